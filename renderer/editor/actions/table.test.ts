// The table of actions: ids, labels and shortcuts are unique.
import { describe, expect, it } from 'vitest'
import type { KeySet } from '#shared/ipc'
import { wordKeys } from '../../../tests/harness/word-keys'
import type { Action } from './action'
import type { Scope } from './contexts'
import { heardKeys, keysOf } from './keys'
import { type ActionId, actions, allActions, files } from './table'

/** Scopes whose shortcuts work at the same time: the text and the window, each kind of row and the window. */
const HEARD_TOGETHER: readonly (readonly Scope[])[] = [
  ['everywhere', 'pack', 'editor', 'text'],
  ['everywhere', 'pack', 'editor', 'section'],
  ['everywhere', 'pack', 'packs', 'row'],
]

/** Shortcuts shared on purpose: the first available action runs. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  F6: ['nextRegion', 'splitOther'],
  'Alt+Shift+→': ['columnWider', 'imageWider', 'levelIn'],
  'Alt+Shift+←': ['columnNarrower', 'imageNarrower', 'levelOut'],
}

const withKeys = (set: KeySet, scopes: readonly Scope[]): [string, string][] =>
  allActions
    .filter(([, { works }]) => scopes.includes(works))
    .flatMap(([id, action]) => heardKeys(action, set).map((key): [string, string] => [key, id]))

describe('the table of actions', () => {
  it('has no id twice', () => {
    const ids = files.flatMap((file) => Object.keys(file))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    expect(ids).toHaveLength(allActions.length)
  })

  it('gives each action a command or a function', () => {
    const idle = allActions.filter(([, { command, run }]) => !command && !run)
    expect(idle.map(([id]) => id)).toEqual([])
  })

  it.each(['own', 'word'] as const)('has no key twice in the set %s where it is heard', (set) => {
    for (const scopes of HEARD_TOGETHER) {
      const found = withKeys(set, scopes)
      for (const [key] of found) {
        const ids = found.filter(([other]) => other === key).map(([, id]) => id)
        if (ids.length > 1) expect([key, ...ids.toSorted()]).toEqual([key, ...(SHARED[key] ?? [])])
      }
    }
  })

  it('has the keys that end-to-end tests press', () => {
    const pressed: Partial<Record<ActionId, string>> = wordKeys
    for (const [id, keys] of Object.entries(pressed)) {
      const [shown = ''] = keysOf(actions[id as ActionId].keys, 'word')
      expect([id, shown.replace('Ctrl', 'Control').toLowerCase()]).toEqual([id, keys.toLowerCase()])
    }
  })

  it('has distinct labels in each group', () => {
    const labels = allActions.map(([, { group, label }]: readonly [string, Action]) => `${group}: ${label}`)
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([])
  })
})
