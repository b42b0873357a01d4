// A table of the library that a salvage makes: tells its rows by what they hold, and takes each of them once.
import type { Database, Statement } from 'better-sqlite3'
import { isChanged, SUMMED, type SummedTable } from './checksum'
import type { RawRow, RawValue } from './raw-rows'

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
  readonly pk: number
}

/** Begins the ids of templates and marking schemes, and no others. */
const OWN = 'own-'
/** What ids and keys look like; garbage seldom does. */
const IDS = /^[\x21-\x7e]{1,100}$/
/** So many values tell the tables apart. */
const LEAST_OF_CUT = 4

/** A pack of an earlier version has no checksum over its sections. */
export const UNKNOWN = -1

type Values = Readonly<Record<string, RawValue>>

/** One of the new library's tables. Later versions only add columns at the end, so that rows of all versions fit. */
export class Target {
  private readonly columns: readonly Column[]
  private readonly least: number
  private readonly find: Statement
  private readonly add: Statement
  private readonly summed: SummedTable | undefined
  private readonly hasOwnIds: boolean

  constructor(
    db: Database,
    readonly name: string,
  ) {
    this.columns = db.pragma(`table_info(${name})`) as Column[]
    this.least = this.columns.findLastIndex(isNeeded) + 1
    const names = this.columns.map((column) => column.name)
    const keys = this.columns.filter(({ pk }) => pk > 0).map((column) => `${column.name} = $${column.name}`)
    this.find = db.prepare(`SELECT * FROM ${name} WHERE ${keys.join(' AND ')}`)
    this.add = db.prepare(
      `INSERT OR REPLACE INTO ${name} (${names.join(', ')}) VALUES (${names.map((one) => `$${one}`).join(', ')})`,
    )
    this.hasOwnIds = ['templates', 'marking_schemes'].includes(name)
    this.summed = Object.keys(SUMMED).find((table): table is SummedTable => table === name)
  }

  /** Whether a row has the number and kinds of values of this table. Of one that is cut, the beginning is enough. */
  fits({ values, isCut }: RawRow): boolean {
    if (isCut && this.summed === undefined) return false
    return (
      values.length >= (isCut ? LEAST_OF_CUT : this.least) &&
      (values[0] === null || IDS.test(String(values[0]))) &&
      this.hasOwnIds === String(values[0]).startsWith(OWN) &&
      values.length <= this.columns.length &&
      this.columns.slice(0, values.length).every((column, at) => accepts(column, values[at] ?? null))
    )
  }

  /** Adds a row. Of two with the same key the one that is what was written stays. */
  put(raw: RawRow): void {
    const row = this.rowOf(raw)
    const present = this.find.get(row)
    if (present === undefined || (this.isWrong(present) && !this.isWrong(row))) this.add.run(row)
  }

  /** The values of a row by the names of the columns. */
  rowOf({ rowid, values, isCut }: RawRow): Values {
    return Object.fromEntries(
      this.columns.map((column, at) => [column.name, filled(column, values[at], rowid, isCut)]),
    )
  }

  private isWrong(row: unknown): boolean {
    return this.summed !== undefined && isChanged(this.summed, row as { sum: string | null })
  }
}

/** A number that stands for the row itself. */
const isRowid = ({ type, pk }: Column): boolean => pk > 0 && type === 'INTEGER'
const isNeeded = (column: Column): boolean =>
  column.notnull === 1 && column.dflt_value === null && !isRowid(column)

function accepts(column: Column, value: RawValue): boolean {
  if (value === null) return isRowid(column) || column.notnull === 0
  if (column.type === 'INTEGER') return typeof value === 'number' || typeof value === 'bigint'
  return column.type === 'TEXT' ? typeof value === 'string' : Buffer.isBuffer(value)
}

/** What was cut off has no checksum that could be right. */
function filled(column: Column, value: RawValue | undefined, rowid: number, isCut: boolean): RawValue {
  if (isRowid(column)) return value ?? rowid
  if (column.name === 'text_sum') return value ?? UNKNOWN
  if (value !== undefined && value !== null) return value
  if (isCut && value === undefined) return column.name === 'sum' ? 'lost' : (EMPTY[column.type] ?? null)
  return column.notnull === 1 ? literalOf(column.dflt_value) : null
}

const EMPTY: Readonly<Record<string, RawValue>> = { TEXT: '', INTEGER: 0 }

/** The default of a column that a row of an earlier version lacks. */
function literalOf(text: string | null): RawValue {
  return text?.startsWith("'") ? text.slice(1, -1) : Number(text)
}
