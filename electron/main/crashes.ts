// Reloads the page after a crash; after repeated crashes the user is asked.
import { type BrowserWindow, dialog } from 'electron'
import { logError } from './log'

/** Number of reloads without asking within `SPAN_MS`. */
const TRIES = 3
const SPAN_MS = 5 * 60 * 1000

/** Callbacks after a crash of the page. */
export interface AfterCrash {
  /** Called before the page is reloaded. */
  reloads(): void
  /** The user wants to reopen the window without the pack that was open. */
  leavePack(): void
  /** The user wants to quit. */
  quit(): void
}

/** Watches the page of a window for crashes. */
export function guardCrashes(window: BrowserWindow, { reloads, leavePack, quit }: AfterCrash): void {
  let times: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    logError(`the window stopped (${reason})`, new Error(reason))
    if (reason === 'clean-exit' || window.isDestroyed()) return
    reloads()
    const now = Date.now()
    times = [...times.filter((time) => now - time < SPAN_MS), now]
    if (times.length <= TRIES) return window.reload()
    void ask(window).then((choice) => {
      times = []
      if (window.isDestroyed()) return
      if (choice === 'quit') return quit()
      if (choice === 'leavePack') leavePack()
      window.reload()
    })
  })
}

/** A native dialog, as the page that would draw ours is gone. */
async function ask(window: BrowserWindow): Promise<'quit' | 'again' | 'leavePack'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Attaché',
    message: 'Attaché has stopped working several times',
    detail:
      'Saved work is safe. If a pack causes the problem, open Attaché without it; the pack stays in your list.',
    buttons: ['Quit', 'Try again', 'Open without last pack'],
    defaultId: 2,
    cancelId: 0,
    noLink: true,
  })
  return response === 1 ? 'again' : response === 2 ? 'leavePack' : 'quit'
}
