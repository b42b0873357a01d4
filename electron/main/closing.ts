// Closing without loss: the window is asked to save what is pending before it goes, and comes back if its page died.
import type { BrowserWindow } from 'electron'
import { logError } from './log'
import { sendEvent } from './send'

/** How long a page may take to save before the window closes all the same; autosave has saved all but the last second. */
const PATIENCE_MS = 8000

/** Makes closing wait for the page; gives the function that the page's `app.closed` call runs. */
export function guardClosing(window: BrowserWindow): () => void {
  let asked = false
  const close = (): void => {
    if (!window.isDestroyed()) window.destroy()
  }
  window.on('close', (event) => {
    if (window.webContents.isCrashed()) return
    event.preventDefault()
    if (asked) return
    asked = true
    sendEvent(window, 'app.closing', null)
    setTimeout(close, PATIENCE_MS).unref()
  })
  window.webContents.on('render-process-gone', (_event, details) => {
    logError('the window stopped and is loaded again', new Error(details.reason))
    asked = false
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.reload()
  })
  return close
}
