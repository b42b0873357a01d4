// Breadcrumbs of the cursor above the text: pack, sections, headings; each opens a list of its siblings.
import { useState } from 'react'
import { Icon } from '../../../ui/icons'
import { anchorBelow, Menu, type MenuAnchor, type MenuItem } from '../../../ui/Menu'
import type { EditorSession } from '../../session/editor-session'
import type { PaneName } from '../../session/split/panes'
import { type Crumb, pathTo, positionOfCrumb, siblingsOf } from '../../text/state/breadcrumbs'
import { usePane, useSession } from '../hooks'

/** An open list: which breadcrumb it belongs to (null is the pack), and its position. */
interface OpenList {
  readonly crumb: Crumb | null
  readonly at: MenuAnchor
}

/** The breadcrumbs. */
export function Breadcrumbs({ pane }: { readonly pane: PaneName }) {
  const session = useSession()
  const { numbering } = session.store
  const path = usePane(pane, ({ doc, selection }) => pathTo(doc, selection.from, numbering.get()))
  const [open, setOpen] = useState<OpenList | null>(null)
  const steps = [{ key: 'pack', label: 'Pack', crumb: null }, ...path.map((crumb) => ({ ...crumb, crumb }))]
  return (
    <nav className="crumbs" aria-label={pane === 'first' ? 'Breadcrumbs' : 'Breadcrumbs, second pane'}>
      <ol>
        {steps.map(({ key, label, crumb }, index) => (
          <li key={key}>
            {index > 0 && <Icon name="chevron-right" />}
            <button
              type="button"
              className="crumb"
              title={label}
              aria-haspopup="menu"
              aria-expanded={open !== null && open.crumb?.key === crumb?.key}
              aria-current={index === steps.length - 1 ? 'location' : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={(event) => setOpen({ crumb, at: anchorBelow(event.currentTarget) })}
            >
              {label}
            </button>
          </li>
        ))}
      </ol>
      {open && (
        <Menu
          label={open.crumb ? 'Same level' : 'All sections'}
          at={open.at}
          items={linesOf(session, pane, open.crumb, path)}
          onClose={() => setOpen(null)}
        />
      )}
    </nav>
  )
}

function linesOf(
  session: EditorSession,
  pane: PaneName,
  crumb: Crumb | null,
  path: readonly Crumb[],
): MenuItem[] {
  const current = crumb ?? path.findLast(({ heading }) => heading === null)
  return siblingsOf(session.state.doc, crumb, session.store.numbering.get()).map((each) => ({
    id: each.key,
    label: each.label,
    checked: each.key === current?.key,
    run: () => {
      session.panes.activate(pane)
      const place = positionOfCrumb(session.state.doc, each)
      if (place !== null) session.goTo(place, true, 'start')
    },
  }))
}
