// Opens a library: looks for the file, checks its health, migrates it, sets the pragmas.
import { closeSync, linkSync, mkdirSync, openSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { AppError } from '#shared/result'
import { defineSum } from './checksum'
import { attempt } from './failures'
import { checkHealth, damaged, type Health } from './health'
import { findMissing, missingFindings } from './inventory'
import { findLogDamage } from './log-check'
import { migrate, refuseForeign, refuseNewer } from './migrate'
import { type Found, findLibrary, sizeOf, syncFolder } from './on-disk'
import { definePacking } from './packed-text'
import { noteRemovedImages } from './removal-times'
import { withWorkFolder } from './work-folder'

export type { Database } from 'better-sqlite3'

/** How long a call waits for another process that is writing, in ms. */
const BUSY_TIMEOUT_MS = 5000

/**
 * Opens a library, creating file and folder on first use; `:memory:` keeps it in memory. Throws `storage/lost`,
 * `storage/from-future`, `storage/damaged`, `storage/busy` or `storage/unwritable`; the file is then unchanged.
 */
export function openDatabase(path: string): Database {
  if (path === ':memory:') return openForWriting(path)
  makeFolder(dirname(path))
  const found = findLibrary(path)
  if (found.kind === 'lost') throw lost(path, found)
  if (found.kind === 'nothing') createLibrary(path)
  const inLog = findLogDamage(path)
  const structure = inLog === null ? inspectLibrary(path).structure : [inLog]
  if (structure.length > 0) throw damaged(path, structure)
  return openForWriting(path)
}

/** Opens a library that has been inspected. Throws like `openDatabase`. */
export function openForWriting(path: string): Database {
  return open(path, {}, (db) => {
    migrate(db)
    db.pragma('journal_mode = WAL')
    // Each save is on disk before it is reported: it survives a power cut, not only a crash. Without `fullfsync`, macOS
    // reports a write as done while it is still in the drive's cache.
    db.pragma('synchronous = FULL')
    db.pragma('fullfsync = ON')
    db.pragma('checkpoint_fullfsync = ON')
    db.pragma('foreign_keys = ON')
    // Deleted content is overwritten, and no text goes into temporary files.
    db.pragma('secure_delete = ON')
    db.pragma('temp_store = MEMORY')
    noteRemovedImages(db)
  })
}

/**
 * Opens a copy of a library that nothing else has open, for checking and erasing: it stays one file, without a log.
 */
export function openCopy(path: string): Database {
  return open(path, { fileMustExist: true }, (db) => {
    defineSum(db)
    definePacking(db)
    db.pragma('journal_mode = DELETE')
    db.pragma('foreign_keys = ON')
    db.pragma('secure_delete = ON')
    db.pragma('temp_store = MEMORY')
  })
}

/** Opens an existing library for reading, in addition to the connection that writes. Throws like `openDatabase`. */
export function openReadOnly(path: string): Database {
  return open(path, { readonly: true, fileMustExist: true }, (db) => {
    refuseNewer(db)
    defineSum(db)
  })
}

/**
 * Checks the health of a library. It is opened for reading: closing a writing connection would carry its log into a
 * damaged file. The exception is a file with a rollback journal, which SQLite has to roll back first.
 */
export function inspectLibrary(path: string): Health {
  const unfinished = (sizeOf(`${path}-journal`) ?? 0) > 0
  let health: Health = { structure: [], rows: [] }
  open(path, { readonly: !unfinished, fileMustExist: true }, (db) => {
    refuseNewer(db)
    refuseForeign(db)
    defineSum(db)
    const { structure, rows } = checkHealth(db)
    const missing = structure.length === 0 ? findMissing(db, 'quick') : []
    health = { structure, rows: [...rows, ...missingFindings(missing)] }
  }).close()
  return health
}

/**
 * Begins a transaction that sees the library as it is now until it ends: a plain BEGIN takes its moment at the first
 * read, and a backup through it would begin anew with each save of another connection.
 */
export function holdMoment(db: Database): void {
  if (db.inTransaction) return
  db.exec('BEGIN')
  db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get()
}

/** The error for a library that is empty or missing. */
export function lost(path: string, { empty, traces }: Extract<Found, { kind: 'lost' }>): AppError {
  const beside =
    traces.length > 0 ? `Related files are still there: ${traces.join(', ')}.` : 'It was opened here before.'
  const what = empty
    ? `The library ${path} is an empty file.`
    : `The library ${basename(path)} is no longer in ${dirname(path)}.`
  return new AppError('storage/lost', `${what} ${beside} Nothing was changed.`)
}

/**
 * Creates a library in a temporary folder first and moves it into place: we never leave an empty or partial file, so
 * none is ever mistaken for a new library.
 */
export function createLibrary(path: string): void {
  attempt(path, 'Creating the library', () =>
    withWorkFolder(path, (work) => {
      const part = join(work, 'new.db')
      // No other user of the computer may read it.
      closeSync(openSync(part, 'wx', 0o600))
      openForWriting(part).close()
      putInPlace(part, path)
    }),
  )
}

/** Moves a complete file into place, unless another process was faster. */
function putInPlace(part: string, path: string): void {
  try {
    linkSync(part, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Some file systems do not support hard links.
    if (code !== 'EEXIST') renameSync(part, path)
  }
  syncFolder(dirname(path))
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
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new AppError('storage/unwritable', `The folder ${folder} for the library could not be created.`, {
      cause,
    })
  }
}
