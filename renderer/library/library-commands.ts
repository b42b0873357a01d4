// The commands of the start screen, for the palette: packs to open, and what is done with the chosen one.
import type { PackId, PackSummary } from '#shared/pack'
import type { AppCommand } from '../palette/registry'
import type { Packs } from './use-packs'

/** What the screen does beside the deeds on packs. */
export interface LibraryDeeds {
  open(id: PackId): void
  exportPack(id: PackId): void
  printPack(id: PackId): void
  share(id: PackId): void
  search(): void
  /** Opens the list of what was deleted. */
  showDeleted(): void
  /** Chooses a pack that was added, once it is there. */
  select(added: Promise<PackId | null>): void
}

/** All of them; `current` is the chosen pack, if any. */
export function libraryCommands(
  packs: Packs,
  current: PackSummary | null,
  deeds: LibraryDeeds,
  recent: readonly PackSummary[],
): AppCommand[] {
  const all = packs.all ?? []
  // Those that were opened last are offered by the window.
  const known = new Set(recent.map(({ id }) => id))
  const others = all.filter(({ id }) => !known.has(id))
  return [
    ...others.map(
      (pack): AppCommand => ({
        id: `open:${pack.id}`,
        label: titleOf(pack),
        group: 'Open pack',
        icon: 'document',
        run: () => deeds.open(pack.id),
      }),
    ),
    ...(current ? onPack(packs, current, deeds) : []),
    {
      id: 'sample',
      label: 'Add the sample pack',
      group: 'Packs',
      icon: 'plus',
      run: () => deeds.select(packs.addSample()),
    },
    {
      id: 'search',
      label: 'Search packs',
      group: 'Packs',
      icon: 'search',
      shortcut: 'Ctrl+F',
      disabled: all.length === 0,
      everywhere: true,
      run: deeds.search,
    },
    {
      id: 'deleted',
      label: 'Deleted packs…',
      group: 'Packs',
      icon: 'trash',
      words: 'bin trash restore undelete recover templates',
      everywhere: true,
      run: deeds.showDeleted,
    },
    {
      id: 'undo-remove',
      label: 'Undo delete',
      group: 'Packs',
      icon: 'undo',
      shortcut: 'Ctrl+Z',
      words: 'restore bring back',
      disabled: !packs.lastDeleted,
      everywhere: true,
      run: () => deeds.select(packs.undoRemove()),
    },
  ]
}

function onPack(packs: Packs, pack: PackSummary, deeds: LibraryDeeds): AppCommand[] {
  const group = titleOf(pack)
  const remove: AppCommand = {
    id: 'delete',
    label: 'Delete',
    group,
    icon: 'trash',
    shortcut: 'Del',
    run: () => void packs.remove(pack),
  }
  const rescue: AppCommand = {
    id: 'rescue',
    label: 'Copy what can be read',
    group,
    words: 'damaged rescue recover',
    run: () => deeds.select(packs.rescue(pack)),
  }
  if (pack.damage) return [rescue, remove]
  return [
    {
      id: 'export',
      label: 'Export as PDF…',
      group,
      icon: 'export',
      shortcut: 'Ctrl+E',
      words: 'save pages',
      everywhere: true,
      run: () => deeds.exportPack(pack.id),
    },
    {
      id: 'print',
      label: 'Print…',
      group,
      shortcut: 'Ctrl+P',
      words: 'paper printer',
      everywhere: true,
      run: () => deeds.printPack(pack.id),
    },
    {
      id: 'duplicate',
      label: 'Duplicate',
      group,
      shortcut: 'Ctrl+D',
      run: () => deeds.select(packs.duplicate(pack)),
    },
    { id: 'share', label: 'Save as a .bpack file…', group, run: () => deeds.share(pack.id) },
    remove,
  ]
}

const titleOf = (pack: PackSummary): string => pack.title || 'Untitled pack'
