// What must be saved before the window may go on: screens register, and export, closing and quitting wait for them.

type Flush = () => Promise<void>

const flushes = new Set<Flush>()

/** Registers a function that saves what is pending; gives a function that takes it out again. */
export function registerFlush(flush: Flush): () => void {
  flushes.add(flush)
  return () => flushes.delete(flush)
}

/** Saves all that is pending, what is being typed into a field too. Rejects with the first failure. */
export async function flushAll(): Promise<void> {
  // Some fields are read when they are left.
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
  await Promise.all([...flushes].map((flush) => flush()))
}
