// From a library's file to a working window. A library that can't be opened is left untouched, and the user is asked what to do.
import { app, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import type { BackupStatus } from '#shared/backups'
import type { LibraryNotice } from '#shared/ipc'
import type { AppError } from '#shared/result'
import { appendToLog } from '../app/log-file'
import { clearParts } from '../app/part-files'
import { resourcesFolder, templatesFolder } from '../app/paths'
import { retryWhileBusy } from '../app/retry-while-busy'
import { readAsset } from '../storage/assets'
import { type Database, waitBriefly } from '../storage/database'
import { openLibrary, startNewLibrary } from '../storage/open-library'
import { listPacks } from '../storage/packs'
import { listSchemes } from '../storage/schemes'
import { readSettings } from '../storage/settings'
import { tidyLibrary } from '../storage/tidy'
import { loadLibrary } from '../templates/load'
import type { AppContext } from './app-context'
import { backupSources } from './backup-folders'
import { runBackupJob } from './backup-thread'
import { type Backups, createBackups } from './backups'
import { guardClosing } from './closing'
import { guardCrashes } from './crashes'
import { startLine } from './diagnostics'
import { endExports } from './export-jobs'
import { applyAppearance, createHandlers } from './handlers'
import { serveIpc } from './ipc'
import { accessLibrary } from './library-access'
import { logError, logInfo } from './log'
import { createMenu } from './menu'
import { filesIn, onFiles, openFiles } from './opened-files'
import { builtFile, contentRoot, devServer } from './paths'
import { lastSavedFile } from './profile'
import { APP_URL, serveSchemes } from './protocol'
import { readOnlyHandlers } from './read-only'
import { repairNow } from './repair'
import { requests } from './requests'
import { takeRestoreNotice } from './restore-library'
import { createScratch } from './scratch'
import { guardSession } from './security'
import { sendEvent } from './send'
import { askAfterFailure, startAgain } from './start-failure'
import { beginStart, endStart } from './starting'
import { openWindow } from './window'
import { hadWindow, hasWindowState } from './window-state'

/** First major version of Electron that is still maintained; older ones are for closed networks only. */
const MAINTAINED_RUNTIME = 43

/**
 * Opens the library and its window once the app is ready. On failure shows why and asks what to do. `database` is the
 * library's file, or the error in how it was named.
 */
export async function startWindow(database: string | AppError, profile: string): Promise<void> {
  await app.whenReady()
  try {
    if (typeof database !== 'string') throw database
    openLibraryWindow(database, profile)
  } catch (error) {
    logError('the library could not be opened', error)
    const way = await askAfterFailure(error)
    if (way.kind === 'quit') app.exit(1)
    else if (way.kind === 'new' && typeof database === 'string') await startNew(database, profile)
    else if (way.kind === 'library') startAgain(way.file)
    else if (typeof database === 'string') await startWindow(database, profile)
    else startAgain()
  }
}

/** Sets aside what is there and starts with a new library. */
async function startNew(database: string, profile: string): Promise<void> {
  try {
    startNewLibrary(database)
    logInfo('the existing file was renamed')
  } catch (error) {
    logError('the library could not be renamed', error)
  }
  await startWindow(database, profile)
}

function openLibraryWindow(database: string, profile: string): void {
  appendToLog([startLine()])
  const scratch = createScratch(profile)
  const library = loadLibrary(templatesFolder(contentRoot()))
  let notice: LibraryNotice | null = null
  const { db, file, readOnly } = accessLibrary(database, scratch, (path) => {
    const findBackups = () => backupSources(profile, path)
    const opened = openLibrary(path, hadWindow(profile), findBackups, lastSavedFile(profile))
    notice = opened.notice ?? takeRestoreNotice(profile)
    return opened.db
  })
  if (!readOnly) tidy(db)
  waitBriefly(db)
  clearParts(Date.now())
  // The marking of new packs may be one of them.
  listSchemes(db)
  applyAppearance(readSettings(db))
  guardSession(devServer())
  serveSchemes({ window: builtFile('renderer'), resources: resourcesFolder(contentRoot()) }, (id) =>
    retryWhileBusy(() => readAsset(db, id)),
  )

  const firstStart = !readOnly && !hasWindowState(profile) && listPacks(db).length === 0
  const window = openWindow(profile, devServer())
  const backups = startBackups({ window, db, profile, readOnly }, file)
  const closing = guardClosing(window, () => Promise.all([endExports(), backups.end()]))
  let withLastPack = beginStart(profile)
  guardCrashes(window, {
    reloads: closing.keepOpen,
    leavePack: () => {
      withLastPack = false
    },
    quit: closing.close,
  })
  const context = {
    window,
    db,
    databasePath: file,
    readOnly,
    withLastPack: () => withLastPack,
    hasStarted: () => endStart(profile),
    contentRoot: contentRoot(),
    library,
    runtimeWarning: runtimeWarning(),
    firstStart,
    notice,
    closing,
    backups,
    profile,
    showMenu: createMenu(window),
    scratch,
    written: new Map<string, string>(),
  }
  const handlers = createHandlers(context)
  serveIpc(
    requests,
    readOnly ? readOnlyHandlers(handlers, database) : handlers,
    // The page's last requests may arrive after the window and its library are closed.
    (event) => !window.isDestroyed() && isOwnPage(event, window.webContents.id),
  )
  takeFiles(window)
  app.on('will-quit', () => {
    db.close()
    scratch.clear()
  })
}

/** Files that the system or a second start asks to open go to this window. */
function takeFiles(window: BrowserWindow): void {
  onFiles(() => sendEvent(window, 'files.waiting', null))
  app.on('second-instance', (_event, line, folder) => {
    if (window.isMinimized()) window.restore()
    window.focus()
    openFiles(filesIn(line, folder))
  })
}

function startBackups(
  context: Pick<AppContext, 'window' | 'db' | 'profile' | 'readOnly'>,
  database: string,
): Backups {
  const { window, profile, readOnly } = context
  const tell = (status: BackupStatus): void => sendEvent(window, 'backups.changed', status)
  const onDamage = (): void => void repairNow(context)
  return createBackups({ database, profile, readOnly, tell, onDamage, run: runBackupJob })
}

/** A failure is harmless: the next start tries again. */
function tidy(db: Database): void {
  try {
    tidyLibrary(db, Date.now())
  } catch (error) {
    logError('the library could not be cleaned up', error)
  }
}

/** Electron's security checklist, point 17: only the main frame of our window, showing our page, is answered. */
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
  return `This copy runs on Electron ${version}, which is no longer supported. Use it for development and trials only.`
}
