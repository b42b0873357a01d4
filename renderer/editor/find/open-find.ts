// Opens the bar to find and replace, or goes back to it when it is open.
import type { EditorSession } from '../editor-session'

/** The words that were looked for last are selected: typing replaces them. */
export function openFind(session: EditorSession): void {
  const input = document.querySelector<HTMLInputElement>('.find-bar input')
  if (session.dialog.get() === 'find' && input) {
    input.focus()
    input.select()
  } else session.dialog.set('find')
}
