// Which rows of packs and templates can't be read, so that they can be replaced one by one.
import type { PackId } from '#shared/pack'
import { readAsset } from './assets'
import { changedIds, findChanged } from './checksum'
import { isBroken, readDamage, sectionWords, TORN } from './damage'
import type { Database } from './database'

/** What can't be read of a pack. */
export interface Broken {
  /** Title page and fields. */
  readonly row: boolean
  /** Ids of sections. */
  readonly sections: readonly string[]
  /** Sections or the row itself were lost; nothing says which. */
  readonly lost: boolean
  /** Its sections are not those that were last saved: some are missing, or of an earlier time. */
  readonly torn: boolean
  /** The same for the user. */
  readonly words: string
}

/**
 * Returns the packs of which something can't be read. Reads all rows, or those of some packs. `missing` means that rows of a
 * pack that is known to be damaged may be gone, beside those that can't be read.
 */
export function brokenPacks(db: Database, missing = false, only?: readonly PackId[]): Map<PackId, Broken> {
  const noted = readDamage(db)
  const { rows, sections, torn } = brokenRows(db, only)
  const known = db.prepare('SELECT 1 FROM packs WHERE id = ?')
  const notedIds = Object.keys(noted).filter((id) => only?.includes(id) ?? true)
  const ids = new Set([...rows, ...sections.map(([id]) => id), ...torn, ...notedIds])
  const broken = new Map<PackId, Broken>()
  for (const id of ids) {
    if (known.get(id) === undefined) continue
    const own = sections.flatMap(([pack, section]) => (pack === id ? [section] : []))
    const row = rows.includes(id)
    broken.set(id, {
      row,
      sections: own,
      lost: (missing && noted[id] !== undefined) || (!row && own.length === 0),
      torn: torn.includes(id),
      words: noted[id] ?? wordsOf(row, own.length),
    })
  }
  return broken
}

function wordsOf(row: boolean, sections: number): string {
  if (row) return 'Its title page or fields can’t be read'
  return sections > 0 ? sectionWords(sections) : TORN
}

interface BrokenRows {
  readonly torn: readonly PackId[]
  readonly rows: readonly PackId[]
  readonly sections: readonly (readonly [pack: PackId, section: string])[]
}

/** Rows whose values can't be read, or are not what was written. */
function brokenRows(db: Database, only?: readonly PackId[]): BrokenRows {
  const parts = only === undefined ? [findChanged(db)] : only.map((id) => findChanged(db, id))
  const changed = {
    packs: parts.flatMap(({ packs }) => packs),
    sections: parts.flatMap((part) => part.sections),
    torn: parts.flatMap(({ torn }) => torn),
  }
  const among = (column: string): string =>
    only === undefined ? '' : `AND ${column} IN (SELECT value FROM json_each($only))`
  const given = only === undefined ? [] : [{ only: JSON.stringify(only) }]
  const rows = db
    .prepare(`SELECT id FROM packs WHERE (${isBroken('packs')}) ${among('id')}`)
    .pluck()
    .all(...given) as PackId[]
  const sections = db
    .prepare(`SELECT pack_id, section_id FROM sections WHERE (${isBroken('sections')}) ${among('pack_id')}`)
    .raw()
    .all(...given) as [PackId, string][]
  const isNew = ([pack, section]: readonly [string, string]): boolean =>
    !sections.some(([one, other]) => one === pack && other === section)
  return {
    torn: changed.torn,
    rows: [...new Set([...rows, ...changed.packs])],
    sections: [...sections, ...changed.sections.filter(isNew)],
  }
}

/** Returns the ids of templates that can't be read. */
export function brokenTemplates(db: Database): string[] {
  const broken = db
    .prepare(`SELECT id FROM templates WHERE ${isBroken('templates')}`)
    .pluck()
    .all() as string[]
  return [...new Set([...broken, ...changedIds(db, 'templates')])]
}

/** Returns the ids of own marking schemes that can't be read. */
export function brokenSchemes(db: Database): string[] {
  if (!hasTable(db, 'marking_schemes')) return []
  const broken = db.prepare('SELECT id FROM marking_schemes WHERE NOT json_valid(definition)').pluck().all()
  return [...new Set([...(broken as string[]), ...changedIds(db, 'marking_schemes')])]
}

/** Returns the ids of images whose bytes are not those that were added. */
export function brokenImages(db: Database): string[] {
  if (!hasTable(db, 'assets')) return []
  const ids = db.prepare('SELECT id FROM assets').pluck().all() as string[]
  return ids.filter((id) => readAsset(db, id) === undefined)
}

/** Returns the ids of images that packs or templates show and that are not there. */
export function lostImages(db: Database): string[] {
  return db
    .prepare(
      `SELECT asset_id FROM section_assets UNION SELECT asset_id FROM template_assets
       EXCEPT SELECT id FROM assets`,
    )
    .pluck()
    .all() as string[]
}

/** Libraries of earlier versions lack tables. */
const hasTable = (db: Database, name: string): boolean =>
  db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined
