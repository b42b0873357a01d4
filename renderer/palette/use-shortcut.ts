// The shortcut of an action, for tooltips.
import { useSyncExternalStore } from 'react'
import { keySet } from '../editor/actions/keys'
import { knownActions, shortcutOf } from '../editor/actions/known'
import type { ActionId } from '../editor/actions/table'

function subscribe(listener: () => void): () => void {
  const stops = [keySet.subscribe(listener), knownActions.subscribe(listener)]
  return () => {
    for (const stop of stops) stop()
  }
}

/**
 * Returns the shortcut in the current key set and re-renders when another set is chosen; undefined when the action has
 * none.
 */
export function useShortcut(id: ActionId): string | undefined {
  return useSyncExternalStore(subscribe, () => shortcutOf(id))
}
