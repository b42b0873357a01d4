// The window itself: its menu, clipboard, zoom, and recently opened packs.
import { app, type BrowserWindow } from 'electron'
import type { WindowCommand, ZoomStep } from '#shared/menu'
import { forgetRecent, noteOpened, recentPacks } from '../storage/recent'
import type { Handlers } from './answer'
import type { AppContext } from './app-context'
import { copyDiagnostics, showLog } from './diagnostics'
import { saveWindowState } from './window'
import { zoomAfter } from './zoom'

type Channels =
  | 'menu.show'
  | 'window.run'
  | 'window.zoom'
  | 'packs.recent'
  | 'packs.opened'
  | 'packs.forgetRecent'

/** Returns the handlers of these channels. */
export function windowHandlers(context: AppContext): Pick<Handlers, Channels> {
  const { db, window, showMenu, readOnly } = context
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
    'packs.recent': () => recentPacks(db),
    'packs.opened': ({ id }) => {
      if (!readOnly) noteOpened(db, id)
      return null
    },
    'packs.forgetRecent': () => {
      forgetRecent(db)
      return null
    },
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
  copyDiagnostics: (_window, { db, readOnly }) => copyDiagnostics(db, readOnly),
}

/** Zooms one step; returns the new size in percent. */
function zoom(window: BrowserWindow, step: ZoomStep): number {
  const { webContents } = window
  const factor = zoomAfter(webContents.getZoomFactor(), step)
  webContents.setZoomFactor(factor)
  saveWindowState(window)
  return Math.round(factor * 100)
}
