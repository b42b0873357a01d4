// From one part that is marked too high to the next.
import type { EditorSession } from '../session/editor-session'
import { type MarkingFault, rollUp } from '../text/markings/roll-up'
import { cursorPosition } from '../text/state/problem-position'

/** Goes to the next such place after the cursor, round and round; all kinds when none is given. Read anew: the text may have moved. */
export function goToFault(session: EditorSession, kind?: MarkingFault['kind']): void {
  const { doc, selection } = session.state
  const places = rollUp(doc, session.store.meta.get())
    .faults.filter((fault) => kind === undefined || fault.kind === kind)
    .map(({ pos }) => cursorPosition(doc, pos))
  const place = places.find((pos) => pos > selection.from) ?? places[0]
  if (place !== undefined) session.goTo(place)
}
