// Announces packs imported from files to the screen that lists packs.
import type { PackId } from '#shared/pack'

type Listener = (id: PackId) => void

const listeners = new Set<Listener>()

/** Calls `listener` for each imported pack; returns a function that removes it. */
export function onImported(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Announces an imported pack; false when no screen lists packs now. */
export function tellImported(id: PackId): boolean {
  for (const listener of listeners) listener(id)
  return listeners.size > 0
}
