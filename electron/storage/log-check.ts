// Checks that the log beside a library is intact and belongs to it: SQLite silently ignores everything after a damaged part.
import { closeSync, copyFileSync, linkSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { sizeOf } from './on-disk'
import { withWorkFolder } from './work-folder'

/** Size of the log's header, and of the header before each of its pages, in bytes. */
const HEAD = 32
const FRAME_HEAD = 24
const MAGIC = 0x377f0682
const PAGE_SIZES = { least: 512, most: 65_536 }

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
    const head = Buffer.alloc(HEAD)
    const length = readSync(file, head, 0, HEAD, 0)
    const pageSize = head.readUInt32BE(8)
    const isHead =
      length === HEAD &&
      (head.readUInt32BE(0) & ~1) === MAGIC &&
      pageSize >= PAGE_SIZES.least &&
      pageSize <= PAGE_SIZES.most
    const sums = new Sums((head.readUInt32BE(0) & 1) === 1)
    if (!isHead || !sums.add(head.subarray(0, 24)).are(head, 24))
      return { salts: head.toString('hex'), from: 0 }
    return faultOfPages(file, head.subarray(16, 24), pageSize, sums)
  } finally {
    closeSync(file)
  }
}

/** The first page with a wrong checksum, if a later page belongs to the same pass over the log and ends a change. */
function faultOfPages(file: number, salts: Buffer, pageSize: number, sums: Sums): Fault | null {
  const frame = Buffer.alloc(FRAME_HEAD + pageSize)
  let from = 0
  for (let page = 1; ; page += 1) {
    const length = readSync(file, frame, 0, frame.length, HEAD + (page - 1) * frame.length)
    if (length < frame.length) return null
    const isOfRound = salts.equals(frame.subarray(8, 16))
    const endsChange = frame.readUInt32BE(4) !== 0
    if (from > 0 && isOfRound && endsChange) return { salts: salts.toString('hex'), from }
    if (
      from === 0 &&
      !(isOfRound && sums.add(frame.subarray(0, 8)).add(frame.subarray(FRAME_HEAD)).are(frame, 16))
    )
      from = page
  }
}

/** The running checksums of a log, in the byte order that its header names. */
class Sums {
  private one = 0
  private other = 0
  constructor(private readonly bigEndian: boolean) {}

  add(bytes: Buffer): this {
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      const [first, second] = this.bigEndian
        ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
        : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)]
      this.one = (this.one + first + this.other) >>> 0
      this.other = (this.other + second + this.one) >>> 0
    }
    return this
  }

  are(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.one && bytes.readUInt32BE(at + 4) === this.other
  }
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
