// The list of shortcuts has every key that a command of the program shows, and none twice in one place.
import { describe, expect, it } from 'vitest'
import { commandKeys, keyLabel } from '../editor/text/keymap'
import { libraryCommands } from '../library/library-commands'
import { pagesCommands } from '../pages/pages-commands'
import { systemCommands } from '../window/system-commands'
import { windowCommands } from '../window/window-commands'
import { shortcutGroups } from './shortcuts'

type Deeds = Parameters<typeof windowCommands>[0]
type Settings = Parameters<typeof windowCommands>[1]
type PacksDeeds = Parameters<typeof libraryCommands>
const nothing = () => undefined

const keysIn = (mac = false): string[] =>
  shortcutGroups(mac).flatMap(({ keys }) => keys.flatMap(([shown]) => shown.split(' / ')))

describe('the list of shortcuts', () => {
  it('has the keys of the window, the system, the list of packs and the pages', () => {
    const deeds = new Proxy({}, { get: () => nothing }) as Deeds
    const settings = { appearance: 'system', spelling: true } as Settings
    const packs = [{ id: 'a', title: 'Visit' }] as unknown as NonNullable<PacksDeeds[1]>[]
    const commands = [
      ...windowCommands(
        deeds,
        settings,
        { templates: [], blueprints: [], fields: [] },
        { packs, forget: nothing, refresh: nothing },
      ),
      ...systemCommands(nothing),
      ...libraryCommands(
        { all: packs } as unknown as PacksDeeds[0],
        packs[0] ?? null,
        {} as PacksDeeds[2],
        [],
      ),
      ...pagesCommands(),
    ]
    const shown = commands.flatMap(({ shortcut }) => shortcut ?? [])
    expect(shown.length).toBeGreaterThan(15)
    expect(shown.filter((shortcut) => !keysIn().includes(shortcut))).toEqual([])
  })

  it('has every key of the text', () => {
    const keys = Object.keys(commandKeys) as (keyof typeof commandKeys)[]
    for (const mac of [false, true])
      expect(keys.map((key) => keyLabel(key, mac)).filter((key) => !keysIn(mac).includes(key))).toEqual([])
  })

  it('says what a key does once in each place', () => {
    for (const { title, keys } of shortcutGroups(false)) {
      const shown = keys.map(([key]) => key)
      expect([title, new Set(shown).size]).toEqual([title, shown.length])
    }
  })
})
