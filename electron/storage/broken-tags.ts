// Tags that are not what was written: taken from a backup, or kept as they can be read; the pack is named either way.
import { dateWords } from '#shared/date-words'
import type { PackId } from '#shared/pack'
import { isChanged } from './checksum'
import type { Database } from './database'
import { titleOf } from './pack-title'

interface TagRow {
  readonly rowid: number
  readonly pack_id: PackId
  readonly tag: string
  readonly sum: number | null
}

/** The version of the library's tables from which on tags have checksums. */
const SINCE = 100

/** Returns the packs with tags that are not what was written; one for each such tag. */
export const packsWithBrokenTags = (db: Database): PackId[] => brokenRows(db).map(({ pack_id }) => pack_id)

function brokenRows(db: Database): TagRow[] {
  if ((db.pragma('user_version', { simple: true }) as number) < SINCE) return []
  const rows = db.prepare('SELECT rowid, * FROM pack_tags').all() as TagRow[]
  return rows.filter((row) => isChanged('pack_tags', row))
}

/** Replaces the broken tags of each pack that a sound backup has by the tags that it had then. Returns a sentence about each. */
export function bringBrokenTags(db: Database, backup: Database, time: number): string[] {
  const broken = brokenRows(db)
  if (broken.length === 0 || (backup.pragma('user_version', { simple: true }) as number) < 80) return []
  const good = backup.prepare(
    'SELECT tag, added FROM pack_tags WHERE pack_id = ? AND EXISTS (SELECT 1 FROM packs WHERE id = pack_id)',
  )
  const drop = db.prepare('DELETE FROM pack_tags WHERE rowid = ?')
  const add = db.prepare('INSERT OR IGNORE INTO pack_tags (pack_id, tag, added) VALUES (?, ?, ?)')
  return [...new Set(broken.map(({ pack_id }) => pack_id))].flatMap((id) => {
    const tags = good.raw().all(id) as [string, number][]
    if (tags.length === 0) return []
    for (const { rowid, pack_id } of broken) if (pack_id === id) drop.run(rowid)
    for (const tag of tags) add.run(id, ...tag)
    return [`${titleOf(db, id)}: Its tags were restored from the backup of ${dateWords(time)}.`]
  })
}

/** Keeps what can be read of the others, and drops those that belong to no pack. Returns a sentence about each. */
export function keepBrokenTags(db: Database): string[] {
  const has = db.prepare('SELECT 1 FROM packs WHERE id = ?')
  const keep = db.prepare('UPDATE pack_tags SET tag = tag WHERE rowid = ?')
  const drop = db.prepare('DELETE FROM pack_tags WHERE rowid = ?')
  return brokenRows(db).map(({ rowid, pack_id, tag }) => {
    if (has.get(pack_id) === undefined) {
      drop.run(rowid)
      return 'One of the tags was damaged and belongs to no pack any more. It was removed.'
    }
    keep.run(rowid)
    return `${titleOf(db, pack_id)}: One of its tags may be wrong: “${tag}”.`
  })
}
