// Goes to the next misspelt word and opens its menu.
import type { EditorSession } from '../session/editor-session'
import { requestAtCursor } from '../text/plugins/text-menu'
import { selectNextMisspelling } from '../text/spelling/commands'
import { misspellings } from '../text/spelling/marks'

/** Selects the next misspelt word and opens its menu; reports when there is none. Waits for a running check. */
export function nextMisspelling(session: EditorSession): void {
  const { spelling } = session
  if (spelling.language === null) return void session.report(whyOff(session))
  if (spelling.busy.get() && misspellings(session.state).length === 0) {
    const stop = spelling.busy.subscribe(() => {
      stop()
      nextMisspelling(session)
    })
    return
  }
  if (!session.run(selectNextMisspelling)) return void session.report('No spelling mistakes found.')
  // The menu's position is known only after scrolling.
  requestAnimationFrame(() => session.ui.textMenu.set(requestAtCursor(session.view)))
}

function whyOff({ spelling }: EditorSession): string {
  return spelling.on.get()
    ? 'There is no dictionary for the language of this pack.'
    : 'Spelling is off. Turn on “Check spelling”.'
}
