// Finds the pack of the library that an imported file was made of: they have the same title and sections of the same ids.
import type { Twin } from '#shared/imported'
import type { PackId } from '#shared/pack'
import type { Database } from './database'
import { summariesOf } from './pack-list'
import { sectionJson } from './pack-rows'

/** Packs that are looked at: copies of copies. */
const MOST = 20

/**
 * Returns the pack of the same title that has at least half of the sections of a pack: one with the same text, else that with most of them; null when
 * there is none outside the bin.
 */
export function twinOf(db: Database, id: PackId): Twin | null {
  const twins = db
    .prepare(
      `SELECT other.pack_id FROM sections AS other JOIN packs ON packs.id = other.pack_id
       WHERE other.section_id IN (SELECT section_id FROM sections WHERE pack_id = $id)
         AND packs.id <> $id AND packs.deleted IS NULL AND packs.title = (SELECT title FROM packs WHERE id = $id)
       GROUP BY other.pack_id HAVING 2 * count(*) >= (SELECT count(*) FROM sections WHERE pack_id = $id)
       ORDER BY count(*) DESC, packs.changed DESC LIMIT ${MOST}`,
    )
    .pluck()
    .all({ id }) as PackId[]
  const textOf = (pack: PackId): string => sectionJson(db, pack).join('\n')
  const text = textOf(id)
  const alike = twins.find((one) => textOf(one) === text)
  const chosen = alike ?? twins[0]
  const [pack] = chosen === undefined ? [] : summariesOf(db, [chosen])
  return pack ? { pack, same: alike !== undefined } : null
}
