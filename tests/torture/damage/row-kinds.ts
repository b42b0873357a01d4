// The ways in which the campaign damages single rows: wrong values, and rows that are gone or of another time.
import { sql } from '../../../electron/storage/testing/damage'
import type { Kind } from './kinds'

/** A pack that was changed last. */
export const SOME_PACK = `(SELECT id FROM packs WHERE deleted IS NULL ORDER BY title LIMIT 1 OFFSET 4)`

/** Damage of single rows. */
export const ofRows: readonly Kind[] = [
  {
    name: 'JSON of a section wrong',
    from: 'closed',
    damage: (file, random) =>
      sql(
        file,
        `UPDATE sections SET json = '${random.pick(['{', '5', '{"type":"nope"}', ''])}' WHERE section_id = 's1' AND pack_id = ${SOME_PACK}`,
      ),
  },
  {
    name: 'JSON of a title page wrong',
    from: 'closed',
    damage: (file, random) =>
      sql(
        file,
        `UPDATE packs SET ${random.pick(['meta', 'fields', 'marking'])} = '[{' WHERE id = ${SOME_PACK}`,
      ),
  },
  {
    name: 'JSON of a template wrong',
    from: 'closed',
    damage: (file, random) =>
      sql(
        file,
        `UPDATE templates SET ${random.pick(['about', 'body', 'specs'])} = '{' WHERE title LIKE '%1'`,
      ),
  },
  {
    name: 'JSON of settings wrong',
    from: 'closed',
    damage: (file) => sql(file, `UPDATE settings SET value = '"a5' WHERE key = 'paper'`),
  },
  {
    name: 'a tag of other letters',
    from: 'closed',
    damage: (file, random) =>
      sql(
        file,
        `UPDATE pack_tags SET tag = '${random.pick(['nawy', 'n', 'Navy'])}' WHERE pack_id = (SELECT pack_id FROM pack_tags ORDER BY pack_id LIMIT 1)`,
      ),
  },
  {
    name: 'a tag of another pack',
    from: 'closed',
    damage: (file) =>
      sql(
        file,
        'PRAGMA foreign_keys = OFF',
        `UPDATE pack_tags SET pack_id = 'gone' WHERE pack_id = (SELECT pack_id FROM pack_tags ORDER BY pack_id LIMIT 1)`,
      ),
  },
  {
    name: 'rows of sections missing',
    from: 'closed',
    damage: (file) => sql(file, `DELETE FROM sections WHERE section_id = 's2' AND pack_id = ${SOME_PACK}`),
  },
  {
    name: 'table missing',
    from: 'closed',
    damage: (file, random) =>
      sql(
        file,
        'PRAGMA foreign_keys = OFF',
        `DROP TABLE ${random.pick(['settings', 'templates', 'assets', 'section_assets'])}`,
      ),
  },
]
