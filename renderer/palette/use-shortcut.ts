// The shortcut of an action, for tooltips.
import { useSyncExternalStore } from 'react'
import { keySet } from '../editor/actions/keys'
import { type ActionId, shortcutOf } from '../editor/actions/table'

/**
 * Returns the shortcut in the current key set and re-renders when another set is chosen; undefined when the action has
 * none.
 */
export function useShortcut(id: ActionId): string | undefined {
  return useSyncExternalStore(keySet.subscribe, () => shortcutOf(id))
}
