// The checksum of a row that holds a user's content: the database makes it whenever such a row is written, by this one function.
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { PackId } from '#shared/pack'

/** The SQL functions that the triggers call; every connection that writes needs them. */
const FUNCTIONS = { sum: 'content_sum', number: 'sum_number' } as const

/** The columns that a table's checksum is made of. */
export const SUMMED = {
  packs: ['id', 'title', 'kind', 'marking', 'meta', 'fields', 'pack_version', 'document_version'],
  sections: ['section_id', 'position', 'json'],
  templates: ['id', 'title', 'version', 'document_version', 'about', 'body', 'specs'],
  versions: [
    ...['pack_id', 'number', 'taken', 'changed', 'cause', 'about', 'name'],
    ...['pack_version', 'document_version', 'content'],
  ],
  marking_schemes: ['id', 'file_id', 'definition', 'source'],
  pack_tags: ['pack_id', 'tag', 'added'],
  inventory: ['part', 'owner', 'entry'],
} as const
export type SummedTable = keyof typeof SUMMED

type Value = string | number | bigint | null

/** Returns the checksum of values: 16 hexadecimal digits. The length of each is part of it. */
export function sumOf(values: readonly Value[]): string {
  const hash = createHash('sha256')
  for (const value of values) {
    const text = String(value)
    hash.update(`${text.length}:`).update(text)
  }
  return hash.digest('hex').slice(0, 16)
}

/** Returns the number of a checksum, for sums over several; 0 for none. */
export function sumNumber(sum: string | null): number {
  return sum === null ? 0 : Number.parseInt(sum.slice(0, 12), 16) || 0
}

/** Sums are added up within so many. */
const NUMBERS = 2 ** 48

/** Returns the checksum over sections, which does not depend on their order. */
export function textSum(sections: readonly Readonly<Record<string, Value>>[]): number {
  return sections
    .map((section) => sumNumber(sumOf(SUMMED.sections.map((column) => section[column] ?? null))))
    .reduce((total, number) => (total + number) % NUMBERS, 0)
}

/** Makes the functions known to a connection. */
export function defineSum(db: Database): void {
  db.function(FUNCTIONS.sum, { varargs: true, deterministic: true }, (...values: unknown[]) =>
    sumOf(values as Value[]),
  )
  db.function(FUNCTIONS.number, { deterministic: true }, (sum: unknown) => sumNumber(sum as string | null))
}

/** A row with its checksum; undefined in libraries of earlier versions. */
interface Summed {
  /** A number for tags and the inventory. */
  readonly sum?: string | number | null
}

/** Whether a row, with the columns of its table, is not what was written. Rows without a checksum can't be told. */
export function isChanged(table: SummedTable, row: Summed): boolean {
  if (typeof row.sum !== 'string' && typeof row.sum !== 'number') return false
  const sum = sumOf(SUMMED[table].map((column) => Reflect.get(row, column) as Value))
  return row.sum !== (typeof row.sum === 'string' ? sum : sumNumber(sum))
}

/** Rows that are not what was written. */
export interface ChangedRows {
  readonly packs: readonly PackId[]
  readonly sections: readonly (readonly [pack: PackId, section: string])[]
  readonly templates: readonly string[]
  readonly schemes: readonly string[]
  /** Packs whose sections are not those that were last saved: some are missing, or of an earlier time. */
  readonly torn: readonly PackId[]
}

/** Reads all rows with checksums, or those of one pack; none of a library from before there were any. */
export function findChanged(db: Database, pack?: PackId): ChangedRows {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version < SINCE.rows) return { packs: [], sections: [], templates: [], schemes: [], torn: [] }
  const totals = new Map<string, number>()
  const sections: [PackId, string][] = []
  for (const row of rowsOf(db, 'sections', pack)) {
    const id = String(row.pack_id)
    totals.set(id, ((totals.get(id) ?? 0) + sumNumber(row.sum as string | null)) % NUMBERS)
    if (isChanged('sections', row)) sections.push([id, String(row.section_id)])
  }
  const packs: PackId[] = []
  const torn: PackId[] = []
  for (const row of rowsOf(db, 'packs', pack)) {
    const id = String(row.id)
    if (isChanged('packs', row)) packs.push(id)
    if (typeof row.text_sum === 'number' && row.text_sum !== (totals.get(id) ?? 0)) torn.push(id)
  }
  const isWhole = pack === undefined
  return {
    packs,
    sections,
    torn,
    templates: isWhole ? changedIds(db, 'templates') : [],
    schemes: isWhole ? changedIds(db, 'marking_schemes') : [],
  }
}

/** The same for templates or own marking schemes alone. */
export function changedIds(db: Database, table: 'templates' | 'marking_schemes'): string[] {
  const since = table === 'templates' ? SINCE.rows : SINCE.schemes
  if ((db.pragma('user_version', { simple: true }) as number) < since) return []
  return [...rowsOf(db, table)].filter((row) => isChanged(table, row)).map(({ id }) => String(id))
}

type AnyRow = Summed & Readonly<Record<string, Value>>

function rowsOf(db: Database, table: SummedTable, pack?: PackId): IterableIterator<AnyRow> {
  const key = table === 'sections' ? 'pack_id' : 'id'
  const all = db.prepare(`SELECT * FROM ${table} ${pack === undefined ? '' : `WHERE ${key} = ?`}`)
  return all.iterate(...(pack === undefined ? [] : [pack])) as IterableIterator<AnyRow>
}

/** The versions of the library's tables from which on there are checksums. */
const SINCE = { rows: 40, schemes: 90 }
