// Health of a library: SQLite's own findings and ours, divided by what it takes to go on.
import type { Database } from 'better-sqlite3'
import BetterSqlite3 from 'better-sqlite3'
import { AppError } from '#shared/result'
import { BROKEN } from './damage'
import { readSchema, schemaOf } from './migrate'
import { isIndexTable } from './search/tables'

const { SqliteError } = BetterSqlite3

/** Findings in SQLite's words; both empty for a healthy library. */
export interface Health {
  /** Pages, trees or indexes are wrong, or related rows are missing: such a file must never be written to. */
  readonly structure: readonly string[]
  /** Values of single rows are wrong; all others can be read and written. */
  readonly rows: readonly string[]
}

/** SQLite's wording for findings about one value of one row. */
const ROW_FINDING = /^(CHECK constraint failed in|NULL value in|non-[A-Z]+ value in)/
/** Findings about one version of a pack: its history names it, and nothing else depends on it. */
const OF_HISTORY = / in version(s|_texts|_assets)\b/
/** Maximum number of findings reported per table; worse ones may follow. */
const MOST_FINDINGS = 100

/**
 * Checks all tables; of the images only that each can be found, as their bytes are compared with their hash when they
 * are read: this keeps the start fast.
 */
export function checkHealth(db: Database): Health {
  try {
    // The index of the search is made of the others: it is checked by itself (`search/index.ts`).
    const tables = tablesOf(db).filter((table) => !isIndexTable(table))
    const missing = missingTables(db, tables)
    if (missing.length > 0) return { structure: [`Tables are missing: ${missing.join(', ')}`], rows: [] }
    const wrong = wrongTables(db)
    if (wrong.length > 0)
      return { structure: [`The list of tables is damaged: ${wrong.join(', ')}`], rows: [] }
    const findings = tables.filter((table) => table !== 'assets').flatMap((table) => findingsOf(db, table))
    const structure = findings.filter((line) => !ROW_FINDING.test(line))
    const rows = findings.filter((line) => ROW_FINDING.test(line) && !OF_HISTORY.test(line))
    if (structure.length > 0 || rows.length >= MOST_FINDINGS)
      return { structure: structure.length > 0 ? structure : rows, rows }
    return {
      structure: [...findTornPacks(db), ...findLostImages(db, tables)],
      rows: [...rows, ...tables.flatMap((table) => brokenJson(db, table))],
    }
  } catch (error) {
    if (!(error instanceof SqliteError) || !error.code.startsWith('SQLITE_CORRUPT')) throw error
    return { structure: [error.message], rows: [] }
  }
}

/** The error for a damaged library. */
export function damaged(path: string, findings: readonly string[]): AppError {
  return new AppError('storage/damaged', `The library ${path} is damaged. It was not changed.`, {
    cause: new Error(findings.join('\n')),
  })
}

function tablesOf(db: Database): string[] {
  return db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
}

/** The tables that a library has from each version on. */
export const CHECKED_TABLES: readonly (readonly [version: number, tables: readonly string[]])[] = [
  [0, ['packs', 'sections', 'settings']],
  [20, ['assets', 'section_assets']],
  [30, ['templates', 'template_assets']],
  [60, ['marking_schemes']],
  [70, ['versions', 'version_texts', 'version_assets']],
  [80, ['pack_tags', 'search_pending', 'search_places']],
  [120, ['inventory']],
]

function missingTables(db: Database, tables: readonly string[]): string[] {
  const reached = db.pragma('user_version', { simple: true }) as number
  return CHECKED_TABLES.flatMap(([version, names]) => (version <= reached ? names : [])).filter(
    (name) => !tables.includes(name),
  )
}

/** Names what is not as this version of a library has it: one wrong letter makes another column of a column. */
function wrongTables(db: Database): string[] {
  const expected = schemaOf(db.pragma('user_version', { simple: true }) as number)
  const found = readSchema(db).filter((line) => !isIndexTable(line.split(' ')[1] ?? ''))
  const odd = [
    ...expected.filter((line) => !found.includes(line)),
    ...found.filter((line) => !expected.includes(line)),
  ]
  return [...new Set(odd.map((line) => line.split(' ', 2).join(' ')))]
}

function findingsOf(db: Database, table: string): string[] {
  const verdicts = db.pragma(`integrity_check('${table.replaceAll("'", "''")}')`) as {
    integrity_check: string
  }[]
  return verdicts
    .flatMap(({ integrity_check }) => integrity_check.split('\n'))
    .filter((line) => line !== '' && line !== 'ok' && !line.startsWith('*** in database'))
}

function findLostImages(db: Database, tables: readonly string[]): string[] {
  if (!tables.includes('assets')) return []
  const count = (way: string) => db.prepare(`SELECT count(*) FROM assets ${way}`).pluck().get() as number
  const [rows, named] = [count('NOT INDEXED'), count('INDEXED BY sqlite_autoindex_assets_1')]
  return rows === named ? [] : [`Images: ${rows} rows, ${named} in their index`]
}

/** SQLite evaluates CHECK constraints only on connections that may write. */
function brokenJson(db: Database, table: string): string[] {
  return Object.entries(BROKEN[table] ?? {}).flatMap(([column, condition]) => {
    const ids = db.prepare(`SELECT rowid FROM ${table} WHERE ${condition}`).pluck().all()
    return ids.length > 0 ? [`Invalid JSON in ${table}.${column}, rows ${ids.join(', ')}`] : []
  })
}

/** Every pack has a section and every section a pack: only lost pages, or pages of another library, separate them. */
function findTornPacks(db: Database): string[] {
  const count = (sql: string) => db.prepare(sql).pluck().get() as number
  const empty = count(
    'SELECT count(*) FROM packs WHERE NOT EXISTS (SELECT 1 FROM sections WHERE pack_id = packs.id)',
  )
  const stray = count(
    'SELECT count(*) FROM (SELECT DISTINCT pack_id FROM sections) WHERE NOT EXISTS (SELECT 1 FROM packs WHERE id = pack_id)',
  )
  return [
    ...(empty > 0 ? [`Packs without sections: ${empty}`] : []),
    ...(stray > 0 ? [`Packs of which only sections are left: ${stray}`] : []),
  ]
}
