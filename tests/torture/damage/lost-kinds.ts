// The ways in which the campaign loses whole rows, and brings back rows of another time, in tables with a user's content.
import BetterSqlite3 from 'better-sqlite3'
import { sql } from '../../../electron/storage/testing/damage'
import type { Kind } from './kinds'
import type { Moments } from './library'
import type { Random } from './random'
import { SOME_PACK } from './row-kinds'

/** A pack of which several versions were kept. */
const WITH_VERSIONS = `(SELECT pack_id FROM versions GROUP BY pack_id HAVING count(*) > 3 ORDER BY pack_id LIMIT 1)`

const lost = (name: string, ...statements: string[]): Kind => ({
  name,
  from: 'closed',
  damage: (file) => sql(file, 'PRAGMA foreign_keys = OFF', ...statements),
})

/** Deletes one row of a table, any of them. */
const anyRow = (name: string, table: string, where = '1'): Kind => ({
  name,
  from: 'closed',
  damage: (file, random) => {
    const db = new BetterSqlite3(file, { readonly: true })
    const rows = db.prepare(`SELECT rowid FROM ${table} WHERE ${where}`).pluck().all()
    db.close()
    sql(file, 'PRAGMA foreign_keys = OFF', `DELETE FROM ${table} WHERE rowid = ${random.pick(rows)}`)
  },
})

/** Puts the rows that a table had before the last changes in the place of those of today, as a write that got lost does. */
const olderRows = (table: string): Kind => ({
  name: `older rows: ${table}`,
  from: 'closed',
  damage: (file, _random: Random, { monday }: Moments) =>
    sql(
      file,
      'PRAGMA foreign_keys = OFF',
      `ATTACH '${monday}' AS before`,
      `DELETE FROM main.${table}`,
      `INSERT INTO main.${table} SELECT * FROM before.${table}`,
      'DETACH before',
    ),
})

const OWN_SETTINGS = `key IN ('author', 'paper', 'dictionary', 'organisation')`

/** Rows that are gone or older, without a trace in pages and indexes. */
export const lostRows: readonly Kind[] = [
  lost(
    'a version in the middle missing',
    `DELETE FROM versions WHERE pack_id = ${WITH_VERSIONS} AND number = 2`,
  ),
  lost('the first version missing', `DELETE FROM versions WHERE pack_id = ${WITH_VERSIONS} AND number = 1`),
  lost(
    'the last version missing',
    `DELETE FROM versions WHERE rowid IN (SELECT max(rowid) FROM versions WHERE pack_id = ${WITH_VERSIONS})`,
  ),
  lost('all versions of a pack missing', `DELETE FROM versions WHERE pack_id = ${WITH_VERSIONS}`),
  lost('all versions missing', 'DELETE FROM versions', 'DELETE FROM version_texts'),
  anyRow('a text of a version missing', 'version_texts'),
  lost(
    'two versions swapped',
    `UPDATE versions SET number = 900 WHERE pack_id = ${WITH_VERSIONS} AND number = 1`,
    `UPDATE versions SET number = 1 WHERE pack_id = ${WITH_VERSIONS} AND number = 2`,
    `UPDATE versions SET number = 2 WHERE pack_id = ${WITH_VERSIONS} AND number = 900`,
  ),
  anyRow('a tag missing', 'pack_tags'),
  lost('all tags missing', 'DELETE FROM pack_tags'),
  anyRow('a template missing', 'templates'),
  lost('a marking scheme missing', 'DELETE FROM marking_schemes'),
  anyRow('a setting missing', 'settings', OWN_SETTINGS),
  lost('a setting with other words', `UPDATE settings SET value = '"Maj. B. Owl"' WHERE key = 'author'`),
  lost(
    'a word of the dictionary changed',
    `UPDATE settings SET value = '["Strelsou"]' WHERE key = 'dictionary'`,
  ),
  anyRow('an image missing', 'assets'),
  lost('an image with another name', `UPDATE assets SET name = 'Other.png' WHERE name LIKE '%-0.png'`),
  lost('an image of another kind', `UPDATE assets SET mime = 'image/jpeg' WHERE name LIKE '%-0.png'`),
  lost(
    'a deleted pack missing',
    'DELETE FROM sections WHERE pack_id = (SELECT id FROM packs WHERE deleted IS NOT NULL ORDER BY id LIMIT 1)',
    'DELETE FROM packs WHERE id = (SELECT id FROM packs WHERE deleted IS NOT NULL ORDER BY id LIMIT 1)',
  ),
  lost(
    'a pack missing with all of it',
    ...['sections', 'versions', 'version_texts', 'pack_tags'].map(
      (table) => `DELETE FROM ${table} WHERE pack_id = ${SOME_PACK}`,
    ),
    `DELETE FROM packs WHERE id = ${SOME_PACK}`,
  ),
  lost('a pack that says it is deleted', `UPDATE packs SET deleted = 5 WHERE id = ${SOME_PACK}`),
  lost(
    'a deleted pack that says it is not',
    'UPDATE packs SET deleted = NULL WHERE id = (SELECT id FROM packs WHERE deleted IS NOT NULL ORDER BY id LIMIT 1)',
  ),
  lost('a star too many', `UPDATE packs SET favourite = 1, archived = 7 WHERE id = ${SOME_PACK}`),
  ...['settings', 'templates', 'marking_schemes', 'pack_tags', 'versions', 'version_texts', 'assets'].map(
    olderRows,
  ),
]
