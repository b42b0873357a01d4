// Turns the pieces of a table into a table node: alignment and widths from the delimiter row.
import type { Mark, Table, TableCell, TableHeader, TextAlign } from '#shared/document/nodes'
import { readRow } from './conditional'
import { readInlines, type Source } from './inlines'
import type { Piece } from './markdown'

/**
 * Reads a table; `caption` may be empty. The first row is its header; where that is empty, the first column is instead.
 */
export function readTable(source: Source, piece: Piece, caption: string): Table {
  const id = source.newId()
  const [header, ...others] = piece.children.flatMap((group) => group.children)
  const headless = header?.children.every((cell) => cell.children.every((inline) => inline.content === ''))
  const rows = header && !headless ? [header, ...others] : others
  const widths = widthsOf(piece.info)
  return {
    type: 'table',
    attrs: { id, caption, marking: null, audience: null },
    content: rows.map((row) => {
      const { cells, marks } = readRow(source, row.children)
      return {
        type: 'tableRow',
        content: cells.map((cell, column) => {
          const isHeader = cell.type === 'th' || (headless === true && column === 0)
          return readCell(source, cell, { isHeader, width: widths?.[column], marks })
        }),
      }
    }),
  }
}

/** Width of the text in the editor, in CSS pixels. */
const TEXT_WIDTH = 640

/** Widths in proportion to the dashes below the header; null where all have as many: the layout decides. */
function widthsOf(delimiters: string): number[] | null {
  const dashes = delimiters.split('|').flatMap((one) => one.match(/-+/)?.[0].length ?? [])
  if (new Set(dashes).size < 2) return null
  const total = dashes.reduce((sum, one) => sum + one, 0)
  return dashes.map((one) => Math.round((TEXT_WIDTH * one) / total))
}

interface CellPlace {
  readonly isHeader: boolean
  readonly width: number | undefined
  /** Marks of every word in it. */
  readonly marks: readonly Mark[]
}

function readCell(
  source: Source,
  cell: Piece,
  { isHeader, width, marks }: CellPlace,
): TableCell | TableHeader {
  const content = readInlines(source, cell.children, marks)
  const paragraph = { type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } } as const
  return {
    type: isHeader ? 'tableHeader' : 'tableCell',
    attrs: {
      colspan: 1,
      rowspan: 1,
      colwidth: width === undefined ? null : [width],
      textAlign: alignmentOf(cell),
      shade: null,
    },
    content: [content.length > 0 ? { ...paragraph, content } : paragraph],
  }
}

function alignmentOf(cell: Piece): TextAlign {
  const match = /text-align:(left|center|right)/.exec(cell.attrs.style ?? '')
  return (match?.[1] as TextAlign | undefined) ?? null
}
