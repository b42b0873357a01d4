// The list of shortcuts: what it shows, and that no key is in one place twice.
import { describe, expect, it } from 'vitest'
import { allActions, shortcutOf } from '../editor/actions/table'
import { shownKeys } from '../ui/shown-keys'
import { shortcutGroups } from './shortcuts'

describe('the list of shortcuts', () => {
  it('has the keys of every action, as the system writes them', () => {
    for (const mac of [false, true]) {
      const listed = shortcutGroups(mac).flatMap(({ keys }) => keys.map(([shown]) => shown))
      const missing = allActions.filter(([id]) => {
        const keys = shortcutOf(id)
        return keys !== undefined && !listed.includes(shownKeys(keys, mac))
      })
      expect(missing).toEqual([])
    }
    const [everywhere] = shortcutGroups(true)
    expect(everywhere?.keys).toContainEqual(['⌘N', 'New pack'])
  })

  it('says each thing once in its place', () => {
    for (const { title, keys } of shortcutGroups(false)) {
      const shown = keys.map(([, what]) => what)
      expect([title, new Set(shown).size]).toEqual([title, shown.length])
    }
  })
})
