// Opens the dialog that saves text as a template.
import type { NodeId, Section } from '#shared/document/nodes'
import { bodyOf } from '../../templates/bodies'
import type { EditorSession } from '../session/editor-session'
import { selectedBlocks } from '../text/commands/templates'
import { outlineOf, sectionIndexAt } from '../text/state/outline'

/** Opens the dialog for a section; does nothing if the section no longer exists. */
export function saveSection(session: EditorSession, id: NodeId): void {
  const row = outlineOf(session.state.doc).find((item) => item.id === id)
  if (!row) return
  const section = row.node.toJSON() as Section
  const text = {
    blocks: bodyOf(section),
    level: section.attrs.level,
    fields: specsOf(session),
    isWhole: true,
  }
  session.ui.templateWork.set({ kind: 'save', text, title: row.info.title, section: section.attrs })
}

/** Opens the dialog for the selection; does nothing if nothing is selected. */
export function saveSelection(session: EditorSession): void {
  const { doc, selection } = session.state
  const blocks = selectedBlocks(session.state)
  const row = outlineOf(doc)[sectionIndexAt(doc, selection.from)]
  if (blocks.length === 0 || !row) return
  const text = { blocks, level: row.level, fields: specsOf(session), isWhole: false }
  session.ui.templateWork.set({ kind: 'save', text, title: row.info.title, section: null })
}

/** The definitions of the pack's fields, without their values. */
function specsOf(session: EditorSession) {
  return session.store.fields.get().map(({ value, ...spec }) => spec)
}
