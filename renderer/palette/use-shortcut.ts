// The keys of an action, as tips show them.
import { useSyncExternalStore } from 'react'
import { keySet } from '../editor/actions/keys'
import { type ActionId, shortcutOf } from '../editor/actions/table'

/** The keys in force, the component being rendered again when another set is chosen; undefined when it has none. */
export function useShortcut(id: ActionId): string | undefined {
  return useSyncExternalStore(keySet.subscribe, () => shortcutOf(id))
}
