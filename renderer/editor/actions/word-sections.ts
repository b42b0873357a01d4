// Word files from actions: a folder of them becomes packs, the sections of one go into the open pack.
import type { Section } from '#shared/document/nodes'
import { call } from '../../base/bridge'
import { wordImport } from '../../base/word-import'
import type { EditorSession } from '../session/editor-session'
import { insertArranged } from '../text/commands/sections'
import { sectionIndexAt } from '../text/state/outline'

/** Asks for a folder, and shows what is in its Word files. */
export async function importWordFolder(): Promise<void> {
  const files = await call('word.choose', { what: 'folder' })
  if (files) wordImport.ask({ files, insert: null })
}

/** Asks for a Word file, and puts its sections below the one with the cursor when the user has seen them. */
export async function insertFromWord(session: EditorSession): Promise<void> {
  if (session.refusesChange()) return
  const files = await call('word.choose', { what: 'file' })
  if (files) wordImport.ask({ files, insert: (sections) => insert(session, sections) })
}

function insert(session: EditorSession, sections: readonly Section[]): void {
  const { doc, selection } = session.state
  session.run(insertArranged(sectionIndexAt(doc, selection.from), sections))
}
