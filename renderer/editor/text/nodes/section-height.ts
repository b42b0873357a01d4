// Estimates the height of a section, so that the scroll bar is right before the section is drawn.
import type { Node } from '@tiptap/pm/model'

/** Line metrics of the sheet at its usual width, in CSS pixels and letters. */
const LINE = { height: 23, letters: 88 } as const
const GAP = 10
const PICTURE = 340
const ENCLOSURE = 240
const ROW_PADDING = 11

/** Returns the height of a section's text in CSS pixels, mostly within a tenth or two. */
export function guessedHeight(section: Node): number {
  return section.children.reduce((sum, block) => sum + heightOf(block, LINE.letters), 0)
}

/** Height of a block whose lines hold `letters` letters. */
function heightOf(block: Node, letters: number): number {
  if (block.isTextblock) return Math.ceil(Math.max(1, lengthOf(block)) / letters) * LINE.height + GAP
  if (block.type.name === 'image') return PICTURE
  if (block.type.name === 'enclosure') return ENCLOSURE
  if (block.type.name === 'table') {
    const rows = block.children.reduce((sum, row) => sum + rowHeight(row, letters), 0)
    return rows + LINE.height + GAP
  }
  return block.children.reduce((sum, child) => sum + heightOf(child, letters * 0.95), GAP)
}

/** The height of the tallest cell: columns are of equal width, and their letters slightly smaller. */
function rowHeight(row: Node, letters: number): number {
  const width = row.children.reduce((sum, cell) => sum + cell.attrs.colspan, 0)
  const heights = row.children.map((cell) => {
    const room = Math.max(4, (letters * 0.95 * cell.attrs.colspan) / width)
    return cell.children.reduce((sum, block) => sum + heightOf(block, room), 0)
  })
  return Math.max(LINE.height, ...heights) - GAP + ROW_PADDING
}

/** Letters of a text block; other inline nodes count as a short word. */
function lengthOf(block: Node): number {
  return block.children.reduce((sum, child) => sum + (child.isText ? (child.text?.length ?? 0) : 6), 0)
}
