// Running exports: each in a worker thread, so that the window stays responsive; cancelled by terminating the thread.
import { rm } from 'node:fs/promises'
import type { ExportProgress } from '#shared/exported'
import { errorOf } from '#shared/failure'
import { AppError } from '#shared/result'
import { notePart, partialPath } from '../app/part-files'
import type { ExportDone, ExportMessage, ExportRequest } from './export-messages'
import { endWaitingThread, takeThread } from './export-thread'

/** Cancel functions of the running exports, by job id. */
const running = new Map<string, () => void>()
/** Exports that have not finished, including their cleanup. */
const jobs = new Set<Promise<ExportDone>>()

/**
 * Exports a pack to `target`, with the resources of `contentRoot`. Throws `export/cancelled` after
 * `cancelExport(jobId)`, `export/failed` when the file can't be written, and any error of the thread; then no new file
 * is left.
 */
export async function runExport(
  jobId: string,
  contentRoot: string,
  request: Omit<ExportRequest, 'partial'>,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportDone> {
  if (running.has(jobId)) throw new AppError('ipc/refused', `Export ${jobId} is already running.`)
  const partial = partialPath(request.target)
  const noted = notePart(partial)
  const job = inThread(jobId, contentRoot, { ...request, partial }, noted, onProgress).finally(async () => {
    running.delete(jobId)
    await rm(partial, { force: true })
    const forget = await noted
    await forget()
  })
  jobs.add(job)
  try {
    return await job
  } finally {
    jobs.delete(job)
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

function inThread(
  jobId: string,
  contentRoot: string,
  request: ExportRequest,
  noted: Promise<unknown>,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportDone> {
  return new Promise((resolve, reject) => {
    const thread = takeThread(contentRoot)
    const finish = (settle: () => void): void => {
      // Wait for the thread to end: only then can it no longer write.
      void thread.terminate().then(settle)
    }
    running.set(jobId, () =>
      finish(() => reject(new AppError('export/cancelled', 'The export was cancelled. No file was saved.'))),
    )
    thread.on('message', (message: ExportMessage) => {
      if (message.kind === 'progress') onProgress({ jobId, stage: message.stage, done: message.done })
      else if (message.kind === 'done') finish(() => resolve(message))
      else if (message.kind === 'failed') finish(() => reject(errorOf(message.failure)))
    })
    thread.on('error', (cause) => finish(() => reject(whyItEnded(cause))))
    void noted.then(() => thread.postMessage(request))
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
