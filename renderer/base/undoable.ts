// Announces what was done to a pack from a dialog to the list of packs, where Ctrl+Z undoes it.
import type { PackId } from '#shared/pack'

/** Something that was done and can be undone. */
export interface Undoable {
  readonly id: PackId
  /** What is said about it. */
  readonly message: string
  /** What Undo says. */
  readonly label: string
  undo(): Promise<unknown>
}

type Listener = (done: Undoable) => void

const listeners = new Set<Listener>()

/** Calls `listener` for each; returns a function that removes it. */
export function onUndoable(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Announces it; false when the list of packs is not shown. */
export function tellUndoable(done: Undoable): boolean {
  for (const listener of listeners) listener(done)
  return listeners.size > 0
}
