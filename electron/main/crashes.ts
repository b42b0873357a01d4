// A page that died is loaded again, but not without end: after a few times the user is asked.
import { type BrowserWindow, dialog } from 'electron'
import { logError } from './log'

/** So many times within this time, in ms, it is loaded without a question. */
const TRIES = 3
const SPAN_MS = 5 * 60 * 1000

/** What is done when the page died. */
export interface AfterCrash {
  /** Called before the page is loaded again. */
  reloads(): void
  /** The user wants the window without the pack that was open. */
  leavePack(): void
  /** The user wants to end. */
  quit(): void
}

/** Watches the page of a window. */
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

/** A box of its own: the page behind it is gone. */
async function ask(window: BrowserWindow): Promise<'quit' | 'again' | 'leavePack'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    title: 'Attaché',
    message: 'The window stopped working several times',
    detail:
      'What was saved is safe. If a pack is too much for the window, open Attaché without it: it stays in your list.',
    buttons: ['Quit', 'Try again', 'Open without the last pack'],
    defaultId: 2,
    cancelId: 0,
    noLink: true,
  })
  return response === 1 ? 'again' : response === 2 ? 'leavePack' : 'quit'
}
