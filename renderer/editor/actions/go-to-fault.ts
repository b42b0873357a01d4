// Goes to the next portion marked above the pack.
import type { EditorSession } from '../session/editor-session'
import { type MarkingFault, type RollUp, rollUp } from '../text/markings/roll-up'
import { cursorPosition } from '../text/state/problem-position'

/** Returns the roll-up of the open pack: of the edition that is shown. */
export function rollUpOf({ state, store }: EditorSession): RollUp {
  return rollUp(state.doc, store.meta.get().marking, store.numbering.get())
}

/**
 * Goes to the next fault after the cursor, wrapping around; of any kind if none is given. Recomputed each time, since
 * the text may have changed.
 */
export function goToFault(session: EditorSession, kind?: MarkingFault['kind']): void {
  const { doc, selection } = session.state
  const places = rollUpOf(session)
    .faults.filter((fault) => kind === undefined || fault.kind === kind)
    .map(({ pos }) => cursorPosition(doc, pos))
  const place = places.find((pos) => pos > selection.from) ?? places[0]
  if (place !== undefined) session.goTo(place)
}
