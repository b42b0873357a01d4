// The thread of the next export, which is made ready while the user still chooses.
import type { Worker } from 'node:worker_threads'
import { errorOf } from '#shared/failure'
import type { Problem } from '#shared/pack'
import { AppError } from '#shared/result'
import { startShortRun } from '../app/short-runs'
import type { CheckRequest, ExportMessage } from './export-jobs'
import { builtFile } from './paths'

/** What the thread is told at its start. */
export interface ExportWorkerData {
  readonly contentRoot: string
}

/** How long it waits for an export, in ms. */
const PATIENCE = 120_000

let waiting: { readonly thread: Worker; readonly timer: NodeJS.Timeout } | null = null
let checks = 0

/**
 * What an export would have to say: the thread that waits lays the pack out, so that a check finds what printing finds.
 * Throws what went wrong there, and `export/failed` when the thread ends before it has answered.
 */
export function checkInThread(
  contentRoot: string,
  request: Omit<CheckRequest, 'check'>,
): Promise<readonly Problem[]> {
  const thread = prewarmThread(contentRoot)
  const check = ++checks
  return new Promise((resolve, reject) => {
    const settle = (answer: () => void): void => {
      thread.off('message', hear).off('exit', ended)
      answer()
    }
    const fail = (why: Error): void => settle(() => reject(why))
    const ended = (): void => fail(new AppError('export/failed', 'The check was ended before it was done.'))
    const hear = (message: ExportMessage): void => {
      if (!('check' in message) || message.check !== check) return
      if (message.kind === 'checked') settle(() => resolve(message.problems))
      else if (message.kind === 'unchecked') fail(errorOf(message.failure))
    }
    thread.on('message', hear).on('exit', ended)
    thread.postMessage({ ...request, check } satisfies CheckRequest)
  })
}

/** The thread that waits; starts one and loads the engine there unless one waits already: an export is expected soon. */
function prewarmThread(contentRoot: string): Worker {
  if (waiting) {
    waiting.timer.refresh()
    return waiting.thread
  }
  const thread = start(contentRoot)
  waiting = { thread, timer: setTimeout(() => void endWaitingThread(), PATIENCE).unref() }
  // Without one that waits, an export starts its own and says what is wrong.
  thread.once('error', () => {
    if (waiting?.thread === thread) forget()
  })
  return thread
}

/** A thread for one export: the one that waits, or else a new one. */
export function takeThread(contentRoot: string): Worker {
  const thread = waiting?.thread ?? start(contentRoot)
  forget()
  thread.removeAllListeners('error')
  return thread
}

/** Ends the thread that waits. */
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
