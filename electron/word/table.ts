// Tables: merged cells, repeated header rows, shading, and the widths that the page engine found.
import type { CellBlock, RowBlock, TableBlock } from '../pdf/collect/blocks'
import type { TableFit } from '../pdf/collect/pack'
import { captionPiece } from './captions'
import { nothing, type Piece, piecesXml } from './paragraph'
import type { BlockPlace, WriteBlocks } from './place'
import { GRID, rule, shading } from './styles'
import { twips } from './units'
import type { Writing } from './writing'
import { el, on, val } from './xml'

const GAP = 10
const CELL = { top: 3.2, bottom: 3.8 }

interface TableWriting {
  readonly writing: Writing
  readonly fit: TableFit
  readonly place: BlockPlace
  readonly write: WriteBlocks
}

/** Widths are measured in the fonts of the PDF; those of Word files are wider. */
const FONT_ROOM = 0.86

const widened = ({ widths, ...fit }: TableFit): TableFit => ({
  ...fit,
  widths: widths.map((one) => one / FONT_ROOM),
})

/** Writes a table under its caption. */
export function tablePieces(
  writing: Writing,
  given: TableBlock,
  place: BlockPlace,
  write: WriteBlocks,
): Piece[] {
  const fit = widened(writing.pack.fitTable(given, place.width * FONT_ROOM, place.landscape))
  const all = { writing, fit, place, write }
  const caption = given.caption ? [captionPiece(writing, given.caption, given.anchors, place)] : []
  const led = given.caption ? [] : given.anchors.filter((anchor) => writing.wanted.has(anchor))
  return [...caption, { kind: 'table', gap: GAP, xml: tableXml(all, { led, ids: given.anchors }) }]
}

/** What is marked at the beginning of a table. */
interface TableMarks {
  readonly led: readonly string[]
  readonly ids: readonly string[]
}

function tableXml(all: TableWriting, marks: TableMarks): string {
  const { fit } = all
  const { table, widths, padding } = fit
  const side = (name: string, points: number): string =>
    el(`w:${name}`, { 'w:w': twips(points), 'w:type': 'dxa' })
  const { rule: colour } = all.writing.pack.theme.table
  const form = table.form
    ? el('w:tblBorders', {}, ...GRID.map((edge) => el(`w:${edge}`, rule(colour, 4, 0))))
    : ''
  return el(
    'w:tbl',
    {},
    el(
      'w:tblPr',
      {},
      val('w:tblStyle', 'PackTable'),
      el('w:tblW', { 'w:w': widths.reduce((sum, one) => sum + twips(one), 0), 'w:type': 'dxa' }),
      form,
      el('w:tblLayout', { 'w:type': 'fixed' }),
      el(
        'w:tblCellMar',
        {},
        side('top', CELL.top),
        side('left', padding),
        side('bottom', CELL.bottom),
        side('right', padding),
      ),
      el('w:tblLook', {
        'w:firstRow': table.headRows > 0 ? 1 : 0,
        'w:lastRow': 0,
        'w:firstColumn': 0,
        'w:lastColumn': 0,
        'w:noHBand': 1,
        'w:noVBand': 1,
      }),
    ),
    el('w:tblGrid', {}, ...widths.map((one) => el('w:gridCol', { 'w:w': twips(one) }))),
    ...table.rows.map((row, index) => rowXml(all, row, index, index === 0 ? marks : null)),
  )
}

function rowXml(all: TableWriting, row: RowBlock, index: number, marks: TableMarks | null): string {
  const { table } = all.fit
  const cells: string[] = []
  for (let column = 0; column < table.columns; ) {
    const own = row.cells.find((cell) => cell.column === column)
    const above = own ? undefined : spanning(table, index, column)
    const cell = own ?? above
    if (!cell) break
    cells.push(own ? cellXml(all, own, cells.length === 0 ? marks : null) : coveredXml(all, cell))
    column += cell.columns
  }
  const changes = all.writing.changes.properties(row.changes ?? [])
  return el(
    'w:tr',
    {},
    el('w:trPr', {}, el('w:cantSplit'), on('w:tblHeader', index < table.headRows), changes),
    ...cells,
  )
}

/** The cell of a row above that reaches down to a place. */
function spanning({ rows }: TableBlock, index: number, column: number): CellBlock | undefined {
  for (let at = index - 1; at >= 0; at--) {
    const cell = rows[at]?.cells.find((one) => one.column === column)
    if (cell) return cell.rows > index - at ? cell : undefined
  }
  return undefined
}

function widthOf({ fit }: TableWriting, { column, columns }: CellBlock): number {
  return fit.widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0)
}

function cellProperties(all: TableWriting, cell: CellBlock, merge: string): string {
  return el(
    'w:tcPr',
    {},
    el('w:tcW', { 'w:w': twips(widthOf(all, cell)), 'w:type': 'dxa' }),
    cell.columns > 1 ? val('w:gridSpan', cell.columns) : '',
    merge,
    cell.fill === null ? '' : shading(cell.fill),
  )
}

const coveredXml = (all: TableWriting, cell: CellBlock): string =>
  el('w:tc', {}, cellProperties(all, cell, el('w:vMerge')), el('w:p'))

function cellXml(all: TableWriting, cell: CellBlock, marks: TableMarks | null): string {
  const { writing, place, write, fit } = all
  const merge = cell.rows > 1 ? val('w:vMerge', 'restart') : ''
  const inner: BlockPlace = {
    ...place,
    base: cell.header ? 'TableHeading' : 'TableText',
    width: widthOf(all, cell) - fit.padding * 2,
  }
  const pieces = write(writing, cell.blocks, inner)
  const last = pieces.at(-1)
  const whole = last?.kind === 'paragraph' ? pieces : [...pieces, nothing({ style: 'TableText' })]
  const words = piecesXml(withoutEdges(whole), writing.styles)
  const marked = marks ? markFirst(writing, words, marks) : words
  return el('w:tc', {}, cellProperties(all, cell, merge), marked)
}

/** The padding of the cell is the space above and below. */
const withoutEdges = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, index) =>
    index === pieces.length - 1 && piece.kind === 'paragraph' ? { ...piece, after: 0 } : piece,
  )

/** Puts bookmarks into the first paragraph. */
function markFirst({ bookmarks }: Writing, xml: string, { led, ids }: TableMarks): string {
  return xml.replace(
    /<\/w:pPr>/,
    (end) => end + bookmarks.identified(ids, bookmarks.around(led, ''), () => '_atb_'),
  )
}
