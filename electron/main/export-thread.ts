// A worker thread that is started ahead of the next export, while the user is still choosing options.
import type { Worker } from 'node:worker_threads'
import { errorOf } from '#shared/failure'
import type { Problem } from '#shared/pack'
import { AppError } from '#shared/result'
import { startShortRun } from '../app/short-runs'
import type { CheckRequest, ExportMessage } from './export-messages'
import { logError } from './log'
import { builtFile } from './paths'

/** Data that the thread starts with. */
export interface ExportWorkerData {
  readonly contentRoot: string
}

/** How long an idle thread is kept, in ms. */
const PATIENCE = 120_000

let waiting: { readonly thread: Worker; readonly timer: NodeJS.Timeout } | null = null
let checks = 0

/**
 * Checks an export: the waiting thread lays the pack out, so that the check finds exactly what printing finds. Throws
 * the thread's errors, and `export/failed` when the thread ends before it has answered.
 */
export function checkInThread(
  contentRoot: string,
  request: Omit<CheckRequest, 'check'>,
): Promise<readonly Problem[]> {
  const thread = prewarmThread(contentRoot)
  const check = ++checks
  return new Promise((resolve, reject) => {
    const finish = (answer: () => void): void => {
      thread.off('message', hear).off('exit', ended)
      answer()
    }
    const fail = (why: Error): void => finish(() => reject(why))
    const ended = (): void => fail(new AppError('export/failed', 'The check was stopped before it finished.'))
    const hear = (message: ExportMessage): void => {
      if (!('check' in message) || message.check !== check) return
      if (message.kind === 'checked') finish(() => resolve(message.problems))
      else if (message.kind === 'unchecked') fail(errorOf(message.failure))
    }
    thread.on('message', hear).on('exit', ended)
    thread.postMessage({ ...request, check } satisfies CheckRequest)
  })
}

/** Returns the waiting thread, starting one that loads the engine if there is none: an export is likely soon. */
function prewarmThread(contentRoot: string): Worker {
  if (waiting) {
    waiting.timer.refresh()
    return waiting.thread
  }
  const thread = start(contentRoot)
  waiting = { thread, timer: setTimeout(() => void endWaitingThread(), PATIENCE).unref() }
  // If the waiting thread fails, the export starts its own and reports the error.
  thread.once('error', (error) => {
    logError('the waiting export thread stopped', error)
    if (waiting?.thread === thread) forget()
  })
  return thread
}

/** Returns a thread for one export: the waiting one, or else a new one. */
export function takeThread(contentRoot: string): Worker {
  const thread = waiting?.thread ?? start(contentRoot)
  forget()
  thread.removeAllListeners('error')
  return thread
}

/** Terminates the waiting thread. */
export async function endWaitingThread(): Promise<void> {
  const thread = waiting?.thread
  forget()
  await thread?.terminate()
}

function forget(): void {
  clearTimeout(waiting?.timer)
  waiting = null
}

function start(contentRoot: string): Worker {
  const setting: ExportWorkerData = { contentRoot }
  return startShortRun(builtFile('main', 'export-worker.js'), setting)
}
