// A table of values, from a file: a heading for each column, and rows of cells as they are written.

/** A cell. */
export interface TableCell {
  /** As written in a text file, as shown in a workbook. */
  readonly text: string
  /** The date that it shows, written `2026-03-12`; absent for anything else. */
  readonly day?: string | undefined
}

/** A row with the headings' cells; missing ones are empty. */
export interface TableRow {
  /** Its number in the file, the headings being in the first one. */
  readonly line: number
  readonly cells: readonly TableCell[]
  /** Why nothing can be made of it; absent in a sound row. */
  readonly fault?: string | undefined
}

export interface DataTable {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Limits of a table from a file. */
export const TABLE_LIMITS = { bytes: 32 * 1024 * 1024, rows: 10_000, columns: 200, letters: 20_000 } as const

/** Makes a table of lines of cells: the first line that has words has the headings, empty lines are left out. */
export function tableOf(lines: readonly (readonly TableCell[])[]): DataTable | null {
  const isEmpty = (cells: readonly TableCell[]) => cells.every(({ text }) => text.trim() === '')
  const first = lines.findIndex((cells) => !isEmpty(cells))
  const headings = lines[first]
  if (headings === undefined) return null
  const width = headings.findLastIndex(({ text }) => text.trim() !== '') + 1
  const columns = headings.slice(0, width).map(({ text }) => text.trim().replaceAll(/\s+/g, ' '))
  const rows = lines.flatMap((cells, index) =>
    index <= first || isEmpty(cells) ? [] : [rowOf(cells, index + 1, width)],
  )
  return { columns, rows }
}

function rowOf(cells: readonly TableCell[], line: number, width: number): TableRow {
  const whole = Array.from({ length: width }, (_, index) => cells[index] ?? { text: '' })
  return { line, cells: whole, fault: faultOf(cells, width) }
}

function faultOf(cells: readonly TableCell[], width: number): string | undefined {
  const extra = cells.slice(width).find(({ text }) => text.trim() !== '')
  if (extra) return `It has more cells than there are headings: “${shortened(extra.text)}” has none.`
  const long = cells.find(({ text }) => text.length > TABLE_LIMITS.letters)
  if (long) return `A cell has ${long.text.length} characters; a value has at most ${TABLE_LIMITS.letters}.`
  const error = cells.find(({ text }) => WORKBOOK_ERROR.test(text))
  return error && `A cell has the error ${error.text} instead of a value.`
}

/** What a workbook shows where a formula failed. */
const WORKBOOK_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
