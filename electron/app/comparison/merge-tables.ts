// Two versions of a table as one: rows and columns that stayed are merged cell by cell, the others stand as added or removed.
import type { Change } from '#shared/compare/change'
import { compareTexts } from '#shared/compare/rows'
import type { Block, DocumentNode, Table, TableCell, TableHeader, TableRow } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import { type MergedColumn, mergedColumns } from './merge-columns'

type Cell = TableCell | TableHeader

/** How the content of cells is merged, and how a node is shown as added or removed. */
export interface Merging {
  blocks(before: readonly Block[], after: readonly Block[]): readonly Block[]
  changed<N extends DocumentNode>(node: N, change: Change): N
}

/** Returns the table; null when one of the two has cells that overlap or places without a cell. */
export function mergedTable(mine: Table, theirs: Table, merging: Merging): Table | null {
  const rows = [...mine.content, ...theirs.content]
  const isPlain = rows.every((row) =>
    row.content.every(({ attrs }) => attrs.colspan === 1 && attrs.rowspan === 1),
  )
  if (isPlain && isEven(mine) && isEven(theirs)) return ofColumns(mine, theirs, merging)
  if (shapesOf(mine) === shapesOf(theirs)) {
    const pairs = theirs.content.map((row, at) => sameCells(mine.content[at] as TableRow, row, merging))
    return { ...theirs, content: pairs }
  }
  return ofBands(mine, theirs, merging)
}

const isEven = ({ content }: Table): boolean => new Set(content.map(widthOf)).size === 1
const widthOf = ({ content }: TableRow): number => content.reduce((sum, { attrs }) => sum + attrs.colspan, 0)
const shapeOf = ({ content }: TableRow): string =>
  content.map(({ attrs }) => `${attrs.colspan}x${attrs.rowspan}`).join(' ')
const shapesOf = ({ content }: Table): string => content.map(shapeOf).join('|')

/** Bands whose cells reach over other rows or columns now are shown as they were and as they are. */
function ofBands(mine: Table, theirs: Table, merging: Merging): Table | null {
  const [before, after] = [bandsOf(mine), bandsOf(theirs)]
  if (!before || !after) return null
  const { changed } = merging
  const width = Math.max(...[...before, ...after].map((band) => widthOf(band[0] as TableRow)))
  const content = alignedBands(before, after).flatMap(({ before, after }) => {
    if (before && after && before.map(shapeOf).join('|') === after.map(shapeOf).join('|'))
      return widened(
        after.map((row, at) => sameCells(before[at] as TableRow, row, merging)),
        width,
      )
    return [
      ...widened(before?.map((row) => changed(row, 'removed')) ?? [], width),
      ...widened(after?.map((row) => changed(row, 'added')) ?? [], width),
    ]
  })
  return { ...theirs, content }
}

/** Rows that belong together because cells reach over them. */
type Band = readonly TableRow[]

/** The bands of a table; null when its cells don't fill it. */
function bandsOf({ content }: Table): Band[] | null {
  const bands: TableRow[][] = []
  let open = 0
  for (const row of content) {
    if (open === 0) bands.push([])
    bands.at(-1)?.push(row)
    open = Math.max(open, ...row.content.map(({ attrs }) => attrs.rowspan)) - 1
  }
  const isFull = (band: Band): boolean => {
    const cells = band.flatMap((row) => row.content)
    const area = cells.reduce((sum, { attrs }) => sum + attrs.colspan * attrs.rowspan, 0)
    return area === widthOf(band[0] as TableRow) * band.length
  }
  return open === 0 && bands.every(isFull) ? bands : null
}

/** Bands of both in their order: compared like rows with the cells of all of theirs. */
function alignedBands(
  mine: readonly Band[],
  theirs: readonly Band[],
): { readonly before: Band | null; readonly after: Band | null }[] {
  const bands = new Map<TableRow, Band>()
  const joined = (band: Band): TableRow => {
    const row: TableRow = { type: 'tableRow', content: band.flatMap((one) => one.content) }
    bands.set(row, band)
    return row
  }
  const bandOf = (row: TableRow | null): Band | null => (row && bands.get(row)) ?? null
  return alignedRows(mine.map(joined), theirs.map(joined), (row) => row).map(({ before, after }) => ({
    before: bandOf(before),
    after: bandOf(after),
  }))
}

/** A band with an empty cell at its end where the other version is wider. */
function widened(band: Band, width: number): Band {
  const [first, ...others] = band
  if (!first) return []
  const missing = width - widthOf(first)
  if (missing === 0) return band
  const attrs = { ...EMPTY.attrs, colspan: missing, rowspan: band.length }
  return [{ ...first, content: [...first.content, { ...EMPTY, attrs }] }, ...others]
}

function sameCells(before: TableRow, after: TableRow, merging: Merging): TableRow {
  const content = after.content.map((cell, at) => mergedCell(before.content[at], cell, merging))
  return { ...after, content }
}

const mergedCell = (before: Cell | undefined, after: Cell, { blocks }: Merging): Cell =>
  ({ ...after, content: blocks(contentOf(before), contentOf(after)) }) as Cell

const contentOf = (cell: Cell | undefined): readonly Block[] => (cell?.content ?? []) as readonly Block[]

/** Tables of single cells: their columns are told apart first, then rows by the columns that both have. */
function ofColumns(mine: Table, theirs: Table, merging: Merging): Table {
  const columns = mergedColumns(textsOf(mine), textsOf(theirs))
  const isSame = columns.every(({ before, after }) => before !== null && after !== null)
  const shared = (side: 'before' | 'after') => (row: TableRow) => ({
    ...row,
    content: columns.flatMap((column) => {
      const at = column[side === 'before' ? 'after' : 'before'] === null ? null : column[side]
      return at === null ? [] : (row.content[at] ?? [])
    }),
  })
  const rows = alignedRows(mine.content, theirs.content, shared('before'), shared('after'))
  const content = rows.map((row) => unitedRow(row, columns, merging))
  return { ...theirs, content: isSame ? content : content.map(withoutWidths) }
}

/** The texts of the columns, from the first row. */
const textsOf = ({ content }: Table): string[][] =>
  (content[0]?.content ?? []).map((_, column) =>
    content.map((row) => {
      const cell = row.content[column]
      return cell ? plainText(cell).trim() : ''
    }),
  )

interface RowPair {
  readonly before: TableRow | null
  readonly after: TableRow | null
}

/** The rows of both in their order; `key` returns what of a row is compared. */
function alignedRows(
  mine: readonly TableRow[],
  theirs: readonly TableRow[],
  key: (row: TableRow) => TableRow,
  laterKey = key,
): RowPair[] {
  const whole = new Map<unknown, TableRow>()
  const keyed = (rows: readonly TableRow[], keyOf: (row: TableRow) => TableRow) =>
    rows.map((row) => {
      const one = { ...keyOf(row) }
      whole.set(one, row)
      return one as unknown as Block
    })
  return compareTexts(keyed(mine, key), keyed(theirs, laterKey)).map((row) => ({
    before: whole.get(row.mine) ?? null,
    after: whole.get(row.theirs) ?? null,
  }))
}

/** A row with the columns of both. */
function unitedRow({ before, after }: RowPair, columns: readonly MergedColumn[], merging: Merging): TableRow {
  const content = columns.map((column): Cell => {
    const [old, late] = [cellAt(before, column.before), cellAt(after, column.after)]
    if (before && after && old && late) return mergedCell(old, late, merging)
    if (late) return merging.changed(late, 'added')
    return old ? merging.changed(old, 'removed') : EMPTY
  })
  return { ...(after ?? before), content } as TableRow
}

const cellAt = (row: TableRow | null, at: number | null): Cell | undefined =>
  at === null ? undefined : row?.content[at]

const EMPTY: TableCell = {
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null },
  content: [{ type: 'paragraph', attrs: { textAlign: null, marking: null, audience: null } }],
}

/** With more columns the widths of one version don't fit. */
const withoutWidths = (row: TableRow): TableRow => ({
  ...row,
  content: row.content.map((cell) => ({ ...cell, attrs: { ...cell.attrs, colwidth: null } }) as Cell),
})
