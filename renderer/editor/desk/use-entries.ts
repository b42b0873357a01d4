// Actions as buttons and menu items: rendered again only when one of them changes.
import { isAvailable } from '../actions/action'
import { type Entry, entryOf } from '../actions/entry'
import { keySet } from '../actions/keys'
import { currentContexts } from '../actions/registry'
import { type ActionId, actions } from '../actions/table'
import { useEditorContext, useSignal, useText } from './hooks'

/** What a button shows of an action. */
export interface ShownEntry extends Entry {
  readonly id: ActionId
  /** Whether it applies here. */
  readonly here: boolean
}

/** Returns the entries of actions on the open pack in their current state. */
export function useEntries(ids: readonly ActionId[]): readonly ShownEntry[] {
  const context = useEditorContext()
  useSignal(keySet)
  useText((state) => {
    const seen = { ...context, state }
    return ids.map((id) => {
      const { here, isOn } = actions[id]
      return [here?.(seen) ?? true, isAvailable(actions[id], seen), isOn?.(seen) ?? false]
    })
  })
  return ids.flatMap((id) => {
    const entry = entryOf(id, actions[id], context)
    return entry ? { ...entry, id, here: actions[id].here?.(context) ?? true } : []
  })
}

/**
 * The same for menus that open with a click, read once; entries whose scope doesn't exist at the moment are left out.
 */
export function entriesNow(ids: readonly ActionId[]): Entry[] {
  const contexts = currentContexts()
  return ids.flatMap((id) => {
    const context = contexts[actions[id].works]
    return context ? (entryOf(id, actions[id], context) ?? []) : []
  })
}
