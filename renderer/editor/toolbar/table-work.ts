// What is done with the table around the cursor that may have something to say, or leads out of the text.

import { asOwnStep } from '../commands/history'
import { type SortDirection, sortRows } from '../commands/table-sort'
import { tableAtCursor } from '../commands/tables'
import type { EditorSession } from '../editor-session'

/** Sorts the table by the column with the cursor, or says why that can't be. */
export function sortTable(session: EditorSession, direction: SortDirection): void {
  const sorted = sortRows(session.state, direction)
  if (typeof sorted === 'string') session.report(sorted)
  else session.view.dispatch(asOwnStep(sorted))
  session.view.focus()
}

/** Puts the cursor into the caption of the table. */
export function goToCaption(session: EditorSession): void {
  const table = tableAtCursor(session.state)
  const drawn = table && session.view.nodeDOM(table.pos)
  if (drawn instanceof HTMLElement) drawn.querySelector<HTMLInputElement>('.caption')?.focus()
}
