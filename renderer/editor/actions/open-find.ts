// Opens the find bar, or focuses it when it is open.
import type { EditorSession } from '../session/editor-session'

/** The previous search or replacement text is selected, so that typing replaces it. */
export function openFind(session: EditorSession, purpose: 'find' | 'replace' = 'find'): void {
  session.ui.find.set(purpose)
  const label = purpose === 'find' ? 'Find' : 'Replace with'
  const input = document.querySelector<HTMLInputElement>(`.find-bar [aria-label="${label}"]`)
  input?.focus()
  input?.select()
}
