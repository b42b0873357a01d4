// Reads a library before it is checked: what the window shows first, on a connection that can't write and is closed after each call.
import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { type Database, openReadOnly } from './database'
import { isCurrent, refuseForeign } from './migrate'
import { sizeOf } from './on-disk'

/** States of the lock that the first look and the check share. */
const [FREE, READING, CLOSED] = [0, 1, 2]

/** From this size on the check takes longer than a thread for the first look. */
const LARGE_BYTES = 64 * 1024 * 1024

/** Returns the memory that both threads share; null for a library that is checked quickly, and needs no first look. */
export function newLookLock(path: string): SharedArrayBuffer | null {
  return isOrdinary(path) && (sizeOf(path) ?? 0) >= LARGE_BYTES ? new SharedArrayBuffer(4) : null
}

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

/** Whether a library was closed in order, and can be written to. One with a log is looked at by the check first. */
function isOrdinary(path: string): boolean {
  try {
    for (const place of [path, dirname(path)]) accessSync(place, constants.R_OK | constants.W_OK)
    return ['-wal', '-journal'].every((end) => (sizeOf(path + end) ?? 0) === 0) && (sizeOf(path) ?? 0) > 0
  } catch {
    return false
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
