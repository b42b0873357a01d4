// The context menu of the selected sections in the outline.
import type { MenuItem } from '../../ui/Menu'
import type { SectionContext } from './contexts'
import { entryOf } from './entry'
import { placing, type Ref, withRules } from './placing'
import { allActions } from './table'

const PARTS: readonly (readonly Ref[])[] = [
  ['sectionUp', 'sectionDown', 'sectionOut', 'sectionIn'],
  ['This section', 'sectionExcluded'],
  ['removeSections'],
]
const named = new Set<unknown>(PARTS.flat())

/** The items for the selected sections; those for a single section are left out for several. */
export function sectionMenu(context: SectionContext): MenuItem[] {
  const entries = allActions.flatMap(([id, action]) => {
    const offered = action.works === 'section' && (action.here?.(context) ?? true)
    return offered ? (entryOf(id, action, context) ?? []) : []
  })
  const place = placing(entries, named)
  return withRules(PARTS.map((refs) => place(refs)))
}
