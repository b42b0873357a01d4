// Waits for a library that another program is writing to, without standing still: tries again after a while.
import { AppError } from '#shared/result'

/** How long it is tried, and how long is waited between two tries, in ms. */
const PATIENCE_MS = 5000
const PAUSE_MS = 100

/**
 * Runs a change or a read of the library until it isn't refused for another program's sake. What was refused did nothing,
 * so that it can be run again. Throws `storage/busy` when the other program takes too long, and what `run` throws.
 */
export async function retryWhileBusy<T>(run: () => T): Promise<T> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return run()
    } catch (error) {
      const isBusy = error instanceof AppError && error.code === 'storage/busy'
      if (!isBusy || waited >= PATIENCE_MS) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
