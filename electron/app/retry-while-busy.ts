// Retries while another program is writing to the library, without blocking.
import { AppError } from '#shared/result'

/** How long to retry, and the delay between two attempts, in ms. */
const PATIENCE_MS = 5000
const PAUSE_MS = 100

/**
 * Runs a change or a read of the library until no other program blocks it; a blocked attempt has had no effect. Throws
 * `storage/busy` when the other program takes too long, and what `run` throws.
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
