// The left side: the tree of sections, a way to add one, and the menu of a row.
import { useState } from 'react'
import { useLibrary } from '../../../templates/library'
import { isBehind } from '../../../templates/template-state'
import { IconButton } from '../../../ui/IconButton'
import { Menu, type MenuAnchor } from '../../../ui/Menu'
import type { OutlineActions } from '../../actions/outline'
import { sectionMenu } from '../../actions/section-menu'
import { useCurrentSection, useOutline, useSession } from '../hooks'
import { useRollUp } from '../markings/use-roll-up'
import { OutlineTree } from './OutlineTree'
import { useLengths } from './use-lengths'

/** The pane. */
export function OutlinePane({ actions }: { readonly actions: OutlineActions }) {
  const session = useSession()
  const { library } = useLibrary()
  const rows = useOutline()
  const current = useCurrentSection()
  const markings = useRollUp().sections
  const lengthOf = useLengths()
  const [menu, setMenu] = useState<{ readonly ids: readonly string[]; readonly at: MenuAnchor } | null>(null)
  const chosen = rows.filter((row) => menu?.ids.includes(row.id))
  return (
    <nav className="outline" aria-label="Outline">
      <header className="pane-header">
        <h2>Outline</h2>
        <IconButton
          icon="plus"
          label="Add a section from the library"
          onClick={() => session.ui.dialog.set('sections')}
        />
        <IconButton icon="document-plus" label="Add an empty section" onClick={actions.addEmpty} />
      </header>
      <OutlineTree
        rows={rows}
        current={current}
        actions={actions}
        about={(row) => ({
          behind: isBehind(library, row),
          rollUp: markings[row.index]?.id === row.id ? markings[row.index] : undefined,
          length: lengthOf(row.id),
        })}
        onMenu={(ids, at) => setMenu({ ids, at })}
      />
      {menu && chosen.length > 0 && (
        <Menu
          at={menu.at}
          label="Section"
          items={sectionMenu(chosen, actions, session)}
          onClose={() => setMenu(null)}
        />
      )}
    </nav>
  )
}
