// Damaged packs of a library: recorded in a settings row when the library is opened, so that listing packs stays fast.
import type { Database } from 'better-sqlite3'
import type { PackId } from '#shared/pack'
import { change } from './failures'

const KEY = 'damaged'

/** What is wrong with each pack, in words for the user, by pack id. */
export type Damage = Readonly<Record<PackId, string>>

/** Returns the recorded damage; nothing when the record itself is damaged. */
export function readDamage(db: Database): Damage {
  const row = db.prepare('SELECT value FROM settings WHERE key = ? AND json_valid(value)').pluck().get(KEY)
  const stored: unknown = typeof row === 'string' ? JSON.parse(row) : {}
  return typeof stored === 'object' && stored !== null ? (stored as Damage) : {}
}

/** Records damaged packs, in addition to those already known. */
export function noteDamage(db: Database, damage: Damage): void {
  if (Object.keys(damage).length === 0) return
  change(db, 'Marking damaged packs', () =>
    db
      .prepare(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(KEY, JSON.stringify({ ...readDamage(db), ...damage })),
  )
}

/** Forgets the damage of a pack that was replaced or deleted. */
export function forgetDamage(db: Database, id: PackId): void {
  const { [id]: gone, ...others } = readDamage(db)
  if (gone === undefined) return
  change(db, 'Marking damaged packs', () =>
    db.prepare('UPDATE settings SET value = ? WHERE key = ?').run(JSON.stringify(others), KEY),
  )
}

/** SQL conditions, by table and column, that are true when a column does not hold the JSON it should. */
export const BROKEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  packs: {
    marking: isNot('marking', 'object'),
    meta: `${isNot('meta', 'object')} OR ${isNot('meta', 'object', '.marking')}`,
    fields: isNot('fields', 'array'),
  },
  sections: { json: `${isNot('json', 'object')} OR json_extract(json, '$.type') IS NOT 'section'` },
  settings: { value: 'NOT json_valid(value)' },
  templates: {
    about: isNot('about', 'object'),
    body: isNot('body', 'object'),
    specs: isNot('specs', 'array'),
  },
}

/** JSON functions fail on a column that holds no JSON, hence the test before them. */
function isNot(column: string, kind: 'object' | 'array', at = ''): string {
  return `CASE WHEN json_valid(${column}) THEN json_type(${column}, '$${at}') IS NOT '${kind}' ELSE 1 END`
}

/** SQL condition: a value of a row of this table can't be read. */
export const isBroken = (table: string): string =>
  Object.values(BROKEN[table] ?? {})
    .map((condition) => `(${condition})`)
    .join(' OR ')

/** Finds packs with values that can't be read. Reads the whole library: only for one that is known to be damaged. */
export function findDamage(db: Database): Damage {
  const sections = db
    .prepare(`SELECT pack_id, count(*) FROM sections WHERE ${isBroken('sections')} GROUP BY pack_id`)
    .raw()
    .all() as [PackId, number][]
  const packs = db
    .prepare(`SELECT id FROM packs WHERE ${isBroken('packs')}`)
    .pluck()
    .all() as PackId[]
  return {
    ...Object.fromEntries(sections.map(([id, count]) => [id, sectionWords(count)])),
    ...Object.fromEntries(packs.map((id) => [id, 'Its title page or fields can’t be read'])),
  }
}

/**
 * Deletes preferences that can't be read: they would be reported at every start, and have defaults. Returns their keys.
 */
export function dropBrokenSettings(db: Database): string[] {
  return change(
    db,
    'Resetting unreadable settings',
    () =>
      db.prepare('DELETE FROM settings WHERE NOT json_valid(value) RETURNING key').pluck().all() as string[],
  )
}

/** Of a pack whose sections are not those that were last saved. */
export const TORN = 'Part of its text is missing, or older than the rest'

/** `2 sections can’t be read`. */
export function sectionWords(count: number): string {
  return `${count} ${count === 1 ? 'section' : 'sections'} can’t be read`
}
