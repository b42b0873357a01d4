// Which rows of packs and templates can't be read, so that they can be replaced one by one.
import type { PackId } from '#shared/pack'
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

/** Returns the packs of which something can't be read. Reads all rows. */
export function brokenPacks(db: Database): Map<PackId, Broken> {
  const noted = readDamage(db)
  const rows = db
    .prepare(`SELECT id FROM packs WHERE ${isBroken('packs')}`)
    .pluck()
    .all() as PackId[]
  const sections = db
    .prepare(`SELECT pack_id, section_id FROM sections WHERE ${isBroken('sections')}`)
    .raw()
    .all() as [PackId, string][]
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
      lost: !row && own.length === 0,
      words: noted[id] ?? 'Part of it can’t be read',
    })
  }
  return broken
}

/** Returns the ids of templates that can't be read. */
export function brokenTemplates(db: Database): string[] {
  return db
    .prepare(`SELECT id FROM templates WHERE ${isBroken('templates')}`)
    .pluck()
    .all() as string[]
}
