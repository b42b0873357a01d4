// Sorts the rows of a table by the column with the cursor.
import { Fragment, type Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { isInTable, selectedRect } from '@tiptap/pm/tables'
import { dateOf, numberOf } from '../clipboard/cell-values'

export type SortDirection = 'ascending' | 'descending'

/** Returns why a table can't be sorted, as a message for the user. */
export type SortRefusal = string

/**
 * Returns a transaction that sorts the body of the table with the cursor, with its header rows staying at the top, or
 * why that isn't possible.
 */
export function sortRows(state: EditorState, direction: SortDirection): Transaction | SortRefusal {
  if (!isInTable(state)) return 'Place the cursor in the column to sort by.'
  const { table, tableStart, left } = selectedRect(state)
  const rows = table.children
  const headers = rows.findIndex((row) => row.children.some(({ type }) => type.name !== 'tableHeader'))
  const body = headers < 0 ? [] : rows.slice(headers)
  if (body.length < 2) return 'There are no rows to sort below the header row.'
  if (hasMergedCells(rows, Math.max(headers, 0)))
    return 'A table with merged cells below its header row can’t be sorted: split the cells first.'
  const sorted = inOrder(body, left, direction)
  const start = tableStart + sizeOf(rows.slice(0, headers))
  const tr = state.tr.replaceWith(start, start + sizeOf(body), Fragment.from(sorted))
  return keepCursor(tr, state, body, sorted, start)
}

/** Cells of the body that span rows or columns; in header rows, spans over columns do no harm. */
function hasMergedCells(rows: readonly Node[], headers: number): boolean {
  return rows.some((row, index) =>
    row.children.some(({ attrs }) =>
      index < headers ? index + attrs.rowspan > headers : attrs.colspan > 1 || attrs.rowspan > 1,
    ),
  )
}

const sizeOf = (rows: readonly Node[]): number => rows.reduce((sum, row) => sum + row.nodeSize, 0)

/** Rows sorted by a column: as numbers or dates when all of its cells are, else as text; empty cells come last. */
function inOrder(rows: readonly Node[], column: number, direction: SortDirection): Node[] {
  const words = new Map(rows.map((row) => [row, (row.maybeChild(column)?.textContent ?? '').trim()]))
  const said = [...words.values()].filter((text) => text !== '')
  const value = [numberOf, dateOf].find((read) => said.every((text) => read(text) !== null))
  const letters = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const sign = direction === 'ascending' ? 1 : -1
  const compare = (one: string, other: string): number => {
    if (one === '' || other === '') return Number(one === '') - Number(other === '')
    return sign * (value ? (value(one) ?? 0) - (value(other) ?? 0) : letters.compare(one, other))
  }
  return [...rows].sort((one, other) => compare(words.get(one) ?? '', words.get(other) ?? ''))
}

/** The cursor stays at its words, wherever their row has moved. */
function keepCursor(
  tr: Transaction,
  state: EditorState,
  before: readonly Node[],
  after: readonly Node[],
  start: number,
): Transaction {
  const { from } = state.selection
  let at = start
  const row = before.find((one) => {
    at += one.nodeSize
    return from < at
  })
  if (!row || from < start) return tr.scrollIntoView()
  const inRow = from - (at - row.nodeSize)
  const place = start + sizeOf(after.slice(0, after.indexOf(row))) + inRow
  return tr.setSelection(TextSelection.near(tr.doc.resolve(place))).scrollIntoView()
}
