// The thread of the next export, which is made ready while the user still chooses.
import type { Worker } from 'node:worker_threads'
import { startShortRun } from '../app/short-runs'
import { builtFile } from './paths'

/** What the thread is told at its start. */
export interface ExportSetting {
  readonly contentRoot: string
}

/** How long it waits for an export, in ms. */
const PATIENCE = 120_000

let waiting: { readonly thread: Worker; readonly timer: NodeJS.Timeout } | null = null

/** Starts a thread and loads the engine there, unless one waits already: an export is expected soon. */
export function expectExport(contentRoot: string): void {
  if (waiting) {
    waiting.timer.refresh()
    return
  }
  const thread = start(contentRoot)
  waiting = { thread, timer: setTimeout(() => void dismissThread(), PATIENCE).unref() }
  // Without one that waits, an export starts its own and says what is wrong.
  thread.once('error', () => {
    if (waiting?.thread === thread) forget()
  })
}

/** A thread for one export: the one that waits, or else a new one. */
export function takeThread(contentRoot: string): Worker {
  const thread = waiting?.thread ?? start(contentRoot)
  forget()
  thread.removeAllListeners('error')
  return thread
}

/** Ends the thread that waits. */
export async function dismissThread(): Promise<void> {
  const thread = waiting?.thread
  forget()
  await thread?.terminate()
}

function forget(): void {
  clearTimeout(waiting?.timer)
  waiting = null
}

function start(contentRoot: string): Worker {
  const setting: ExportSetting = { contentRoot }
  return startShortRun(builtFile('main', 'export-worker.js'), setting)
}
