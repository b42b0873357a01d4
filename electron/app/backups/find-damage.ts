// Looks for damage beside the work: saving never waits for a library to be read.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { type Database, holdMoment, openReadOnly } from '../../storage/database'
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
    await keepCopy(db, found)
    return found
  } finally {
    db.close()
  }
}

/** Keeps a copy of a library with this damage unless there is one, in steps, as it is at one moment; `tell` hears how much is done. */
export async function keepDamaged(
  database: string,
  found: NewDamage,
  tell: (done: number) => void,
): Promise<void> {
  const db = openReadOnly(database)
  try {
    await keepCopy(db, found, tell)
  } finally {
    db.close()
  }
}

async function keepCopy(
  db: Database,
  found: NewDamage,
  tell: (done: number) => void = () => undefined,
): Promise<void> {
  const copy = `${db.name}.damaged-${copyIdOf(found)}`
  if (existsSync(copy)) return
  const part = partialPath(copy)
  const forget = await notePart(part)
  try {
    holdMoment(db)
    await db.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        tell(totalPages > 0 ? 1 - remainingPages / totalPages : 0)
        return STEP
      },
    })
    renameSync(part, copy)
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(part + end, { force: true })
    await forget()
  }
}

/** Pages that are copied at once: others can read and write between two steps. */
const STEP = 500
