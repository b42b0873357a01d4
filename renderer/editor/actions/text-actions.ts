// Shortcuts and slash menu of a session's text.
import type { TextActions } from '../session/editor-extensions'
import type { EditorSession } from '../session/editor-session'
import { runSlash, slashItems } from './slash-items'
import { onTextKey } from './text-keys'

/** For the constructor of a session. */
export function textActions(session: EditorSession): TextActions {
  return {
    onKey: onTextKey,
    slash: { entries: slashItems, run: (id, range) => runSlash(session, id, range) },
  }
}
