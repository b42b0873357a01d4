// The moment of a move: from here on the copy is the library. Before and after it there is a whole library, whatever happens.
import { AppError } from '#shared/result'
import { type Database, openReadOnly } from '../../storage/database'
import { attempt } from '../../storage/failures'
import { headOf } from '../../storage/last-saved'
import { noteMove } from './place'

/**
 * Makes the copy the library and closes `db`; false when the library was changed after the copy was made, and is still open.
 * Throws `storage/unwritable` when that can't be noted.
 */
export function handOver(db: Database, copy: string): boolean {
  return attempt(db.name, 'Moving the library', () => {
    // Nobody else can change it now.
    db.exec('BEGIN IMMEDIATE')
    try {
      const changes = changesOf(db)
      if (changes === null || changes !== changesIn(copy)) return false
      noteMove(db.name, copy, changes)
    } finally {
      db.exec('ROLLBACK')
    }
    db.close()
    return true
  })
}

/** How often a library that is not open has been changed; null when it can't be told. */
export function changesIn(file: string): number | null {
  const db = openReadOnly(file)
  try {
    return changesOf(db)
  } finally {
    db.close()
  }
}

const changesOf = (db: Database): number | null => headOf(db)?.changes ?? null

/** Said when a library is changed all the time while it is moved. */
export const stillChanging = (): AppError =>
  new AppError(
    'storage/busy',
    'The library was changed while it was copied. Close other programs that use it, then try again. It is still at its old location.',
  )
