// Pending saves: screens register them; export, closing and quitting wait for them.

type Flush = () => Promise<void>

const flushes = new Set<Flush>()

/** Registers a function that saves pending changes; returns a function that removes it. */
export function registerFlush(flush: Flush): () => void {
  flushes.add(flush)
  return () => flushes.delete(flush)
}

/** Saves all pending changes, including the field being typed into. Rejects with the first failure. */
export async function flushAll(): Promise<void> {
  // Some fields are read on blur.
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
  await Promise.all([...flushes].map((flush) => flush()))
}
