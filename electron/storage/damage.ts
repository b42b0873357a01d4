// Which packs of a library are damaged: noted when the library is opened, in a row of the settings, so that lists stay fast.
import type { PackId } from '#shared/pack'
import type { Database } from './database'
import { change } from './failures'

const KEY = 'damaged'

/** What a pack lacks, in words for the user; by id. */
export type Damage = Readonly<Record<PackId, string>>

/** What was noted; nothing when the note itself is damaged. */
export function readDamage(db: Database): Damage {
  const row = db.prepare('SELECT value FROM settings WHERE key = ? AND json_valid(value)').pluck().get(KEY)
  const stored: unknown = typeof row === 'string' ? JSON.parse(row) : {}
  return typeof stored === 'object' && stored !== null ? (stored as Damage) : {}
}

/** Notes that these packs are damaged, beside those that are known. */
export function noteDamage(db: Database, damage: Damage): void {
  if (Object.keys(damage).length === 0) return
  change(db, 'Noting damaged packs', () =>
    db
      .prepare(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(KEY, JSON.stringify({ ...readDamage(db), ...damage })),
  )
}

/** Finds packs with values that can't be read. It reads everything: only for a library in which something is wrong. */
export function findDamage(db: Database): Damage {
  const sections = db
    .prepare('SELECT pack_id, count(*) FROM sections WHERE NOT json_valid(json) GROUP BY pack_id')
    .raw()
    .all() as [PackId, number][]
  const packs = db
    .prepare(
      'SELECT id FROM packs WHERE NOT (json_valid(meta) AND json_valid(fields) AND json_valid(marking))',
    )
    .pluck()
    .all() as PackId[]
  return {
    ...Object.fromEntries(sections.map(([id, count]) => [id, sectionWords(count)])),
    ...Object.fromEntries(packs.map((id) => [id, 'Its title page or fields can’t be read'])),
  }
}

/** Takes away preferences that can't be read: they would be reported at each start, and have defaults. */
export function dropBrokenSettings(db: Database): number {
  return change(
    db,
    'Putting settings in order',
    () => db.prepare('DELETE FROM settings WHERE NOT json_valid(value)').run().changes,
  )
}

/** `2 sections can’t be read`. */
export function sectionWords(count: number): string {
  return `${count} ${count === 1 ? 'section' : 'sections'} can’t be read`
}
