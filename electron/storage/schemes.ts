// The user's own marking schemes in the library. Packs carry the definition that they use: nothing here changes them.
import type { MarkingScheme } from '#shared/marking-schemes'
import { learnScheme, ownDefinition } from '#shared/own-schemes'
import { AppError } from '#shared/result'
import type { Database } from './database'
import { attempt, change } from './failures'
import { storedJson } from './stored-json'

interface SchemeRow {
  readonly id: string
  readonly definition: string
  readonly source: string
  /** Packs that use it. */
  readonly packs: number
}

/** An own scheme of the library. */
export interface StoredScheme {
  readonly id: string
  readonly definition: MarkingScheme
  /** The file as it was imported. */
  readonly source: string
  readonly packs: number
}

const SELECT = `
  SELECT id, definition, source,
    (SELECT count(*) FROM packs WHERE packs.deleted IS NULL AND json_valid(packs.marking)
      AND json_extract(packs.marking, '$.scheme') = marking_schemes.id) AS packs
  FROM marking_schemes`

/** Lists the schemes that are offered, and makes them known to this process; one that can't be read is left out. */
export function listSchemes(db: Database): StoredScheme[] {
  if (!hasTable(db)) return []
  const rows = attempt(db.name, 'Reading the marking schemes', () =>
    db.prepare(`${SELECT} WHERE deleted IS NULL ORDER BY file_id`).all(),
  ) as SchemeRow[]
  return rows.flatMap((row) => {
    const scheme = ownDefinition(row.id, storedJson(row.definition))
    if (!scheme) return []
    learnScheme(row.id, scheme)
    return [{ id: row.id, definition: scheme, source: row.source, packs: row.packs }]
  })
}

/** A library that an older program wrote, opened for reading only, has no table of schemes. */
const hasTable = (db: Database): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'marking_schemes'`).get() !== undefined

/**
 * Adds a scheme. One with the same id in its file is replaced, and packs that use it keep it; returns its id in packs, or null when
 * there was none.
 */
export function addScheme(
  db: Database,
  { id, definition, source }: Omit<StoredScheme, 'packs'>,
): string | null {
  return change(db, 'Adding the marking scheme', () => {
    const replaced = hide(db, definition.id, id)
    db.prepare(
      `INSERT INTO marking_schemes (id, file_id, definition, source, changed) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET source = excluded.source, changed = excluded.changed, deleted = NULL`,
    ).run(id, definition.id, JSON.stringify(definition), source, Date.now())
    return replaced
  })
}

/** Takes the scheme with that id in its file out of the list, unless it is `except`; returns its id in packs. */
function hide(db: Database, fileId: string, except: string): string | null {
  const found = db
    .prepare('SELECT id FROM marking_schemes WHERE file_id = ? AND deleted IS NULL AND id <> ?')
    .pluck()
    .get(fileId, except) as string | undefined
  if (found === undefined) return null
  db.prepare('UPDATE marking_schemes SET deleted = ? WHERE id = ?').run(Date.now(), found)
  return found
}

/** Takes a scheme out of the list; packs that use it keep it. Throws `storage/not-found`. */
export function deleteScheme(db: Database, id: string): void {
  const { changes } = change(db, 'Deleting the marking scheme', () =>
    db.prepare('UPDATE marking_schemes SET deleted = ? WHERE id = ? AND deleted IS NULL').run(Date.now(), id),
  )
  if (changes === 0) throw missing()
}

/** Puts a deleted or replaced scheme back, in place of the one that replaced it. Throws `storage/not-found`. */
export function restoreScheme(db: Database, id: string): void {
  change(db, 'Restoring the marking scheme', () => {
    const fileId = db.prepare('SELECT file_id FROM marking_schemes WHERE id = ?').pluck().get(id)
    if (typeof fileId !== 'string') throw missing()
    hide(db, fileId, id)
    db.prepare('UPDATE marking_schemes SET deleted = NULL WHERE id = ?').run(id)
  })
}

const missing = (): AppError =>
  new AppError('storage/not-found', 'That marking scheme is no longer in the library.')
