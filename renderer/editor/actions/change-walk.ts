// Going from one proposed change to the next, and tracking changes or not.
import type { EditorSession } from '../session/editor-session'
import { type PlacedChange, placedChanges, shownAt } from '../text/proposals/changes'
import { showChange } from '../text/proposals/plugin'

/** Goes to the next (1) or previous (-1) change from the cursor, wrapping around. */
export function goToChange(session: EditorSession, by: 1 | -1): void {
  const { doc, selection } = session.state
  const all = placedChanges(doc)
  const starts = all.map(startOf)
  const before = starts.filter((start) => start < selection.from).length
  const here = starts.filter((start) => start === selection.from).length
  const at = by === 1 ? before + here : before - 1
  const next = all.at(at >= all.length ? 0 : at)
  if (next) showPlaced(session, next)
  else session.report('There are no proposed changes in this pack.')
}

/** Shows a change in the text. */
export function showPlaced(session: EditorSession, change: PlacedChange, focus = true): void {
  session.runEverywhere(showChange(change.id))
  session.goTo(startOf(change), focus)
}

const startOf = ({ parts: [first] }: PlacedChange): number => {
  if (!first) return 0
  const { from } = shownAt(first)
  return first.of === 'block' ? from + 1 : from
}

/** Turns tracking on or off, and says so. */
export function turnTracking(session: EditorSession): void {
  const { tracking } = session.ui
  tracking.set(!tracking.get())
  session.report(
    tracking.get()
      ? 'Track changes is on: what you type and delete is proposed until it is accepted.'
      : 'Track changes is off: what you type and delete changes the text.',
  )
}
