// Whether the main mouse button is held in the window, as the browser sees it rather than as the page claims.
import type { BrowserWindow } from 'electron'

/** The pointer of a window. */
export interface Pointer {
  /** Runs `start` while the button is held; does nothing otherwise. */
  drag(start: () => void): void
}

/** Watches the button from now on. */
export function watchPointer({ webContents }: BrowserWindow): Pointer {
  let held = false
  webContents.on('input-event', (_event, input) => {
    if (input.type !== 'mouseDown' && input.type !== 'mouseUp') return
    if (!('button' in input) || input.button === undefined || input.button === 'left')
      held = input.type === 'mouseDown'
  })
  return {
    drag(start) {
      if (!held) return
      // The system takes over the pointer: the release is not seen here.
      held = false
      start()
    },
  }
}
