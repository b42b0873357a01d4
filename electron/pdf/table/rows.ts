// Rows of a table: heights of cells that may span rows, their frames, and how rows are divided at a page break.
import {
  type RowStyle,
  type Strip,
  stackFrames,
  stackHeight,
  strip,
  type TypesetCell,
  type TypesetNote,
  type TypesetRow,
} from '../flow/strip'
import type { DraftFrame, Frame } from '../types'
import { CELL_PADDING } from './widths'

/** Rows that belong together because cells span them; most groups are one row. */
export function groupRows(rows: readonly TypesetRow[]): TypesetRow[][] {
  const groups: TypesetRow[][] = []
  let open = 0
  for (const row of rows) {
    const last = groups.at(-1)
    if (open > 0 && last) last.push(row)
    else groups.push([row])
    open = Math.max(open - 1, ...row.cells.map((cell) => cell.rows - 1), 0)
  }
  return groups
}

const PADDING = CELL_PADDING.top + CELL_PADDING.bottom
const cellHeight = (cell: TypesetCell): number => stackHeight(cell.strips) + PADDING

function rowHeights(rows: readonly TypesetRow[]): number[] {
  const heights = rows.map((row) =>
    Math.max(PADDING, ...row.cells.filter((cell) => cell.rows === 1).map(cellHeight)),
  )
  rows.forEach((row, index) => {
    for (const cell of row.cells) {
      if (cell.rows === 1) continue
      const end = Math.min(index + cell.rows, rows.length)
      const spanned = heights.slice(index, end).reduce((total, height) => total + height, 0)
      if (cellHeight(cell) > spanned) heights[end - 1] = (heights[end - 1] ?? 0) + cellHeight(cell) - spanned
    }
  })
  return heights
}

/** A group of rows as one strip. */
export function rowStrip(rows: readonly TypesetRow[], style: RowStyle): Strip {
  return stripOf(rows, style, true)
}

/**
 * Rows as a strip without frames. Used for parts of a divided strip: the second is usually divided again, and a row
 * over many pages would be drawn once for each.
 */
const undrawnStrip = (rows: readonly TypesetRow[], style: RowStyle): Strip => stripOf(rows, style, false)

function stripOf(rows: readonly TypesetRow[], style: RowStyle, drawn: boolean): Strip {
  const heights = rowHeights(rows)
  const height = heights.reduce((total, one) => total + one, 0)
  return strip(height, drawn ? rowFrames(rows, heights, style) : [], {
    notes: notesOf(rows),
    repeat: style.repeat,
    rows: { rows, heights, style, drawn },
  })
}

/** The strip with all its frames, to be placed. */
export function drawnStrip(one: Strip): Strip {
  if (one.rows === null || one.rows.drawn) return one
  const { rows, heights, style } = one.rows
  return { ...one, frames: rowFrames(rows, heights, style), rows: { ...one.rows, drawn: true } }
}

function notesOf(rows: readonly TypesetRow[]): TypesetNote[] {
  return rows.flatMap((row) => row.cells.flatMap((cell) => cell.strips.flatMap((one) => one.notes)))
}

function rowFrames(rows: readonly TypesetRow[], heights: readonly number[], style: RowStyle): DraftFrame[] {
  const boxes: Frame[] = []
  const rules: Frame[] = []
  const words: DraftFrame[] = []
  let top = 0
  rows.forEach((row, index) => {
    words.push({ kind: 'presence', tag: row.tag })
    for (const cell of row.cells) {
      const height = heights.slice(index, index + cell.rows).reduce((total, one) => total + one, 0)
      if (cell.fill !== null) {
        boxes.push({
          kind: 'box',
          x: cell.x,
          // The rule of the row above stays whole.
          y: top + RULE_WIDTH / 2,
          width: cell.width,
          height: height - RULE_WIDTH / 2,
          fill: cell.fill,
          stroke: null,
          strokeWidth: 0,
        })
      }
      rules.push(...cellRules(cell, top, height, style))
      // Screens draw a thin rule and the background below it on the same row of pixels: the rule has to come last.
      if (cell.fill !== null && top === 0 && style.top.length === 0) rules.push(upperRule(cell, style))
      words.push({ kind: 'presence', tag: cell.tag })
      words.push(...stackFrames(cell.strips, cell.x + cell.padding + cell.shift, top + CELL_PADDING.top))
    }
    top += heights[index] ?? 0
  })
  return [...boxes, ...rules, ...words, ...style.top]
}

const RULE_WIDTH = 0.5

function cellRules(cell: TypesetCell, top: number, height: number, style: RowStyle): Frame[] {
  const { rule: colour, lines } = style
  const right = cell.x + cell.width
  const bottom = top + height
  const rule = (x: number, y: number, x2: number, y2: number): Frame => ({
    kind: 'rule',
    x,
    y,
    x2,
    y2,
    width: RULE_WIDTH,
    colour,
  })
  const inset = cell.spanner ? cell.padding : 0
  if (lines === 'rows') return [rule(cell.x + inset, bottom, right - inset, bottom)]
  const grid = [rule(cell.x, bottom, right, bottom), rule(right, top, right, bottom)]
  if (cell.x <= style.x + 0.01) grid.push(rule(cell.x, top, cell.x, bottom))
  return grid
}

/** The rule between a cell and the row above it. */
function upperRule(cell: TypesetCell, { rule: colour }: RowStyle): Frame {
  return { kind: 'rule', x: cell.x, y: 0, x2: cell.x + cell.width, y2: 0, width: RULE_WIDTH, colour }
}

/** Minimum height of a first part for a break inside a row. */
const LEAST_PART = 30

/** Divides a strip of rows into a first part at most `available` high and a second; null where that is impossible. */
export function divideStrip(whole: Strip, available: number): readonly [Strip, Strip] | null {
  if (whole.rows === null) return null
  const { rows, heights, style } = whole.rows
  let count = 0
  let used = 0
  while (count < rows.length && used + (heights[count] ?? 0) <= available) used += heights[count++] ?? 0
  if (count >= rows.length) return null
  const parts = count > 0 ? splitBetween(rows, heights, count, used) : splitInside(rows, available)
  if (!parts) return null
  const { before, after, grounds } = whole
  return [
    { ...undrawnStrip(parts[0], style), before, grounds },
    { ...undrawnStrip(parts[1], { ...style, top: [] }), after, grounds },
  ]
}

/** Breaks between rows: cells that span the break continue below it. */
function splitBetween(
  rows: readonly TypesetRow[],
  heights: readonly number[],
  count: number,
  used: number,
): [TypesetRow[], TypesetRow[]] {
  const carried: TypesetCell[] = []
  let top = 0
  const head = rows.slice(0, count).map((row, index) => {
    const available = used - top
    top += heights[index] ?? 0
    const cells = row.cells.map((cell) => {
      if (index + cell.rows <= count) return cell
      const [fits, rest] = divide(cell.strips, available - PADDING)
      carried.push({ ...cell, rows: cell.rows - (count - index), strips: rest })
      return { ...cell, rows: count - index, strips: fits }
    })
    return { ...row, cells }
  })
  const [first, ...others] = rows.slice(count)
  const tail = first ? [{ ...first, cells: byPosition([...carried, ...first.cells]) }, ...others] : []
  return [head, tail]
}

/** Breaks inside the first row, between lines of its cells. */
function splitInside(rows: readonly TypesetRow[], available: number): [TypesetRow[], TypesetRow[]] | null {
  const [first, ...others] = rows
  if (!first || available < LEAST_PART) return null
  const parts = first.cells.map((cell) => divide(cell.strips, available - PADDING))
  const moved = parts.some(([fits]) => fits.length > 0)
  if (!moved || parts.every(([, rest]) => rest.length === 0)) return null
  const head = first.cells.map((cell, index) => ({ ...cell, rows: 1, strips: parts[index]?.[0] ?? [] }))
  const tail = first.cells.map((cell, index) => ({ ...cell, strips: parts[index]?.[1] ?? [] }))
  return [[{ ...first, cells: head }], [{ ...first, cells: tail }, ...others]]
}

const byPosition = (cells: TypesetCell[]): TypesetCell[] => cells.sort((a, b) => a.column - b.column)

/** The strips that fit into a height, and the others. */
function divide(strips: readonly Strip[], available: number): [readonly Strip[], readonly Strip[]] {
  let count = 0
  let used = 0
  for (; count < strips.length; count++) {
    const above = strips[count - 1]
    const one = strips[count]
    if (!one) break
    used += one.height + (above ? Math.max(above.after, one.before) : 0)
    if (used > available) break
  }
  return [strips.slice(0, count), strips.slice(count)]
}
