// The list of shortcuts: its content, and that no key is listed twice in a group.
import { afterEach, describe, expect, it } from 'vitest'
import { keySet, keysOf } from '../editor/actions/keys'
import { allActions } from '../editor/actions/table'
import { shownKeys } from '../ui/shown-keys'
import { shortcutGroups } from './shortcuts'

describe('the list of shortcuts', () => {
  afterEach(() => keySet.set('word'))

  it.each(['word', 'own'] as const)('has all keys of every action in the set %s', (set) => {
    keySet.set(set)
    for (const mac of [false, true]) {
      const listed = shortcutGroups(mac).flatMap(({ keys }) => keys.flatMap(([, shown]) => shown))
      const keys = allActions.flatMap(([, action]) => keysOf(action.keys))
      expect(keys.map((words) => shownKeys(words, mac)).filter((shown) => !listed.includes(shown))).toEqual(
        [],
      )
    }
  })

  it('writes keys as the system does, all of an action in one line', () => {
    const [everywhere] = shortcutGroups(true)
    expect(everywhere?.keys).toContainEqual(['New pack', ['⌘N']])
    expect(shortcutGroups(false)[0]?.keys).toContainEqual(['All commands', ['Ctrl+Shift+P', 'Alt+Q', 'F1']])
  })

  it('says each thing once in its place', () => {
    for (const { title, keys } of shortcutGroups(false)) {
      const shown = keys.map(([what]) => what)
      expect([title, new Set(shown).size]).toEqual([title, shown.length])
    }
  })
})
