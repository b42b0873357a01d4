// The checksum of a row that holds a user's content: the database makes it whenever such a row is written, by this one function.
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { PackId } from '#shared/pack'

/** The SQL function that the triggers call; every connection that writes needs it. */
const FUNCTION = 'content_sum'

/** The columns that a table's checksum is made of. */
export const SUMMED = {
  packs: ['id', 'title', 'kind', 'marking', 'meta', 'fields', 'pack_version', 'document_version'],
  sections: ['section_id', 'position', 'json'],
  templates: ['id', 'title', 'version', 'document_version', 'about', 'body', 'specs'],
  versions: [
    ...['pack_id', 'number', 'taken', 'changed', 'cause', 'about', 'name'],
    ...['pack_version', 'document_version', 'content'],
  ],
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

/** Makes the function known to a connection. */
export function defineSum(db: Database): void {
  db.function(FUNCTION, { varargs: true, deterministic: true }, (...values: unknown[]) =>
    sumOf(values as Value[]),
  )
}

/** A row with its checksum. */
interface Summed {
  readonly sum: string | null
}

/** Whether a row, with the columns of its table, is not what was written. Rows without a checksum can't be told. */
export function isChanged(table: SummedTable, row: Summed): boolean {
  return (
    row.sum !== null && row.sum !== sumOf(SUMMED[table].map((column) => Reflect.get(row, column) as Value))
  )
}

/** Rows that are not what was written. */
export interface ChangedRows {
  readonly packs: readonly PackId[]
  readonly sections: readonly (readonly [pack: PackId, section: string])[]
  readonly templates: readonly string[]
}

/** Reads all rows with checksums, or those of one pack; none of a library from before there were any. */
export function findChanged(db: Database, pack?: PackId): ChangedRows {
  if (!hasSums(db)) return { packs: [], sections: [], templates: [] }
  const rows = (table: SummedTable, key: string) =>
    changedIn(db, table, pack === undefined ? '' : `WHERE ${key} = ?`, pack)
  return {
    packs: rows('packs', 'id').map((row) => String(Reflect.get(row, 'id'))),
    sections: rows('sections', 'pack_id').map(
      (row) => [String(Reflect.get(row, 'pack_id')), String(Reflect.get(row, 'section_id'))] as const,
    ),
    templates: pack === undefined ? rows('templates', 'id').map((row) => String(Reflect.get(row, 'id'))) : [],
  }
}

function changedIn(db: Database, table: SummedTable, where: string, key: PackId | undefined): Summed[] {
  const found: Summed[] = []
  const all = db.prepare(`SELECT * FROM ${table} ${where}`).iterate(...(key === undefined ? [] : [key]))
  for (const row of all as IterableIterator<Summed>) if (isChanged(table, row)) found.push(row)
  return found
}

/** The version of the library's tables from which on there are checksums. */
const SINCE = 40

function hasSums(db: Database): boolean {
  return (db.pragma('user_version', { simple: true }) as number) >= SINCE
}
