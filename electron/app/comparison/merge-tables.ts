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

/** Returns the table; null when cells over several rows changed, so that no row can be told from another. */
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
  const hasTall = rows.some((row) => row.content.some(({ attrs }) => attrs.rowspan !== 1))
  return hasTall || new Set(rows.map(widthOf)).size > 1 ? null : ofRows(mine, theirs, merging)
}

const isEven = ({ content }: Table): boolean => new Set(content.map(widthOf)).size === 1
const widthOf = ({ content }: TableRow): number => content.reduce((sum, { attrs }) => sum + attrs.colspan, 0)
const shapeOf = ({ content }: TableRow): string =>
  content.map(({ attrs }) => `${attrs.colspan}x${attrs.rowspan}`).join(' ')
const shapesOf = ({ content }: Table): string => content.map(shapeOf).join('|')

/** Rows whose cells reach over other columns now are shown as they were and as they are. */
function ofRows(mine: Table, theirs: Table, merging: Merging): Table {
  const { changed } = merging
  const content = alignedRows(mine.content, theirs.content, (row) => row).flatMap(({ before, after }) => {
    if (before && after && shapeOf(before) === shapeOf(after)) return [sameCells(before, after, merging)]
    return [...(before ? [changed(before, 'removed')] : []), ...(after ? [changed(after, 'added')] : [])]
  })
  return { ...theirs, content }
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
