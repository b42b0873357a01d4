// Closing without data loss: the window saves pending changes before it closes.
import type { BrowserWindow } from 'electron'
import { sendEvent } from './send'

/**
 * How long the page may take to answer before the window closes anyway, in ms; autosave has saved all but the last
 * second.
 */
const PATIENCE_MS = 8000
/** How long a page may go on saving: one that never ends would keep the user from leaving. */
const LONGEST_MS = 120_000

/** The page's answers to `app.closing`. */
export interface Closing {
  /** Everything is saved: closes the window. */
  close(): void
  /** Something could not be saved: the window stays open until the user closes it again. */
  keepOpen(): void
  /** The page is still saving: it gets as much time again. */
  wait(): void
}

/** Delays closing until the page has answered and `end`, which stops running exports, has resolved. */
export function guardClosing(window: BrowserWindow, end: () => Promise<void>): Closing {
  let asked = false
  let askedAt = 0
  let patience: NodeJS.Timeout | undefined
  const close = (): void => {
    void end().finally(() => {
      if (!window.isDestroyed()) window.destroy()
    })
  }
  const keepOpen = (): void => {
    clearTimeout(patience)
    asked = false
  }
  const wait = (): void => {
    if (!asked || Date.now() - askedAt > LONGEST_MS) return
    clearTimeout(patience)
    patience = setTimeout(close, PATIENCE_MS)
    patience.unref()
  }
  window.on('close', (event) => {
    if (window.webContents.isCrashed()) return
    event.preventDefault()
    if (asked) return
    asked = true
    askedAt = Date.now()
    sendEvent(window, 'app.closing', null)
    wait()
  })
  return { close, keepOpen, wait }
}
