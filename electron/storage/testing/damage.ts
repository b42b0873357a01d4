// Libraries on disk and ways to damage them, for the tests of opening them.
import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { sumNumber } from '../checksum'
import { type Database, openDatabase } from '../database'
import { createPack } from '../packs'
import { meta, section } from './packs'

/** Page size of our libraries, in bytes. */
export const PAGE = 4096

/**
 * Creates and closes a library of packs `Pack 0`, `Pack 1` … with the given number of sections, long enough to fill
 * pages.
 */
export function makeLibrary(file: string, packs = 20, sections = 4): void {
  const db = openDatabase(file)
  addPacks(db, packs, sections)
  db.close()
}

/** Adds such packs to an open library. */
export function addPacks(db: Database, packs: number, sections = 4, name = 'Pack'): void {
  for (let pack = 0; pack < packs; pack += 1) {
    createPack(db, {
      meta: meta(`${name} ${pack}`),
      fields: [],
      sections: Array.from({ length: sections }, (_, at) => section(`s${at}`, words(pack, at))),
    })
  }
}

/** The title of a section of such a pack. */
const words = (pack: number, at: number): string => `Words ${pack}-${at} ${'lorem '.repeat(150)}`

/** Runs SQL without the program's checks. */
export function alter(file: string, sql: string, ...values: unknown[]): void {
  const db = new BetterSqlite3(file)
  db.pragma('ignore_check_constraints = ON')
  db.unsafeMode()
  // Rows that are altered have no checksum: SQLite and the program must see what is wrong with their values.
  db.function('content_sum', { varargs: true }, () => null)
  db.function('packed_text', { varargs: true }, () => null)
  db.function('sum_number', (sum: unknown) => sumNumber(sum as string | null))
  db.prepare(sql).run(...values)
  db.close()
}

/** Runs SQL without the triggers that would make new checksums of rows, and tell the inventory. */
export function sql(file: string, ...statements: string[]): void {
  const db = new BetterSqlite3(file)
  db.unsafeMode()
  db.pragma('ignore_check_constraints = ON')
  const triggers = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  for (const statement of statements) db.exec(statement)
  for (const trigger of triggers) tryExec(db, trigger.sql)
  db.close()
}

/** The table of a trigger may be gone. */
function tryExec(db: BetterSqlite3.Database, statement: string): void {
  try {
    db.exec(statement)
  } catch {
    // As above.
  }
}

/** Replaces bytes of the file: the first `find` after `from`. */
export function flip(file: string, find: string, by: string, from = 0): void {
  const bytes = readFileSync(file)
  const at = bytes.indexOf(find, from)
  if (at < 0) throw new Error(`${find} is not in ${file}`)
  bytes.write(by, at)
  writeFileSync(file, bytes)
}

/** Numbers of the pages (from 1) that are b-tree leaves of the table or index with this name. */
export function pagesOf(file: string, name: string): number[] {
  const db = new BetterSqlite3(file, { readonly: true })
  const root = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name) as number
  db.close()
  const bytes = readFileSync(file)
  const leaves: number[] = []
  const visit = (page: number): void => {
    const start = (page - 1) * PAGE
    const kind = bytes[start]
    if (kind === 13 || kind === 10) leaves.push(page)
    if (kind !== 5 && kind !== 2) return
    for (let cell = 0; cell < bytes.readUInt16BE(start + 3); cell += 1)
      visit(bytes.readUInt32BE(start + bytes.readUInt16BE(start + 12 + 2 * cell)))
    visit(bytes.readUInt32BE(start + 8))
  }
  visit(root)
  return leaves
}

/** Overwrites a page with one byte value. */
export function fillPage(file: string, page: number, byte = 0): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(PAGE, byte), 0, PAGE, (page - 1) * PAGE)
  closeSync(handle)
}

/** Swaps two pages. */
export function swapPages(file: string, one: number, other: number): void {
  const handle = openSync(file, 'r+')
  const [first, second] = [Buffer.alloc(PAGE), Buffer.alloc(PAGE)]
  readSync(handle, first, 0, PAGE, (one - 1) * PAGE)
  readSync(handle, second, 0, PAGE, (other - 1) * PAGE)
  writeSync(handle, second, 0, PAGE, (one - 1) * PAGE)
  writeSync(handle, first, 0, PAGE, (other - 1) * PAGE)
  closeSync(handle)
}

/** The bytes of a file, to tell whether it was changed. */
export const bytesOf = (file: string): string => readFileSync(file).toString('base64')

/** Leaves a library's log beside it, as a crash does; returns the library's folder at that moment. */
export function withLog(path: string, packs: number): void {
  const db = openDatabase(path)
  addPacks(db, packs, 2, 'Logged')
  copyFileSync(path, `${path}.now`)
  copyFileSync(`${path}-wal`, `${path}-wal.now`)
  db.close()
  copyFileSync(`${path}.now`, path)
  copyFileSync(`${path}-wal.now`, `${path}-wal`)
  rmSync(`${path}.now`)
  rmSync(`${path}-wal.now`)
}
