// Running exports: each in a worker thread, so that the window stays responsive; cancelled by terminating the thread.
import { rm } from 'node:fs/promises'
import type { Worker } from 'node:worker_threads'
import type { ExportProgress } from '#shared/exported'
import { errorOf } from '#shared/failure'
import { AppError } from '#shared/result'
import { notePart, partialPath } from '../app/part-files'
import type { ExportDone, ExportMessage, ExportRequest, RowsOrder } from './export-messages'
import { endWaitingThread, takeThread } from './export-thread'

/** Cancel functions of the running exports, by job id. */
const running = new Map<string, () => void>()
/** Exports that have not finished, including their cleanup. */
const jobs = new Set<Promise<unknown>>()

/** What a thread of the export is to do, and what its messages mean. */
export interface Job<T> {
  /** Sent as soon as the names of its files are noted. */
  readonly request: Promise<ExportRequest | RowsOrder>
  /** Hears each message; `done` ends the thread. */
  hear(message: ExportMessage, done: (result: T) => void): void
  /** Cancels in the middle; without it the thread is ended and `export/cancelled` thrown. */
  cancel?(thread: Worker): void
  /** Removes what is left of it. */
  clear(): Promise<void>
}

/**
 * Exports a pack to `target`, with the resources of `contentRoot`. Throws `export/cancelled` after
 * `cancelExport(jobId)`, `export/failed` when the file can't be written, and any error of the thread; then no new file
 * is left.
 */
export function runExport(
  jobId: string,
  contentRoot: string,
  request: Omit<ExportRequest, 'partial'>,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportDone> {
  const partial = partialPath(request.target)
  const noted = notePart(partial)
  return runJob(jobId, contentRoot, {
    request: noted.then(() => ({ ...request, partial })),
    hear: (message, done) => {
      if (message.kind === 'progress') onProgress({ jobId, stage: message.stage, done: message.done })
      else if (message.kind === 'done') done(message)
    },
    clear: async () => {
      await rm(partial, { force: true })
      const forget = await noted
      await forget()
    },
  })
}

/** Runs a job in a thread. Throws the errors of the thread; what is left of the job is removed in any case. */
export async function runJob<T>(jobId: string, contentRoot: string, job: Job<T>): Promise<T> {
  if (running.has(jobId)) throw new AppError('ipc/refused', `Export ${jobId} is already running.`)
  const work = inThread(jobId, contentRoot, job).finally(async () => {
    running.delete(jobId)
    await job.clear()
  })
  jobs.add(work)
  try {
    return await work
  } finally {
    jobs.delete(work)
  }
}

/** Cancels all exports, and resolves once their cleanup is done: the program is quitting. */
export async function endExports(): Promise<void> {
  for (const cancel of running.values()) cancel()
  await Promise.allSettled([...jobs, endWaitingThread()])
}

/** Cancels a running export; does nothing when it has finished. */
export function cancelExport(jobId: string): void {
  running.get(jobId)?.()
}

function inThread<T>(jobId: string, contentRoot: string, job: Job<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const thread = takeThread(contentRoot)
    const finish = (settle: () => void): void => {
      // Wait for the thread to end: only then can it no longer write.
      void thread.terminate().then(settle)
    }
    running.set(jobId, () => {
      if (job.cancel) job.cancel(thread)
      else
        finish(() => reject(new AppError('export/cancelled', 'The export was cancelled. No file was saved.')))
    })
    thread.on('message', (message: ExportMessage) => {
      if (message.kind === 'failed') finish(() => reject(errorOf(message.failure)))
      else job.hear(message, (result) => finish(() => resolve(result)))
    })
    thread.on('error', (cause) => finish(() => reject(whyItEnded(cause))))
    void job.request.then((request) => thread.postMessage(request))
  })
}

/**
 * The system ended the thread. Running out of memory is something the user can fix by splitting the pack; anything else
 * is a bug.
 */
function whyItEnded(cause: Error): Error {
  if (Reflect.get(cause, 'code') !== 'ERR_WORKER_OUT_OF_MEMORY') return cause
  const advice = 'Split it into two packs, or use smaller images.'
  return new AppError('export/failed', `There is not enough memory to export the pack. ${advice}`, { cause })
}
