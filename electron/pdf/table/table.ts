// Table -> strips: lays out its cells in columns, one strip per row, with header rows ready to be repeated.
import type { CellBlock, TableBlock } from '../collect/blocks'
import { typesetBlocks } from '../flow/flow'
import {
  asArtifacts,
  type Repeat,
  type RowStyle,
  type Strip,
  stackHeight,
  strip,
  type TypesetCell,
  type TypesetContext,
  type TypesetRow,
} from '../flow/strip'
import { tokensOf, typesetParagraph } from '../text/lines'
import type { Frame } from '../types'
import { GUTTER, gutterColumns } from './measure'
import { groupRows, rowStrip } from './rows'
import { type FittedTable, fitTable, LEAST_TYPE } from './widths'

const GAP = 10
/** Forms up to this share of a page are kept on one. */
export const KEEP_FORM = 0.85
/** Tables up to this share of a page are kept on one, unless too much of the page before stays empty. */
const KEEP_TABLE = 0.3
/** Tables without a header row, such as a biography or a card, up to this share of a page are kept on one. */
const KEEP_CARD = 0.45

function mostKept({ form, headRows }: TableBlock): number {
  if (form) return KEEP_FORM
  return headRows === 0 ? KEEP_CARD : KEEP_TABLE
}

/** Two rows are kept together up to this share of a page. */
const KEEP_ROWS = 0.25

/** Rows kept on the same page as the row below: the first and the last but one, so that no row is left alone. */
function tiedRows(strips: readonly Strip[], first: number, most: number): number[] {
  const last = strips.length - 2
  return (last > first ? [first, last] : []).filter(
    (index) => (strips[index]?.height ?? 0) + (strips[index + 1]?.height ?? 0) <= most,
  )
}

/** Lays out a table between `x` and `x + width`. */
export function typesetTable(context: TypesetContext, table: TableBlock, x: number, width: number): Strip[] {
  const anchors = table.anchors.map((id): Frame => ({ kind: 'anchor', x, y: 0, id }))
  const caption = table.caption ? typesetParagraph(context, table.caption, x, width) : []
  const [first, ...others] = caption.map((one) => ({ ...one, keep: true }))
  const { head, body } = typesetRows(context, table, { x, width, anchors: first ? [] : anchors })
  const rows = [...head, ...body]
  const strips = first ? [{ ...first, frames: [...anchors, ...first.frames] }, ...others, ...rows] : rows
  const short = stackHeight(strips) < context.pageHeight * mostKept(table)
  const tied = tiedRows(strips, caption.length + head.length, context.pageHeight * KEEP_ROWS)
  return strips.map((one, index) => {
    const isTied = one.keep || tied.includes(index)
    return {
      ...one,
      before: index === 0 ? GAP : one.before,
      after: index === strips.length - 1 ? GAP + 2 : one.after,
      keep: index < strips.length - 1 && (isTied || short),
      loose: !isTied && !table.form && head.length > 0,
    }
  })
}

interface RowsPosition {
  readonly x: number
  readonly width: number
  /** Anchors of the table, if it has no caption. */
  readonly anchors: readonly Frame[]
}

/** Header rows and body rows, one strip per group of rows. */
function typesetRows(context: TypesetContext, wanted: TableBlock, { x, width, anchors }: RowsPosition) {
  const fitted = fitTable(context, wanted, width)
  if (fitted.type < LEAST_TYPE) warnOfWidth(context, fitted)
  const { table } = fitted
  const rows = typesetCells(context, fitted, x)
  const line = topLine(context, x, width)
  const { rule } = context.theme.table
  const lines = wanted.form ? 'grid' : context.theme.table.lines
  const style = (index: number, repeat: Repeat | null): RowStyle => ({
    x,
    rule,
    lines,
    repeat,
    top: index === 0 ? [...anchors, line] : [],
  })
  const head = groupRows(rows.slice(0, table.headRows)).map((group, index): Strip => {
    const row = rowStrip(group, style(index, null))
    // A header taller than a page is divided like other rows.
    return { ...row, rows: row.height > context.pageHeight ? row.rows : null, keep: true }
  })
  const again = head.length > 0 ? head : [strip(0, [line])]
  const repeat: Repeat = { table: table.tag, strips: repeatStrips(context, table, again, x, width) }
  const body = groupRows(rows.slice(table.headRows)).map(
    (group, index): Strip => ({
      ...rowStrip(group, style(head.length + index, repeat)),
      keep: group.at(-1)?.group === true,
    }),
  )
  return { head, body }
}

function warnOfWidth(context: TypesetContext, { table, type }: FittedTable): void {
  const size = `${table.name} is too wide for the page: its text is set in ${type.toFixed(1)} points, too small to read.`
  const anchor = table.anchors[0] ?? null
  if (context.measure > context.pageHeight)
    context.warn(`${size} Remove columns, or print on larger paper`, anchor)
  else context.warn(`${size} Change the section to landscape, or remove columns`, anchor, 'landscape')
}

function typesetCells(
  context: TypesetContext,
  { table, widths, needed, padding }: FittedTable,
  x: number,
): TypesetRow[] {
  const sum = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0)
  // The first column is at the right of a pack that runs from there.
  const lefts = widths.map(
    (_, column) => x + sum(context.rightToLeft ? widths.slice(column + 1) : widths.slice(0, column)),
  )
  const shifts = decimalShifts(context, table)
  const gutters = new Map<number, number>()
  for (const column of context.rightToLeft ? [] : gutterColumns(table)) {
    const spare = (widths[column] ?? 0) - (needed[column] ?? 0) + GUTTER
    gutters.set(column, Math.min(Math.max(spare, 0), GUTTER))
  }
  return table.rows.map(
    (row, index): TypesetRow => ({
      tag: row.tag,
      group: row.group,
      cells: row.cells.map((cell) =>
        typesetCell(context, cell, {
          lefts,
          widths,
          shifts,
          padding,
          gutter: cell.columns === 1 ? (gutters.get(cell.column) ?? 0) : 0,
          stripe: isStriped(context, table, index),
        }),
      ),
    }),
  )
}

/** The line above the first row, as strong as the theme's accent. */
function topLine(context: TypesetContext, x: number, width: number): Frame {
  const { accent } = context.theme.colours
  return { kind: 'rule', x, y: 0, x2: x + width, y2: 0, width: 1, colour: accent }
}

function isStriped(context: TypesetContext, table: TableBlock, row: number): boolean {
  return context.theme.table.stripe && row >= table.headRows && (row - table.headRows) % 2 === 1
}

const STRIPE = '#f5f7f8'

interface CellLayout {
  readonly lefts: readonly number[]
  readonly widths: readonly number[]
  readonly shifts: ReadonlyMap<CellBlock, number>
  readonly padding: number
  /** Gap after numbers whose neighbours are left-aligned. */
  readonly gutter: number
  readonly stripe: boolean
}

function typesetCell(context: TypesetContext, cell: CellBlock, layout: CellLayout): TypesetCell {
  const x = Math.min(...layout.lefts.slice(cell.column, cell.column + cell.columns))
  const width = layout.widths
    .slice(cell.column, cell.column + cell.columns)
    .reduce((total, one) => total + one, 0)
  const strips = typesetBlocks(context, cell.blocks, 0, width - layout.padding * 2 - layout.gutter)
  return {
    tag: cell.tag,
    column: cell.column,
    x,
    width,
    padding: layout.padding,
    spanner: cell.spanner,
    rows: cell.rows,
    fill: cell.fill ?? (layout.stripe ? STRIPE : null),
    strips: strips.map((one) => (one.breakBefore ? { ...one, breakBefore: false } : one)),
    shift: -(layout.shifts.get(cell) ?? 0),
  }
}

/** Repeated on the next page: a continuation line and the header rows. */
function repeatStrips(
  context: TypesetContext,
  table: TableBlock,
  rows: readonly Strip[],
  x: number,
  width: number,
): Strip[] {
  const lines = typesetParagraph(context, table.continued, x, width)
  const repeated = asArtifacts(rows).map((row, index) => ({ ...row, announced: rows[index]?.frames }))
  return [...asArtifacts(lines), ...repeated]
}

/** For cells of number columns, how far they move left to align decimal points. */
function decimalShifts(context: TypesetContext, table: TableBlock): Map<CellBlock, number> {
  const shifts = new Map<CellBlock, number>()
  const numeric = table.rows.flatMap((row) => row.cells.filter((cell) => cell.numeric))
  for (const column of new Set(numeric.map((cell) => cell.column))) {
    const cells = numeric.filter((cell) => cell.column === column)
    const tails = cells.map((cell) => tailWidth(context, cell))
    const widest = Math.max(0, ...tails)
    cells.forEach((cell, index) => {
      const tail = tails[index] ?? 0
      if (widest > tail) shifts.set(cell, widest - tail)
    })
  }
  return shifts
}

const TAIL = { '.': /\.\d+\D*$|[^\d.,]+$/, ',': /,\d+\D*$|[^\d.,]+$/ }
/** A figure has a currency, groups and a unit at most. */
const MOST_TOKENS = 6
/** Longer words are not figures. */
const LONGEST_FIGURE = 64

/** Width of what follows the integer part of a number: `.25 %` of `1,204.25 %`. */
function tailWidth(context: TypesetContext, cell: CellBlock): number {
  const [block] = cell.blocks
  if (cell.blocks.length !== 1 || block?.kind !== 'paragraph' || block.format.align !== 'right') return 0
  const all = tokensOf(context, block).tokens
  const tokens = cell.signed ? all.slice(1) : all
  const at = tokens.findLastIndex(({ text }) => /\d/.test(text))
  const token = tokens[at]
  if (!token || tokens.length > MOST_TOKENS) return 0
  const match = TAIL[context.decimal].exec(token.text.slice(-LONGEST_FIGURE))
  const broken = match ? context.fonts.shape(token.style.font, match[0], false, token.style.form).width : 0
  // A unit that a space separates, as in `41 %`.
  let width = (broken * token.style.size) / 1000
  for (let behind = at + 1; behind < tokens.length; behind++)
    width += (tokens[behind - 1]?.space ?? 0) + (tokens[behind]?.width ?? 0)
  return width
}
