// Column widths of a table: what its words need at least, what they would like, what the user dragged.
import type { Block, CellBlock, TableBlock } from '../collect/blocks'
import type { SetContext } from '../flow/strip'
import { tokensOf } from '../text/lines'
import { End } from '../text/tokens'

export const CELL_PADDING = { x: 5, top: 3.2, bottom: 3.8 }

interface Range {
  /** Below this words would be divided. */
  readonly min: number
  /** Above this nothing is gained. */
  readonly max: number
}

/** Widths of the columns, which together fill `width`. */
export function columnWidths(context: SetContext, table: TableBlock, width: number): number[] {
  const ranges = measureColumns(context, table, width)
  const dragged = draggedWidths(table)
  const fixed = dragged.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  const free = ranges.filter((_, column) => dragged[column] === null)
  const needed = free.reduce((sum, range) => sum + range.min, 0)
  if (free.length === 0 || fixed + needed > width) {
    const wishes = ranges.map((range, column) => dragged[column] ?? range.min)
    const total = wishes.reduce((sum, one) => sum + one, 0)
    return fixed > 0 ? wishes.map((one) => (one * width) / total) : shareOut(ranges, width)
  }
  const shares = shareOut(free, width - fixed)
  return ranges.map((_, column) => dragged[column] ?? shares.shift() ?? 0)
}

/** Divides a width among columns so that each gets its least first, then what its words would like. */
function shareOut(ranges: readonly Range[], width: number): number[] {
  const min = sum(ranges.map((range) => range.min))
  const max = sum(ranges.map((range) => range.max))
  if (min >= width) return ranges.map((range) => (range.min * width) / min)
  if (max <= width) {
    // Room for all: the rest goes to wide columns more than to narrow ones.
    return ranges.map((range) => range.max + ((width - max) * range.max) / Math.max(max, 1))
  }
  return shareBeside(ranges, width) ?? settle(ranges, wishesOf(ranges), width)
}

/** Others keep at least this much of what their longest words need when a short column takes its line. */
const SPARE = 1.25

/** Columns that need less than an equal share stay on one line (dates, names, figures); the others share what is left. */
function shareBeside(ranges: readonly Range[], width: number): number[] | null {
  const share = width / ranges.length
  const long = ranges.filter((range) => range.max > share)
  const rest = width - sum(ranges.map((range) => (range.max > share ? 0 : range.max)))
  if (long.length === ranges.length || rest < sum(long.map((range) => range.min)) * SPARE) return null
  const shares = shareOut(long, rest)
  return ranges.map((range) => (range.max > share ? (shares.shift() ?? 0) : range.max))
}

function wishesOf(ranges: readonly Range[]): number[] {
  // Long texts grow with the root of their length, or one long cell would squeeze all others.
  return ranges.map((range) => Math.sqrt(range.max * Math.max(range.min, 1)))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Scales wishes to a width while no column leaves its range. */
function settle(ranges: readonly Range[], wishes: readonly number[], width: number): number[] {
  const result = new Array<number | null>(ranges.length).fill(null)
  for (let round = 0; round < ranges.length; round++) {
    const open = wishes.map((_, column) => column).filter((column) => result[column] === null)
    const rest = width - sum(result.map((one) => one ?? 0))
    const scale = rest / sum(open.map((column) => wishes[column] ?? 0))
    const clamped = open.filter((column) => {
      const range = ranges[column] as Range
      const value = (wishes[column] ?? 0) * scale
      return value < range.min || value > range.max
    })
    // The side that is violated more is fixed first; the rest is shared again.
    const overshoot = sum(
      clamped.map(
        (column) => clampTo(ranges[column], (wishes[column] ?? 0) * scale) - (wishes[column] ?? 0) * scale,
      ),
    )
    const fixed = clamped.filter((column) => {
      const value = (wishes[column] ?? 0) * scale
      return overshoot >= 0 ? value < (ranges[column]?.min ?? 0) : value > (ranges[column]?.max ?? 0)
    })
    if (fixed.length === 0) {
      for (const column of open) result[column] = (wishes[column] ?? 0) * scale
      break
    }
    for (const column of fixed) result[column] = clampTo(ranges[column], (wishes[column] ?? 0) * scale)
  }
  return fill(
    result.map((one, column) => one ?? ranges[column]?.min ?? 0),
    width,
  )
}

const clampTo = (range: Range | undefined, value: number): number =>
  Math.min(Math.max(value, range?.min ?? 0), range?.max ?? value)

const fill = (widths: readonly number[], width: number): number[] => {
  const total = sum(widths)
  return widths.map((one) => (one * width) / total)
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

function measureColumns(context: SetContext, table: TableBlock, width: number): Range[] {
  const least = CELL_PADDING.x * 2 + 8
  const ranges = Array.from({ length: table.columns }, () => ({ min: least, max: least }))
  const cells = table.rows.flatMap((row) => row.cells)
  for (const cell of [...cells].sort((a, b) => a.columns - b.columns)) {
    const range = measureCell(context, cell)
    const spanned = ranges.slice(cell.column, cell.column + cell.columns)
    grow(spanned, 'min', Math.min(range.min, width * 0.5))
    grow(spanned, 'max', range.max)
  }
  return ranges.map(({ min, max }) => ({ min, max: Math.max(min, max) }))
}

function grow(ranges: readonly { min: number; max: number }[], side: 'min' | 'max', needed: number): void {
  const has = sum(ranges.map((range) => range[side]))
  if (has >= needed) return
  for (const range of ranges) range[side] += (needed - has) / ranges.length
}

function measureCell(context: SetContext, cell: CellBlock): Range {
  const range = measureBlocks(context, cell.blocks)
  return { min: range.min + CELL_PADDING.x * 2, max: range.max + CELL_PADDING.x * 2 }
}

const PANEL_PADDING = 25
const IMAGE_LEAST = 40

function measureBlocks(context: SetContext, blocks: readonly Block[]): Range {
  let min = 0
  let max = 0
  for (const block of blocks) {
    const range = measureBlock(context, block)
    min = Math.max(min, range.min)
    max = Math.max(max, range.max)
  }
  return { min, max }
}

function measureBlock(context: SetContext, block: Block): Range {
  if (block.kind === 'panel') {
    const inner = measureBlocks(context, block.blocks)
    return { min: inner.min + PANEL_PADDING, max: inner.max + PANEL_PADDING }
  }
  if (block.kind === 'image')
    return { min: IMAGE_LEAST, max: block.pixels ? block.pixels.width * 0.75 * block.share : IMAGE_LEAST * 2 }
  if (block.kind !== 'paragraph') return { min: 0, max: 0 }
  const indent = block.indent + (block.label?.width ?? 0)
  let widest = 0
  let word = 0
  let line = 0
  let longest = 0
  for (const token of tokensOf(context, block).tokens) {
    word += token.width
    line += token.width
    widest = Math.max(widest, word)
    longest = Math.max(longest, line)
    line += token.space
    word = token.end === End.glued ? word + token.space : 0
    if (token.end === End.line) line = 0
  }
  // A hair more than measured, so that rounding never breaks what fits.
  return { min: widest + indent + 0.1, max: longest + indent + 0.1 }
}
