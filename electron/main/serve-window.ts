// What answers the window: loaded while the page is.
import { app, type BrowserWindow } from 'electron'
import type { BackupStatus } from '#shared/backups'
import { UnsavedChanges } from '../app/unsaved-changes'
import { brokenNotice } from '../storage/library-notice'
import type { AppContext, OpenedForWindow } from './app-context'
import { runBackupJob } from './backup-thread'
import { type Backups, createBackups } from './backups'
import { guardClosing } from './closing'
import { guardCrashes } from './crashes'
import { endsInTime } from './ending'
import { askWhenSlow } from './ending-notice'
import { endExports } from './export-jobs'
import { createHandlers } from './handlers'
import type { Served } from './ipc'
import { type LibraryThread, withLibrary } from './library-thread'
import { logError } from './log'
import { createMenu } from './menu'
import { onFiles } from './opened-files'
import { contentRoot } from './paths'
import { isTemporaryProfile } from './profile'
import { readOnlyHandlers } from './read-only'
import { repairFound } from './repair-found'
import { requests } from './requests'
import { openScratch, type Scratch } from './scratch'
import { sendEvent } from './send'
import { endStart } from './starting'

/** How long the program waits for its threads when it ends, in ms. */
const PATIENCE_MS = 10_000

/** After this time a library is checked even if the window has not asked about it, in ms. */
const CHECKED_BY_MS = 5000

/** What a window is served with. */
interface Opened extends OpenedForWindow {
  readonly window: BrowserWindow
  readonly profile: string
}

/** Looks after the window, and returns what answers it. */
export function serveWindow(opened: Opened): Served {
  const { window, library, profile, database } = opened
  const scratch = openScratch(profile)
  const backups = startBackups(opened)
  const jobsEnd = (): Promise<unknown> => Promise.all([endExports(), backups.end()])
  const closing = guardClosing(window, () => endsInTime(jobsEnd(), PATIENCE_MS))
  let withLastPack = opened.startedWell
  guardCrashes(window, {
    reloads: closing.keepOpen,
    leavePack: () => {
      withLastPack = false
    },
    quit: closing.close,
  })
  // It may have stopped before anybody watched.
  if (window.webContents.isCrashed()) window.reload()
  const context: AppContext = {
    window,
    library,
    withLastPack: () => withLastPack,
    hasStarted: () => endStart(profile),
    contentRoot: contentRoot(),
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
  lookForChanges(window, library)
  endWith(library, scratch, jobsEnd)
  onFiles(() => sendEvent(window, 'files.waiting', null))
  // The page asks when it has shown the list. If it has stopped, the library is checked all the same.
  setTimeout(() => library.check(), CHECKED_BY_MS)
  return {
    parsers: requests,
    handlers: library.opened.readOnly ? readOnlyHandlers(handlers, database) : handlers,
  }
}

/** Another window or a command may have changed the library: the page hears of it when the user comes back. */
function lookForChanges(window: BrowserWindow, library: LibraryThread): void {
  const look = async (): Promise<void> => {
    await library.checked
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
