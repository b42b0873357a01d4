// From a library's file to a working window. A library that can't be opened is left untouched, and the user is asked what to do.
// Little is loaded here: the window and the library's threads are started first, and what answers the window while they start.
import { Worker } from 'node:worker_threads'
import { app, type BrowserWindow } from 'electron'
import { learnScheme } from '#shared/own-schemes'
import type { AppError } from '#shared/result'
import { appendToLog } from '../app/log-file'
import { hasUnsaved } from '../app/unsaved-changes'
import { newLookLock } from '../storage/look-lock'
import { applyAppearance } from './appearance'
import { startLine } from './diagnostics'
import { EarlyWindow } from './early-window'
import type { LibraryOrder } from './library-messages'
import { type LibraryThread, type LibraryThreadSetting, openLibraryThread } from './library-thread'
import { logError } from './log'
import { openAtOldPlace, settleMoved } from './move-library'
import { builtFile, contentRoot } from './paths'
import { sendEvent } from './send'
import { askAfterFailure, isCheckedFirst, startAgain, startCheckedFirst } from './start-failure'
import { beginStart } from './starting'
import { hadWindow, hasWindowState } from './window-state'

/**
 * Opens the library and its window once the app is ready. On failure shows why and asks what to do. `database` is the
 * library's file, or the error in how it was named.
 */
export async function startWindow(database: string | AppError, profile: string): Promise<void> {
  const openedBefore = hadWindow(profile)
  const isNew = !hasWindowState(profile)
  let early: Promise<EarlyWindow> | null = null
  for (let start: LibraryOrder['start'] = 'usual'; ; ) {
    try {
      if (typeof database !== 'string') throw database
      // What was typed and not saved is saved first.
      const isLookedAt = start === 'usual' && !isCheckedFirst() && !hasUnsaved(profile)
      const lock = isLookedAt ? newLookLock(database) : null
      const order = { database, profile, contentRoot: contentRoot(), openedBefore, start, lock }
      const parts: { early?: EarlyWindow } = {}
      const library = openThreads(order, {
        tell: (notice) => parts.early?.send('library.notice', notice),
        stage: (done) => parts.early?.stage(done),
      })
      // The threads open the library while Chromium starts and the page is loaded.
      early ??= app.whenReady().then(() => new EarlyWindow(profile, database))
      early.catch(() => undefined)
      parts.early = await early
      return showLibrary(parts.early, await library, { database, profile, isNew })
    } catch (error) {
      logError('the library could not be opened', error)
      await app.whenReady()
      const refused = await early
      refused?.refused()
      const next = await afterFailure(database, error)
      if (next === null) return
      refused?.opening()
      start = next
    }
  }
}

/** Returns how to try again; null if the program ends or starts anew. */
async function afterFailure(
  database: string | AppError,
  error: unknown,
): Promise<LibraryOrder['start'] | null> {
  if (typeof database === 'string' && (await openAtOldPlace(database))) return null
  const way = await askAfterFailure(error)
  if (way.kind === 'quit') app.exit(1)
  else if (way.kind === 'library') startAgain(way.file)
  else if (typeof database === 'string') return way.kind === 'new' ? 'new' : 'usual'
  else startAgain()
  return null
}

function openThreads(
  order: LibraryOrder,
  told: Pick<LibraryThreadSetting, 'tell' | 'stage'>,
): Promise<LibraryThread> {
  const library = openLibraryThread(order, {
    start: (workerData) => new Worker(builtFile('main', 'library-worker.js'), { workerData }),
    look: (workerData) =>
      workerData.lock && new Worker(builtFile('main', 'first-look-worker.js'), { workerData }),
    ...told,
  })
  // Whoever waits for it hears of a failure.
  library.catch(() => undefined)
  return library
}

interface Start {
  readonly database: string
  readonly profile: string
  /** Nothing was ever kept of a window on this library. */
  readonly isNew: boolean
}

function showLibrary(early: EarlyWindow, library: LibraryThread, start: Start): void {
  appendToLog([startLine()])
  for (const { id, definition } of library.opened.schemes) learnScheme(id, definition)
  applyAppearance(library.opened)
  const { readOnly, isEmpty } = library.opened
  early.open({
    ...{ library, database: start.database },
    firstStart: !readOnly && start.isNew && isEmpty,
    startedWell: beginStart(start.profile),
  })
  void hearOfCheck(early.window, library, start.database)
}

/** What the window showed at the first look may have been repaired, or changed elsewhere; a library that can't be opened ends it. */
async function hearOfCheck(
  window: BrowserWindow,
  { opened, checked }: LibraryThread,
  database: string,
): Promise<void> {
  try {
    const found = await checked
    const { notice } = found
    // Only now the list is what was checked, and known to the thread that changes it.
    if (found !== opened) sendEvent(window, 'library.changed', null)
    void settleMoved(window, database, notice === null)
  } catch (error) {
    logError('the library could not be opened after the first look', error)
    startCheckedFirst()
  }
}
