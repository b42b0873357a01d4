// Actions on the table or box at the cursor that may report an error or move the focus out of the text.

import type { EditorSession } from '../session/editor-session'
import { depthOf } from '../text/commands/compose'
import { asOwnStep } from '../text/commands/history'
import { isImageSelected } from '../text/commands/images'
import { type SortDirection, sortRows } from '../text/commands/table-sort'
import { tableAtCursor } from '../text/commands/tables'

/** Sorts the table by the column at the cursor, or reports why it can't. */
export function sortTable(session: EditorSession, direction: SortDirection): void {
  const sorted = sortRows(session.state, direction)
  if (typeof sorted === 'string') session.report(sorted)
  else session.view.dispatch(asOwnStep(sorted))
  session.view.focus()
}

/** Puts the cursor into the caption of the table, or of the selected image. */
export function goToCaption(session: EditorSession): void {
  const { selection } = session.state
  const pos = isImageSelected(session.state) ? selection.from : tableAtCursor(session.state)?.pos
  const drawn = pos === undefined ? null : session.view.nodeDOM(pos)
  if (drawn instanceof HTMLElement) drawn.querySelector<HTMLInputElement>('.caption')?.focus()
}

/** Opens the list of types for the box at the cursor. */
export function chooseBoxKind(session: EditorSession): void {
  const depth = depthOf(session.state, 'callout', 'trainer')
  if (depth === null) return
  const pos = session.state.selection.$from.before(depth)
  const drawn = session.view.nodeDOM(pos)
  const label = drawn instanceof HTMLElement ? drawn.querySelector<HTMLElement>('.box-label') : null
  if (label) session.ui.kindMenu.set({ anchor: label, pos })
}
