// Cycles through the empty fields of the text.
import { hasValue } from '#shared/document/only-if'
import type { EditorSession } from '../session/editor-session'

/** The next empty field after the cursor, else the first; null when none is empty. */
export function nextEmptyField(session: EditorSession): { name: string; pos: number } | null {
  const { doc, selection } = session.state
  let first: { name: string; pos: number } | null = null
  let next: { name: string; pos: number } | null = null
  doc.descendants((node, pos) => {
    if (next) return false
    if (node.type.name !== 'field' || hasValue(session.store.field(node.attrs.name))) return true
    const found = { name: node.attrs.name, pos }
    first ??= found
    if (pos > selection.from) next = found
    return false
  })
  return next ?? first
}

/** Scrolls to the next empty field and focuses its input in the panel. */
export function goToNextEmptyField(session: EditorSession): void {
  const next = nextEmptyField(session)
  if (!next) return
  session.goTo(next.pos, false)
  session.ui.wantedField.set({ name: next.name })
}
