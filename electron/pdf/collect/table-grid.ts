// The grid of a table: cells assigned to columns, gaps filled, header rows and group rows found.
import type { Table, TableCell, TableHeader, TableRow } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'

/** A cell with its position. */
export interface GridCell {
  readonly cell: TableCell | TableHeader
  readonly column: number
  readonly columns: number
  readonly rows: number
}

type GridRow = readonly GridCell[]

/** A table's cells and the roles of its rows. */
export interface Grid {
  readonly rows: readonly GridRow[]
  readonly columns: number
  /** Rows at the top that look like a header. */
  readonly headRows: number
  /** Rows at the top that repeat on each page: the header, unless no rows would be left below it. */
  readonly repeated: number
  /** Whether a cell of the header reaches so far down that it can't be repeated. */
  readonly reaching: boolean
}

/**
 * Computes the grid of a table. Cells that extend beyond its edge are cut, missing ones are filled with empty cells.
 */
export function gridOf(table: Table): Grid {
  const placed = placeCells(table.content)
  const columns = Math.max(1, ...placed.flatMap((row) => row.map((cell) => cell.column + cell.columns)))
  const rows = isFull(placed, columns) ? placed : fillGrid(placed, columns)
  return { rows, columns, ...headOf(rows, columns) }
}

/** Assigns columns to cells, skipping those that earlier rows span into. */
function placeCells(rows: readonly TableRow[]): GridCell[][] {
  const taken: boolean[][] = rows.map(() => [])
  return rows.map((row, rowIndex) => {
    let column = 0
    return row.content.map((cell) => {
      while (taken[rowIndex]?.[column]) column += 1
      let columns = 1
      while (columns < cell.attrs.colspan && !taken[rowIndex]?.[column + columns]) columns += 1
      const span = Math.min(cell.attrs.rowspan, rows.length - rowIndex)
      for (let r = rowIndex; r < rowIndex + span; r++) {
        for (let c = column; c < column + columns; c++) (taken[r] ?? [])[c] = true
      }
      return { cell, column, columns, rows: span }
    })
  })
}

/** Whether the cells cover the whole grid, as they do in nearly all tables. No two cover the same place. */
function isFull(rows: readonly GridRow[], columns: number): boolean {
  let covered = 0
  for (const row of rows) for (const cell of row) covered += cell.columns * cell.rows
  return covered === rows.length * columns
}

/** Fills short rows with empty cells of the same type as their others: screen readers need a regular grid. */
function fillGrid(rows: readonly GridRow[], columns: number): GridCell[][] {
  const covered = rows.map(() => new Array<boolean>(columns).fill(false))
  rows.forEach((row, index) => {
    for (const cell of row) {
      for (let r = index; r < index + cell.rows; r++)
        covered[r]?.fill(true, cell.column, cell.column + cell.columns)
    }
  })
  return rows.map((row, index) => {
    // A single header in a row below the first says nothing about the missing cells.
    const heads = row.length > (index === 0 ? 0 : 1) && row.every(isHeader)
    const type = heads ? 'tableHeader' : 'tableCell'
    const gaps = (covered[index] ?? []).flatMap((is, column) =>
      is ? [] : [{ cell: emptyCell(type), column, columns: 1, rows: 1 }],
    )
    return [...row, ...gaps].sort((a, b) => a.column - b.column)
  })
}

const emptyCell = (type: 'tableHeader' | 'tableCell'): TableCell | TableHeader => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null },
  content: [],
})

const isHeader = ({ cell }: GridCell): boolean => cell.type === 'tableHeader'

/** Maximum number of rows that a header may add because one of its cells reaches into them. */
const MOST_TAKEN = 2

/** The header: rows at the top in which every cell is a header cell, and those that its cells reach into. */
function headOf(rows: readonly GridRow[], columns: number): Pick<Grid, 'headRows' | 'repeated' | 'reaching'> {
  let count = 0
  while (rows[count]?.every(isHeader) && !(count > 0 && isOneCell(rows[count], columns))) count += 1
  let end = count
  for (let row = 0; row < end; row++) for (const cell of rows[row] ?? []) end = Math.max(end, row + cell.rows)
  // A table of header cells only has no header to repeat.
  if (count === rows.length) return { headRows: count, repeated: 0, reaching: false }
  if (end === rows.length || end - count > MOST_TAKEN)
    return { headRows: count, repeated: 0, reaching: end > count }
  return { headRows: end, repeated: end, reaching: false }
}

const isOneCell = (row: GridRow | undefined, columns: number): boolean =>
  row?.length === 1 && row[0]?.columns === columns

/** Whether a row below the header is a single header cell over all columns: it names the rows below it. */
export function isGroupRow({ rows, columns, headRows }: Grid, index: number): boolean {
  const row = rows[index]
  return index >= headRows && isOneCell(row, columns) && row?.every(isHeader) === true
}

/** Whether a cell's headers don't follow from its row and column, so that they must be listed. */
export function isComplex(grid: Grid): boolean {
  const { rows, headRows } = grid
  const head = rows.slice(0, headRows)
  return (
    headRows > 1 ||
    head.some((row) => row.some(({ columns }) => columns > 1)) ||
    rows.some((_, index) => isGroupRow(grid, index))
  )
}

/** A currency before a figure: a sign, or three capitals. */
const CURRENCY = '(?:(?:[A-Z]{1,2})?[$€£¥]|[A-Z]{3}[ \\u00a0])?'
/** A unit behind a figure. */
const UNIT = '(?:[%‰€£$]|°C|(?:k|m|c|d)?(?:m|g|l|W|V|Hz)[²³]?|t|ha|h|min|s|EUR|USD|GBP|km/h|MB|GB)?'
const SIGN = '[-+−–~≈±]?'

const figure = (groups: string, decimal: string): RegExp =>
  new RegExp(
    `^\\(?${SIGN}[ \\u00a0]?${CURRENCY}${SIGN}[ \\u00a0]?(?!0\\d)(?!(?:19|20)\\d\\d$)\\d{1,3}(?:[${groups}]?\\d{3})*(?:${decimal}\\d+)?[ \\u00a0\\u202f]?${UNIT}\\)?$`,
  )

/** A figure that is a quantity: not a year, a time or a telephone number. */
const NUMBER = { '.': figure(' ,\\u00a0\\u202f', '\\.'), ',': figure(' .’\\u00a0\\u202f', ',') }
/** Says that there is no figure. */
const NO_FIGURE = /^(?:[-–—.…]|n\/?a|N\/?A|k\. ?A\.|nil|NIL|tbc|TBC)$/

/** Columns that, below the header, contain little else than numbers, which are written with this decimal sign. */
export function numericColumns({ rows, columns, headRows }: Grid, decimal: '.' | ','): boolean[] {
  const numbers = new Array<number>(columns).fill(0)
  const others = new Array<number>(columns).fill(0)
  for (const row of rows.slice(headRows)) {
    for (const { cell, column, columns: span } of row) {
      // One cell of words decides for its column.
      if (span > 1 || others[column]) continue
      const text = plainText(cell).trim()
      if (text === '' || NO_FIGURE.test(text)) continue
      const counts = NUMBER[decimal].test(text) ? numbers : others
      counts[column] = (counts[column] ?? 0) + 1
    }
  }
  return numbers.map((count, column) => count > 0 && others[column] === 0)
}
