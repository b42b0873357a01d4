// Guesses how high a section will be, so that the scroll bar is right before the section is drawn.
import type { Node } from '@tiptap/pm/model'

/** Measures of the sheet at its usual width, in CSS pixels. */
const LINE = { height: 23, letters: 88 } as const
const GAP = 10
const PICTURE = 340
const ROW_PADDING = 11

/** The height of a section's text in CSS pixels, within a tenth or two for most. */
export function guessedHeight(section: Node): number {
  return section.children.reduce((sum, block) => sum + heightOf(block, LINE.letters), 0)
}

/** Height of a block whose lines hold so many letters. */
function heightOf(block: Node, letters: number): number {
  if (block.isTextblock) return Math.ceil(Math.max(1, lengthOf(block)) / letters) * LINE.height + GAP
  if (block.type.name === 'image') return PICTURE
  if (block.type.name === 'table') {
    const rows = block.children.reduce((sum, row) => sum + rowHeight(row, letters), 0)
    return rows + LINE.height + GAP
  }
  return block.children.reduce((sum, child) => sum + heightOf(child, letters * 0.95), GAP)
}

/** The highest of the cells: columns are of equal width, and their letters are a little smaller. */
function rowHeight(row: Node, letters: number): number {
  const width = row.children.reduce((sum, cell) => sum + cell.attrs.colspan, 0)
  const heights = row.children.map((cell) => {
    const room = Math.max(4, (letters * 0.95 * cell.attrs.colspan) / width)
    return cell.children.reduce((sum, block) => sum + heightOf(block, room), 0)
  })
  return Math.max(LINE.height, ...heights) - GAP + ROW_PADDING
}

/** Letters of a text block; what else stands in a line counts as a short word. */
function lengthOf(block: Node): number {
  return block.children.reduce((sum, child) => sum + (child.isText ? (child.text?.length ?? 0) : 6), 0)
}
