// Closing without loss: the window is asked to save what is pending before it goes.
import type { BrowserWindow } from 'electron'
import { sendEvent } from './send'

/** How long a page may take to answer before the window closes all the same; autosave has saved all but the last second. */
const PATIENCE_MS = 8000

/** What the page answers to `app.closing`. */
export interface Closing {
  /** All is saved: closes the window. */
  close(): void
  /** Something could not be saved: the window stays until the user closes it again. */
  keepOpen(): void
}

/** Makes closing wait for the page's answer, and then for `end`, which stops what still runs. */
export function guardClosing(window: BrowserWindow, end: () => Promise<void>): Closing {
  let asked = false
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
  window.on('close', (event) => {
    if (window.webContents.isCrashed()) return
    event.preventDefault()
    if (asked) return
    asked = true
    sendEvent(window, 'app.closing', null)
    patience = setTimeout(close, PATIENCE_MS)
    patience.unref()
  })
  return { close, keepOpen }
}
