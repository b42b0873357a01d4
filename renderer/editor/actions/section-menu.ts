// What can be done with chosen sections of the outline, as lines of a menu.
import type { MenuItem } from '../../ui/Menu'
import type { EditorSession } from '../session/editor-session'
import type { OutlineRow } from '../text/state/outline-rows'
import type { OutlineActions } from './outline'
import { saveSection } from './save-template'

/** The lines for one section or several. */
export function sectionMenu(
  rows: readonly OutlineRow[],
  actions: OutlineActions,
  session: EditorSession,
): MenuItem[] {
  const ids = rows.map((row) => row.id)
  const excluded = rows.every((row) => row.excluded)
  const [only] = rows
  const forOne: MenuItem[] =
    rows.length > 1 || !only
      ? []
      : [
          { label: 'Rename', shortcut: 'F2', run: () => session.ui.renaming.set(only.id) },
          { label: 'Duplicate', run: () => actions.duplicate(only.id) },
          { label: 'Save as template…', run: () => saveSection(session, only.id) },
          { label: 'Annex', checked: only.annex, run: () => actions.setAnnex(only.id, !only.annex) },
          {
            label: 'Landscape pages',
            checked: only.landscape,
            run: () => actions.setLandscape(only.id, !only.landscape),
          },
        ]
  return [
    { label: 'Move up', shortcut: 'Alt+↑', run: () => actions.moveBy(ids, -1) },
    { label: 'Move down', shortcut: 'Alt+↓', run: () => actions.moveBy(ids, 1) },
    { label: 'Level up', shortcut: 'Alt+←', run: () => actions.shift(ids, -1) },
    { label: 'Level down', shortcut: 'Alt+→', run: () => actions.shift(ids, 1) },
    'rule',
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
