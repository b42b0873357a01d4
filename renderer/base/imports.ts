// Packs that were added from files: the screen that lists packs wants to know of them.
import type { PackId } from '#shared/pack'

type Listener = (id: PackId) => void

const listeners = new Set<Listener>()

/** Calls `listener` for each pack that was added; gives a function that stops it. */
export function onImported(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells of a pack that was added; false when nobody shows packs now. */
export function tellImported(id: PackId): boolean {
  for (const listener of listeners) listener(id)
  return listeners.size > 0
}
