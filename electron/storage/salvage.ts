// Copies what can be read of a library with damaged pages or indexes into a new one, row by row and in several ways.
import { closeSync, openSync, writeSync } from 'node:fs'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { PACK_VERSION, type PackMeta } from '#shared/pack'
import { emptySection } from '#shared/template'
import { type Damage, findDamage, noteDamage, readDamage, sectionWords } from './damage'
import { migrate } from './migrate'
import { UNREADABLE_META } from './rescue'

/** Tables with content; those that record where images are shown are rebuilt from it. */
export const COPIED_TABLES = [
  'settings',
  'packs',
  'templates',
  'marking_schemes',
  'assets',
  'sections',
] as const

/** Rows are numbered from 1; gaps are tried one by one up to this number. */
const MOST_ROWS = 1_000_000

type Row = Readonly<Record<string, unknown>>

/** Result of a salvage. */
export interface Salvaged {
  readonly packs: number
  /** Packs that are incomplete. */
  readonly damage: Damage
}

/**
 * Copies the library `source`, of which only a repaired header may differ from the original, into the new file
 * `target`.
 */
export function salvage(source: string, target: string): Salvaged {
  const from = openBroken(source)
  const into = new BetterSqlite3(target)
  try {
    migrate(into)
    // Invalid values are kept as they are: something may be read from them later.
    into.pragma('ignore_check_constraints = ON')
    into.pragma('foreign_keys = OFF')
    return into.transaction(() => {
      for (const table of COPIED_TABLES) copyRows(from, into, table)
      noteDamage(into, lostSections(from, into))
      adoptStraySections(into)
      noteDamage(into, findDamage(into))
      into.exec(NOTE_IMAGES)
      return summary(into)
    })()
  } finally {
    from.close()
    into.close()
  }
}

/** Rebuilds where images are shown: those tables have no rows that could be read one by one. */
const NOTE_IMAGES = `
  INSERT OR IGNORE INTO section_assets
    SELECT pack_id, section_id, tree.value
    FROM sections, json_tree(CASE WHEN json_valid(sections.json) THEN sections.json ELSE '{}' END) AS tree
    WHERE tree.key = 'asset' AND tree.type = 'text';
  INSERT OR IGNORE INTO template_assets
    SELECT templates.id, tree.value
    FROM templates, json_tree(CASE WHEN json_valid(body) THEN body ELSE '{}' END) AS tree
    WHERE tree.key = 'asset' AND tree.type = 'text';
`

/** Opens a file whose first page may be damaged, or that is shorter than its header says. */
function openBroken(file: string): Database {
  const handle = openSync(file, 'r+')
  for (const [at, bytes] of HEADER) writeSync(handle, Buffer.from(bytes), 0, bytes.length, at)
  closeSync(handle)
  const db = new BetterSqlite3(file, { readonly: true })
  // In this mode SQLite skips tables that it can't parse and pages that are missing at the end.
  db.unsafeMode()
  db.pragma('writable_schema = ON')
  return db
}

/** Bytes common to the header of every library: SQLite's magic, pages of 4096 bytes, WAL, fractions; format; UTF-8. */
const HEADER: readonly (readonly [at: number, bytes: readonly number[]])[] = [
  [0, [...Buffer.from('SQLite format 3\0'), 0x10, 0x00, 2, 2, 0, 64, 32, 32]],
  [44, [0, 0, 0, 4]],
  [56, [0, 0, 0, 1]],
]

function summary(into: Database): Salvaged {
  const packs = into.prepare('SELECT count(*) FROM packs WHERE deleted IS NULL').pluck().get() as number
  return { packs, damage: readDamage(into) }
}

function copyRows(from: Database, into: Database, table: string): void {
  const known = new Set(
    into.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[],
  )
  const seen = new Set<number>()
  const put = ({ rowid, ...row }: Row): void => {
    if (seen.has(Number(rowid))) return
    const columns = Object.keys(row).filter((column) => known.has(column))
    const places = columns.map(() => '?').join(', ')
    try {
      // The table refuses a value of the wrong type: such a row belongs to another table.
      into
        .prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${places})`)
        .run(columns.map((column) => row[column]))
      seen.add(Number(rowid))
    } catch {
      // Not a row of this table.
    }
  }
  for (const order of ['ASC', 'DESC'])
    scan(from, `SELECT rowid, * FROM ${table} NOT INDEXED ORDER BY rowid ${order}`, put)
  const one = prepare(from, `SELECT rowid, * FROM ${table} NOT INDEXED WHERE rowid = ?`)
  for (const rowid of rowids(from, table, seen)) {
    const row = attemptRead(() => one?.get(rowid))
    if (row !== undefined) put(row as Row)
  }
}

/** Rows that the scans did not reach: those named by an index, and gaps between those found. */
function rowids(from: Database, table: string, seen: ReadonlySet<number>): Set<number> {
  const named = new Set<number>()
  scan(from, `SELECT rowid FROM ${table} INDEXED BY sqlite_autoindex_${table}_1`, ({ rowid }) =>
    named.add(Number(rowid)),
  )
  const last = Math.min(MOST_ROWS, Math.max(0, ...seen, ...named))
  for (let rowid = 1; rowid <= last; rowid += 1) named.add(rowid)
  for (const rowid of seen) named.delete(rowid)
  return named
}

/** Sections that an index or gaps in the positions point to but that could not be read, by pack. */
function lostSections(from: Database, into: Database): Damage {
  const lost = new Map<string, number>()
  const has = into.prepare('SELECT 1 FROM sections WHERE pack_id = ? AND section_id = ?')
  const hasPack = into.prepare('SELECT 1 FROM packs WHERE id = ?')
  scan(
    from,
    'SELECT pack_id, section_id FROM sections INDEXED BY sqlite_autoindex_sections_1',
    ({ pack_id, section_id }) => {
      const id = String(pack_id)
      if (!has.get(id, section_id) && hasPack.get(id)) lost.set(id, (lost.get(id) ?? 0) + 1)
    },
  )
  const gaps = into
    .prepare(
      'SELECT pack_id, max(position) + 1 - count(*) FROM sections GROUP BY pack_id HAVING max(position) + 1 > count(*)',
    )
    .raw()
    .all() as [string, number][]
  for (const [id, count] of gaps) lost.set(id, Math.max(lost.get(id) ?? 0, count))
  return Object.fromEntries([...lost].map(([id, count]) => [id, sectionWords(count)]))
}

/** Gives orphaned sections a new pack, and packs without sections an empty one. */
function adoptStraySections(into: Database): void {
  const stray = into
    .prepare('SELECT DISTINCT pack_id FROM sections WHERE pack_id NOT IN (SELECT id FROM packs)')
    .pluck()
    .all() as string[]
  const addPack = into.prepare(
    `INSERT INTO packs (id, title, kind, marking, meta, fields, pack_version, document_version, revision, created, changed)
     VALUES (?, ?, ?, ?, ?, '[]', ${PACK_VERSION}, ${DOCUMENT_VERSION}, 1, ?, ?)`,
  )
  const now = Date.now()
  for (const id of stray) {
    const { title, kind, marking } = RECOVERED
    addPack.run(id, title, kind, JSON.stringify(marking), JSON.stringify(RECOVERED), now, now)
  }
  noteDamage(into, Object.fromEntries(stray.map((id) => [id, 'Its title page and fields are lost'])))
  const bare = into
    .prepare('SELECT id FROM packs WHERE id NOT IN (SELECT pack_id FROM sections)')
    .pluck()
    .all() as string[]
  const addSection = into.prepare(
    'INSERT INTO sections (pack_id, section_id, position, json) VALUES (?, ?, 0, ?)',
  )
  for (const id of bare)
    addSection.run(id, 'lost', JSON.stringify(emptySection('The text could not be read', () => 'lost')))
  noteDamage(into, Object.fromEntries(bare.map((id) => [id, 'Its text is lost'])))
}

/** Makes clear that the pack may have been marked. */
const RECOVERED: PackMeta = { ...UNREADABLE_META, title: 'Recovered pack (marking lost)' }

function scan(db: Database, sql: string, take: (row: Row) => void): void {
  attemptRead(() => {
    for (const row of prepare(db, sql)?.iterate() ?? []) take(row as Row)
  })
}

function prepare(db: Database, sql: string): BetterSqlite3.Statement | undefined {
  return attemptRead(() => db.prepare(sql))
}

/** Skips what can't be read. */
function attemptRead<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
