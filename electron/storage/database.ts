// Opens a library: pragmas, health check, migration.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { AppError } from '#shared/result'
import { attempt } from './failures'
import { migrate, refuseNewer } from './migrate'

export type { Database } from 'better-sqlite3'

/** How long a call waits for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000

/**
 * Opens a library, making file and folder when they are not there; `:memory:` keeps it in memory.
 * Throws `storage/from-future`, `storage/damaged`, `storage/busy` or `storage/unwritable`; the file is then as it was.
 */
export function openDatabase(path: string): Database {
  if (path !== ':memory:') makeFolder(dirname(path))
  return open(path, {}, (db) => {
    refuseNewer(db)
    refuseDamaged(db)
    migrate(db)
    db.pragma('journal_mode = WAL')
    // Each save reaches the disk before it is reported: it survives a power cut, not only the end of the process.
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
  })
}

/** Opens a library that exists for reading, beside the connection that writes. Throws like `openDatabase`. */
export function openReadOnly(path: string): Database {
  return open(path, { readonly: true, fileMustExist: true }, (db) => refuseNewer(db))
}

function open(path: string, options: BetterSqlite3.Options, prepare: (db: Database) => void): Database {
  return attempt(path, 'Opening the library', () => {
    const db = new BetterSqlite3(path, { ...options, timeout: BUSY_TIMEOUT_MS })
    try {
      prepare(db)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new AppError('storage/unwritable', `The folder ${folder} for the library could not be made.`, {
      cause,
    })
  }
}

/** Checks all tables but the images, whose bytes are compared with their hash when they are read: a start stays fast. */
function refuseDamaged(db: Database): void {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'assets'")
    .pluck()
    .all()
  for (const table of tables) {
    const verdict = db.pragma(`quick_check('${String(table).replaceAll("'", "''")}')`, { simple: true })
    if (verdict === 'ok') continue
    throw new AppError(
      'storage/damaged',
      `The library ${db.name} is damaged (${String(verdict)}). Put it aside and take the last copy of it; nothing was changed.`,
    )
  }
}
