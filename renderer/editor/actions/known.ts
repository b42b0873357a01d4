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

let waiting: (() => boolean)[] = []

/**
 * Runs something with the table: at once, or when it is loaded. Each returns whether it had anything to do. Of those that wait only the first that
 * had is run: the others were meant for what it leaves behind, which is not drawn yet.
 */
export function withActions(run: () => boolean): void {
  if (knownActions.get().all.length > 0) {
    run()
    return
  }
  waiting.push(run)
  if (waiting.length > 1) return
  const stop = knownActions.subscribe(() => {
    stop()
    const all = waiting
    waiting = []
    all.some((one) => one())
  })
}

/** The displayed shortcut of an action, for tooltips; undefined when it has none, or is not loaded. */
export const shortcutOf = (id: string): string | undefined => keysOf(knownActions.get().actions[id]?.keys)[0]
