// Which packs, sections, templates, marking schemes and images were deleted permanently: their ids in a settings row, so that backups can forget them too.
import { UNUSED } from './assets'
import type { Database } from './database'
import { forgetWords } from './search/indexing'
import { storedJson } from './stored-json'
import { eraseFromBackup, hasSection, holdsSection, type SectionKey } from './version-sections'

/** Number of ids remembered, the latest ones. */
const MOST = 5000
const KEY = 'forgotten'

/** Returns the ids of what was deleted permanently and has not been restored since. */
export function forgottenItems(db: Database): string[] {
  const has = db.prepare(
    tablesOf(db)
      .map((table) => `SELECT 1 FROM ${table} WHERE id = $id`)
      .join(' UNION ALL '),
  )
  return read(db).filter((id) => {
    const section = sectionOf(id)
    return section ? !hasSection(db, section) : has.get({ id }) === undefined
  })
}

/** Returns how a section is remembered: neither of the ids has a slash. */
export const forgottenSection = ({ pack, id }: SectionKey): string => `${pack}/${id}`

function sectionOf(item: string): SectionKey | null {
  const [pack = '', id] = item.split('/')
  return id === undefined ? null : { pack, id }
}

/** Records that items were deleted permanently; call it in the same transaction. */
export function noteForgotten(db: Database, ids: readonly string[]): void {
  db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(KEY, JSON.stringify([...new Set([...ids, ...read(db)])].slice(0, MOST)))
}

/** Whether a library holds one of the items. */
export function holdsAny(db: Database, ids: readonly string[]): boolean {
  const list = JSON.stringify(ids)
  return (
    tablesOf(db).some(
      (table) =>
        db
          .prepare(`SELECT 1 FROM ${table} WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1`)
          .get(list) !== undefined,
    ) || sectionsOf(ids).some((section) => holdsSection(db, section))
  )
}

/** Erases items, and images that only they show, even from the bytes of the file. */
export function eraseItems(db: Database, ids: readonly string[]): void {
  const list = JSON.stringify(ids)
  db.transaction(() => {
    const before = db.prepare(`SELECT id FROM assets WHERE ${UNUSED}`).pluck().all() as string[]
    for (const table of tablesOf(db))
      db.prepare(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`).run(list)
    for (const section of sectionsOf(ids)) eraseFromBackup(db, section)
    // An image that nothing showed before was pasted a moment ago.
    db.prepare(`DELETE FROM assets WHERE ${UNUSED} AND id NOT IN (SELECT value FROM json_each(?))`).run(
      JSON.stringify(before),
    )
    forgetWords(db, ids)
  })()
  db.exec('VACUUM')
}

const sectionsOf = (ids: readonly string[]): SectionKey[] => ids.flatMap((id) => sectionOf(id) ?? [])

/** The tables with items that can be deleted permanently; libraries of the first versions lack some. */
function tablesOf(db: Database): string[] {
  return db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('packs', 'templates', 'marking_schemes', 'assets')`,
    )
    .pluck()
    .all() as string[]
}

function read(db: Database): string[] {
  const row = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(KEY)
  const stored = typeof row === 'string' ? storedJson(row) : []
  return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []
}
