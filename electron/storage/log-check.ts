// Checks that the log beside a library is intact and belongs to it: SQLite silently ignores everything after a damaged part.
import { closeSync, copyFileSync, linkSync, openSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { type Log, readLog } from './log-frames'
import { sizeOf } from './on-disk'
import { withWorkFolder } from './work-folder'

/** A fault in a log: in its header, or from a page (counted from 1) on, after which there are complete changes. */
interface Fault {
  readonly salts: string
  readonly from: number
}

/**
 * Returns what is wrong with the log of a library; null for an intact one, and for one whose last change was not
 * finished, as after a kill. Concurrent writes of another process are not mistaken for damage.
 */
export function findLogDamage(path: string): string | null {
  const fault = faultOf(`${path}-wal`)
  if (!fault) return null
  const again = faultOf(`${path}-wal`)
  if (again?.salts !== fault.salts || again.from !== fault.from) return null
  return fault.from === 0
    ? 'The header of the log can’t be read'
    : `The log is damaged from page ${fault.from}`
}

function faultOf(log: string): Fault | null {
  if ((sizeOf(log) ?? 0) === 0) return null
  const file = openSync(log, 'r')
  try {
    const opened = readLog(file)
    return typeof opened === 'string' ? { salts: opened, from: 0 } : faultOfFrames(opened)
  } finally {
    closeSync(file)
  }
}

/** The first frame with a wrong checksum, if a later one belongs to the same round and ends a change. */
function faultOfFrames({ salts, frames }: Log): Fault | null {
  let [from, number] = [0, 0]
  for (const { isOfRound, isSound, pages } of frames()) {
    number += 1
    if (from > 0 && isOfRound && pages !== 0) return { salts, from }
    if (from === 0 && !isSound) from = number
  }
  return null
}

/**
 * Whether a log replaces all packs of a library with others, which means that it belongs to another library and holds
 * every page of it. Deleted packs stay in the bin, so the library's own log always leaves some.
 */
export function isLogOfAnother(path: string): boolean {
  if ((sizeOf(`${path}-wal`) ?? 0) === 0) return false
  const alone = packIds(path, true)
  if (alone === null || alone.length === 0) return false
  const together = new Set(packIds(path, false) ?? alone)
  return together.size > 0 && !alone.some((id) => together.has(id))
}

/** Null when they can't be read, or when there is no space to check. */
function packIds(path: string, alone: boolean): string[] | null {
  try {
    return withWorkFolder(path, (work) => {
      const db = new BetterSqlite3(alone ? withoutLog(path, join(work, 'alone.db')) : path, {
        readonly: true,
      })
      try {
        return db.prepare('SELECT id FROM packs').pluck().all() as string[]
      } finally {
        db.close()
      }
    })
  } catch {
    return null
  }
}

/**
 * The library under a second name that has no log beside it; a copy where the file system does not support hard links.
 */
function withoutLog(path: string, name: string): string {
  try {
    linkSync(path, name)
  } catch {
    copyFileSync(path, name)
  }
  return name
}
