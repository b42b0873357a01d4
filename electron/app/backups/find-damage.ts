// Looks for damage beside the work: saving never waits for a library to be read.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { openReadOnly } from '../../storage/database'
import { copyIdOf, lookForDamage, type NewDamage } from '../../storage/repair-open'
import { notePart, partialPath } from '../part-files'

/**
 * Returns damage that is not known yet; null when there is none. A copy of the library as it is, is kept then, under the name that the repair
 * expects, so that it has none to make.
 */
export async function findDamage(database: string): Promise<NewDamage | null> {
  const db = openReadOnly(database)
  try {
    const found = lookForDamage(db)
    if (found === null) return null
    const copy = `${database}.damaged-${copyIdOf(found)}`
    if (existsSync(copy)) return found
    const part = partialPath(copy)
    const forget = await notePart(part)
    try {
      await db.backup(part)
      renameSync(part, copy)
    } finally {
      for (const end of ['', '-wal', '-shm']) rmSync(part + end, { force: true })
      await forget()
    }
    return found
  } finally {
    db.close()
  }
}
