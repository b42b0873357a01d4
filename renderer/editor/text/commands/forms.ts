// Staff forms, which are tables: inserting them, and adding rows with the same tick boxes as the others.
import type { Node } from '@tiptap/pm/model'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import { addRowAfter, addRowBefore, isInTable, type Rect, selectedRect, TableMap } from '@tiptap/pm/tables'
import { coordinationTable, decisionTable, optionsTable, signatureTable } from '#shared/document/form-tables'
import { MOST_LINES, type NodeId, type Table, type TableKind } from '#shared/document/nodes'
import { newId } from '../../../base/new-id'
import { insertBlock } from './blocks'
import { depthOf } from './compose'

/** Forms by the kind of their table. */
const FORMS = {
  decision: (id: NodeId) => decisionTable(id),
  signature: (id: NodeId) => signatureTable(id),
  coordination: (id: NodeId) => coordinationTable(id, [[], [], []]),
  optionsHigher: (id: NodeId) => optionsTable(id, ['Option A', 'Option B', 'Option C'], 4),
} as const satisfies Partial<Record<TableKind, (id: NodeId) => Table>>

/** Inserts a form; the cursor goes into its first cell. */
export const insertForm =
  (kind: keyof typeof FORMS): Command =>
  (state, dispatch) =>
    insertBlock(state.schema.nodeFromJSON(FORMS[kind](newId())))(state, dispatch)

/** Returns the kind of the table with the cursor; null outside of tables. */
export function tableKind(state: EditorState): TableKind | null {
  const depth = depthOf(state, 'table')
  return depth === null ? null : state.selection.$from.node(depth).attrs.kind
}

/** Sets which total of an options matrix is best. */
export const setBest =
  (kind: 'optionsHigher' | 'optionsLower'): Command =>
  (state, dispatch) => {
    const depth = depthOf(state, 'table')
    if (depth === null || !isOptions(tableKind(state))) return false
    dispatch?.(state.tr.setNodeAttribute(state.selection.$from.before(depth), 'kind', kind))
    return true
  }

/** Whether a table has options with scores. */
export const isOptions = (kind: TableKind | null): boolean =>
  kind === 'optionsHigher' || kind === 'optionsLower'

/** Inserts a row above or below the selected cells. The totals of options stay in the last row. */
export function addRow(side: 'above' | 'below'): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false
    const rect = selectedRect(state)
    const last = isOptions(rect.table.attrs.kind) && rect.bottom === rect.map.height
    const above = side === 'above' || last
    return (above ? addRowBefore : addRowAfter)(
      state,
      dispatch && ((tr) => dispatch(withBoxes(tr, rect, above))),
    )
  }
}

/** Gives a new row the tick boxes and lines to write on of the row next to it. */
function withBoxes(
  tr: Transaction,
  rect: Rect & { readonly tableStart: number },
  above: boolean,
): Transaction {
  const made = above ? rect.top : rect.bottom
  const pattern = patternRow(tr, rect, made, above ? made + 1 : made - 1)
  if (pattern === null) return tr
  const table = tr.doc.nodeAt(rect.tableStart - 1)
  const map = table ? TableMap.get(table) : null
  for (let column = (map?.width ?? 0) - 1; table && map && column >= 0; column -= 1) {
    const at = map.map[made * map.width + column] ?? 0
    const from = table.nodeAt(map.map[pattern * map.width + column] ?? 0)
    const isNew = map.findCell(at).top === made && map.findCell(at).left === column
    if (!from || !isNew) continue
    const pos = rect.tableStart + at
    if (from.attrs.lines > 0) tr.setNodeAttribute(pos, 'lines', Math.min(from.attrs.lines, MOST_LINES))
    if (isTickCell(from)) tr.insert(pos + 2, cleared(from))
  }
  return tr
}

/** The row next to a new one, or on its other side if that row names the columns; null when neither has cells. */
function patternRow(
  tr: Transaction,
  { tableStart }: { readonly tableStart: number },
  made: number,
  row: number,
) {
  const table = tr.doc.nodeAt(tableStart - 1)
  const isPattern = (index: number): boolean =>
    table?.maybeChild(index)?.children.some((cell) => cell.type.name === 'tableCell') ?? false
  return [row, 2 * made - row].find(isPattern) ?? null
}

/** Whether a cell contains one tick box and nothing else. */
function isTickCell({ content, firstChild }: Node): boolean {
  return (
    content.childCount === 1 && firstChild?.childCount === 1 && firstChild.firstChild?.type.name === 'tickBox'
  )
}

const cleared = ({ firstChild }: Node): Node => {
  const box = firstChild?.firstChild as Node
  return box.type.create({ checked: false })
}
