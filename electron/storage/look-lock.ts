// The lock that the first look at a library and its check share. Apart from both: main makes it, and needs no database for that.
import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { sizeOf } from './on-disk'

/** States of the lock that the first look and the check share. */
export const [FREE, READING, CLOSED] = [0, 1, 2]

/** From this size on the check takes longer than a thread for the first look. */
const LARGE_BYTES = 64 * 1024 * 1024

/** Returns the memory that both threads share; null for a library that is checked quickly, and needs no first look. */
export function newLookLock(path: string): SharedArrayBuffer | null {
  return isOrdinary(path) && (sizeOf(path) ?? 0) >= LARGE_BYTES ? new SharedArrayBuffer(4) : null
}

/** Whether a library was closed in order, and can be written to. One with a log is looked at by the check first. */
export function isOrdinary(path: string): boolean {
  try {
    for (const place of [path, dirname(path)]) accessSync(place, constants.R_OK | constants.W_OK)
    return ['-wal', '-journal'].every((end) => (sizeOf(path + end) ?? 0) === 0) && (sizeOf(path) ?? 0) > 0
  } catch {
    return false
  }
}
