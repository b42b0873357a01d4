// The inventory of a library: which rows there should be. Triggers keep it (migration 120), so a row that is gone, or was brought
// back from another time, is noticed although SQLite finds nothing wrong.
import type { Database } from 'better-sqlite3'
import type { PackId } from '#shared/pack'
import { isChanged } from './checksum'

/** The version of the library's tables from which on there is one. */
const SINCE = 120

/** Tables whose rows have an entry each: its key, and what the entry is made of. */
const SINGLE = {
  packs: [
    'id',
    `coalesce(item.deleted, '') || ':' || item.favourite || ':' || coalesce(item.archived, '') || ' ' || item.title`,
  ],
  templates: ['id', `coalesce(item.sum, '') || ':' || coalesce(item.deleted, '') || ' ' || item.title`],
  marking_schemes: [
    'id',
    `coalesce(item.sum, '') || ':' || coalesce(item.deleted, '') || ' ' || item.file_id`,
  ],
  assets: ['id', `item.mime || ' ' || item.name`],
  settings: ['key', `coalesce(content_sum(item.value), '')`],
} as const
/** Tables of which a pack has many rows: its entry has a word for each. */
const MANY = {
  versions: `item.number || ':' || item.taken || ':' || item.sum`,
  pack_tags: 'item.sum',
} as const

/** A table whose rows are listed in the inventory. */
export type Part = keyof typeof SINGLE | keyof typeof MANY

/** Rows that are gone, or not those that were last saved. */
export interface Missing {
  readonly part: Part
  /** The id or key of the row, or the pack whose rows they are. */
  readonly owner: string
  /** What the inventory says. */
  readonly entry: string
  /** Not only changed. */
  readonly isGone: boolean
  /** Of many rows of a pack the words of those that are gone. */
  readonly words: readonly string[]
}

/** Whether a library has an inventory. */
export const hasInventory = (db: Database): boolean =>
  (db.pragma('user_version', { simple: true }) as number) >= SINCE

/**
 * Compares the tables with the inventory. The quick way looks for rows that are gone, and at settings; the whole one also for rows
 * of another time. `among` are rows that were missing before: no others are looked at. Needs the functions of `defineSum`.
 */
export function findMissing(
  db: Database,
  way: 'quick' | 'whole',
  among?: readonly Pick<Missing, 'part' | 'owner'>[],
): Missing[] {
  if (!hasInventory(db) || among?.length === 0) return []
  const whole = way === 'whole'
  const ownersOf = (part: Part): string | null =>
    among ? JSON.stringify(among.flatMap((one) => (one.part === part ? one.owner : []))) : null
  return [
    ...SINGLE_PARTS.flatMap((part) => missingOf(db, part, whole || part === 'settings', ownersOf(part))),
    ...MANY_PARTS.flatMap((part) => missingOfPacks(db, part, whole, ownersOf(part))),
  ]
}

const AMONG = '($owners IS NULL OR listed.owner IN (SELECT value FROM json_each($owners)))'

const SINGLE_PARTS = Object.keys(SINGLE) as (keyof typeof SINGLE)[]
const MANY_PARTS = Object.keys(MANY) as (keyof typeof MANY)[]

/** A row of the inventory. */
export interface Listed {
  readonly part: Part
  readonly owner: string
  readonly entry: string
  readonly sum: number
}

function missingOf(
  db: Database,
  part: keyof typeof SINGLE,
  whole: boolean,
  owners: string | null,
): Missing[] {
  const [key, entry] = SINGLE[part]
  const now = whole ? entry : 'listed.entry'
  const rows = db
    .prepare(
      `SELECT listed.*, item.${key} IS NULL AS isGone, ${now} AS now
       FROM inventory AS listed LEFT JOIN ${part} AS item ON item.${key} = listed.owner
       WHERE listed.part = '${part}' AND ${AMONG} AND (item.${key} IS NULL OR ${now} <> listed.entry)`,
    )
    .all({ owners }) as (Listed & { readonly isGone: number; readonly now: string })[]
  return rows
    .filter((row) => !isChanged('inventory', row))
    .filter(
      ({ isGone, entry: then, now: today }) => isGone === 1 || stateOf(part, then) !== stateOf(part, today),
    )
    .map(({ owner, entry: then, isGone }) => ({ part, owner, entry: then, isGone: isGone === 1, words: [] }))
}

/** A title is part of the pack's own checksum. */
const stateOf = (part: Part, entry: string): string =>
  part === 'packs' ? (entry.split(' ')[0] ?? '') : entry

function missingOfPacks(
  db: Database,
  part: keyof typeof MANY,
  whole: boolean,
  owners: string | null,
): Missing[] {
  const fewer = `(SELECT count(*) FROM ${part} WHERE pack_id = listed.owner) <>
    length(entry) - length(replace(entry, ' ', '')) - 1`
  const rows = db
    .prepare(
      `SELECT listed.* FROM inventory AS listed JOIN packs ON packs.id = listed.owner
       WHERE part = '${part}' AND ${AMONG} ${whole ? '' : `AND ${fewer}`}`,
    )
    .all({ owners }) as Listed[]
  const wordsNow = db
    .prepare(`SELECT CAST(${MANY[part]} AS TEXT) FROM ${part} AS item WHERE pack_id = ?`)
    .pluck()
  return rows
    .filter((row) => !isChanged('inventory', row))
    .flatMap(({ owner, entry }) => {
      const now = new Set(wordsNow.all(owner))
      const words = wordsOf(entry).filter((word) => !now.has(word))
      return words.length === 0 ? [] : [{ part, owner, entry, isGone: true, words }]
    })
}

/** One finding for each row, or for the rows of a pack. */
export const missingFindings = (missing: readonly Missing[]): string[] =>
  missing.map(({ part, owner, isGone }) => `${isGone ? 'Missing' : 'Not as last saved'}: ${part} ${owner}`)

/** The words of an entry for many rows. */
const wordsOf = (entry: string): string[] => entry.split(' ').filter((word) => word !== '')

/** The title or name in an entry. */
export const nameIn = (entry: string): string => entry.slice(entry.indexOf(' ') + 1)

/** When the version of a word was kept, in milliseconds since 1970. */
export const timeIn = (word: string): number => Number(word.split(':')[1])

/** Returns the entry that a row has in a library, as its inventory would have it; undefined when there is no such item. */
export function entryIn(db: Database, part: keyof typeof SINGLE, owner: string): string | undefined {
  const [key, entry] = SINGLE[part]
  return db.prepare(`SELECT ${entry} FROM ${part} AS item WHERE item.${key} = ?`).pluck().get(owner) as
    | string
    | undefined
}

/** Returns the rows of a pack that have one of these words, as they are stored. */
export function rowsWith(
  db: Database,
  part: keyof typeof MANY,
  pack: PackId,
  words: readonly string[],
): Readonly<Record<string, unknown>>[] {
  const rows = db
    .prepare(`SELECT *, CAST(${MANY[part]} AS TEXT) AS word FROM ${part} AS item WHERE pack_id = ?`)
    .all(pack) as Readonly<Record<string, unknown>>[]
  return rows.filter(({ word }) => words.includes(String(word))).map(({ word, ...row }) => row)
}

/** Takes the rows as they are now for what there should be: what is missing was told. Call it in a transaction. */
export function takeStock(db: Database, missing: readonly Pick<Missing, 'part' | 'owner'>[]): void {
  const drop = db.prepare('DELETE FROM inventory WHERE part = ? AND owner = ?')
  for (const { part, owner } of missing) {
    drop.run(part, owner)
    relist(db, part, `= '${owner.replaceAll("'", "''")}'`)
  }
}

/** Makes entries for rows that have none: they were lost with a page. Call it in a transaction. */
export function listUnlisted(db: Database): void {
  for (const part of [...SINGLE_PARTS, ...MANY_PARTS])
    relist(db, part, `NOT IN (SELECT owner FROM inventory WHERE part = '${part}')`)
}

function relist(db: Database, part: Part, which: string): void {
  const isMany = part === 'versions' || part === 'pack_tags'
  const key = isMany ? 'pack_id' : SINGLE[part][0]
  const entry = isMany ? `' ' || group_concat(${MANY[part]}, ' ') || ' '` : SINGLE[part][1]
  const others = part === 'settings' ? `AND key <> 'changes'` : ''
  db.exec(`
    INSERT INTO inventory (part, owner, entry, sum)
      SELECT '${part}', owner, entry, sum_number(content_sum('${part}', owner, entry)) FROM (
        SELECT item.${key} AS owner, ${entry} AS entry FROM ${part} AS item WHERE item.${key} ${which} ${others}
        ${isMany ? 'GROUP BY pack_id' : ''})
      WHERE entry IS NOT NULL`)
}

/** Puts the entries that a rescue has read in the place of those that were made of the rescued rows. Call it in a transaction. */
export function putInventory(db: Database, listed: readonly Listed[]): void {
  const keyOf = ({ part, owner }: Listed): string => `${part} ${owner}`
  const made = new Map(
    (db.prepare('SELECT * FROM inventory').all() as Listed[]).map((row) => [keyOf(row), row.entry]),
  )
  // Of two entries for one row the one that agrees with what is there.
  const chosen = new Map<string, Listed>()
  for (const row of listed)
    if (!isChanged('inventory', row) && chosen.get(keyOf(row))?.entry !== (made.get(keyOf(row)) ?? null))
      chosen.set(keyOf(row), row)
  const put = db.prepare(
    `INSERT INTO inventory (part, owner, entry, sum) VALUES ($part, $owner, $entry, $sum)
     ON CONFLICT (part, owner) DO UPDATE SET entry = excluded.entry, sum = excluded.sum`,
  )
  for (const row of chosen.values()) put.run(row)
}
