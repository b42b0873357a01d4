// Measures the cells of a table: for each column its minimum width, and the widths of its whole words and of its longest line.
import type { Block, CellBlock, ParagraphBlock, TableBlock } from '../collect/blocks'
import type { TypesetContext } from '../flow/strip'
import { leastWidth } from '../text/divide'
import { labelWidth, tokensOf } from '../text/lines'
import { End, type Token } from '../text/token'
import { endsWithIdeograph } from '../text/tokens'

/** Widths of a column or cell, without padding. */
export interface Range {
  /** Below this a number or an indivisible part of a word would be cut. */
  hard: number
  /** Below this words would be divided. */
  min: number
  /** No use being wider than this. */
  max: number
}

/** Measurements of a table before its columns have widths. */
export interface Measures {
  readonly columns: readonly Range[]
  /** The line lengths of each row's cells, from which its height at given widths follows. */
  readonly rows: readonly (readonly CellLines[])[]
}

/** The lines of a cell that takes one column. */
export interface CellLines {
  readonly column: number
  readonly lengths: readonly number[]
}

/** Minimum width of an empty column. */
const LEAST = 4

/**
 * Measures all cells of a table whose text is `scale` times as large as usual. Divides words only if `divided` is
 * set; otherwise whole words determine the minimum width.
 */
export function measureTable(
  context: TypesetContext,
  table: TableBlock,
  { scale, divided }: Pick<Measuring, 'scale' | 'divided'>,
): Measures {
  const least = LEAST * scale
  const columns = Array.from({ length: table.columns }, () => ({ hard: least, min: least, max: least }))
  const spanning: [CellBlock, Range][] = []
  const rows = table.rows.map(({ cells }) =>
    cells.flatMap((cell): CellLines[] => {
      const lengths: number[] = []
      const range = measureBlocks(context, cell.blocks, { scale, divided, lengths })
      if (cell.columns > 1) spanning.push([cell, range])
      else widen(columns[cell.column], range)
      return cell.columns > 1 || lengths.length === 0 ? [] : [{ column: cell.column, lengths }]
    }),
  )
  spanning.sort(([one], [other]) => one.columns - other.columns)
  for (const [cell, range] of spanning) {
    const spanned = columns.slice(cell.column, cell.column + cell.columns)
    for (const side of ['hard', 'min', 'max'] as const) grow(spanned, side, range[side])
  }
  for (const column of gutterColumns(table)) (columns[column] as Range).max += GUTTER * scale
  return { columns: columns.map((one) => inOrder(one)), rows }
}

/** Gap between numbers and a left-aligned column, where there is room. */
export const GUTTER = 8

/** Right-aligned number columns followed by a left-aligned column. */
export function gutterColumns(table: TableBlock): number[] {
  const numeric = new Set<number>()
  for (const { cells } of table.rows) for (const cell of cells) if (cell.numeric) numeric.add(cell.column)
  return [...numeric].filter((column) => column + 1 < table.columns && !numeric.has(column + 1))
}

const inOrder = ({ hard, min, max }: Range): Range => ({
  hard,
  min: Math.max(hard, min),
  max: Math.max(hard, min, max),
})

function widen(to: Range | undefined, by: Range): void {
  if (!to) return
  to.hard = Math.max(to.hard, by.hard)
  to.min = Math.max(to.min, by.min)
  to.max = Math.max(to.max, by.max)
}

/** Widens columns until they have room for a cell that spans them. */
function grow(ranges: readonly Range[], side: keyof Range, needed: number): void {
  const has = ranges.reduce((sum, range) => sum + range[side], 0)
  if (has >= needed) return
  for (const range of ranges) range[side] += (needed - has) / ranges.length
}

interface Measuring {
  readonly scale: number
  readonly divided: boolean
  /** Records the lengths of all lines. */
  readonly lengths: number[]
}

/** Padding of the widest kind of panel, and its maximum share of a panel's width. */
const PANEL_PADDING = 25
const PANEL_SHARE = 0.4
const IMAGE_LEAST = 40
/** Points of a pixel. */
const PIXEL = 0.75

function measureBlocks(context: TypesetContext, blocks: readonly Block[], measuring: Measuring): Range {
  const range = { hard: 0, min: 0, max: 0 }
  for (const block of blocks) widen(range, measureBlock(context, block, measuring))
  return range
}

function measureBlock(context: TypesetContext, block: Block, measuring: Measuring): Range {
  if (block.kind === 'panel') {
    const { hard, min, max } = measureBlocks(context, block.blocks, measuring)
    const around = (inner: number): number => Math.min(inner + PANEL_PADDING, inner / (1 - PANEL_SHARE))
    return { hard: around(hard), min: around(min), max: max + PANEL_PADDING }
  }
  if (block.kind === 'image') {
    const least = IMAGE_LEAST * measuring.scale
    return {
      hard: least,
      min: least,
      max: block.pixels ? block.pixels.width * PIXEL * block.share : least * 2,
    }
  }
  return block.kind === 'paragraph'
    ? measureParagraph(context, block, measuring)
    : { hard: 0, min: 0, max: 0 }
}

/**
 * Words with a break opportunity (`0900–0930`) are kept whole up to this many letters; ideographs are separate words.
 */
const WHOLE = 12
/** Slightly more than measured, so that rounding never breaks what fits. */
const HAIR = 0.1
/** Share of its length that a blank needs: it yields to the text of other columns. */
const BLANK_SHARE = 0.5

function measureParagraph(
  context: TypesetContext,
  block: ParagraphBlock,
  { divided, lengths }: Measuring,
): Range {
  const { tokens } = tokensOf(context, block)
  const blank = context.theme.colours.blank
  let [min, max] = [0, 0]
  let [line, word, letters, piece] = [0, 0, 0, 0]
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    piece += token.width
    word += token.width
    letters += token.text.length
    min = Math.max(min, piece, letters <= WHOLE ? word : 0)
    line += (token.width + token.space) * (token.style.fill === blank ? BLANK_SHARE : 1)
    max = Math.max(max, line)
    if (token.end !== End.glued) piece = 0
    else piece += token.space
    const apart = token.end === End.open && endsWithIdeograph(token.text)
    if (token.space > 0 || token.end === End.line || apart) [word, letters] = [0, 0]
    if (token.end !== End.line && i < tokens.length - 1) continue
    lengths.push(line)
    line = 0
  }
  const hard = divided ? leastWidth(context, tokens) : min
  return indented(block, labelWidth(context, block), { hard: hard + HAIR, min: min + HAIR, max: max + HAIR })
}

/** Includes the indent and the label, which shrink in a narrow cell: see `typesetParagraph`. */
function indented({ indent, label }: ParagraphBlock, labelled: number, { hard, min, max }: Range): Range {
  const taken = indent + Math.max(label?.width ?? 0, labelled)
  const around = (inner: number): number => Math.min(inner + taken, 2 * (inner + labelled))
  return { hard: around(hard), min: around(min), max: max + taken }
}
