// Fits a table into a width: words and numbers stay whole; padding gives way first, then words that can be divided, then the type.
import type { TableBlock } from '../collect/blocks'
import type { TypesetContext } from '../flow/strip'
import { type Measures, measureTable, type Range } from './measure'
import { scaleTable } from './scale'
import { floorsOf, shareWidth } from './share'

/** Above and below the content of a cell. */
export const CELL_PADDING = { top: 3.2, bottom: 3.8 }

/** Beside the content of a cell: preferred and minimum. */
const PADDING = { usual: 5, least: 2.5 }

/** Minimum type size of a table in points, unless the table is too wide even then: the check reports it. */
export const LEAST_TYPE = 7.5

/** A table with everything needed to lay out its cells. */
export interface FittedTable {
  /** The table, with smaller type if necessary. */
  readonly table: TableBlock
  /** Widths of the columns with their padding; together they fill the width. */
  readonly widths: readonly number[]
  /** Minimum width of the longest line of each column, with padding. */
  readonly needed: readonly number[]
  /** Beside the content of each cell. */
  readonly padding: number
  /** Size of its text in points. */
  readonly type: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Fits a table into a width. */
export function fitTable(context: TypesetContext, table: TableBlock, width: number): FittedTable {
  const { size } = context.theme.table.text
  const available = width - table.columns * PADDING.least * 2
  const fits = ({ columns }: Measures): boolean => sum(columns.map(({ hard }) => hard)) <= available
  let measures = measureTable(context, table, { scale: 1, divided: false })
  if (!fits(measures)) measures = measureTable(context, table, { scale: 1, divided: true })
  return fits(measures)
    ? shared(table, measures, { width, padding: paddingFor(measures, width), type: size })
    : smaller(context, table, { width, size, measures })
}

/** As much padding as leaves words whole, or the minimum if they can't be. */
function paddingFor({ columns }: Measures, width: number): number {
  const available = (width - sum(columns.map(({ min }) => min))) / (columns.length * 2)
  return available < PADDING.least ? PADDING.least : Math.min(PADDING.usual, available)
}

interface Fitting {
  readonly width: number
  readonly padding: number
  readonly type: number
}

function shared(table: TableBlock, measures: Measures, { width, padding, type }: Fitting): FittedTable {
  const available = width - table.columns * padding * 2
  const dragged = draggedWidths(table)
  const inner = dragged.some((one) => one !== null)
    ? shareDragged(measures, dragged, padding, available)
    : shareWidth(measures, available)
  return {
    table,
    widths: inner.map((one) => one + padding * 2),
    needed: measures.columns.map(({ max }) => max + padding * 2),
    padding,
    type,
  }
}

/** Iterations of reducing the type: indents and frames don't shrink in exact proportion. */
const MOST_ROUNDS = 6

interface Sized {
  readonly width: number
  readonly size: number
  readonly measures: Measures
}

/** Reduces the type until everything fits, and at the minimum size also the padding. */
function smaller(context: TypesetContext, table: TableBlock, { width, size, ...first }: Sized): FittedTable {
  let { measures } = first
  let scaled = table
  let scale = 1
  let padding = PADDING.least
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const needed = sum(measures.columns.map(({ hard }) => hard))
    const around = table.columns * padding * 2
    if (needed + around <= width) break
    // Slightly less than measured, so that rounding never cuts what fits.
    let by = (0.999 * (width - around)) / needed
    if (scale * size * by < LEAST_TYPE) {
      by = (0.999 * width) / (needed + around)
      padding *= by
    }
    scale *= by
    scaled = scaleTable(table, scale)
    measures = measureTable(context, scaled, { scale, divided: true })
  }
  return shared(scaled, measures, { width, padding, type: size * scale })
}

/** Dragged widths apply as long as words stay whole; other columns share the remaining width. */
function shareDragged(
  measures: Measures,
  dragged: readonly (number | null)[],
  padding: number,
  width: number,
): number[] {
  const { columns } = measures
  const floors = floorsOf(columns, width)
  const fixed = columns.map((_, column) => {
    const one = dragged[column] ?? null
    return one === null ? null : Math.max(one - padding * 2, floors[column] as number)
  })
  const free = columns.flatMap((_, column) => (fixed[column] === null ? [column] : []))
  const left = width - sum(fixed.map((one) => one ?? 0))
  if (free.length > 0 && left >= sum(free.map((column) => floors[column] as number))) {
    const shares = shareWidth(only(measures, free), left)
    return fixed.map((one) => one ?? shares.shift() ?? 0)
  }
  const wishes = fixed.map((one, column) => one ?? (columns[column] as Range).min)
  return aboveFloors(wishes, floors, width)
}

/** The measures of some of the columns. */
function only({ columns, rows }: Measures, chosen: readonly number[]): Measures {
  return {
    columns: chosen.map((column) => columns[column] as Range),
    rows: rows.map((row) =>
      row.flatMap((cell) => {
        const column = chosen.indexOf(cell.column)
        return column < 0 ? [] : [{ ...cell, column }]
      }),
    ),
  }
}

/** Scales preferred widths to a total; none falls below its minimum. */
function aboveFloors(wishes: readonly number[], floors: readonly number[], width: number): number[] {
  const held = new Set<number>()
  for (;;) {
    const kept = sum([...held].map((column) => floors[column] as number))
    const wished = sum(wishes.filter((_, column) => !held.has(column)))
    const scale = wished === 0 ? 0 : (width - kept) / wished
    const below = wishes.findIndex(
      (wish, column) => !held.has(column) && wish * scale < (floors[column] as number),
    )
    if (below < 0)
      return wishes.map((wish, column) => (held.has(column) ? (floors[column] as number) : wish * scale))
    held.add(below)
  }
}

function draggedWidths(table: TableBlock): (number | null)[] {
  const widths = new Array<number | null>(table.columns).fill(null)
  for (const row of table.rows) {
    for (const cell of row.cells) {
      cell.dragged?.forEach((one, index) => {
        if (one > 0 && index < cell.columns) widths[cell.column + index] ??= one
      })
    }
  }
  return widths
}
