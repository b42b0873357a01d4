// The first page of a staff paper as strips, at the top of the first page of text.
import { conventionOf } from '#shared/conventions'
import { hasFirstPage } from '#shared/first-page'
import type { ParagraphBlock } from '../collect/blocks'
import { addTag } from '../collect/context'
import { collectFirstPage, type FirstPageRow } from '../collect/first-page'
import type { Configuration } from '../configuration'
import { typesetBlocks } from '../flow/flow'
import { type Strip, strip, type TypesetContext } from '../flow/strip'
import type { Frame, Tag, TagIndex } from '../types'
import { type TypesetUnit, typesetExtra } from './typeset'

/** The first page as a separate unit, for packs with a title page; null when the pack has none. */
export function firstPageUnit(config: Configuration): TypesetUnit | null {
  if (!hasFirstPage(config.pack.meta)) return null
  const tags: Tag[] = []
  const root = addTag({ tags }, 'Sect', -1)
  return typesetExtra(config, tags, (context) =>
    typesetFirstPage(config, context, tags, root, context.measure),
  )
}

/** Space and rule between the first page's lines and what follows. */
const END = { before: 8, after: 14 }
/** Maximum widths of the column of labels, and of the text at the right edge, as shares of the line. */
const WIDEST_LABELS = 0.4
const RIGHT = 0.42
const GAP = 8

/** Typesets the lines of the first page in a width. Adds their tags below `root`. */
export function typesetFirstPage(
  config: Configuration,
  context: TypesetContext,
  tags: Tag[],
  root: TagIndex,
  width: number,
): Strip[] {
  const { theme, pack } = config
  const collected = collectFirstPage(theme, pack.meta, conventionOf(pack.meta), tags, root)
  const labels = Math.min(collected.labels, width * WIDEST_LABELS)
  const rule: Frame = { kind: 'rule', x: 0, y: 0, x2: width, y2: 0, width: 0.6, colour: theme.colours.rule }
  return [...collected.rows.flatMap((row) => typesetRow(context, row, labels, width)), strip(0, [rule], END)]
}

/** Typesets a row of labels and text in a width. */
export function typesetRow(
  context: TypesetContext,
  row: FirstPageRow,
  labels: number,
  width: number,
): Strip[] {
  const rest = row.right ? width * (1 - RIGHT) - GAP : width
  const at = row.label ? labels : 0
  const { rightToLeft } = context
  /** Typesets blocks in a column, which is mirrored with the pack. */
  const column = (blocks: readonly ParagraphBlock[], from: number, wide: number): Strip[] =>
    typesetBlocks(context, blocks, rightToLeft ? width - from - wide : from, wide)
  const right = row.right && rightToLeft ? alignedLeft(row.right) : row.right
  const lines = sideBySide([
    row.label ? column([row.label], 0, labels - GAP / 2) : [],
    column(row.words, at, rest - at),
    right ? column([right], width * (1 - RIGHT), width * RIGHT) : [],
  ])
  return lines.map((line, index) => (index === 0 ? { ...line, before: row.before } : line))
}

const alignedLeft = (block: ParagraphBlock): ParagraphBlock => ({
  ...block,
  format: { ...block.format, align: 'left' },
})

/** The first lines of all columns side by side, then the second lines, and so on. */
function sideBySide(columns: readonly (readonly Strip[])[]): Strip[] {
  const most = Math.max(...columns.map((column) => column.length))
  return Array.from({ length: most }, (_, index) => {
    const lines = columns.flatMap((column) => column[index] ?? [])
    return strip(
      Math.max(...lines.map(({ height }) => height)),
      lines.flatMap(({ frames }) => frames),
      { keep: lines.some(({ keep }) => keep) },
    )
  })
}
