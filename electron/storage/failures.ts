// Maps failures of SQLite and the file system to an AppError that says what failed and what the user can do.
import type { Database } from 'better-sqlite3'
import { AppError, type ErrorCode } from '#shared/result'
import { noteSaved } from './last-saved'

/** Start of an SQLite or Node error code (`SQLITE_IOERR_WRITE` starts with `SQLITE_IOERR`), our code, and advice. */
const FAILURES: readonly (readonly [start: string, code: ErrorCode, advice: string])[] = [
  [
    'SQLITE_BUSY',
    'storage/busy',
    'The library is in use by another program. Close that program or wait, then try again.',
  ],
  [
    'SQLITE_LOCKED',
    'storage/busy',
    'The library is in use by another program. Close that program or wait, then try again.',
  ],
  [
    'SQLITE_FULL',
    'storage/full',
    'The disk is full. Free some space and try again. Earlier changes are saved.',
  ],
  // A file that SQLite needs beside the library could not be made larger.
  [
    'SQLITE_IOERR_SHMSIZE',
    'storage/full',
    'The disk is full. Free some space and try again. Earlier changes are saved.',
  ],
  [
    'SQLITE_CORRUPT',
    'storage/damaged',
    'Part of the library is damaged. Restart Attaché to recover what can be read.',
  ],
  [
    'SQLITE_NOTADB',
    'storage/damaged',
    'The file is not an Attaché library, or it is damaged. Choose another file.',
  ],
  [
    'SQLITE_CANTOPEN',
    'storage/unwritable',
    'The file could not be opened. Check that its folder exists and that you can write to it.',
  ],
  [
    'SQLITE_READONLY',
    'storage/unwritable',
    'You don’t have permission to write to the file. Check the permissions of the file and its folder.',
  ],
  [
    'SQLITE_PERM',
    'storage/unwritable',
    'You don’t have permission to write to the file. Check the permissions of the file and its folder.',
  ],
  ...['SQLITE_IOERR', 'EIO'].map((code): [string, ErrorCode, string] => [
    code,
    'storage/unwritable',
    'The disk could not be read or written to. Check the disk and try again.',
  ]),
  ['ENOSPC', 'storage/full', 'The disk is full. Free some space and try again. Earlier changes are saved.'],
  ...['EACCES', 'EPERM', 'EROFS'].map((code): [string, ErrorCode, string] => [
    code,
    'storage/unwritable',
    'You don’t have permission to write to the folder. Check its permissions.',
  ]),
  ...['ELOOP', 'ENAMETOOLONG', 'ENOENT'].map((code): [string, ErrorCode, string] => [
    code,
    'storage/unwritable',
    'The file can’t be created there. Check its name and its folder.',
  ]),
]

/** Runs a read or a step of opening; `what` names it, for example `Opening the library`. */
export function attempt<T>(file: string, what: string, run: () => T): T {
  try {
    return run()
  } catch (cause) {
    throw explained(file, what, cause)
  }
}

/** Returns the AppError for a failure of SQLite or the file system; any other failure as it is. */
export function explained(file: string, what: string, cause: unknown): unknown {
  const code = cause instanceof AppError ? '' : String((cause as { code?: unknown } | null)?.code ?? '')
  const known = FAILURES.find(([start]) => code.startsWith(start))
  return known ? new AppError(known[1], `${what} failed (${file}). ${known[2]}`, { cause }) : cause
}

/** Runs a change as one transaction: when this returns, all of it is on disk or none of it. */
export function change<T>(db: Database, what: string, run: () => T): T {
  return attempt(db.name, what, () => {
    if (db.inTransaction) return db.transaction(run)()
    const result = db.transaction(() => counted(db, run)).immediate()
    noteSaved(db)
    return result
  })
}

/** Raises the library's count of changes with each that changes something, so that an older state can be told. */
function counted<T>(db: Database, run: () => T): T {
  const total = db.prepare('SELECT total_changes()').pluck()
  const before = total.get()
  const result = run()
  if (total.get() !== before)
    db.prepare(`UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = 'changes'`).run()
  return result
}

/** The same for rows that are moved as they are, damaged values too: something may be read from them later. */
export function changeAsStored<T>(db: Database, what: string, run: () => T): T {
  db.pragma('ignore_check_constraints = ON')
  try {
    return change(db, what, run)
  } finally {
    db.pragma('ignore_check_constraints = OFF')
  }
}
