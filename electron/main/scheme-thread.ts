// Reads the file of a marking scheme in a thread with a limit of time and memory.
import { basename } from 'node:path'
import { AppError } from '#shared/result'
import { inLimitedThread } from '../app/limited-thread'
import type { NewScheme } from '../app/marking-schemes'

/** What the thread reads. */
export interface SchemeWorkerData {
  readonly name: string
  readonly text: string
}

/** A file of the largest size takes a tenth of the time. */
const LIMITS = { ms: 10_000, mb: 256 }

/** Reads a scheme. Throws `template/invalid`. */
export async function readSchemeInThread(path: string): Promise<NewScheme> {
  const name = basename(path)
  // Loaded late: the window needs no reader of files at its start.
  const { readSchemeText } = await import('../app/marking-schemes')
  const workerData: SchemeWorkerData = { name, text: await readSchemeText(path) }
  return inLimitedThread(
    'scheme-worker.js',
    workerData,
    LIMITS,
    () => new AppError('template/invalid', `${name}: the file takes too long to read as a marking scheme.`),
  )
}
