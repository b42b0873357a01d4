// Pastes cells into a table, and text over selected cells.
import { Fragment, type Node, type Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state'
import { CellSelection, isInTable, selectionCell, TableMap } from '@tiptap/pm/tables'
import { type Area, cellsOf, fillCells, type Grid, gridOf, pasteOver, rowsOf } from './cell-grid'

/**
 * Returns a transaction that pastes the cells of a slice, or its text into all selected cells; null when neither
 * applies.
 */
export function pasteCells(state: EditorState, slice: Slice): Transaction | null {
  if (!isInTable(state)) return null
  const cells = cellsOf(slice)
  const { selection } = state
  if (!cells && !(selection instanceof CellSelection)) return null
  const $cell = selectionCell(state)
  const table = $cell.node(-1)
  const start = $cell.start(-1)
  const area = areaOf(state, table, start)
  const source = cells ? onlyCell(cells) : cellWith(state, slice)
  const target = gridOf(table)
  const over = cells && !source ? fitted(state, cells, area) : area
  const grid = source ? fillCells(target, source, area) : cells && pasteOver(target, cells, over)
  if (!grid) return null
  return select(replaceRows(state, table, start, rowsOf(grid, table.child(0).type)), start, over)
}

/** The selected cells, or the one with the cursor, in a table that begins at `start`. */
function areaOf(state: EditorState, table: Node, start: number): Area {
  const { selection } = state
  const map = TableMap.get(table)
  return selection instanceof CellSelection
    ? map.rectBetween(selection.$anchorCell.pos - start, selection.$headCell.pos - start)
    : map.findCell(selectionCell(state).pos - start)
}

/** When fewer cells are selected than pasted, the selection only says where to begin. */
function fitted({ selection }: EditorState, cells: Grid, area: Area): Area {
  const enough =
    selection instanceof CellSelection &&
    area.right - area.left >= cells.width &&
    area.bottom - area.top >= cells.height
  return enough ? area : { ...area, right: area.left + cells.width, bottom: area.top + cells.height }
}

const onlyCell = ({ cells }: Grid): Node | null => (cells.length === 1 ? (cells[0]?.cell ?? null) : null)

/** A cell with the content of a slice that fits into one. */
function cellWith({ schema }: EditorState, { content }: Slice): Node | null {
  const { tableCell, paragraph } = schema.nodes
  const blocks = content.firstChild?.isInline ? Fragment.from(paragraph?.create(null, content)) : content
  return tableCell?.createAndFill(null, blocks) ?? null
}

/** Replaces the rows that differ; the cursor goes to the end of the last pasted cell. */
function replaceRows({ tr }: EditorState, table: Node, start: number, rows: Fragment): Transaction {
  let from = 0
  let to = table.childCount
  let end = rows.childCount
  while (from < to && from < end && table.child(from).eq(rows.child(from))) from += 1
  while (to > from && end > from && table.child(to - 1).eq(rows.child(end - 1))) {
    to -= 1
    end -= 1
  }
  if (from === to && from === end) return tr
  const at = (content: Fragment, index: number): number =>
    content.content.slice(0, index).reduce((sum, row) => sum + row.nodeSize, 0)
  return tr.replaceWith(
    start + at(table.content, from),
    start + at(table.content, to),
    rows.content.slice(from, end),
  )
}

/** Puts the cursor at the end of the cell in the lower right corner of an area, or selects all of its cells. */
function select(tr: Transaction, start: number, area: Area): Transaction {
  const table = tr.doc.nodeAt(start - 1)
  const map = table && TableMap.get(table)
  if (!table || !map || area.bottom > map.height || area.right > map.width) return tr
  const first = start + (map.map[area.top * map.width + area.left] ?? 0)
  const last = start + (map.map[(area.bottom - 1) * map.width + area.right - 1] ?? 0)
  if (first !== last) return tr.setSelection(CellSelection.create(tr.doc, first, last))
  const cell = tr.doc.nodeAt(first)
  return tr.setSelection(Selection.near(tr.doc.resolve(first + (cell?.nodeSize ?? 2) - 1), -1))
}
