// The width of table columns without a mouse.
import type { Command } from '@tiptap/pm/state'
import { isInTable, selectedRect, type TableMap } from '@tiptap/pm/tables'
import { MIN_COLUMN_WIDTH } from '../nodes/table'

/** One press of a key, in CSS pixels. */
const STEP = 24

/** Makes the column with the cursor wider or narrower by so many steps. Its width on screen is where it starts from. */
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

/** Forgets all widths of the table with the cursor: the columns share its width again. */
export const evenColumns: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  const { map, tableStart, table } = selectedRect(state)
  const tr = state.tr
  for (const pos of new Set(map.map))
    if (table.nodeAt(pos)?.attrs.colwidth) tr.setNodeAttribute(tableStart + pos, 'colwidth', null)
  dispatch?.(tr)
  return tr.docChanged
}

/** Places of the cells that stand in a column or reach into it, each once. */
function cellsOf(map: TableMap, column: number): Set<number> {
  return new Set(Array.from({ length: map.height }, (_, row) => map.map[row * map.width + column] ?? 0))
}
