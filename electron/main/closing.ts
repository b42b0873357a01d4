// Closing without data loss: the window saves pending changes before it closes.
import { app, type BrowserWindow, dialog } from 'electron'
import { filesIn, withoutFiles } from './opened-files'
import { sendEvent } from './send'

/** How long the page may be silent while it saves before the user is asked, in ms. */
const PATIENCE_MS = 8000
/** How long the page may go on saving before the user is asked, in ms. */
const LONGEST_MS = 120_000
/** Who closes the window again after this long is asked at once; before that it was a double click. In ms. */
const DOUBLE_MS = 1500

/** The page's answers to `app.closing`. */
export interface Closing {
  /** Everything is saved: closes the window. */
  close(): void
  /** Something could not be saved: the window stays open until the user closes it again. */
  keepOpen(): void
  /** The page is still saving: it gets as much time again. */
  wait(): void
}

/**
 * Delays closing until the page has answered and `end`, which stops running exports and backups, has resolved. Asks the user when
 * no answer comes: the page may be busy with the last changes, or it may have stopped.
 */
export function guardClosing(window: BrowserWindow, end: () => Promise<unknown>): Closing {
  let asked = false
  let askedAt = 0
  let isAsking = false
  /** The user has closed the window again: the question stays although the page is still saving. */
  let insists = false
  let patience: NodeJS.Timeout | undefined
  let question = new AbortController()
  const stopWaiting = (): void => {
    clearTimeout(patience)
    question.abort()
  }
  const close = (): void => {
    stopWaiting()
    // The user need not wait for the end of jobs; who starts the program again meanwhile gets a new one.
    window.hide()
    app.once('second-instance', (_event, line, folder) => {
      app.relaunch({ args: [...withoutFiles(process.argv.slice(1)), ...filesIn(line, folder)] })
    })
    void end().finally(() => {
      if (!window.isDestroyed()) window.destroy()
    })
  }
  const keepOpen = (): void => {
    stopWaiting()
    asked = false
  }
  const ask = async (signal: AbortSignal): Promise<void> => {
    isAsking = true
    const leave = await asksToLeave(window, signal)
    isAsking = false
    if (signal.aborted) return
    if (leave) close()
    else startWaiting()
  }
  const startWaiting = (): void => {
    askedAt = Date.now()
    insists = false
    wait()
  }
  const wait = (): void => {
    if (!asked || insists || Date.now() - askedAt > LONGEST_MS) return
    stopWaiting()
    question = new AbortController()
    const { signal } = question
    patience = setTimeout(() => void ask(signal), PATIENCE_MS)
    patience.unref()
  }
  const askNow = (): void => {
    if (Date.now() - askedAt < DOUBLE_MS) return
    insists = true
    clearTimeout(patience)
    if (!isAsking) void ask(question.signal)
  }
  window.on('close', (event) => {
    if (window.webContents.isCrashed()) return
    event.preventDefault()
    if (asked) return askNow()
    asked = true
    sendEvent(window, 'app.closing', null)
    startWaiting()
  })
  return { close, keepOpen, wait }
}

/** Whether the user closes the window without the changes; `signal` takes the question back. */
async function asksToLeave(window: BrowserWindow, signal: AbortSignal): Promise<boolean> {
  if (window.isDestroyed()) return false
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Attaché',
    message: 'Attaché is still saving your last changes',
    detail: 'If you close the window now, they may be lost.',
    buttons: ['Keep waiting', 'Close without saving'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  })
  return response === 1
}
