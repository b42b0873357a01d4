// The list of packs: what is shown of each without reading its text.
import { randomUUID } from 'node:crypto'
import type { PackMarking } from '#shared/markings'
import type { ListChanges, PackId, PackKind, PackSummary } from '#shared/pack'
import { readDamage } from './damage'
import type { Database } from './database'
import { attempt } from './failures'
import { isMarking } from './pack-shape'
import { storedJson } from './stored-json'

/** A row of the list of packs. */
interface SummaryRow {
  readonly id: PackId
  readonly title: string
  readonly kind: string
  readonly marking: string
  readonly changed: number
  readonly export_pages: number | null
  /** Of damaged details anything. */
  readonly author: unknown
  readonly reference: unknown
  readonly favourite: number
  readonly archived: number | null
  readonly deleted: number | null
  /** Checksum of what the pack holds; null in a library of an older version. */
  readonly sum: string | null
}

/** A row without what is in its details. */
type Glance = Omit<SummaryRow, 'author' | 'reference'>

/** Used in place of a marking that can't be read. */
const NO_MARKING: PackMarking = { scheme: 'none', level: 'none', caveat: '', trainingRider: false }

/**
 * Returns the function that makes a list entry of a row. It needs only the columns, so that a pack whose text can't be read
 * is still listed. Markings repeat: each is read once.
 */
function summaryReader(): (
  row: SummaryRow,
  sections: number,
  tags: readonly string[],
  damage?: string,
) => PackSummary {
  const markings = new Map<string, PackMarking | undefined>()
  const markingIn = (json: string): PackMarking | undefined => {
    if (!markings.has(json)) {
      const stored = storedJson(json)
      markings.set(json, isMarking(stored) ? stored : undefined)
    }
    return markings.get(json)
  }
  return (row, sections, tags, damage) => {
    const marking = markingIn(row.marking)
    const words = damage ?? (marking ? undefined : 'Its marking can’t be read')
    return {
      id: row.id,
      title: row.title,
      kind: row.kind as PackKind,
      marking: marking ?? NO_MARKING,
      changed: row.changed,
      sections,
      pages: row.export_pages,
      author: textIn(row.author),
      reference: textIn(row.reference),
      tags,
      favourite: row.favourite !== 0,
      archived: row.archived !== null,
      deleted: row.deleted !== null,
      ...(words === undefined ? {} : { damage: words }),
    }
  }
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A value of the details, in a row whose details may be damaged. */
const ofMeta = (name: string): string => `CASE WHEN json_valid(meta) THEN meta ->> '$.${name}' END AS ${name}`

const COLUMNS = 'id, title, kind, marking, changed, export_pages, favourite, archived, deleted, sum'
const SUMMARY = `SELECT ${COLUMNS}, ${ofMeta('author')}, ${ofMeta('reference')}`
const TAGS = 'SELECT tag FROM pack_tags WHERE pack_id = ? ORDER BY tag'
/** Of all packs at once, which for many packs is faster than one after the other. */
const ALL_TAGS = 'SELECT pack_id, tag FROM pack_tags ORDER BY pack_id, tag'
const SECTIONS = 'SELECT count(*) FROM sections WHERE pack_id = ?'
const ALL_COUNTS = 'SELECT pack_id, count(*) FROM sections GROUP BY pack_id'
/** In the order of its index: nothing is sorted. */
const LIST = `${SUMMARY} FROM packs WHERE deleted IS NULL ORDER BY changed DESC, rowid DESC`
/** Without what is in the details, which takes most of the time: their checksum changes with them. */
const GLANCE = `SELECT ${COLUMNS} FROM packs WHERE deleted IS NULL ORDER BY changed DESC, rowid DESC`
const SOME = `${SUMMARY} FROM packs WHERE id IN (SELECT value FROM json_each(?))`
const ONE = `${SUMMARY} FROM packs WHERE id = ?`

const COUNT = 'SELECT count(*) FROM packs WHERE deleted IS NULL'
/** Those in sight, and some more. Archived ones are not listed. */
const FIRST = `${SUMMARY} FROM packs WHERE deleted IS NULL AND archived IS NULL ORDER BY changed DESC, rowid DESC LIMIT ?`

/** The SQL of lists. A test reads the plan of each: none may go through all packs or sections. */
export const LIST_STATEMENTS = { LIST, GLANCE, FIRST, COUNT, SOME, ONE, TAGS } as const

/** Lists all packs that are not in the bin, last changed first. */
export function listPacks(db: Database): PackSummary[] {
  return attempt(db.name, 'Listing the packs', () => summaries(db, db.prepare(LIST).all() as SummaryRow[]))
}

/** The list as it was read last. */
const lastRead = new WeakMap<
  Database,
  { readonly name: string; readonly entries: ReadonlyMap<PackId, Entry> }
>()

/**
 * Lists what has changed since the list was read that is called `known`; everything if another one was read last. The change of one
 * pack takes a moment to find, while thousands of packs that are the same take long to hand on.
 */
export function listChanges(db: Database, known: string | null): ListChanges {
  return attempt(db.name, 'Listing the packs', () => {
    const found = lastRead.get(db)
    const before = found?.name === known ? found.entries : undefined
    const entries = entriesOf(db, before ? rowsAfter(db, before) : (db.prepare(LIST).all() as SummaryRow[]))
    const now = new Map(entries.map((entry) => [entry.row.id, entry]))
    const name = randomUUID()
    lastRead.set(db, { name, entries: now })
    const isSame = (entry: Entry) => isSameEntry(entry, before?.get(entry.row.id))
    return {
      name,
      isWhole: before === undefined,
      packs: summarised(before ? entries.filter((entry) => !isSame(entry)) : entries),
      gone: before ? [...before.keys()].filter((id) => !now.has(id)) : [],
    }
  })
}

function rowsAfter(db: Database, before: ReadonlyMap<PackId, Entry>): SummaryRow[] {
  const one = db.prepare(ONE)
  return (db.prepare(GLANCE).all() as Glance[]).map((row) => {
    const known = before.get(row.id)?.row
    return known && isSameRow(row, known) ? known : (one.get(row.id) as SummaryRow)
  })
}

function isSameRow(one: Glance, other: Glance): boolean {
  for (const key in one) if (one[key as keyof Glance] !== other[key as keyof Glance]) return false
  return true
}

function isSameEntry(one: Entry, other: Entry | undefined): boolean {
  if (other === undefined || one.sections !== other.sections || one.damage !== other.damage) return false
  if (one.tags.length !== other.tags.length || one.tags.some((tag, at) => tag !== other.tags[at]))
    return false
  // A row that is the same is kept.
  return one.row === other.row
}

/** Number of packs that the list has at first. */
const MOST_FIRST = 80

/** Lists the packs that were changed last; all packs if they are few. */
export function firstPacks(db: Database): { readonly packs: PackSummary[]; readonly isWhole: boolean } {
  return attempt(db.name, 'Listing the packs', () => {
    const isWhole = (db.prepare(COUNT).pluck().get() as number) <= MOST_FIRST
    const rows = (isWhole ? db.prepare(LIST).all() : db.prepare(FIRST).all(MOST_FIRST)) as SummaryRow[]
    return { packs: summaries(db, rows), isWhole }
  })
}

/** Whether there is a pack that is not in the bin. */
export function hasPacks(db: Database): boolean {
  return db.prepare('SELECT 1 FROM packs WHERE deleted IS NULL LIMIT 1').get() !== undefined
}

/** From this number of packs on, what is known of all packs is read at once. */
const MANY = 200

/**
 * Returns the list entries of these packs in this order, without those that are gone; without those in the bin unless
 * `deleted` is true.
 */
export function summariesOf(db: Database, ids: readonly PackId[], deleted = false): PackSummary[] {
  const one = db.prepare(ONE)
  const rows = ids.length > MANY ? manyRows(db, ids) : ids.map((id) => one.get(id) as SummaryRow | undefined)
  return summaries(
    db,
    rows.filter((row) => row !== undefined).filter((row) => deleted || row.deleted === null),
  )
}

function manyRows(db: Database, ids: readonly PackId[]): (SummaryRow | undefined)[] {
  const found = db.prepare(SOME).all(JSON.stringify(ids)) as SummaryRow[]
  const byId = new Map(found.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}

/** What a list entry is made of. */
interface Entry {
  readonly row: SummaryRow
  readonly sections: number
  readonly tags: readonly string[]
  readonly damage: string | undefined
}

function entriesOf(db: Database, rows: readonly SummaryRow[]): Entry[] {
  const damage = readDamage(db)
  const isLong = rows.length > MANY
  const [tags, sections] = [db.prepare(TAGS).pluck(), db.prepare(SECTIONS).pluck()]
  const tagsOf = isLong ? tagReader(db) : (id: PackId) => tags.all(id) as string[]
  const countOf = isLong ? countReader(db) : (id: PackId) => sections.get(id) as number
  return rows.map((row) => ({
    row,
    sections: countOf(row.id),
    tags: tagsOf(row.id),
    damage: damage[row.id],
  }))
}

const summaries = (db: Database, rows: readonly SummaryRow[]): PackSummary[] =>
  summarised(entriesOf(db, rows))

function summarised(entries: readonly Entry[]): PackSummary[] {
  const read = summaryReader()
  return entries.map(({ row, sections, tags, damage }) => read(row, sections, tags, damage))
}

function countReader(db: Database): (id: PackId) => number {
  const counts = new Map(db.prepare(ALL_COUNTS).raw().all() as [PackId, number][])
  return (id) => counts.get(id) ?? 0
}

function tagReader(db: Database): (id: PackId) => readonly string[] {
  const tags = new Map<PackId, string[]>()
  for (const [id, tag] of db.prepare(ALL_TAGS).raw().all() as [PackId, string][])
    tags.set(id, [...(tags.get(id) ?? []), tag])
  return (id) => tags.get(id) ?? []
}
