// Inserts images from files.
import { IMAGE_MIMES } from '#shared/pack'
import { pickFiles } from '../../ui/pick-files'
import type { EditorSession } from '../session/editor-session'

/** Asks for image files and inserts them at the cursor. */
export function pickImages(session: EditorSession): void {
  pickFiles(IMAGE_MIMES, (files) => session.addImages(files))
}
