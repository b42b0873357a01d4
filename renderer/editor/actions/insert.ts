// Puts in what opens something of the window: notes and images.
import { ASSET_MIMES } from '#shared/pack'
import { pickFiles } from '../../ui/pick-files'
import type { EditorSession } from '../session/editor-session'
import { insertNote } from '../text/commands/inline'

/** Puts an empty note in at the cursor and opens it. */
export function insertNoteAt(session: EditorSession, kind: 'footnote' | 'source'): void {
  if (session.run(insertNote(kind)))
    session.ui.popover.set({ kind: 'footnote', pos: session.state.selection.from })
}

/** Asks for image files and puts them in at the cursor. */
export function pickImages(session: EditorSession): void {
  pickFiles(ASSET_MIMES, (files) => session.addImages(files))
}
