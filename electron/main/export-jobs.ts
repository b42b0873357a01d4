// Running exports: each in a worker thread, so that the window stays responsive; cancelled by terminating the thread.
import { rm } from 'node:fs/promises'
import { errorOf, type Failure } from '#shared/failure'
import type { ExportProgress } from '#shared/ipc'
import type { ExportOptions, PackId, Problem } from '#shared/pack'
import { AppError } from '#shared/result'
import { notePart, partialPath } from '../app/part-files'
import { endWaitingThread, takeThread } from './export-thread'

/** Message to the worker. Paths never leave the main process. */
export interface ExportRequest {
  readonly database: string
  readonly packId: PackId
  readonly options: ExportOptions
  /** Destination of the finished file, with symbolic links resolved. */
  readonly target: string
  /** Written first, in the same folder, then renamed: the target is either the old file or the complete new one. */
  readonly partial: string
}

/** The pack and options for a worker to check. Paths never leave the main process. */
export interface CheckRequest extends Pick<ExportRequest, 'database' | 'packId' | 'options'> {
  /** Identifies the answer. */
  readonly check: number
}

/** Messages from the worker. */
export type ExportMessage =
  | { readonly kind: 'checked'; readonly check: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'unchecked'; readonly check: number; readonly failure: Failure }
  | { readonly kind: 'progress'; readonly stage: ExportProgress['stage']; readonly done: number }
  | {
      readonly kind: 'done'
      readonly pages: number
      readonly bytes: number
      readonly warnings: readonly Problem[]
    }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Result of a finished export. */
export type ExportDone = Extract<ExportMessage, { kind: 'done' }>

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
  if (running.has(jobId)) throw new AppError('ipc/refused', `Export ${jobId} is running already.`)
  const partial = partialPath(request.target)
  const forget = notePart(partial)
  const job = inThread(jobId, contentRoot, { ...request, partial }, onProgress).finally(async () => {
    running.delete(jobId)
    await rm(partial, { force: true })
    forget()
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
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportDone> {
  return new Promise((resolve, reject) => {
    const thread = takeThread(contentRoot)
    const finish = (settle: () => void): void => {
      // Wait for the thread to end: only then can it no longer write.
      void thread.terminate().then(settle)
    }
    running.set(jobId, () =>
      finish(() =>
        reject(new AppError('export/cancelled', 'The export was cancelled; no file was written.')),
      ),
    )
    thread.on('message', (message: ExportMessage) => {
      if (message.kind === 'progress') onProgress({ jobId, stage: message.stage, done: message.done })
      else if (message.kind === 'done') finish(() => resolve(message))
      else if (message.kind === 'failed') finish(() => reject(errorOf(message.failure)))
    })
    thread.on('error', (cause) => finish(() => reject(whyItEnded(cause))))
    thread.postMessage(request)
  })
}

/**
 * The system ended the thread. Running out of memory is something the user can fix by splitting the pack; anything else
 * is a bug.
 */
function whyItEnded(cause: Error): Error {
  if (Reflect.get(cause, 'code') !== 'ERR_WORKER_OUT_OF_MEMORY') return cause
  const advice = 'Export its sections in two packs, or with smaller images.'
  return new AppError('export/failed', `The pack needs more memory than there is. ${advice}`, { cause })
}
