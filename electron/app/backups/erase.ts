// What was deleted permanently goes from the backups too, when the next one is made.
import { copyFileSync, rmSync } from 'node:fs'
import { AppError } from '#shared/result'
import { type Database, openCopy, openReadOnly } from '../../storage/database'
import { attempt } from '../../storage/failures'
import { eraseItems, forgottenItems, holdsAny } from '../../storage/forgotten'
import { isCurrent } from '../../storage/migrate'
import { rowFindings } from './check'
import { type BackupFile, backupsIn, nextNames } from './folder'
import { writeBackup } from './part'

/** Erases from the backups of a folder what was deleted permanently from the library. */
export async function eraseForgotten(library: Database, folder: string): Promise<void> {
  const items = forgottenItems(library)
  if (items.length > 0) for (const backup of backupsIn(folder)) await eraseFrom(backup, folder, items)
}

async function eraseFrom({ file }: BackupFile, folder: string, items: readonly string[]): Promise<void> {
  const found = look(file, items)
  if (found === 'remove') rmSync(file, { force: true })
  if (found === null || found === 'remove') return
  const { part } = nextNames(folder, Date.now())
  await writeBackup(
    part,
    () => found,
    () => file,
    () => {
      copyFileSync(file, part)
      erase(part, items)
    },
  )
}

/**
 * What is wrong with rows of a backup that holds one of the items; null for one that holds none. One that can't be read,
 * or that holds an item and was made by an earlier version of the program, can't be rewritten.
 */
function look(file: string, items: readonly string[]): readonly string[] | 'remove' | null {
  try {
    const backup = openReadOnly(file)
    try {
      return attempt(file, 'Reading the backup', () => {
        if (!holdsAny(backup, items)) return null
        return isCurrent(backup) ? rowFindings(backup) : 'remove'
      })
    } finally {
      backup.close()
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'storage/damaged') return 'remove'
    // The newer program that made it erases it from there.
    if (error instanceof AppError && error.code === 'storage/from-future') return null
    throw error
  }
}

function erase(file: string, items: readonly string[]): void {
  const db = openCopy(file)
  try {
    eraseItems(db, items)
  } finally {
    db.close()
  }
}
