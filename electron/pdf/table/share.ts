// Distributes a width among columns: none gets less than it needs, and the table is as short as possible.
import type { CellLines, Measures, Range } from './measure'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Distributes `width`, without padding, among the columns of a table. Their minimum widths must fit. */
export function shareWidth(measures: Measures, width: number): number[] {
  const { columns } = measures
  const max = sum(columns.map((range) => range.max))
  if (max <= width) {
    // Room for all: wide columns get more of the surplus than narrow ones.
    return columns.map((range) => range.max + ((width - max) * range.max) / Math.max(max, 1))
  }
  const floors = floorsOf(columns, width)
  const even = lower(measures, floors, width)
  const beside = besideShort(columns, floors, width)
  if (!beside) return even
  const kept = lower(measures, beside, width)
  return heightAt(measures, kept) <= heightAt(measures, even) * WORTH ? kept : even
}

/** Accepts a slightly taller table to keep short columns on one line. */
const WORTH = 1.08

/** Widths that differ by at most this many points are treated as equal. */
const ALIKE = 0.5

/** The minimum widths with whole words in as many columns as possible; columns with equal needs are treated alike. */
export function floorsOf(columns: readonly Range[], width: number): number[] {
  const floors = columns.map((range) => range.hard)
  let available = width - sum(floors)
  const byNeed = columns.map((_, column) => column)
  const need = (column: number): number => (columns[column] as Range).min - (columns[column] as Range).hard
  byNeed.sort((one, other) => need(one) - need(other) || one - other)
  for (let first = 0; first < byNeed.length; ) {
    const least = need(byNeed[first] as number)
    const alike = byNeed.slice(first).filter((column) => need(column) - least <= ALIKE)
    const needed = sum(alike.map(need))
    if (needed > available) break
    available -= needed
    for (const column of alike) floors[column] = (columns[column] as Range).min
    first += alike.length
  }
  return floors
}

/** Others keep at least this much of what their words need when a short column takes its line. */
const SPARE = 1.25

/**
 * Keeps columns that need less than an equal share on one line (dates, names, figures); null when there is no room.
 */
function besideShort(columns: readonly Range[], floors: readonly number[], width: number): number[] | null {
  const share = width / columns.length
  const widths = columns.map((range, column) => (range.max > share ? (floors[column] as number) : range.max))
  const short = sum(columns.map((range) => (range.max > share ? 0 : range.max)))
  const long = sum(widths) - short
  return long > 0 && width - short >= long * SPARE ? widths : null
}

/** Number of steps that distribute the surplus, and of rows sampled in large tables. */
const STEPS = 32
const MOST_ROWS = 120

/** Distributes the surplus above the minimum, step by step, to the column that makes the table shortest. */
function lower({ columns, rows }: Measures, floors: readonly number[], width: number): number[] {
  const widths = [...floors]
  const left = width - sum(widths)
  const step = left / STEPS
  if (step <= 0) return spread(columns, widths, width)
  const heights = new Heights(rows, widths, step)
  for (let n = 0; n < STEPS; n++) {
    let best = -1
    let most = 0
    for (let column = 0; column < columns.length; column++) {
      if ((widths[column] as number) >= (columns[column] as Range).max) continue
      const gain = heights.gain(column)
      if (gain > most) [best, most] = [column, gain]
    }
    if (best < 0) break
    const width = (widths[best] as number) + step
    heights.grow(best, width)
    widths[best] = width
  }
  return spread(columns, widths, width)
}

/** Distributes unneeded width: first up to the longest lines, then in proportion. */
function spread(columns: readonly Range[], widths: readonly number[], width: number): number[] {
  const wishes = columns.map((range, column) => Math.max(range.max - (widths[column] as number), 0))
  const wished = sum(wishes)
  const left = width - sum(widths)
  const share = wished === 0 ? 0 : Math.min(1, left / wished)
  const grown = widths.map((one, column) => one + (wishes[column] as number) * share)
  const total = sum(grown)
  return grown.map((one) => (one * width) / total)
}

/** A cell of a column: the row and the lengths of its lines; its heights at the column's width and one step on. */
interface MeasuredCell {
  readonly row: number
  readonly lengths: readonly number[]
  /** Fourth powers, which are what is added up. */
  now: number
  next: number
}

/** How tall rows are by the widths of their columns: smooth, so that a step towards a whole line counts. */
class Heights {
  private readonly cells: readonly MeasuredCell[][]
  /** For each row, the fourth powers of its cells' heights together: the tallest cell counts most. */
  private readonly powers: Float64Array
  /** For each row, the fourth root of that. */
  private readonly heights: Float64Array

  constructor(
    rows: readonly (readonly CellLines[])[],
    widths: readonly number[],
    private readonly step: number,
  ) {
    const every = Math.ceil(rows.length / MOST_ROWS)
    const looked = rows.filter((_, index) => index % every === 0)
    this.cells = widths.map(() => [])
    this.powers = new Float64Array(looked.length)
    this.heights = new Float64Array(looked.length)
    looked.forEach((row, index) => {
      for (const { column, lengths } of row)
        this.cells[column]?.push({ row: index, lengths, now: 0, next: 0 })
    })
    for (const [column, width] of widths.entries()) {
      for (const cell of this.cells[column] as MeasuredCell[])
        cell.next = fourth(smoothHeight(cell.lengths, width))
      this.grow(column, width)
    }
  }

  /** By how much all rows shrink when a column grows by a step. */
  gain(column: number): number {
    let gained = 0
    const cells = this.cells[column] as MeasuredCell[]
    // Called for each column at each step: a counted loop.
    for (let i = 0; i < cells.length; i++) {
      const { row, now, next } = cells[i] as MeasuredCell
      const then = (this.powers[row] as number) - now + next
      gained += (this.heights[row] as number) - fourthRoot(Math.max(then, 0))
    }
    return gained
  }

  /** A column has become one step wider: `width` is its new one, for which its cells have their next height. */
  grow(column: number, width: number): void {
    const cells = this.cells[column] as MeasuredCell[]
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] as MeasuredCell
      const { row, now, next } = cell
      cell.now = next
      cell.next = fourth(smoothHeight(cell.lengths, width + this.step))
      const power = (this.powers[row] as number) - now + next
      this.powers[row] = power
      this.heights[row] = fourthRoot(power)
    }
  }
}

const fourthRoot = (value: number): number => Math.sqrt(Math.sqrt(value))
const fourth = (value: number): number => value * value * value * value

function smoothHeight(lengths: readonly number[], width: number): number {
  let height = 0
  for (let i = 0; i < lengths.length; i++) height += Math.max(1, (lengths[i] as number) / width)
  return height
}

/** Ragged lines are filled to this share. */
const FILLED = 0.94

/** Estimated lines of all rows at given widths. */
function heightAt({ rows }: Measures, widths: readonly number[]): number {
  let height = 0
  for (const row of rows) {
    let tallest = 0
    for (const { column, lengths } of row) {
      const width = widths[column] as number
      let lines = 0
      for (const length of lengths) lines += length <= width ? 1 : Math.ceil(length / (width * FILLED))
      tallest = Math.max(tallest, lines)
    }
    height += tallest
  }
  return height
}
