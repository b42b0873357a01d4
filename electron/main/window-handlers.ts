// The window itself: its menu, clipboard and zoom.
import { app, type BrowserWindow } from 'electron'
import type { WindowCommand, ZoomStep } from '#shared/menu'
import type { AppContext } from './app-context'
import { copyDiagnostics, showLog } from './diagnostics'
import type { MainHandlers } from './library-thread'
import { saveWindowState } from './window'
import { zoomAfter } from './zoom'

/** Returns the handlers of these channels. */
export function windowHandlers(
  context: AppContext,
): Pick<MainHandlers, 'menu.show' | 'window.run' | 'window.zoom'> {
  const { window, showMenu } = context
  // Ctrl with the mouse wheel.
  window.webContents.on('zoom-changed', (_event, direction) => void zoom(window, direction === 'in' ? 1 : -1))
  return {
    'menu.show': (model) => {
      showMenu(model)
      context.hasStarted()
      return null
    },
    'window.run': ({ command }) => {
      commands[command](window, context)
      return null
    },
    'window.zoom': ({ step }) => zoom(window, step),
  }
}

const commands: Readonly<Record<WindowCommand, (window: BrowserWindow, context: AppContext) => void>> = {
  cut: ({ webContents }) => webContents.cut(),
  copy: ({ webContents }) => webContents.copy(),
  paste: ({ webContents }) => webContents.paste(),
  pasteAsText: ({ webContents }) => webContents.pasteAndMatchStyle(),
  selectAll: ({ webContents }) => webContents.selectAll(),
  fullScreen: (window) => window.setFullScreen(!window.isFullScreen()),
  minimize: (window) => window.minimize(),
  quit: () => app.quit(),
  showLog: () => void showLog(),
  copyDiagnostics: (_window, { library }) => void copyDiagnostics(library),
}

/** Zooms one step; returns the new size in percent. */
function zoom(window: BrowserWindow, step: ZoomStep): number {
  const { webContents } = window
  const factor = zoomAfter(webContents.getZoomFactor(), step)
  webContents.setZoomFactor(factor)
  saveWindowState(window)
  return Math.round(factor * 100)
}
