// From a library's file to a working window. A library that can't be opened is left untouched, and the user is asked what to do.
import { Worker } from 'node:worker_threads'
import { app, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import type { BackupStatus } from '#shared/backups'
import type { LibraryNotice } from '#shared/library-notice'
import { learnScheme } from '#shared/own-schemes'
import type { AppError } from '#shared/result'
import { appendToLog } from '../app/log-file'
import { resourcesFolder } from '../app/paths'
import { UnsavedChanges } from '../app/unsaved'
import { newLookLock } from '../storage/first-look'
import { brokenNotice } from '../storage/library-notice'
import type { AppContext } from './app-context'
import { runBackupJob } from './backup-thread'
import { type Backups, createBackups } from './backups'
import { guardClosing } from './closing'
import { guardCrashes } from './crashes'
import { startLine } from './diagnostics'
import { endsInTime } from './ending'
import { askWhenSlow } from './ending-notice'
import { endExports } from './export-jobs'
import { applyAppearance, createHandlers } from './handlers'
import { serveIpc } from './ipc'
import type { LibraryOrder } from './library-messages'
import { type LibraryThread, openLibraryThread, withLibrary } from './library-thread'
import { logError } from './log'
import { createMenu } from './menu'
import { openAtOldPlace, settleMoved } from './move-library'
import { filesIn, onFiles, openFiles } from './opened-files'
import { OpeningWindow } from './opening-window'
import { builtFile, contentRoot, devServer } from './paths'
import { isTemporaryProfile } from './profile'
import { APP_URL, serveSchemes } from './protocol'
import { readOnlyHandlers } from './read-only'
import { repairFound } from './repair-found'
import { requests } from './requests'
import { createScratch, type Scratch } from './scratch'
import { guardSession } from './security'
import { sendEvent } from './send'
import { askAfterFailure, isCheckedFirst, startAgain, startCheckedFirst } from './start-failure'
import { beginStart, endStart } from './starting'
import { openWindow, showLibrary } from './window'
import { hasWindowState } from './window-state'

/** First major version of Electron that is still maintained; older ones are for closed networks only. */
const MAINTAINED_RUNTIME = 43

/** How long the program waits for its threads when it ends, in ms. */
const PATIENCE_MS = 10_000

/**
 * Opens the library and its window once the app is ready. On failure shows why and asks what to do. `database` is the
 * library's file, or the error in how it was named.
 */
export async function startWindow(
  database: string | AppError,
  profile: string,
  start: LibraryOrder['start'] = 'usual',
): Promise<void> {
  try {
    if (typeof database !== 'string') throw database
    const lock = start === 'usual' && !isCheckedFirst() ? newLookLock(database) : null
    await openLibraryWindow({ database, profile, contentRoot: contentRoot(), start, lock })
  } catch (error) {
    logError('the library could not be opened', error)
    await app.whenReady()
    if (typeof database === 'string' && (await openAtOldPlace(database))) return
    const way = await askAfterFailure(error)
    if (way.kind === 'quit') app.exit(1)
    else if (way.kind === 'library') startAgain(way.file)
    else if (typeof database === 'string')
      await startWindow(database, profile, way.kind === 'new' ? 'new' : 'usual')
    else startAgain()
  }
}

/** The library is opened while Chromium starts. */
async function openLibraryWindow(order: LibraryOrder): Promise<void> {
  const { database, profile } = order
  const scratch = createScratch(profile)
  const parts: { window?: BrowserWindow } = {}
  const opening = new OpeningWindow(profile, devServer())
  const tell = (notice: LibraryNotice): void => {
    if (parts.window) sendEvent(parts.window, 'library.notice', notice)
  }
  const thread = openLibraryThread(order, {
    start: (workerData) => new Worker(builtFile('main', 'library-worker.js'), { workerData }),
    look: (workerData) =>
      workerData.lock && new Worker(builtFile('main', 'first-look-worker.js'), { workerData }),
    tell,
    stage: (done) => {
      if (parts.window) sendEvent(parts.window, 'library.repairing', done)
      else opening.stage(done)
    },
  })
  await app.whenReady()
  serveOnce(thread)
  opening.start(database)
  const library = await thread.catch((error: unknown) => {
    // It stays while the user is asked: the program would end with its last window.
    failedWindows.push(opening.take())
    throw error
  })
  appendToLog([startLine()])
  for (const { id, definition } of library.opened.schemes) learnScheme(id, definition)
  applyAppearance(library.opened)
  const { readOnly, isEmpty } = library.opened
  const firstStart = !readOnly && !hasWindowState(profile) && isEmpty
  const shown = opening.take()
  const window = shown ?? openWindow(profile, devServer())
  parts.window = window
  serveWindow({ window, library, profile, database, scratch, firstStart })
  if (shown) showLibrary(shown, devServer())
  for (const failed of failedWindows.splice(0)) failed?.destroy()
  takeFiles(window)
  void hearOfCheck(window, library, database)
}

/** Windows of libraries that could not be opened; they show the place. */
const failedWindows: (BrowserWindow | undefined)[] = []

const served: { library?: Promise<LibraryThread> } = {}

/** Serves the page, also before the library is open. */
function serveOnce(library: Promise<LibraryThread>): void {
  const isFirst = served.library === undefined
  served.library = library
  if (!isFirst) return
  guardSession(devServer())
  serveSchemes({ window: builtFile('renderer'), resources: resourcesFolder(contentRoot()) }, async (id) =>
    (await served.library)?.call('readAsset', id),
  )
}

/** What the window showed at the first look may have been repaired; a library that can't be opened ends it. */
async function hearOfCheck(
  window: BrowserWindow,
  { checked }: LibraryThread,
  database: string,
): Promise<void> {
  try {
    const { notice } = await checked
    if (notice !== null) sendEvent(window, 'library.changed', null)
    void settleMoved(window, database, notice === null)
  } catch (error) {
    logError('the library could not be opened after the first look', error)
    startCheckedFirst()
  }
}

/** What a window is opened with. */
interface Opened extends Pick<AppContext, 'window' | 'library' | 'scratch' | 'firstStart'> {
  readonly profile: string
  readonly database: string
}

function serveWindow(opened: Opened): void {
  const { window, library, profile, database, scratch } = opened
  const backups = startBackups(opened)
  const jobsEnd = (): Promise<unknown> => Promise.all([endExports(), backups.end()])
  const closing = guardClosing(window, () => endsInTime(jobsEnd(), PATIENCE_MS))
  let withLastPack = beginStart(profile)
  guardCrashes(window, {
    reloads: closing.keepOpen,
    leavePack: () => {
      withLastPack = false
    },
    quit: closing.close,
  })
  const context: AppContext = {
    window,
    library,
    withLastPack: () => withLastPack,
    hasStarted: () => endStart(profile),
    contentRoot: contentRoot(),
    runtimeWarning: runtimeWarning(),
    firstStart: opened.firstStart,
    closing,
    backups,
    showMenu: createMenu(window),
    scratch,
    unsaved: new UnsavedChanges(isTemporaryProfile(profile) ? undefined : profile),
    written: new Map<string, string>(),
    folders: new Map<string, string>(),
  }
  const handlers = withLibrary(createHandlers(context), library)
  serveIpc(
    requests,
    library.opened.readOnly ? readOnlyHandlers(handlers, database) : handlers,
    // The page's last requests may arrive after the window and its library are closed.
    (event) => !window.isDestroyed() && isOwnPage(event, window.webContents.id),
  )
  lookForChanges(window, library)
  endWith(library, scratch, jobsEnd)
}

/** Another window or a command may have changed the library: the page hears of it when the user comes back. */
function lookForChanges(window: BrowserWindow, library: LibraryThread): void {
  const look = async (): Promise<void> => {
    if (await library.call('isChangedElsewhere')) sendEvent(window, 'library.changed', null)
  }
  window.on(
    'focus',
    () => void look().catch((error: unknown) => logError('changes could not be looked for', error)),
  )
}

/**
 * Closes the library when the program ends. A thread that is stuck in the system would keep the process for ever, so it is killed then:
 * what was saved has reached the disk.
 */
function endWith(library: LibraryThread, scratch: Scratch, jobsEnd: () => Promise<unknown>): void {
  let ended: Promise<boolean[]> | null = null
  let isOver = false
  app.on('will-quit', (event) => {
    if (isOver) return
    event.preventDefault()
    ended ??= Promise.all([library.end(PATIENCE_MS), endsInTime(jobsEnd(), PATIENCE_MS)])
    void Promise.race([ended, askWhenSlow(ended).then((isEnded) => [isEnded])]).then((all) => {
      scratch.clear()
      isOver = true
      if (all.every(Boolean)) return app.quit()
      logError('a thread was stuck when the program ended', new Error('A thread did not end.'))
      process.kill(process.pid, 'SIGKILL')
    })
  })
}

/** Files that the system or a second start asks to open go to this window. */
function takeFiles(window: BrowserWindow): void {
  onFiles(() => sendEvent(window, 'files.waiting', null))
  app.on('second-instance', (_event, line, folder) => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
    openFiles(filesIn(line, folder))
  })
}

function startBackups({ window, library, profile }: Opened): Backups {
  const { file, readOnly } = library.opened
  const tell = (status: BackupStatus): void => sendEvent(window, 'backups.changed', status)
  const onDamage = (): void =>
    void repairFound(library).catch((error: unknown) => logError('the library could not be repaired', error))
  const onBroken = (findings: readonly string[]): void =>
    sendEvent(window, 'library.notice', brokenNotice(findings))
  const onDamagedIndex = (): void =>
    void library
      .call('resetIndex')
      .catch((error: unknown) => logError('the search index could not be made anew', error))
  const events = { tell, onDamage, onBroken, onDamagedIndex }
  return createBackups({ database: file, profile, readOnly, ...events, run: runBackupJob })
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
