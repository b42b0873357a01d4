// How the user arranges packs in the list: favourites, the archive, tags. None of it is part of a pack or travels with it.
import type { PackArrangement } from '#shared/pack'
import type { Database } from './database'
import { change } from './failures'

/** Puts packs as given, all or none; those that are gone are skipped. Neither their text nor their time changes. */
export function arrangePacks(db: Database, arrangements: readonly PackArrangement[]): void {
  change(db, 'Arranging the packs', () => {
    const set = db.prepare(
      `UPDATE packs SET favourite = $favourite, archived = CASE WHEN $archived THEN coalesce(archived, $now) END
       WHERE id = $id`,
    )
    const tagsOf = db.prepare('SELECT tag FROM pack_tags WHERE pack_id = ?').pluck()
    const add = db.prepare('INSERT INTO pack_tags (pack_id, tag, added) VALUES (?, ?, ?)')
    const remove = db.prepare('DELETE FROM pack_tags WHERE pack_id = ? AND tag = ?')
    for (const { id, favourite, archived, tags } of arrangements) {
      const now = Date.now()
      const { changes } = set.run({ id, favourite: favourite ? 1 : 0, archived: archived ? 1 : 0, now })
      if (changes === 0) continue
      const before = tagsOf.all(id) as string[]
      for (const tag of before) if (!tags.includes(tag)) remove.run(id, tag)
      for (const tag of new Set(tags)) if (!before.includes(tag)) add.run(id, tag, now)
    }
  })
}
