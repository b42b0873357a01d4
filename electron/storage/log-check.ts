// Checks that the log beside a library is intact and belongs to it: SQLite silently ignores everything after a damaged part.
import { closeSync, copyFileSync, linkSync, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { headOf } from './last-saved'
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

/** What a library holds without its log, with the first change in it, and with all of it. */
type View = 'alone' | 'first' | 'all'

/**
 * Whether a log is not of the library beside it: it is of another library, or of an earlier or later state. SQLite would
 * mix the pages of both. A log begins where the library without it ends, and never leads back; and it never replaces all
 * packs, as deleted ones stay in the bin.
 */
export function isLogOfAnother(path: string): boolean {
  if ((sizeOf(`${path}-wal`) ?? 0) === 0) return false
  // In this order: another process may be writing meanwhile.
  const [first, alone, all] = (['first', 'alone', 'all'] as const).map((view) => stateOf(path, view))
  if (!alone) return false
  if (alone.head && first?.head && first.head.changes > alone.head.changes + 1) return true
  if (!all) return false
  if (alone.head && all.head)
    if (alone.head.library !== all.head.library || all.head.changes < alone.head.changes) return true
  const together = new Set(all.packs)
  return alone.packs.length > 0 && together.size > 0 && !alone.packs.some((id) => together.has(id))
}

interface State {
  readonly head: ReturnType<typeof headOf>
  readonly packs: readonly string[]
}

/** Undefined when it can't be read, or when there is no space to check. */
function stateOf(path: string, view: View): State | undefined {
  try {
    return withWorkFolder(path, (work) => {
      const db = new BetterSqlite3(
        view === 'all' ? path : withPartOfLog(path, join(work, 'alone.db'), view),
        {
          readonly: true,
        },
      )
      try {
        const packs = db.prepare('SELECT id FROM packs').pluck().all() as string[]
        return { head: headOf(db), packs }
      } finally {
        db.close()
      }
    })
  } catch {
    return undefined
  }
}

/** The library under a second name; a copy where the file system does not support hard links. */
function withPartOfLog(path: string, name: string, view: View): string {
  try {
    linkSync(path, name)
  } catch {
    copyFileSync(path, name)
  }
  if (view === 'first') writeFileSync(`${name}-wal`, firstChange(`${path}-wal`))
  return name
}

/** The bytes of a log up to the end of its first change. */
function firstChange(log: string): Buffer {
  const file = openSync(log, 'r')
  try {
    const opened = readLog(file)
    if (typeof opened === 'string') return Buffer.alloc(0)
    for (const { isSound, pages, end } of opened.frames()) {
      if (!isSound) break
      if (pages === 0) continue
      const bytes = Buffer.alloc(end)
      readSync(file, bytes, 0, end, 0)
      return bytes
    }
    return Buffer.alloc(0)
  } finally {
    closeSync(file)
  }
}
