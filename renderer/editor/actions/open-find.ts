// Opens the bar to find and replace, or goes back to it when it is open.
import type { EditorSession } from '../session/editor-session'

/** The words that were looked for, or put in their place, last are selected: typing replaces them. */
export function openFind(session: EditorSession, purpose: 'find' | 'replace' = 'find'): void {
  session.ui.dialog.set(purpose)
  const label = purpose === 'find' ? 'Find' : 'Replace with'
  const input = document.querySelector<HTMLInputElement>(`.find-bar [aria-label="${label}"]`)
  input?.focus()
  input?.select()
}
