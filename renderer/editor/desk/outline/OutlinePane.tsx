// The outline pane: the tree of sections, a button to add one, and the context menu of rows.
import { useState } from 'react'
import { useLibrary } from '../../../templates/library'
import { isBehind } from '../../../templates/template-state'
import { IconButton } from '../../../ui/IconButton'
import { Menu, type MenuAnchor } from '../../../ui/Menu'
import { sectionMenu } from '../../actions/section-menu'
import { useCurrentSection, useEditorContext, useOutline } from '../hooks'
import { useRollUp } from '../markings/use-roll-up'
import { useEntries } from '../use-entries'
import { OutlineTree } from './OutlineTree'
import { useLengths } from './use-lengths'

/** The pane. */
export function OutlinePane() {
  const { session, outline } = useEditorContext()
  const { library } = useLibrary()
  const rows = useOutline()
  const current = useCurrentSection()
  const markings = useRollUp().sections
  const lengthOf = useLengths()
  const add = useEntries(['addSection', 'addEmptySection'])
  const [menu, setMenu] = useState<{ readonly ids: readonly string[]; readonly at: MenuAnchor } | null>(null)
  const chosen = rows.filter((row) => menu?.ids.includes(row.id))
  return (
    <nav className="outline" aria-label="Outline">
      <header className="pane-header">
        <h2>Outline</h2>
        {add.map(
          ({ id, icon, label, run }) =>
            icon && <IconButton key={id} icon={icon} label={label.replace(/…$/, '')} onClick={run} />,
        )}
      </header>
      <OutlineTree
        rows={rows}
        current={current}
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
          items={sectionMenu({ session, outline, rows: chosen })}
          onClose={() => setMenu(null)}
        />
      )}
    </nav>
  )
}
