// Reads the file of a marking scheme in a thread with a limit of time and memory.
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { errorOf, type Failure } from '#shared/failure'
import { AppError } from '#shared/result'
import { type NewScheme, readSchemeText } from '../app/marking-schemes'
import { builtFile } from './paths'

/** What the thread reads. */
export interface SchemeWorkerData {
  readonly name: string
  readonly text: string
}

/** What it answers. */
export type SchemeAnswer =
  | { readonly ok: true; readonly scheme: NewScheme }
  | { readonly ok: false; readonly failure: Failure }

/** A file of the largest size takes a tenth of it. */
const MOST_MS = 10_000
const MOST_MB = 256

/** Reads a scheme. Throws `template/invalid`. */
export async function readSchemeInThread(path: string): Promise<NewScheme> {
  const name = basename(path)
  const workerData: SchemeWorkerData = { name, text: await readSchemeText(path) }
  const thread = new Worker(builtFile('main', 'scheme-worker.js'), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  })
  try {
    return await new Promise((resolve, reject) => {
      const refuse = () =>
        reject(
          new AppError('template/invalid', `${name}: the file takes too long to read as a marking scheme.`),
        )
      const timer = setTimeout(refuse, MOST_MS)
      thread.once('exit', () => clearTimeout(timer))
      thread.once('error', refuse)
      thread.once('message', (answer: SchemeAnswer) =>
        answer.ok ? resolve(answer.scheme) : reject(errorOf(answer.failure)),
      )
    })
  } finally {
    await thread.terminate()
  }
}
