// Reads the file of a stranger in a thread with a limit of time and memory: at worst it ends that thread.

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { errorOf, type Failure } from '#shared/failure'

/** What such a thread answers. */
export type ThreadAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

/** What it says: how far it is, and at the end its answer. */
export type ThreadMessage<T> = { readonly progress: number } | ThreadAnswer<T>

export interface ThreadLimits {
  /** Since its start, or since it last said how far it is. */
  readonly ms: number
  /** Of memory. */
  readonly mb: number
}

/** Returns what the thread answers. Throws its failure, and `tooMuch` where it takes more than the limits. */
export async function inLimitedThread<T>(
  file: string,
  workerData: unknown,
  { ms, mb }: ThreadLimits,
  tooMuch: () => Error,
  onProgress: (done: number) => void = () => undefined,
): Promise<T> {
  const thread = new Worker(join(__dirname, file), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: mb },
  })
  try {
    return await new Promise((resolve, reject) => {
      const refuse = () => reject(tooMuch())
      const timer = setTimeout(refuse, ms)
      thread.once('exit', () => clearTimeout(timer))
      thread.once('error', (error) => {
        if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse()
        else reject(error)
      })
      thread.on('message', (message: ThreadMessage<T>) => {
        if ('progress' in message) {
          timer.refresh()
          onProgress(message.progress)
        } else if (message.ok) resolve(message.value)
        else reject(errorOf(message.failure))
      })
    })
  } finally {
    await thread.terminate()
  }
}
