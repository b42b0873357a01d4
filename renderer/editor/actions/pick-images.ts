// Inserts images from files.
import { ASSET_MIMES } from '#shared/pack'
import { pickFiles } from '../../ui/pick-files'
import type { EditorSession } from '../session/editor-session'

/** Asks for image files and inserts them at the cursor. */
export function pickImages(session: EditorSession): void {
  pickFiles(ASSET_MIMES, (files) => session.addImages(files))
}
