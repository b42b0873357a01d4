// What is in the bin, and for how long: all that the list of packs needs of it.
import type { DeletedItem } from '#shared/pack'
import type { Database } from './database'
import { attempt } from './failures'
import { readSettings } from './settings'
import { storedJson } from './stored-json'

/** The setting that has the ages. */
export const BIN_AGES = 'bin'

/** Days of use that each item has been in the bin, with the time of its deletion, as an item may be deleted twice. */
export type Ages = Readonly<Record<string, readonly [deleted: number, days: number]>>

interface Row {
  readonly kind: DeletedItem['kind']
  readonly id: string
  readonly title: string
  readonly deleted: number
}

/** What ages. */
export type Aging = Pick<Row, 'id' | 'deleted'>

/** Lists everything that was deleted, most recent first. */
export function listDeleted(db: Database): DeletedItem[] {
  const left = daysLeft(db)
  return binRows(db).map((row) => ({ ...row, daysLeft: left(row.id, row.deleted) }))
}

/** Returns a function that tells for how many days of use something is kept that was deleted then; null for ever. */
export function daysLeft(db: Database): (id: string, deleted: number) => number | null {
  const ages = readAges(db)
  const { keepDeletedDays: days } = readSettings(db)
  return (id, deleted) => (days === null ? null : Math.max(1, days - daysOf(ages, { id, deleted })))
}

/** Lists what is in it, last deleted first. */
export function binRows(db: Database): Row[] {
  return attempt(db.name, 'Reading the deleted packs', () =>
    db
      .prepare(
        `SELECT 'pack' AS kind, id, title, deleted FROM packs WHERE deleted IS NOT NULL
         UNION ALL SELECT 'template', id, title, deleted FROM templates WHERE deleted IS NOT NULL
         UNION ALL SELECT 'scheme', id,
           CASE WHEN json_valid(definition) THEN coalesce(json_extract(definition, '$.name'), file_id) ELSE file_id END,
           deleted FROM marking_schemes WHERE deleted IS NOT NULL
         ORDER BY deleted DESC, id`,
      )
      .all(),
  ) as Row[]
}

/** Reads how long everything has been in it. */
export function readAges(db: Database): Ages {
  const row = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(BIN_AGES)
  const stored = typeof row === 'string' ? storedJson(row) : undefined
  return typeof stored === 'object' && stored !== null ? (stored as Ages) : {}
}

/** Days of use that an item has been in it. */
export function daysOf(ages: Ages, { id, deleted }: Aging): number {
  const age = ages[id]
  return Array.isArray(age) && age[0] === deleted ? Number(age[1]) || 0 : 0
}
