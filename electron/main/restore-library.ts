// Restores all of a library from a backup: the program restarts on it, and says where the earlier file is.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { dateWords } from '#shared/date-words'
import type { LibraryNotice } from '#shared/ipc'
import { forgetLastSaved } from '../storage/last-saved'
import { replaceLibrary } from '../storage/replace-library'
import type { AppContext } from './app-context'
import { logError } from './log'
import { lastSavedFile } from './profile'
import { startAgain } from './start-failure'

/** In the profile, from the restore to the next start. */
const FILE = 'restored.json'

/**
 * Makes a backup of the present library, puts the other one in its place, and restarts. Throws while the present one is
 * still open and unchanged; after that a failure restarts the program, which says what it finds.
 */
export async function restoreLibrary({ db, backups, profile }: AppContext, id: string): Promise<void> {
  // Before a new backup may end the turn of this one.
  const { file, time } = await backups.prepare(id)
  await backups.make()
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
  startAgain()
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
