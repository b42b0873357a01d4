// The tables of the search index. They are made of the library's content at any time, and are no part of it.
import BetterSqlite3, { type Database } from 'better-sqlite3'

/** Letters, digits, signs such as ✓, private use and combining marks make words; accents of Latin letters don't matter. */
const TOKENS = `tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M* So'", prefix = '2 3'`

/** The full-text tables with their columns. One row of either has the same id in `search_places`. */
export const INDEXES = {
  search_packs: ['title', 'text', 'also', 'kind', 'marking', 'tag', 'author', 'field'],
  search_sections: ['title', 'text', 'also', 'pack', 'uses'],
} as const
export type IndexName = keyof typeof INDEXES
export const INDEX_NAMES = Object.keys(INDEXES) as IndexName[]

/** Whether a table belongs to the index: SQLite keeps each one in several tables. */
export const isIndexTable = (table: string): boolean =>
  INDEX_NAMES.some((name) => table === name || table.startsWith(`${name}_`))

/** Raise it when other words are made of the content (`electron/shared/document/searched.ts`): the index is then made anew. */
const WORDS_VERSION = 2

const creation = (name: IndexName): string =>
  `CREATE VIRTUAL TABLE ${name} USING fts5(${INDEXES[name].join(', ')}, ${TOKENS} /* words ${WORDS_VERSION} */)`

/** Whether the index is there, as this program makes it; that of an earlier version is made anew. */
export function hasIndex(db: Database): boolean {
  const find = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ? AND sql = ?')
  return INDEX_NAMES.every((name) => find.get(name, creation(name)) !== undefined)
}

/** Makes the index anew and empty, and has everything read into it again. */
export function resetIndex(db: Database): void {
  try {
    makeAnew(db)
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError) || error.code.startsWith('SQLITE_BUSY')) throw error
    abandon(db)
    makeAnew(db)
  }
}

/**
 * Takes tables whose pages are damaged out of the list of tables. Their pages are not freed, as a damaged table may claim pages of
 * another one: VACUUM leaves them behind.
 */
function abandon(db: Database): void {
  db.unsafeMode()
  try {
    db.pragma('writable_schema = ON')
    const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
    const remove = db.prepare('DELETE FROM sqlite_schema WHERE tbl_name = ?')
    db.transaction(() => {
      for (const name of names.filter(isIndexTable)) remove.run(name)
    }).immediate()
    db.pragma('writable_schema = RESET')
  } finally {
    db.pragma('writable_schema = OFF')
    db.unsafeMode(false)
  }
  db.exec('VACUUM')
}

function makeAnew(db: Database): void {
  db.transaction(() => {
    for (const name of INDEX_NAMES) {
      db.exec(`DROP TABLE IF EXISTS ${name}`)
      db.exec(creation(name))
      // The words of what is deleted leave the file, and not only the results.
      db.exec(`INSERT INTO ${name} (${name}, rank) VALUES ('secure-delete', 1)`)
    }
    db.exec(`
      DELETE FROM search_places;
      DELETE FROM search_pending;
      INSERT INTO search_pending (owner, section) SELECT id, '' FROM templates;
      INSERT INTO search_pending (owner, section)
        SELECT packs.id, each.section FROM packs JOIN (
          SELECT id AS pack, '' AS section FROM packs UNION ALL SELECT pack_id, section_id FROM sections
        ) AS each ON each.pack = packs.id ORDER BY packs.changed;
    `)
  }).immediate()
}
