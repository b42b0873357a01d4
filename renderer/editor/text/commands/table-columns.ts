// Changes the width of table columns by keyboard.
import type { Command } from '@tiptap/pm/state'
import { isInTable, selectedRect, type TableMap } from '@tiptap/pm/tables'
import { MIN_COLUMN_WIDTH } from '../nodes/table'

/** Change for each key press, in CSS pixels. */
const STEP = 24

/** Widens or narrows the column with the cursor by a number of steps, starting from its width on screen. */
export function resizeColumn(steps: number): Command {
  return (state, dispatch, view) => {
    if (!isInTable(state)) return false
    const { map, tableStart, table, left } = selectedRect(state)
    const tr = state.tr
    for (const pos of cellsOf(map, left)) {
      const cell = table.nodeAt(pos)
      if (!cell) continue
      const { colspan, colwidth } = cell.attrs
      const inCell = left - map.colCount(pos)
      const widths: number[] = colwidth ? [...colwidth] : Array.from({ length: colspan }, () => 0)
      const drawn = view?.nodeDOM(tableStart + pos)
      const now = widths[inCell] || (view && drawn instanceof HTMLElement ? drawn.offsetWidth / colspan : 0)
      widths[inCell] = Math.max(MIN_COLUMN_WIDTH, Math.round(now) + steps * STEP)
      tr.setNodeAttribute(tableStart + pos, 'colwidth', widths)
    }
    dispatch?.(tr)
    return true
  }
}

/** Removes all column widths of the table with the cursor: the columns share its width equally. */
export const evenColumns: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const { map, tableStart, table } = selectedRect(state)
  const tr = state.tr
  for (const pos of new Set(map.map))
    if (table.nodeAt(pos)?.attrs.colwidth) tr.setNodeAttribute(tableStart + pos, 'colwidth', null)
  dispatch?.(tr)
  return tr.docChanged
}

/** Positions of the cells in a column, including those that span it, each once. */
function cellsOf(map: TableMap, column: number): Set<number> {
  return new Set(Array.from({ length: map.height }, (_, row) => map.map[row * map.width + column] ?? 0))
}
