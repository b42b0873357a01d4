// What keys and the slash menu do in the text of a session.
import type { TextActions } from '../session/editor-extensions'
import type { EditorSession } from '../session/editor-session'
import { sessionKeys } from './session-keys'
import { runSlash, slashItems } from './slash-items'

/** For the constructor of a session. */
export function textActions(session: EditorSession): TextActions {
  return {
    keys: sessionKeys(session),
    slash: { entries: slashItems, run: (id, range) => runSlash(session, id, range) },
  }
}
