// Shortcuts that work wherever the focus is.
import { type Action, isAvailable, perform } from './action'
import type { Contexts, Scope } from './contexts'
import { heardKeys, isPressed, keysOf } from './keys'
import { knownActions } from './known'
import { currentContexts } from './registry'

/** Shortcuts of other scopes are handled by the focused element. */
const HEARD: readonly Scope[] = ['everywhere', 'packs', 'pack', 'editor']

/** Shortcuts that text fields handle themselves. */
const FIELDS_OWN = ['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z']

/** Whether a dialog is open; most actions are disabled then. */
export const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null

/** Handles a key that nothing in the window has handled. */
export function onWindowKey(event: KeyboardEvent): void {
  // Even if the action can't run: the browser would do something else.
  if (!event.defaultPrevented && takesWindowKey(event)) event.preventDefault()
}

/** Runs the action bound to a key; returns false if there is none. Plain letters are never shortcuts. */
export function takesWindowKey(event: KeyboardEvent): boolean {
  const chord = event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key)
  if (!chord || isFieldsOwn(event)) return false
  const inDialog = isDialogOpen()
  const contexts = currentContexts()
  const meant = knownActions.get().all.flatMap(([, action]) => {
    const heard = HEARD.includes(action.works) && contexts[action.works] && hears(action, event)
    return heard && (action.inDialogs || !inDialog) ? action : []
  })
  const contextOf = ({ works }: Action) => contexts[works]
  const action = meant.find((one) => isAvailable(one, contextOf(one) as Contexts[Scope]))
  if (action) perform(action, contextOf(action) as Contexts[Scope], false)
  return meant.length > 0
}

/** The first action of a scope bound to a key, for elements that handle their own keys. */
export function actionOfKey<S extends Scope>(scope: S, event: KeyboardEvent): Action<S> | undefined {
  return knownActions
    .get()
    .all.find(
      ([, action]) => action.works === scope && keysOf(action.keys).some((keys) => isPressed(keys, event)),
    )?.[1] as Action<S> | undefined
}

function hears(action: Action, event: KeyboardEvent): boolean {
  return heardKeys(action).some((words) => isPressed(words, event))
}

function isFieldsOwn(event: KeyboardEvent): boolean {
  const inField = event.target instanceof Element && event.target.matches('input, textarea, select')
  return inField && FIELDS_OWN.some((words) => isPressed(words, event))
}
