// Turns the pieces of a table into a table node: first row as header, alignment from the delimiter row.
import type { Table, TableCell, TableHeader, TableRow, TextAlign } from '#shared/document/nodes'
import { readInlines, type Source } from './inlines'
import type { Piece } from './markdown'

/** Reads a table; `caption` may be empty. */
export function readTable(source: Source, piece: Piece, caption: string): Table {
  const id = source.newId()
  const rows = piece.children.flatMap((group) => group.children)
  return {
    type: 'table',
    attrs: { id, caption, marking: null },
    content: rows.map((row) => readRow(source, row)),
  }
}

function readRow(source: Source, row: Piece): TableRow {
  return { type: 'tableRow', content: row.children.map((cell) => readCell(source, cell)) }
}

function readCell(source: Source, cell: Piece): TableCell | TableHeader {
  const content = readInlines(source, cell.children)
  const paragraph = { type: 'paragraph', attrs: { textAlign: null, marking: null } } as const
  return {
    type: cell.type === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { colspan: 1, rowspan: 1, colwidth: null, textAlign: alignmentOf(cell), shade: null },
    content: [content.length > 0 ? { ...paragraph, content } : paragraph],
  }
}

function alignmentOf(cell: Piece): TextAlign {
  const match = /text-align:(left|center|right)/.exec(cell.attrs.style ?? '')
  return (match?.[1] as TextAlign | undefined) ?? null
}
