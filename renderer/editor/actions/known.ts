// The table of actions as those see it who don't wait for it: it comes with the editor, after the list is on screen.
import { Signal } from '../../base/signal'
import type { Action } from './action'
import type { Provider } from './entry'
import { keysOf } from './keys'

/** The table, and what provides further entries. */
export interface KnownActions {
  readonly actions: Readonly<Record<string, Action | undefined>>
  /** Ids with their actions, in the order of the table. */
  readonly all: readonly (readonly [string, Action])[]
  readonly providers: readonly Provider[]
}

/** Empty until the table is loaded, which sets it. */
export const knownActions = new Signal<KnownActions>({ actions: {}, all: [], providers: [] })

/** Runs something with the table: at once, or when it is loaded. */
export function withActions(run: () => void): void {
  if (knownActions.get().all.length > 0) {
    run()
    return
  }
  const stop = knownActions.subscribe(() => {
    stop()
    run()
  })
}

/** The displayed shortcut of an action, for tooltips; undefined when it has none, or is not loaded. */
export const shortcutOf = (id: string): string | undefined => keysOf(knownActions.get().actions[id]?.keys)[0]
