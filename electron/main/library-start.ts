// Opens the library in its thread: sets aside what the user gave up, opens or restores, and tidies up.
import type { LibraryNotice } from '#shared/library-notice'
import { removeLeftCopies } from '../app/library-copy/copy'
import { clearParts } from '../app/part-files'
import { saveUnsaved } from '../app/unsaved'
import type { Database } from '../storage/database'
import { endFirstLook } from '../storage/first-look'
import { forgetLastSaved } from '../storage/last-saved'
import { openLibrary, startNewLibrary } from '../storage/open-library'
import { tidyLibrary } from '../storage/tidy'
import { backupSources } from './backup-folders'
import { accessLibrary } from './library-access'
import type { FoundLibrary, LibraryOrder } from './library-messages'
import { startOf } from './list-handlers'
import { logError, logInfo } from './log'
import { lastSavedFile } from './profile'
import { takeRestoreNotice } from './restore-library'
import type { Scratch } from './scratch'

/** Opens the library for the window. Throws as `openLibrary`; the library is then left untouched. */
export function openForWindow(
  { database, profile, openedBefore, start, lock }: LibraryOrder,
  scratch: Scratch,
  stage: (done: number | null) => void,
): { readonly db: Database; readonly opened: FoundLibrary } {
  if (start === 'new') setAside(database, lastSavedFile(profile))
  let notice: LibraryNotice | null = null
  const { db, file, readOnly } = accessLibrary(database, scratch, (path) => {
    const findBackups = () => backupSources(profile, path)
    const opened = openLibrary(path, openedBefore, findBackups, lastSavedFile(profile), {
      beforeChanges: () => {
        if (lock) endFirstLook(lock)
      },
      repairing: stage,
    })
    stage(null)
    notice = opened.notice ?? takeRestoreNotice(profile)
    return opened.db
  })
  if (!readOnly && start === 'usual') notice = withUnsaved(notice, saveUnsaved(db, profile))
  if (start !== 'again') {
    if (!readOnly) tidy(db)
    clearParts(Date.now())
    removeLeftCopies()
  }
  return { db, opened: { file, readOnly, notice, ...startOf(db) } }
}

/** What had been typed and not saved is told with what else was found. */
function withUnsaved(notice: LibraryNotice | null, lines: readonly string[]): LibraryNotice | null {
  if (lines.length === 0) return notice
  if (notice !== null) return { ...notice, lines: [...notice.lines, ...lines] }
  return {
    title: 'Changes were saved that had not been saved before',
    text: 'Attaché ended while the library did not answer. What was typed until then had been kept beside it.',
    lines,
    details: '',
  }
}

function setAside(database: string, lastSaved: string | undefined): void {
  try {
    startNewLibrary(database)
    if (lastSaved !== undefined) forgetLastSaved(lastSaved)
    logInfo('the existing file was renamed')
  } catch (error) {
    logError('the library could not be renamed', error)
  }
}

/** A failure is harmless: the next start tries again. */
function tidy(db: Database): void {
  try {
    tidyLibrary(db, Date.now())
  } catch (error) {
    logError('the library could not be cleaned up', error)
  }
}
