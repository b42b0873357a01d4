// Sections to go to, what can be done with the current one, and templates to put in, for the palette.
import type { Library } from '#shared/template'
import { sectionFromTemplate } from '#shared/template'
import { newId } from '../../../base/new-id'
import type { AppCommand } from '../../../palette/registry'
import type { EditorSession } from '../../session/editor-session'
import { sectionIndexAt } from '../../text/state/outline'
import { outlineRows } from '../../text/state/outline-rows'
import type { OutlineActions } from '../outline'
import { sectionMenu } from '../section-menu'

/** Commands on the outline of the open pack. New sections go after the one with the cursor. */
export function placeCommands(
  session: EditorSession,
  actions: OutlineActions,
  library: Library,
): AppCommand[] {
  return [
    ...adding(session, actions),
    ...onCurrent(session, actions),
    ...goTo(session, actions),
    ...fromTemplates(actions, library),
  ]
}

function goTo(session: EditorSession, actions: OutlineActions): AppCommand[] {
  return outlineRows(session.state, session.store.numbering.get()).map(({ id, number, title }) => ({
    id: `go:${id}`,
    label: [number, title || 'Untitled section'].filter(Boolean).join(' '),
    group: 'Go to section',
    icon: 'arrow-right',
    run: () => actions.write(id),
  }))
}

function onCurrent(session: EditorSession, actions: OutlineActions): AppCommand[] {
  const { doc, selection } = session.state
  const rows = outlineRows(session.state, session.store.numbering.get())
  const at = sectionIndexAt(doc, selection.from)
  const current = rows[at]
  if (!current) return []
  return sectionMenu([current], actions, session).flatMap((item): AppCommand[] =>
    item === 'rule' ? [] : [{ ...item, id: `section:${item.label}`, group: 'This section' }],
  )
}

function adding(session: EditorSession, actions: OutlineActions): AppCommand[] {
  return [
    {
      id: 'add-section',
      label: 'Add a section from the library…',
      group: 'Outline',
      icon: 'plus',
      run: () => session.ui.dialog.set('sections'),
    },
    {
      id: 'add-empty-section',
      label: 'Add an empty section',
      group: 'Outline',
      icon: 'document-plus',
      run: actions.addEmpty,
    },
  ]
}

function fromTemplates(actions: OutlineActions, { templates }: Library): AppCommand[] {
  return templates.map((template) => ({
    id: `template:${template.id}`,
    label: template.title,
    group: 'Insert section',
    words: `${template.category} ${template.tags.join(' ')}`,
    icon: 'library',
    onlySearched: true,
    run: () => actions.add([sectionFromTemplate(template, 'full', newId)]),
  }))
}
