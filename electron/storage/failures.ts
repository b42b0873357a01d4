// Maps failures of SQLite and the file system to an AppError that says what failed and what the user can do.
import type { Database } from 'better-sqlite3'
import { AppError, type ErrorCode } from '#shared/result'

/** Start of an SQLite or Node error code (`SQLITE_IOERR_WRITE` starts with `SQLITE_IOERR`), our code, and advice. */
const FAILURES: readonly (readonly [start: string, code: ErrorCode, advice: string])[] = [
  [
    'SQLITE_BUSY',
    'storage/busy',
    'Another program is writing to the library. Close it, or wait, and try again.',
  ],
  [
    'SQLITE_LOCKED',
    'storage/busy',
    'Another program is writing to the library. Close it, or wait, and try again.',
  ],
  [
    'SQLITE_FULL',
    'storage/full',
    'The disk is full. Free some space and try again; what was saved before is safe.',
  ],
  [
    'SQLITE_CORRUPT',
    'storage/damaged',
    'A part of the library is damaged. Close Attaché and start it again: it opens what can be read.',
  ],
  [
    'SQLITE_NOTADB',
    'storage/damaged',
    'The file is not a library of Attaché, or it is damaged. Choose another file.',
  ],
  [
    'SQLITE_CANTOPEN',
    'storage/unwritable',
    'The file could not be opened. Check that its folder exists and may be written to.',
  ],
  [
    'SQLITE_READONLY',
    'storage/unwritable',
    'The file may not be written to. Check the rights on it and on its folder.',
  ],
  [
    'SQLITE_PERM',
    'storage/unwritable',
    'The file may not be written to. Check the rights on it and on its folder.',
  ],
  [
    'SQLITE_IOERR',
    'storage/unwritable',
    'The disk could not be read or written. Check the disk and try again.',
  ],
  [
    'ENOSPC',
    'storage/full',
    'The disk is full. Free some space and try again; what was saved before is safe.',
  ],
  ...['EACCES', 'EPERM', 'EROFS'].map((code): [string, ErrorCode, string] => [
    code,
    'storage/unwritable',
    'The folder may not be written to. Check the rights on it.',
  ]),
  ...['ELOOP', 'ENAMETOOLONG', 'ENOENT'].map((code): [string, ErrorCode, string] => [
    code,
    'storage/unwritable',
    'The file can’t be there: check its name and its folder.',
  ]),
]

/** Runs a read or a step of opening; `what` names it, for example `Opening the library`. */
export function attempt<T>(file: string, what: string, run: () => T): T {
  try {
    return run()
  } catch (cause) {
    const code = cause instanceof AppError ? '' : String((cause as { code?: unknown } | null)?.code ?? '')
    const known = FAILURES.find(([start]) => code.startsWith(start))
    if (!known) throw cause
    throw new AppError(known[1], `${what} failed (${file}). ${known[2]}`, { cause })
  }
}

/** Runs a change as one transaction: when this returns, all of it is on disk or none of it. */
export function change<T>(db: Database, what: string, run: () => T): T {
  return attempt(db.name, what, () => db.transaction(run).immediate())
}
