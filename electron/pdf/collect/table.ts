// Table -> block: the grid of its cells with merged ones in place, header rows, shades and number columns.
import type { Table, TableCell, TableHeader, TableRow } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import type { CellBlock, RowBlock, TableBlock } from './blocks'
import { addTag, type Collector, plainStyle } from './context'
import { captionParagraph } from './image'
import type { Place } from './place'
import { collectFlow } from './section'

/** Points of a CSS pixel, the unit of dragged widths. */
const POINTS_PER_PIXEL = 0.75
/** A figure that is read as a quantity: not a year, a time or a telephone number. */
const NUMBER =
  /^\(?[-+−–~≈]?\s?[$€£]?\s?(?!0\d)(?!(?:19|20)\d\d$)\d{1,3}(?:[ ,\u00a0\u202f]?\d{3})*(?:\.\d+)?\s?[%‰]?\)?$/

interface GridCell {
  readonly cell: TableCell | TableHeader
  readonly column: number
  readonly columns: number
  readonly rows: number
}

/** Collects a table. Cells that reach over its edge are cut, missing ones are filled with empty cells. */
export function collectTable(collector: Collector, table: Table, place: Place): TableBlock {
  const { theme } = collector.input
  const tag = addTag(collector, 'Table', place.tag)
  const placed = placeCells(table.content)
  const columns = Math.max(1, ...placed.flatMap((row) => row.map((cell) => cell.column + cell.columns)))
  const grid = fillGrid(placed, columns)
  const headRows = countHeadRows(grid)
  const number = table.attrs.caption === '' ? '' : `Table ${++collector.next.table}`
  const caption =
    number === ''
      ? null
      : captionParagraph(collector, place, {
          tag: addTag(collector, 'Caption', tag),
          number,
          caption: table.attrs.caption,
          marking: table.attrs.marking,
          after: false,
        })
  const head = headRows > 0 ? addTag(collector, 'THead', tag) : -1
  const body = headRows > 0 ? addTag(collector, 'TBody', tag) : tag
  const numeric = numericColumns(grid, columns, headRows)
  const rows = grid.map((cells, index) =>
    collectRow(
      collector,
      cells,
      { parent: index < headRows ? head : body, columns, inHead: index < headRows, numeric },
      place,
    ),
  )
  const continued = `${number === '' ? 'Table' : number} continued`
  return {
    kind: 'table',
    tag,
    name: tableName(table),
    caption,
    rows,
    columns,
    headRows,
    continued: [
      {
        text: continued,
        style: plainStyle({ ...theme.caption, bold: false, italic: true, colour: theme.colours.muted }, -1),
      },
    ],
    anchors: table.attrs.id === '' ? [] : [table.attrs.id],
  }
}

/** What messages call a table. */
function tableName({ attrs }: Table): string {
  return attrs.caption.trim() === '' ? 'A table' : `The table “${attrs.caption}”`
}

/** Gives each cell its column, past those that earlier rows span into. */
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

const EMPTY: TableCell = {
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null },
  content: [],
}

/** Puts an empty cell wherever a row is short: screen readers need a regular grid. */
function fillGrid(rows: readonly (readonly GridCell[])[], columns: number): GridCell[][] {
  const covered = rows.map(() => new Array<boolean>(columns).fill(false))
  rows.forEach((row, index) => {
    for (const cell of row) {
      for (let r = index; r < index + cell.rows; r++)
        covered[r]?.fill(true, cell.column, cell.column + cell.columns)
    }
  })
  return rows.map((row, index) => {
    const gaps = (covered[index] ?? []).flatMap((is, column) =>
      is ? [] : [{ cell: EMPTY, column, columns: 1, rows: 1 }],
    )
    return [...row, ...gaps].sort((a, b) => a.column - b.column)
  })
}

/** Header rows: those at the top in which every cell is a header; a span that leaves them takes them along. */
function countHeadRows(grid: readonly (readonly GridCell[])[]): number {
  let count = 0
  while (count < grid.length && grid[count]?.every(({ cell }) => cell.type === 'tableHeader')) count += 1
  // A table of nothing but headers has none that could repeat.
  if (count === grid.length) return 0
  for (let row = 0; row < count; row++) {
    for (const cell of grid[row] ?? []) if (row + cell.rows > count) return 0
  }
  return count
}

/** Columns in whose cells, header rows apart, numbers stand and little else. */
function numericColumns(
  grid: readonly (readonly GridCell[])[],
  columns: number,
  headRows: number,
): boolean[] {
  const numbers = new Array<number>(columns).fill(0)
  const others = new Array<number>(columns).fill(0)
  for (const row of grid.slice(headRows)) {
    for (const { cell, column, columns: span } of row) {
      const text = plainText(cell).trim()
      if (span > 1 || text === '') continue
      const counts = NUMBER.test(text) ? numbers : others
      counts[column] = (counts[column] ?? 0) + 1
    }
  }
  return numbers.map((count, column) => count > 0 && others[column] === 0)
}

interface RowFacts {
  readonly parent: number
  readonly columns: number
  readonly inHead: boolean
  readonly numeric: readonly boolean[]
}

function collectRow(
  collector: Collector,
  cells: readonly GridCell[],
  facts: RowFacts,
  place: Place,
): RowBlock {
  const tag = addTag(collector, 'TR', facts.parent)
  return { tag, cells: cells.map((cell) => collectCell(collector, cell, { ...facts, parent: tag }, place)) }
}

function collectCell(collector: Collector, grid: GridCell, facts: RowFacts, place: Place): CellBlock {
  const { theme } = collector.input
  const { cell, column, columns, rows } = grid
  const header = cell.type === 'tableHeader'
  const { textAlign, shade, colwidth } = cell.attrs
  const scope = facts.inHead ? ('Column' as const) : ('Row' as const)
  const plain = !header && columns === 1 && rows === 1
  const spans = { ...(columns > 1 ? { columns } : {}), ...(rows > 1 ? { rows } : {}) }
  const rest = plain ? undefined : header ? { ...spans, scope } : spans
  const tag = addTag(collector, header ? 'TH' : 'TD', facts.parent, rest)
  const numeric = facts.numeric[column] === true && columns === 1
  const look = {
    ...theme.table.text,
    bold: theme.table.text.bold || header,
    colour: facts.inHead && shade === null ? theme.table.headInk : theme.table.text.colour,
  }
  const align = textAlign ?? (numeric ? 'right' : 'left')
  const inner: Place = {
    tag,
    look,
    align: align === 'justify' ? 'left' : align,
    indent: 0,
    depth: place.depth,
    tight: true,
  }
  return {
    tag,
    column,
    columns,
    rows,
    header,
    fill: shade === null ? (facts.inHead ? theme.table.headFill : null) : theme.shades[shade],
    dragged: colwidth?.map((width) => width * POINTS_PER_PIXEL) ?? null,
    numeric: numeric && !header,
    blocks: cell.content.flatMap((child) => collectFlow(collector, child, inner)),
  }
}
