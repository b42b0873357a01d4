// Reads a file that is to be enclosed in a thread with a limit of time and memory.
import { Worker } from 'node:worker_threads'
import { errorOf, type Failure } from '#shared/failure'
import { AppError } from '#shared/result'
import type { ReadFile } from '../app/read-enclosure'
import { builtFile } from './paths'

/** What the thread reads. */
export interface EnclosureWorkerData {
  readonly name: string
  readonly bytes: Uint8Array
  readonly password: string | null
}

/** What it answers. */
export type EnclosureAnswer =
  | { readonly ok: true; readonly file: ReadFile }
  | { readonly ok: false; readonly failure: Failure }

/** A file of the largest size takes a tenth of it. */
const MOST_MS = 60_000
const MOST_MB = 1024

/** Reads a file. Throws `enclosure/locked`, `enclosure/invalid` and `asset/invalid`. */
export async function readInThread(workerData: EnclosureWorkerData): Promise<ReadFile> {
  const thread = new Worker(builtFile('main', 'enclosure-worker.js'), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  })
  try {
    return await new Promise((resolve, reject) => {
      const refuse = () => reject(tooMuch(workerData.name))
      const timer = setTimeout(refuse, MOST_MS)
      thread.once('exit', () => clearTimeout(timer))
      thread.once('error', refuse)
      thread.once('message', (answer: EnclosureAnswer) =>
        answer.ok ? resolve(answer.file) : reject(errorOf(answer.failure)),
      )
    })
  } finally {
    await thread.terminate()
  }
}

const tooMuch = (name: string): AppError =>
  new AppError(
    'enclosure/invalid',
    `“${name}” takes too much time or memory to read. Print it to a new PDF with another program, or divide it, and enclose that.`,
  )
