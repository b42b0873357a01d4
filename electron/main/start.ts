// From a library's file to a working window; a library that can't be opened is said so in a dialog, and left as it is.
import { dirname } from 'node:path'
import { app, dialog, type IpcMainInvokeEvent } from 'electron'
import { resourcesFolder, templatesFolder } from '../app/paths'
import { readAsset } from '../storage/assets'
import { openDatabase } from '../storage/database'
import { readSettings } from '../storage/settings'
import { tidyLibrary } from '../storage/tidy'
import { loadLibrary } from '../templates/load'
import { guardClosing } from './closing'
import { endExports } from './export-jobs'
import { applyAppearance, createHandlers } from './handlers'
import { serveIpc } from './ipc'
import { logError } from './log'
import { createMenu } from './menu'
import { builtFile, contentRoot, devServer } from './paths'
import { APP_URL, serveSchemes } from './protocol'
import { requests } from './requests'
import { createScratch } from './scratch'
import { guardSession } from './security'
import { isFirstOpening, openWindow } from './window'

/** First major of the runtime that is still maintained by its makers; older ones are for closed networks only. */
const MAINTAINED_RUNTIME = 43

/** Opens the library and its window, or says why not and quits. */
export function startWindow(database: string): void {
  try {
    openOffice(database)
  } catch (error) {
    logError('the library could not be opened', error)
    dialog.showErrorBox('Attaché could not start', error instanceof Error ? error.message : String(error))
    app.exit(1)
  }
}

function openOffice(database: string): void {
  const db = openDatabase(database)
  tidyLibrary(db, Date.now())
  const library = loadLibrary(templatesFolder(contentRoot()))
  applyAppearance(readSettings(db))
  guardSession(devServer())
  serveSchemes({ window: builtFile('renderer'), resources: resourcesFolder(contentRoot()) }, (id) =>
    readAsset(db, id),
  )

  const firstStart = isFirstOpening(dirname(database))
  const window = openWindow(dirname(database), devServer())
  const closing = guardClosing(window, endExports)
  const scratch = createScratch(dirname(database))
  const office = {
    window,
    db,
    databasePath: database,
    contentRoot: contentRoot(),
    library,
    runtimeWarning: runtimeWarning(),
    firstStart,
    closing,
    showMenu: createMenu(window),
    scratch,
  }
  serveIpc(requests, createHandlers(office), (event) => isOwnPage(event, window.webContents.id))
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('will-quit', () => {
    db.close()
    scratch.clear()
  })
}

/** Electron's checklist, point 17: only the main frame of our window, showing our page, is answered. */
function isOwnPage(event: IpcMainInvokeEvent, webContentsId: number): boolean {
  const frame = event.senderFrame
  if (!frame || event.sender.id !== webContentsId || frame !== event.sender.mainFrame) return false
  const server = devServer()
  const home = server ? new URL(server) : new URL(APP_URL)
  const url = new URL(frame.url)
  return url.protocol === home.protocol && url.host === home.host
}

function runtimeWarning(): string {
  const version = process.versions.electron
  if (Number.parseInt(version, 10) >= MAINTAINED_RUNTIME) return ''
  return `This copy runs on Electron ${version}, which is no longer maintained. Use it for development and trials only.`
}
