// The left side: the tree of sections, a way to add one, and the menu of a row.
import { useState } from 'react'
import { useLibrary } from '../../templates/library'
import { IconButton } from '../../ui/IconButton'
import { Menu, type MenuItem, type MenuPlace } from '../../ui/Menu'
import { saveSection } from '../dialogs/TemplateDialogs'
import type { EditorSession } from '../editor-session'
import { type OutlineRow, useCurrentSection, useOutline, useSession } from '../state/hooks'
import { isBehind } from '../state/template-state'
import type { OutlineActions } from './actions'
import { OutlineTree } from './OutlineTree'

/** The pane. */
export function OutlinePane({ actions }: { readonly actions: OutlineActions }) {
  const session = useSession()
  const { library } = useLibrary()
  const rows = useOutline()
  const current = useCurrentSection()
  const [menu, setMenu] = useState<{ readonly ids: readonly string[]; readonly at: MenuPlace } | null>(null)
  const chosen = rows.filter((row) => menu?.ids.includes(row.id))
  return (
    <nav className="outline" aria-label="Outline">
      <header className="pane-header">
        <h2>Outline</h2>
        <IconButton
          icon="plus"
          label="Add a section from the library"
          onClick={() => session.dialog.set('sections')}
        />
        <IconButton icon="document-plus" label="Add an empty section" onClick={actions.addEmpty} />
      </header>
      <OutlineTree
        rows={rows}
        current={current}
        actions={actions}
        isBehind={(row) => isBehind(library, row)}
        onMenu={(ids, at) => setMenu({ ids, at })}
      />
      {menu && chosen.length > 0 && (
        <Menu
          at={menu.at}
          label="Section"
          items={menuItems(chosen, actions, session)}
          onClose={() => setMenu(null)}
        />
      )}
    </nav>
  )
}

function menuItems(rows: readonly OutlineRow[], actions: OutlineActions, session: EditorSession): MenuItem[] {
  const ids = rows.map((row) => row.id)
  const excluded = rows.every((row) => row.excluded)
  const [only] = rows
  const forOne: MenuItem[] =
    rows.length > 1 || !only
      ? []
      : [
          { label: 'Duplicate', run: () => actions.duplicate(only.id) },
          { label: 'Move up', shortcut: 'Alt+↑', run: () => actions.moveBy(only.id, -1) },
          { label: 'Move down', shortcut: 'Alt+↓', run: () => actions.moveBy(only.id, 1) },
          { label: 'Level up', shortcut: 'Alt+←', run: () => actions.shift(only.id, -1) },
          { label: 'Level down', shortcut: 'Alt+→', run: () => actions.shift(only.id, 1) },
          'rule',
          { label: 'Save as template…', run: () => saveSection(session, only.id) },
          { label: 'Annex', checked: only.annex, run: () => actions.setAnnex(only.id, !only.annex) },
        ]
  return [
    ...forOne,
    { label: 'Leave out of print', checked: excluded, run: () => actions.setExcluded(ids, !excluded) },
    'rule',
    {
      label: rows.length > 1 ? `Remove ${rows.length} sections` : 'Remove',
      shortcut: 'Del',
      run: () => actions.remove(ids),
    },
  ]
}
