// Restores all of a library from a backup; the next start opens it, and says where the earlier file is.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { dateWords } from '#shared/date-words'
import type { LibraryNotice } from '#shared/library-notice'
import { forgetLastSaved } from '../storage/last-saved'
import { replaceLibrary } from '../storage/replace-library'
import type { PreparedLibrary } from './backup-thread'
import type { LibraryContext } from './library-context'
import { logError } from './log'
import { lastSavedFile } from './profile'

/** In the profile, from the restore to the next start. */
const FILE = 'restored.json'

/**
 * Puts a prepared library in the place of the present one, which is closed. Throws while that is still open and unchanged; after that
 * a failure is only logged: the program has to restart, and says what it finds.
 */
export function restoreLibrary(
  { db, profile }: Pick<LibraryContext, 'db' | 'profile'>,
  { file, time }: PreparedLibrary,
): void {
  try {
    const aside = replaceLibrary(db, file)
    const note = lastSavedFile(profile)
    if (note !== undefined) forgetLastSaved(note)
    writeFileSync(join(profile, FILE), JSON.stringify({ time, aside: basename(aside) }), { mode: 0o600 })
  } catch (error) {
    if (db.open) {
      rmSync(dirname(file), { recursive: true, force: true })
      throw error
    }
    logError('the library could not be restored', error)
  }
}

/** The message about a restore just before this start; null for none. It is given once. */
export function takeRestoreNotice(profile: string): LibraryNotice | null {
  try {
    const { time, aside } = JSON.parse(readFileSync(join(profile, FILE), 'utf8')) as {
      time: number
      aside: string
    }
    rmSync(join(profile, FILE), { force: true })
    return {
      title: 'The library was restored',
      text: `All packs, templates and settings are as in the backup of ${dateWords(time)}. The library as it was before is the newest backup in the list; its file was renamed to ${aside}.`,
      lines: [],
      details: '',
    }
  } catch {
    // Nothing was restored.
    return null
  }
}
