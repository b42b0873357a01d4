// Reads a library before it is checked: what the window shows first, on a connection that can't write and is closed after each call.
import { type Database, openReadOnly } from './database'
import { CLOSED, FREE, isOrdinary, READING } from './look-lock'
import { isCurrent, refuseForeign } from './migrate'

/** How long a call may take, in ms: a thread that died has left the lock as it was. */
const LONGEST_MS = 5000

/** Ends the first look: waits for a call under way, and lets none begin. Nothing may be changed before. */
export function endFirstLook(lock: SharedArrayBuffer): void {
  const state = new Int32Array(lock)
  while (Atomics.compareExchange(state, 0, FREE, CLOSED) === READING)
    if (Atomics.wait(state, 0, READING, LONGEST_MS) === 'timed-out') Atomics.store(state, 0, CLOSED)
}

/** Reads with `read` if the first look has not ended; undefined if it has, or the library needs more than a look. */
export function lookFirst<T>(
  path: string,
  lock: SharedArrayBuffer,
  read: (db: Database) => T,
): T | undefined {
  const state = new Int32Array(lock)
  if (Atomics.compareExchange(state, 0, FREE, READING) !== FREE) return undefined
  try {
    return isOrdinary(path) ? readOnce(path, read) : undefined
  } finally {
    Atomics.compareExchange(state, 0, READING, FREE)
    Atomics.notify(state, 0)
  }
}

function readOnce<T>(path: string, read: (db: Database) => T): T | undefined {
  let db: Database | undefined
  try {
    db = openReadOnly(path)
    refuseForeign(db)
    return isCurrent(db) ? read(db) : undefined
  } catch {
    // Whatever it is, the check finds it and says so.
    return undefined
  } finally {
    db?.close()
  }
}
