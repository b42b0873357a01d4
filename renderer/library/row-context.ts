// What actions can do with the chosen packs of the list.
import type { PackId, PackSummary } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import type { Leaving } from '../base/leaving'
import type { RowContext } from '../editor/actions/contexts'
import { showHistory } from '../history/show-history'
import type { Packs } from './use-packs'

/** What rows ask of the screen. */
export interface RowNeeds {
  readonly actions: Packs
  /** Chooses a pack. */
  onChoose(id: PackId): void
  /** The packs are about to leave the list: the focus stays at their place. */
  onLeave(packs: readonly PackSummary[]): void
  onOpen(id: PackId): void
  onExport(id: PackId): void
  onExportRows(id: PackId): void
  onPrint(id: PackId): void
  onShare(id: PackId): void
  onSeveral(what: Leaving, packs: readonly PackSummary[]): void
  /** Asks for the tags of packs. */
  onTags(packs: readonly PackSummary[]): void
}

/** Returns the context of actions on packs. `rename` makes the title of the first one a field. */
export function rowContext(packs: readonly PackSummary[], needs: RowNeeds, rename: () => void): RowContext {
  const { actions, onChoose, onLeave } = needs
  const [first] = packs
  const choose = (added: Promise<PackId | null>) => void added.then((id) => id !== null && onChoose(id))
  const withFirst = (run: (id: PackId) => void) => () => first && run(first.id)
  const allFavourite = packs.every(({ favourite }) => favourite)
  const allArchived = packs.every(({ archived }) => archived)
  return {
    about: packs.length === 1 ? packTitle(first?.title) : `${packs.length} packs`,
    count: packs.length,
    damaged: packs.some(({ damage }) => damage),
    deleted: packs.some(({ deleted }) => deleted),
    favourite: allFavourite,
    archived: allArchived,
    open: withFirst(needs.onOpen),
    rename,
    duplicate: () => choose(actions.duplicate(packs)),
    rescue: () => first && choose(actions.rescue(first)),
    remove: () => {
      onLeave(packs)
      void actions.remove(packs)
    },
    restore: () =>
      choose(
        actions.restore(packs.flatMap(({ id, deleted }) => (deleted ? [{ kind: 'pack' as const, id }] : []))),
      ),
    star: () => void actions.arrange(packs, { favourite: !allFavourite }),
    archive: () => {
      onLeave(packs)
      void actions.arrange(packs, { archived: !allArchived })
    },
    tag: () => needs.onTags(packs),
    history: withFirst((id) => showHistory({ kind: 'history', id, section: null })),
    nameVersion: withFirst((id) => showHistory({ kind: 'nameVersion', id })),
    exportPack: () =>
      first && packs.length === 1 ? needs.onExport(first.id) : needs.onSeveral('export', packs),
    exportRows: withFirst(needs.onExportRows),
    print: withFirst(needs.onPrint),
    share: () => (first && packs.length === 1 ? needs.onShare(first.id) : needs.onSeveral('share', packs)),
  }
}
