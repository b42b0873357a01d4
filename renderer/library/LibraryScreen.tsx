// The start screen: the user's packs, and the ways to create one.
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { PackId } from '#shared/pack'
import type { Blueprint, Library } from '#shared/template'
import { onImported } from '../base/imports'
import { useContexts } from '../palette/use-contexts'
import { useShortcut } from '../palette/use-shortcut'
import type { TourState } from '../tour/use-tour'
import { Welcome } from '../tour/Welcome'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { IconButton } from '../ui/IconButton'
import { DeletedDialog } from './DeletedDialog'
import { FirstSteps } from './FirstSteps'
import { PackTable } from './PackTable'
import { nextSort, type Sort, visiblePacks } from './packs-view'
import { RecentPacks } from './RecentPacks'
import { RestoreDialog } from './RestoreDialog'
import { SearchBox } from './SearchBox'
import { usePacks } from './use-packs'
import type { Recent } from './use-recent'

interface Props {
  readonly library: Library
  readonly recent: Recent
  readonly tour: TourState
  onOpen(id: PackId): void
  /** `blueprint` is the one already chosen, if any. */
  onNew(blueprint?: Blueprint): void
  onExport(id: PackId): void
  onPrint(id: PackId): void
  onShare(id: PackId): void
  onImport(): void
  onTemplates(): void
  onSettings(): void
}

/** Search, sort, open, and all actions on whole packs. */
export function LibraryScreen(props: Props) {
  const { library, recent, tour, onOpen, onNew, onExport, onPrint, onShare } = props
  const { onImport, onTemplates, onSettings } = props
  const packs = usePacks()
  const shortcut = useShortcut('settings')
  const { words, look, current, setCurrent, choose } = useChoice()
  const [sort, setSort] = useState<Sort>({ by: 'changed', descending: true })
  const [dialog, setDialog] = useState<'deleted' | 'backups' | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const select = (added: Promise<PackId | null>) => void added.then((id) => id !== null && choose(id))
  const { take } = packs
  const added = useRef(select)
  added.current = select
  useEffect(() => onImported((id) => added.current(take(id))), [take])
  const { all } = packs
  const wanted = useDeferredValue(words)
  const visible = useMemo(() => visiblePacks(all ?? [], wanted, sort), [all, wanted, sort])
  // The list has the focus unless something else was chosen, as it is what users work with here.
  const shown = current ?? visible[0]?.id ?? null
  const showDeleted = () => setDialog('deleted')
  const closeDialog = () => setDialog(null)
  useContexts(() => ({
    packs: {
      all: all ?? [],
      recent: recent.packs,
      canUndoRemove: packs.lastDeleted !== null,
      open: onOpen,
      addSample: () => select(packs.addSample()),
      search: () => search.current?.select(),
      showDeleted,
      showBackups: () => setDialog('backups'),
      undoRemove: () => select(packs.undoRemove()),
    },
  }))
  const { refresh } = recent
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles and the bin change with the list
  useEffect(refresh, [all, refresh])
  const focusTable = () => table.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus()
  const count = packs.all?.length ?? 0
  return (
    <main className="library">
      <header className="library-head">
        <h1>Briefing packs {count > 0 && <span className="library-count">{count}</span>}</h1>
        {count > 0 && <SearchBox ref={search} words={words} onChange={look} onLeave={focusTable} />}
        <Button icon="import" onClick={onImport}>
          Import…
        </Button>
        <Button icon="library" onClick={onTemplates}>
          Templates
        </Button>
        <Button icon="plus" variant="primary" onClick={() => onNew()}>
          New pack
        </Button>
        <IconButton icon="trash" label="Deleted packs" onClick={showDeleted} />
        <IconButton icon="settings" label="Settings" shortcut={shortcut} onClick={onSettings} />
      </header>
      {tour.offered && <Welcome onTour={tour.start} onLater={tour.end} />}
      {packs.all?.length === 0 && (
        <FirstSteps library={library} onNew={onNew} onSample={() => select(packs.addSample())} />
      )}
      {count > 0 && visible.length === 0 && (
        <EmptyState title="No results" text="No pack has these words in its title, kind or marking.">
          <Button onClick={() => look('')}>Clear search</Button>
        </EmptyState>
      )}
      {words === '' && <RecentPacks recent={recent} onOpen={onOpen} />}
      {visible.length > 0 && (
        <PackTable
          ref={table}
          packs={visible}
          sort={sort}
          current={shown}
          actions={packs}
          onCurrent={setCurrent}
          onSort={(by) => setSort(nextSort(sort, by))}
          onOpen={onOpen}
          onExport={onExport}
          onPrint={onPrint}
          onShare={onShare}
        />
      )}
      {dialog === 'deleted' && <DeletedDialog packs={packs} onClose={closeDialog} />}
      {dialog === 'backups' && (
        <RestoreDialog onRestored={(id) => select(packs.take(id))} onClose={closeDialog} />
      )}
    </main>
  )
}

/** The search and the selected pack: the selection follows the search, so that keys act on what is found. */
function useChoice() {
  const [words, setWords] = useState('')
  const [current, setCurrent] = useState<PackId | null>(null)
  const put = (wanted: string, id: PackId | null) => {
    setWords(wanted)
    setCurrent(id)
  }
  return {
    words,
    current,
    setCurrent,
    look: (wanted: string) => put(wanted, null),
    choose: (id: PackId) => put('', id),
  }
}
