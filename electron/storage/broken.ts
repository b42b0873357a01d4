// Which rows of packs and templates can't be read, so that they can be replaced one by one.
import type { PackId } from '#shared/pack'
import { findChanged } from './checksum'
import { isBroken, readDamage } from './damage'
import type { Database } from './database'

/** What can't be read of a pack. */
export interface Broken {
  /** Title page and fields. */
  readonly row: boolean
  /** Ids of sections. */
  readonly sections: readonly string[]
  /** Sections or the row itself were lost; nothing says which. */
  readonly lost: boolean
  /** The same for the user. */
  readonly words: string
}

/**
 * Returns the packs of which something can't be read. Reads all rows. `missing` means that rows of a pack that is known
 * to be damaged may be gone, beside those that can't be read.
 */
export function brokenPacks(db: Database, missing = false): Map<PackId, Broken> {
  const noted = readDamage(db)
  const { rows, sections } = brokenRows(db)
  const known = db.prepare('SELECT 1 FROM packs WHERE id = ?')
  const ids = new Set([...rows, ...sections.map(([id]) => id), ...Object.keys(noted)])
  const broken = new Map<PackId, Broken>()
  for (const id of ids) {
    if (known.get(id) === undefined) continue
    const own = sections.flatMap(([pack, section]) => (pack === id ? [section] : []))
    const row = rows.includes(id)
    broken.set(id, {
      row,
      sections: own,
      lost: (missing && noted[id] !== undefined) || (!row && own.length === 0),
      words: noted[id] ?? 'Part of it can’t be read',
    })
  }
  return broken
}

interface BrokenRows {
  readonly rows: readonly PackId[]
  readonly sections: readonly (readonly [pack: PackId, section: string])[]
}

/** Rows whose values can't be read, or are not what was written. */
function brokenRows(db: Database): BrokenRows {
  const changed = findChanged(db)
  const rows = db
    .prepare(`SELECT id FROM packs WHERE ${isBroken('packs')}`)
    .pluck()
    .all() as PackId[]
  const sections = db
    .prepare(`SELECT pack_id, section_id FROM sections WHERE ${isBroken('sections')}`)
    .raw()
    .all() as [PackId, string][]
  const isNew = ([pack, section]: readonly [string, string]): boolean =>
    !sections.some(([one, other]) => one === pack && other === section)
  return {
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
  return [...new Set([...broken, ...findChanged(db).templates])]
}
