// Columns of a table and fields of a pack: which belong together, and a pack with the values of a row.
import { fold } from './fold'
import type { Pack, PackField } from './pack'
import type { DataTable, TableCell, TableRow } from './table'

/** For each column the name of the field that it fills in; null for none. */
export type ColumnFields = readonly (string | null)[]

/** `Host nation`, `host_nation` and `HOST-NATION` are alike. */
const alike = (text: string): string => fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Finds the field of each column by name or label; no field twice. */
export function matchColumns(columns: readonly string[], fields: readonly PackField[]): ColumnFields {
  const taken = new Set<string>()
  return columns.map((column) => {
    const words = alike(column)
    const free = fields.filter(({ name }) => !taken.has(name))
    const found =
      words === ''
        ? undefined
        : (free.find(({ name }) => alike(name) === words) ?? free.find(({ label }) => alike(label) === words))
    if (found) taken.add(found.name)
    return found?.name ?? null
  })
}

/** Titles of the columns that fill in no field, and labels of the fields that no column fills in. */
export function unmatched(columns: readonly string[], matches: ColumnFields, fields: readonly PackField[]) {
  return {
    columns: columns.filter((_, index) => matches[index] == null),
    fields: fields.filter(({ name }) => !matches.includes(name)).map(({ label }) => label),
  }
}

/** The pack with the values of a row; its sections are the same objects. */
export function withRow(pack: Pack, matches: ColumnFields, row: TableRow): Pack {
  const cells = new Map(matches.flatMap((name, index) => (name ? [[name, row.cells[index]] as const] : [])))
  const fields = pack.fields.map((field) => {
    const cell = cells.get(field.name)
    if (!cell) return field
    return { ...field, value: (isDay(field) ? dayOf(cell) : null) ?? cell.text.trim() }
  })
  return { ...pack, fields }
}

/** Labels of the fields that the table fills in, but not in this row: their blanks are printed. */
export const emptyFields = (pack: Pack, matches: ColumnFields, row: TableRow): string[] =>
  withRow(pack, matches, row)
    .fields.filter(({ name, value, optional }) => matches.includes(name) && value === '' && !optional)
    .map(({ label }) => label)

/** Why a row can't be exported; null for a sound one. Cells of columns that fill in no field do no harm. */
export function rowFault({ fault, cells }: TableRow, matches: ColumnFields): string | null {
  return (
    fault ?? cells.find((cell, index) => cell.fault !== undefined && matches[index] != null)?.fault ?? null
  )
}

/** What is left out of the values: fields that are dates have no time. */
export function lostTimes({ fields }: Pack, matches: ColumnFields, { columns, rows }: DataTable): string[] {
  return columns.flatMap((column, index) => {
    const field = fields.find(({ name }) => name === matches[index])
    const lost = field && isDay(field) && rows.find(({ cells }) => timeOf(cells[index]) !== null)
    if (!field || !lost) return []
    return [
      `${field.label} is a date: the times of “${column}” are left out, such as “${lost.cells[index]?.text.trim()}” in row ${lost.line}.`,
    ]
  })
}

const isDay = ({ type }: PackField): boolean => type === 'date' || type === 'dateRange'

/** A date with a time as programs write it: `2026-10-02 14:30`, `2026-10-02T14:30:00.000Z`. */
const DAY_AND_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/

const dayOf = ({ day, text }: TableCell): string | null => day ?? DAY_AND_TIME.exec(text.trim())?.[1] ?? null

/** Midnight is no time: dates are often written so. */
function timeOf(cell: TableCell | undefined): string | null {
  const time = cell?.time ?? DAY_AND_TIME.exec(cell?.text.trim() ?? '')?.[2]
  return time === undefined || time === '00:00' ? null : time
}

/** A place for a value in the pattern of a file name. */
const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g
/** Stands for the number of the row. */
const ROW = 'row'

/** Names in a pattern that are no column, no field with a column, and not `row`. */
export function unknownPlaces(pattern: string, table: DataTable, matches: ColumnFields): string[] {
  return [...pattern.matchAll(PLACE)]
    .map(([, name = '']) => name)
    .filter((name) => alike(name) !== ROW && columnOf(name, table, matches) < 0)
}

/** The pattern with the values of a row. */
export function filledPattern(
  pattern: string,
  table: DataTable,
  matches: ColumnFields,
  row: TableRow,
  number: number,
): string {
  return pattern.replaceAll(PLACE, (_, name: string) => {
    const column = columnOf(name, table, matches)
    return column < 0 ? String(number) : (row.cells[column]?.text.trim() ?? '')
  })
}

function columnOf(name: string, { columns }: DataTable, matches: ColumnFields): number {
  const byTitle = columns.findIndex((column) => alike(column) === alike(name))
  return byTitle >= 0 ? byTitle : matches.findIndex((field) => field !== null && alike(field) === alike(name))
}
