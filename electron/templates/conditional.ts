// Blocks and table rows that are printed only when a field has a value, or has none.
import type { Block, Inline, Mark } from '#shared/document/nodes'
import { conditionIn } from '#shared/document/only-if'
import { walk } from '#shared/document/query'
import { mapLines } from '#shared/document/to-confirm'
import { closingOf, openingAt, readCondition } from './condition-syntax'
import { fault } from './fault'
import { type Source, withMark } from './inlines'
import type { Piece } from './markdown'

/** Blocks without words, which a condition can't leave out. */
const WORDLESS: readonly string[] = ['horizontalRule', 'pageBreak']

/** Reads the blocks between `{{#if name}}` and `{{/if}}` on separate lines: every word in them gets the condition. */
export function readConditional<B extends Block>(
  source: Source,
  piece: Piece,
  read: (pieces: readonly Piece[]) => B[],
): B[] {
  const refuse = (message: string) => fault(source.file, piece.line, message)
  const opening = piece.info
  const condition = readCondition(opening)
  const closing = closingOf(opening)
  if (!condition || piece.attrs.closed !== 'true')
    throw refuse(`${opening} is not closed: put ${closing} on a separate line after it`)
  if (piece.children.length === 0) throw refuse(`there are no blocks after ${opening}`)
  const blocks = read(piece.children)
  for (const block of blocks) {
    walk(block, (node) => {
      const { type } = node
      if (conditionIn('marks' in node ? node.marks : undefined))
        throw refuse(`blocks after ${opening} can't contain words that depend on a field`)
      if (WORDLESS.includes(type)) throw refuse(`there can be no line or page break after ${opening}`)
    })
  }
  const mark: Mark = { type: 'onlyIf', attrs: condition }
  return blocks.map((block) => mapLines(block, (content) => content.map((inline) => marked(inline, mark))))
}

const marked = (inline: Inline, mark: Mark): Inline => ({
  ...inline,
  marks: withMark(inline.marks ?? [], mark),
})

/**
 * Reads the condition of a row whose first cell begins with `{{#if name}}` and whose last ends with `{{/if}}`. Returns
 * the cells without both, and the marks of all of their words.
 */
export function readRow(
  source: Source,
  cells: readonly Piece[],
): { readonly cells: readonly Piece[]; readonly marks: readonly Mark[] } {
  const [first] = cells
  const start = first ? textAt(first, 0) : ''
  const opening = openingAt(start, 0)
  const condition = readCondition(opening)
  if (!first || !condition) return { cells, marks: [] }
  const closing = closingOf(opening)
  const last = cells.at(-1)
  if (!last || !textAt(last, -1).endsWith(closing))
    throw fault(source.file, first.line, `this row begins with ${opening} and must end with ${closing}`)
  const opened = cells.map((cell, index) =>
    index === 0 ? withText(cell, 0, start.slice(opening.length)) : cell,
  )
  const closed = opened.map((cell, index) =>
    index === cells.length - 1 ? withText(cell, -1, textAt(cell, -1).slice(0, -closing.length)) : cell,
  )
  return { cells: closed, marks: [{ type: 'onlyIf', attrs: condition }] }
}

/** The text of the first or last inline of a cell. */
function textAt(cell: Piece, at: 0 | -1): string {
  const piece = cell.children[0]?.children.at(at)
  return piece?.type === 'text' ? piece.content : ''
}

function withText(cell: Piece, at: 0 | -1, content: string): Piece {
  const [line, ...others] = cell.children
  if (!line) return cell
  const children = line.children.map((piece, index) =>
    index === (at === 0 ? 0 : line.children.length - 1) ? { ...piece, content } : piece,
  )
  return { ...cell, children: [{ ...line, children }, ...others] }
}
