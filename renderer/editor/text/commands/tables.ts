// Commands on tables: insert, delete, shade; those for rows, columns and cells come from prosemirror-tables.
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state'
import {
  deleteColumn as columnAway,
  deleteTable,
  goToNextCell,
  isInTable,
  deleteRow as rowAway,
  selectedRect,
  selectionCell,
  setCellAttr,
  TableMap,
} from '@tiptap/pm/tables'
import type { CellShade, TableKind } from '#shared/document/nodes'
import { newId } from '../../../base/new-id'
import { insertBlock } from './blocks'
import { depthOf, nodeType, sequence } from './compose'
import { addRow, tableKind } from './forms'

export {
  addColumnAfter,
  addColumnBefore,
  deleteTable,
  isInTable,
  mergeCells,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from '@tiptap/pm/tables'

/** Deletes the rows of the selected cells; the table too, if these are all its rows. */
export const deleteRow: Command = (state, dispatch) => {
  const { top = 1, bottom = 0, map } = isInTable(state) ? selectedRect(state) : {}
  return (top === 0 && bottom === map?.height ? deleteTable : rowAway)(state, dispatch)
}

/** Deletes the columns of the selected cells; the table too, if these are all its columns. */
export const deleteColumn: Command = (state, dispatch) => {
  const { left = 1, right = 0, map } = isInTable(state) ? selectedRect(state) : {}
  return (left === 0 && right === map?.width ? deleteTable : columnAway)(state, dispatch)
}

/** Inserts a table whose first row is a header. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const cell = (header: boolean) => {
      const made = nodeType(state, header ? 'tableHeader' : 'tableCell').createAndFill()
      if (!made) throw new Error('The schema has no cell that can stand empty')
      return made
    }
    const row = (header: boolean) =>
      nodeType(state, 'tableRow').create(
        null,
        Array.from({ length: columns }, () => cell(header)),
      )
    const body = Array.from({ length: rows }, (_, index) => row(index === 0))
    return insertBlock(nodeType(state, 'table').create({ id: newId() }, body))(state, dispatch)
  }
}

/** Tables with as many lines as they need. */
const WHOLE: readonly (TableKind | null)[] = ['decision', 'signature']

/** Tab: goes to the next cell; in the last one inserts a row, or leaves a form. */
export const nextCell: Command = (state, dispatch, view) => {
  if (depthOf(state, 'table') === null) return false
  if (goToNextCell(1)(state, dispatch, view)) return true
  return WHOLE.includes(tableKind(state))
    ? leaveTable(state, dispatch)
    : sequence(addRow('below'), goToNextCell(1))(state, dispatch, view)
}

/** Shift+Tab: goes to the previous cell. */
export const previousCell: Command = (state, dispatch, view) =>
  depthOf(state, 'table') === null ? false : goToNextCell(-1)(state, dispatch, view) || true

/** Shades the selected cells; null removes the shade. */
export const shadeCells = (shade: CellShade | null): Command => setCellAttr('shade', shade)

/** Returns the shade of the cell with the cursor, or of the first selected one; null for none. */
export function shadeAtCursor(state: EditorState): CellShade | null {
  if (!isInTable(state)) return null
  return state.doc.nodeAt(selectionCell(state).pos)?.attrs.shade ?? null
}

/** Sets the number of lines to write on of the selected cells, printed while they are empty. */
export const setLines = (lines: number): Command => setCellAttr('lines', lines)

/** Returns the number of lines to write on of the cell with the cursor, or of the first selected one. */
export function linesAtCursor(state: EditorState): number | null {
  if (!isInTable(state)) return null
  return state.doc.nodeAt(selectionCell(state).pos)?.attrs.lines ?? null
}

/** Returns the table with the cursor and its position. */
export function tableAtCursor(
  state: EditorState,
): { pos: number; caption: string; rows: number; columns: number } | null {
  const depth = depthOf(state, 'table')
  if (depth === null) return null
  const table = state.selection.$from.node(depth)
  const { width, height } = TableMap.get(table)
  return {
    pos: state.selection.$from.before(depth),
    caption: table.attrs.caption,
    rows: height,
    columns: width,
  }
}

/** Leaves the table: the cursor goes into a new paragraph below it, or into an existing empty one. */
export const leaveTable: Command = (state, dispatch) => {
  const depth = depthOf(state, 'table')
  if (depth === null) return false
  const after = state.selection.$from.after(depth)
  const { tr } = state
  const below = tr.doc.resolve(after).nodeAfter
  const free = below?.type.name === 'paragraph' && below.content.size === 0
  if (!free) tr.insert(after, nodeType(state, 'paragraph').create())
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView())
  return true
}
