// The search of a library: its index is brought up to date before each search, and made anew when it is damaged.
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { AppError } from '#shared/result'
import type { Found, Search } from '#shared/search'
import { attempt } from '../failures'
import { findInIndex } from './find'
import { indexPending } from './indexing'
import { hasIndex, isIndexTable, resetIndex } from './tables'

const { SqliteError } = BetterSqlite3

/** How long a search waits for changes to be read. */
const BEFORE_SEARCH_MS = 20

/**
 * Searches the library; of a long result, only what fills about `rows` rows is read. What was saved before is found: the index
 * reads it first. A damaged index is made anew, which `pending` of the result shows. Throws as other reads, and `storage/unwritable` for a library that can't be written to and has
 * no index.
 */
export function searchLibrary(db: Database, search: Search, rows = Number.POSITIVE_INFINITY): Found {
  return attempt(db.name, 'Searching the library', () => {
    if (db.readonly || isQueryOnly(db)) {
      if (!hasIndex(db)) throw neverRead()
      return { ...findInIndex(db, search, rows), isReading: false }
    }
    try {
      keepIndex(db, BEFORE_SEARCH_MS)
      return findInIndex(db, search, rows)
    } catch (error) {
      if (!isDamage(error)) throw error
      resetIndex(db)
      keepIndex(db, BEFORE_SEARCH_MS)
      return findInIndex(db, search, rows)
    }
  })
}

const neverRead = (): AppError =>
  new AppError(
    'storage/unwritable',
    'The text of this library was never read for the search, and the library is read-only. Copy it to a folder that you can write to, and open the copy.',
  )

/** Reads what was written into the index, for about `ms` milliseconds; returns whether nothing is left. */
export function keepIndex(db: Database, ms: number): boolean {
  try {
    if (!hasIndex(db)) resetIndex(db)
    return indexPending(db, ms)
  } catch (error) {
    if (isBusy(error)) return false
    if (!isDamage(error)) throw error
    resetIndex(db)
    return false
  }
}

/**
 * Whether the index is sound: SQLite compares it with the words that it was made of. Takes seconds for a large library;
 * needs no writing connection.
 */
export function isIndexSound(db: Database): boolean {
  if (!hasIndex(db)) return true
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
    return tables.filter(isIndexTable).every((table) => {
      const verdict = db.pragma(`integrity_check('${table}')`, { simple: true })
      return verdict === 'ok'
    })
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}

/** How long a turn of `keepIndexing` takes, and the pauses between two turns. */
const TURN_MS = 25
const SHORT_PAUSE_MS = 40
const LONG_PAUSE_MS = 3000

/** Keeps the index up to date in short turns, until the library is closed. `onFailure` hears of each failure. */
export function keepIndexing(db: Database, onFailure: (error: unknown) => void): void {
  const turn = (): void => {
    if (!db.open) return
    let done = true
    try {
      done = keepIndex(db, TURN_MS)
    } catch (error) {
      onFailure(error)
    }
    setTimeout(turn, done ? LONG_PAUSE_MS : SHORT_PAUSE_MS).unref()
  }
  setTimeout(turn, LONG_PAUSE_MS).unref()
}

/** The statements are always the same and the words are no operators: SQLite's general error is damage, too. */
const isDamage = (error: unknown): boolean =>
  error instanceof SqliteError && (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_ERROR')

const isBusy = (error: unknown): boolean =>
  error instanceof SqliteError && error.code.startsWith('SQLITE_BUSY')

const isQueryOnly = (db: Database): boolean => db.pragma('query_only', { simple: true }) === 1
