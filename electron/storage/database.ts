// Opens a library: what lies at its place, health check, migration, pragmas.
import { closeSync, linkSync, mkdirSync, openSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { AppError } from '#shared/result'
import { attempt } from './failures'
import { checkHealth, damaged, type Health } from './health'
import { findLogDamage } from './log-check'
import { migrate, refuseForeign, refuseNewer } from './migrate'
import { type Found, findLibrary, sizeOf, syncFolder } from './on-disk'
import { withWorkFolder } from './work-folder'

export type { Database } from 'better-sqlite3'

/** How long a call waits for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000
/** The same for a thread that may not stand still. */
const BRIEF_TIMEOUT_MS = 50

/**
 * Opens a library, making file and folder on a first start; `:memory:` keeps it in memory. Throws `storage/lost`,
 * `storage/from-future`, `storage/damaged`, `storage/busy` or `storage/unwritable`; the file is then as it was.
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

/** Opens a library that was inspected. Throws like `openDatabase`. */
export function openForWriting(path: string): Database {
  return open(path, {}, (db) => {
    migrate(db)
    db.pragma('journal_mode = WAL')
    // Each save reaches the disk before it is reported: it survives a power cut, not only the end of the process. macOS
    // calls a write done that is still in the drive's memory, unless it is asked for more.
    db.pragma('synchronous = FULL')
    db.pragma('fullfsync = ON')
    db.pragma('checkpoint_fullfsync = ON')
    db.pragma('foreign_keys = ON')
    // What is deleted is overwritten, and no text goes into temporary files.
    db.pragma('secure_delete = ON')
    db.pragma('temp_store = MEMORY')
  })
}

/** From now on calls hardly wait for other processes but throw `storage/busy`: for a thread that may not stand still. */
export function waitBriefly(db: Database): void {
  db.pragma(`busy_timeout = ${BRIEF_TIMEOUT_MS}`)
}

/** Opens a library that exists for reading, beside the connection that writes. Throws like `openDatabase`. */
export function openReadOnly(path: string): Database {
  return open(path, { readonly: true, fileMustExist: true }, (db) => refuseNewer(db))
}

/**
 * Tells how sound a library is. It is opened for reading: a connection that may write would carry its log into a damaged
 * file when it is closed. Only a file with a rollback journal is not; SQLite has to take that change back first.
 */
export function inspectLibrary(path: string): Health {
  const unfinished = (sizeOf(`${path}-journal`) ?? 0) > 0
  let health: Health = { structure: [], rows: [] }
  open(path, { readonly: !unfinished, fileMustExist: true }, (db) => {
    refuseNewer(db)
    refuseForeign(db)
    health = checkHealth(db)
  }).close()
  return health
}

/** What is said of a library that is empty or gone. */
export function lost(path: string, { empty, traces }: Extract<Found, { kind: 'lost' }>): AppError {
  const beside =
    traces.length > 0 ? `Beside it there still is ${traces.join(', ')}.` : 'It was open here before.'
  const what = empty
    ? `The library ${path} is an empty file.`
    : `The library ${basename(path)} is not in ${dirname(path)} any more.`
  return new AppError('storage/lost', `${what} ${beside} Nothing was changed.`)
}

/**
 * Makes a new library whole in a folder of its own first: a file that is empty or half made was never made by us, and is
 * never taken for a new library.
 */
export function createLibrary(path: string): void {
  attempt(path, 'Making the library', () =>
    withWorkFolder(path, (work) => {
      const part = join(work, 'new.db')
      // Nobody else on the computer may read it.
      closeSync(openSync(part, 'wx', 0o600))
      openForWriting(part).close()
      putInPlace(part, path)
    }),
  )
}

/** Gives a whole file its name, unless another process was faster. */
function putInPlace(part: string, path: string): void {
  try {
    linkSync(part, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Some file systems know no second names.
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
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new AppError('storage/unwritable', `The folder ${folder} for the library could not be made.`, {
      cause,
    })
  }
}
