// Keys that are heard wherever the focus is.
import { type Action, isAvailable, perform } from './action'
import type { Contexts, Scope } from './contexts'
import { isPressed, keysOf } from './keys'
import { currentContexts } from './registry'
import { allActions } from './table'

/** What has the focus hears the keys of other scopes itself. */
const HEARD: readonly Scope[] = ['everywhere', 'packs', 'pack', 'editor']

/** Keys that a text field has a use for. */
const FIELDS_OWN = ['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z']

/** Whether a dialog is open, beside which most actions rest. */
export const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null

/** Answers a key that nothing inside the window has taken. */
export function onWindowKey(event: KeyboardEvent): void {
  // The browser would do something of its own where the action can't.
  if (!event.defaultPrevented && takesWindowKey(event)) event.preventDefault()
}

/** Runs the action of a key; false when none has it. Plain letters are typed: the actions are not asked for them. */
export function takesWindowKey(event: KeyboardEvent): boolean {
  const chord = event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key)
  if (!chord || isFieldsOwn(event)) return false
  const inDialog = isDialogOpen()
  const contexts = currentContexts()
  const meant = allActions.flatMap(([, action]) => {
    const heard = HEARD.includes(action.works) && contexts[action.works] && hears(action, event)
    return heard && (action.inDialogs || !inDialog) ? action : []
  })
  const contextOf = ({ works }: Action) => contexts[works]
  const action = meant.find((one) => isAvailable(one, contextOf(one) as Contexts[Scope]))
  if (action) perform(action, contextOf(action) as Contexts[Scope], false)
  return meant.length > 0
}

/** The first action of a scope that a key means, for what hears its keys itself. */
export function actionOfKey<S extends Scope>(scope: S, event: KeyboardEvent): Action<S> | undefined {
  return allActions.find(
    ([, action]) => action.works === scope && keysOf(action.keys).some((keys) => isPressed(keys, event)),
  )?.[1] as Action<S> | undefined
}

function hears({ keys, native }: Action, event: KeyboardEvent): boolean {
  return !native && keysOf(keys).some((words) => isPressed(words, event))
}

function isFieldsOwn(event: KeyboardEvent): boolean {
  const inField = event.target instanceof Element && event.target.matches('input, textarea, select')
  return inField && FIELDS_OWN.some((words) => isPressed(words, event))
}
