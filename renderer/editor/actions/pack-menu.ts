// The context menu of a pack in the list.
import type { MenuItem } from '../../ui/Menu'
import type { RowContext } from './contexts'
import { entryOf } from './entry'
import { knownActions } from './known'
import { placing, type Ref, withRules } from './placing'

const PARTS: readonly (readonly Ref[])[] = [
  ['rescuePack', 'restorePack'],
  ['openPack', 'renamePack', 'duplicatePack', 'Selected pack'],
  ['favouritePack', 'tagPack', 'archivePack'],
  ['export', 'print', 'share'],
  ['versionHistory', 'nameVersion'],
  ['deletePack'],
]
const named = new Set<unknown>(PARTS.flat())

/** The items for a pack; for a damaged one only those that work. */
export function packMenu(context: RowContext): MenuItem[] {
  const entries = knownActions.get().all.flatMap(([id, action]) => {
    const offered = action.works === 'row' || action.works === 'pack'
    return offered && (action.here?.(context) ?? true) ? (entryOf(id, action, context) ?? []) : []
  })
  const place = placing(entries, named)
  return withRules(
    PARTS.map((refs) =>
      place(refs).map(({ icon: _, ...item }) => ({ ...item, danger: item.id === 'deletePack' })),
    ),
  )
}
