// Tables of a Word file.
import { calloutLabels, trainerLabels } from '#shared/box-labels'
import type { CellAttrs, CellShade, NodeId } from '#shared/document/nodes'
import { nearestShade } from '#shared/nearest-shade'
import { changesIn } from './changes'
import { toFlow } from './flow'
import { readItems } from './items'
import { noteInTable } from './left-out'
import { type BlockNode, type Item, type Line, newAnchor, type Piece, tableIdIn } from './lines'
import { anchorFor, nameNode, newStory, type Reading, type Story } from './reading'
import { child, children, descendants, type El, numberIn, switchOf, textIn, valOf } from './tree'

/** Twips of a CSS pixel, in which widths are kept. */
const PIXEL = 15
const MOST_COLUMNS = 100
const MOST_SPANNED = 1000

/** A cell before its rows are counted. */
interface Cell {
  readonly column: number
  readonly span: number
  readonly merge: 'start' | 'on' | null
  readonly element: El | null
}

interface Row {
  readonly element: El
  readonly cells: readonly Cell[]
  readonly header: boolean
}

/** Reads a table; in a cell, where there can't be one, its rows become lines. */
export function readTable(reading: Reading, story: Story, table: El): Item[] {
  if (story.kind !== 'body') return flattened(reading, story, table)
  noteInTable(reading.report, table)
  const rows = rowsOf(table)
  const box = boxOf(reading, story, rows)
  if (box) return [box]
  const grid = children(child(table, 'w:tblGrid'), 'w:gridCol').map(
    ({ attributes }) => numberIn(attributes['w:w']) ?? 0,
  )
  const columns = Math.min(MOST_COLUMNS, Math.max(0, ...rows.map(({ cells }) => endOf(cells))))
  if (columns === 0) return []
  if (rows.some(({ cells }) => endOf(cells) > MOST_COLUMNS))
    reading.report.lost(`Columns of a table after the first ${MOST_COLUMNS}`)
  const anchor = anchorFor(reading, story)
  anchor.own ??= ownIdOf(rows)
  const headers = rows.findIndex(({ header }) => !header)
  const widths = widthsOf(grid, columns, story.page.width)
  const content = rows.map((row, at) => {
    const isHeader = at < (headers < 0 ? rows.length : headers)
    const cells = cellNodes(reading, story, { rows, at, columns, isHeader, widths })
    const marks = changesIn(reading, child(row.element, 'w:trPr'))
    return { type: 'tableRow', content: cells, ...(marks.length > 0 ? { marks } : {}) }
  })
  const whole = content.filter((row) => row.content.length > 0)
  if (whole.length === 0) return []
  const id = nameNode(reading, anchor, 'table')
  const node = { type: 'table', attrs: { id, kind: 'plain', caption: '', marking: null }, content: whole }
  return [{ kind: 'table', node, anchor, page: story.page }]
}

/** The id of the table in the pack that this file was made of. */
function ownIdOf(rows: readonly Row[]): NodeId | null {
  for (const { cells } of rows)
    for (const { element } of cells)
      for (const one of element ? descendants(element) : []) {
        const id = one.name === 'w:bookmarkStart' ? tableIdIn(one.attributes['w:name'] ?? '') : null
        if (id !== null) return id
      }
  return null
}

const endOf = (cells: readonly Cell[]): number => {
  const last = cells.at(-1)
  return last ? last.column + last.span : 0
}

/** Rows, also in content controls. */
function rowsOf(table: El): Row[] {
  const rows: Row[] = []
  const visit = (element: El): void => {
    for (const one of element.children) {
      if (one.name === 'w:tr') {
        rows.push(rowOf(one))
      } else if (/^w:(sdt|sdtContent|customXml|ins|moveTo|del|moveFrom)$/.test(one.name)) visit(one)
    }
  }
  visit(table)
  return rows
}

function rowOf(element: El): Row {
  const properties = child(element, 'w:trPr')
  const cells: Cell[] = []
  let column = span(valOf(properties, 'w:gridBefore'), 0)
  if (column > 0) cells.push({ column: 0, span: column, merge: null, element: null })
  const visit = (within: El): void => {
    for (const one of within.children) {
      if (/^w:(sdt|sdtContent|customXml|ins|moveTo|del|moveFrom)$/.test(one.name)) visit(one)
      if (one.name !== 'w:tc' || cells.length >= MOST_COLUMNS * 2) continue
      const cellProperties = child(one, 'w:tcPr')
      const merge = child(cellProperties, 'w:vMerge')
      // Old files merge to the side as they do downwards.
      const aside = child(cellProperties, 'w:hMerge')
      const last = cells.at(-1)
      const width = span(valOf(cellProperties, 'w:gridSpan'), 1)
      if (aside && aside.attributes['w:val'] !== 'restart' && last) {
        const children = [...(last.element?.children ?? []), ...one.children]
        const element = { ...(last.element ?? one), children }
        cells[cells.length - 1] = { ...last, span: last.span + width, element }
        column += width
        continue
      }
      const kind = merge ? (merge.attributes['w:val'] === 'restart' ? 'start' : 'on') : null
      cells.push({ column, span: width, merge: kind, element: one })
      column += width
    }
  }
  visit(element)
  const after = span(valOf(properties, 'w:gridAfter'), 0)
  if (after > 0 && cells.length > 0) cells.push({ column, span: after, merge: null, element: null })
  return { element, cells, header: switchOf(properties, 'w:tblHeader') ?? false }
}

const span = (text: string | undefined, usual: number): number =>
  Math.max(usual, Math.min(MOST_COLUMNS, numberIn(text) ?? usual))

/** Widths of the columns in pixels, not wider together than the page. */
function widthsOf(grid: readonly number[], columns: number, page: number): readonly number[] | null {
  const known = grid.slice(0, columns)
  if (known.length < columns || known.some((width) => width <= 0)) return null
  const sum = known.reduce((total, width) => total + width, 0)
  const scale = Math.min(1, page / sum) / PIXEL
  return known.map((width) => Math.max(10, Math.round(width * scale)))
}

interface RowPlace {
  readonly rows: readonly Row[]
  readonly at: number
  readonly columns: number
  readonly isHeader: boolean
  readonly widths: readonly number[] | null
}

function cellNodes(reading: Reading, story: Story, place: RowPlace): BlockNode[] {
  const { rows, at, columns } = place
  const nodes: BlockNode[] = []
  let column = 0
  for (const cell of rows[at]?.cells ?? []) {
    if (cell.column >= MOST_COLUMNS) break
    const clipped = { ...cell, span: Math.min(cell.span, MOST_COLUMNS - cell.column) }
    column = clipped.column + clipped.span
    if (continues(rows, at, clipped)) {
      if (clipped.element && readCell(reading, story, clipped.element).length > 0)
        reading.report.lost('Text in a part of a merged cell that Word does not show')
      continue
    }
    nodes.push(cellNode(reading, story, clipped, rowsSpanned(rows, at, clipped), place))
  }
  // Short rows are filled up.
  if (column < columns) {
    const rest = { column, span: columns - column, merge: null, element: null } as const
    nodes.push(cellNode(reading, story, rest, 1, place))
  }
  return nodes
}

/** Whether a cell belongs to the one above it: only if that has the same columns. */
function continues(rows: readonly Row[], at: number, cell: Cell): boolean {
  if (cell.merge !== 'on') return false
  for (let above = at - 1; above >= 0; above -= 1) {
    const same = rows[above]?.cells.find(({ column }) => column === cell.column)
    if (!same || same.span !== cell.span || same.merge === null) return false
    if (same.merge === 'start') return at - above < MOST_SPANNED
  }
  return false
}

function rowsSpanned(rows: readonly Row[], at: number, cell: Cell): number {
  if (cell.merge !== 'start') return 1
  let below = at + 1
  while (below < rows.length) {
    const next = rows[below]?.cells.find(({ column }) => column === cell.column)
    if (next?.merge !== 'on' || next.span !== cell.span || !continues(rows, below, next)) break
    below += 1
  }
  return Math.min(MOST_SPANNED, below - at)
}

function cellNode(
  reading: Reading,
  story: Story,
  cell: Cell,
  rowspan: number,
  { isHeader, widths }: RowPlace,
): BlockNode {
  const read = cell.element ? readCell(reading, story, cell.element) : []
  const items = isHeader ? read.map(notBold) : read
  const aligned = alignmentOf(items)
  const attrs: CellAttrs = {
    colspan: cell.span,
    rowspan,
    colwidth: widths ? widths.slice(cell.column, cell.column + cell.span) : null,
    textAlign: aligned,
    shade: isHeader ? null : shadeOf(cell.element),
  }
  const content = toFlow(
    reading,
    aligned === null ? items : items.map((item) => (item.kind === 'line' ? { ...item, align: null } : item)),
  )
  return {
    type: isHeader ? 'tableHeader' : 'tableCell',
    attrs: { ...attrs },
    content:
      content.length > 0 ? content : [{ type: 'paragraph', attrs: { textAlign: null, marking: null } }],
  }
}

const readCell = (reading: Reading, story: Story, cell: El): Item[] =>
  readItems(reading, { ...story, kind: 'cell' }, cell.children)

/** Header cells are bold by themselves. */
function notBold(item: Item): Item {
  if (item.kind !== 'line' || !item.pieces.every(isBold)) return item
  return { ...item, pieces: item.pieces.map(withoutBold) }
}

const isBold = ({ type, marks }: Piece): boolean =>
  type !== 'text' || (marks?.some((one) => one.type === 'bold') ?? false)

function withoutBold(piece: Piece): Piece {
  const { marks, ...rest } = piece
  const left = marks?.filter(({ type }) => type !== 'bold') ?? []
  return (left.length > 0 ? { ...rest, marks: left } : rest) as Piece
}

function alignmentOf(items: readonly Item[]): CellAttrs['textAlign'] {
  const lines = items.filter((item): item is Line => item.kind === 'line')
  const [first] = lines
  return first && lines.every(({ align }) => align === first.align) ? first.align : null
}

function shadeOf(cell: El | null): CellShade | null {
  const fill = child(child(cell ?? undefined, 'w:tcPr'), 'w:shd')?.attributes['w:fill'] ?? ''
  const digits = /^[0-9a-f]{6}$/i.exec(fill)?.[0]
  return nearestShade(digits ? [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) : null)
}

/** A box of a file that this program wrote: a table of one cell whose first line is what the box is called. */
function boxOf(reading: Reading, story: Story, rows: readonly Row[]): Item | null {
  const [row, ...others] = rows
  const [cell, ...more] = row?.cells ?? []
  const first = child(cell?.element ?? undefined, 'w:p')
  if (others.length > 0 || more.length > 0 || !cell?.element || !first) return null
  const style = valOf(child(first, 'w:pPr'), 'w:pStyle')
  if (style === undefined || reading.styles.paragraph(style).name !== 'box label') return null
  const label = textIn(first).trim().toLowerCase()
  const content = toFlow(
    reading,
    readCell(reading, story, {
      ...cell.element,
      children: cell.element.children.filter((one) => one !== first),
    }),
  )
  const node = { ...boxNode(label), content: content.length > 0 ? content : [EMPTY] }
  return { kind: 'box', node, anchor: newAnchor(), page: story.page }
}

function boxNode(label: string): BlockNode {
  const kindOf = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).find(([, name]) => name.toLowerCase() === label)?.[0]
  const trainer = kindOf(trainerLabels)
  if (trainer !== undefined) return { type: 'trainer', attrs: { kind: trainer } }
  return { type: 'callout', attrs: { kind: kindOf(calloutLabels) ?? 'note', marking: null } }
}

const EMPTY: BlockNode = { type: 'paragraph', attrs: { textAlign: null, marking: null } }

/** A table where there can't be one: each row as a line, with a dash between cells. */
function flattened(reading: Reading, story: Story, table: El): Item[] {
  reading.report.changed(
    story.kind === 'cell'
      ? 'A table in a table, as lines of text'
      : 'A table in a box or note, as lines of text',
  )
  return rowsOf(table).flatMap(({ cells }) => {
    const parts = cells.map(({ element }) =>
      element ? readItems(reading, newStory(story.part, 'cell', story.page), element.children) : [],
    )
    const lines = parts.map((items) => items.filter((item): item is Line => item.kind === 'line'))
    const others = parts.flat().filter(({ kind }) => kind === 'image')
    const first = lines.flat()[0]
    if (!first) return others
    const pieces = lines
      .filter((line) => line.length > 0)
      .flatMap((line, at) => [
        ...(at > 0 ? [{ type: 'text', text: ' – ' } as const] : []),
        ...line.flatMap(({ pieces: own }, index) => [
          ...(index > 0 ? [{ type: 'text', text: ' ' } as const] : []),
          ...own,
        ]),
      ])
    const line: Line = { ...first, pieces, number: null, align: null, anchor: newAnchor(), heading: null }
    return [line, ...others]
  })
}
