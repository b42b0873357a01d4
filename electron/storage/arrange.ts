// How the user arranges packs in the list: favourites, the archive, tags. None of it is part of a pack or travels with it.
import type { PackArrangement, PackId } from '#shared/pack'
import type { Database } from './database'
import { change } from './failures'

/**
 * Puts packs as given, all or none; what is not given stays, and packs that are gone are skipped. Neither their text nor
 * their time changes.
 */
export function arrangePacks(db: Database, arrangements: readonly PackArrangement[]): void {
  change(db, 'Arranging the packs', () => {
    const set = db.prepare(
      `UPDATE packs SET favourite = coalesce($favourite, favourite),
         archived = CASE $archived WHEN 1 THEN coalesce(archived, $now) WHEN 0 THEN NULL ELSE archived END
       WHERE id = $id`,
    )
    const now = Date.now()
    for (const { id, favourite, archived, tags } of arrangements) {
      const flags = { favourite: asNumber(favourite), archived: asNumber(archived) }
      const { changes } = set.run({ id, now, ...flags })
      if (changes > 0 && tags) setTags(db, id, tags, now)
    }
  })
}

const asNumber = (flag: boolean | undefined): number | null => (flag === undefined ? null : Number(flag))

function setTags(db: Database, id: PackId, tags: readonly string[], now: number): void {
  const before = db.prepare('SELECT tag FROM pack_tags WHERE pack_id = ?').pluck().all(id) as string[]
  const remove = db.prepare('DELETE FROM pack_tags WHERE pack_id = ? AND tag = ?')
  for (const tag of before) if (!tags.includes(tag)) remove.run(id, tag)
  const add = db.prepare('INSERT INTO pack_tags (pack_id, tag, added) VALUES (?, ?, ?)')
  for (const tag of new Set(tags)) if (!before.includes(tag)) add.run(id, tag, now)
}
