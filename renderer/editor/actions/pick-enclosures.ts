// Encloses files that the user chooses.
import { ASSET_MIMES } from '#shared/pack'
import { pickFiles } from '../../ui/pick-files'
import type { EditorSession } from '../session/editor-session'

/** Asks for files and encloses them as the last annexes. */
export function pickEnclosures(session: EditorSession): void {
  pickFiles(ASSET_MIMES, (files) => session.enclose(files, null))
}

/** Asks for a file and puts it in place of that of a section. */
export function pickReplacement(session: EditorSession, section: string): void {
  pickFiles(ASSET_MIMES, ([file]) => file && session.replaceEnclosure(file, section), true)
}
