// The start screen: the user's packs, and the ways to create one.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { PackId, PackSummary } from '#shared/pack'
import type { Blueprint, Library } from '#shared/template'
import type { FoundPlace } from '../base/found-place'
import { onImported } from '../base/imports'
import type { Leaving } from '../base/leaving'
import { useContexts } from '../palette/use-contexts'
import { useShortcut } from '../palette/use-shortcut'
import type { TourState } from '../tour/use-tour'
import { Welcome } from '../tour/Welcome'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { DeletedDialog } from './DeletedDialog'
import { FirstSteps } from './FirstSteps'
import { type Line, wordsFound } from './lines'
import { PackTable } from './PackTable'
import { byName, nextSort } from './packs-view'
import { RecentPacks } from './RecentPacks'
import { RestoreDialog } from './RestoreDialog'
import { SearchBox } from './SearchBox'
import { SearchStatus } from './SearchStatus'
import { TagsDialog } from './TagsDialog'
import { useList } from './use-list'
import { type Packs, usePacks } from './use-packs'
import type { Recent } from './use-recent'

interface Props {
  /** Null while it is read. */
  readonly library: Library | null
  /** A pack is about to be shown in its place: nothing else can be done any more. */
  readonly isLeaving: boolean
  readonly recent: Recent
  readonly tour: TourState
  onOpen(id: PackId, place?: FoundPlace): void
  /** `blueprint` is the one already chosen, if any. */
  onNew(blueprint?: Blueprint): void
  onExport(id: PackId): void
  onExportRows(id: PackId): void
  onPrint(id: PackId): void
  onShare(id: PackId): void
  /** Several packs leave the program at once. */
  onSeveral(what: Leaving, packs: readonly PackSummary[]): void
  onImport(): void
  onTemplates(): void
  onSettings(): void
}

/** Search, sort, open, and all actions on whole packs. */
export function LibraryScreen(props: Props) {
  const { library, recent, tour, onOpen, onNew } = props
  const { onExport, onExportRows, onPrint, onShare, onSeveral } = props
  const packs = usePacks()
  const list = useList(packs.all, packs.isWhole)
  const { words, look, lines, result, selection } = list
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const select = (added: Promise<PackId | null>) => void added.then((id) => id !== null && list.choose(id))
  useImported((id) => select(packs.take(id)))
  const { all } = packs
  const known = useMemo(() => tagsIn(all ?? []), [all])
  const showDeleted = () => setDialog('deleted')
  useContexts(() => ({
    packs: {
      all: all ?? [],
      recent: recent.packs,
      undoLabel: packs.undoLabel,
      open: onOpen,
      addSample: () => select(packs.addSample()),
      search: () => search.current?.select(),
      showDeleted,
      showBackups: () => setDialog('backups'),
      undo: () => select(packs.undo()),
    },
  }))
  useRecentOf(all, recent)
  const focusTable = () => table.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus()
  const count = all?.length ?? 0
  useFocusWithoutRows(lines.length)
  useFocusAfterDialog(dialog !== null, focusTable)
  const restore = (id: PackId) => select(packs.restore([{ kind: 'pack', id }]))
  return (
    <main className="library" data-words={result?.words} inert={props.isLeaving}>
      <LibraryHead {...props} countWords={list.countWords} onDeleted={showDeleted}>
        {count > 0 && (
          <SearchBox ref={search} words={words} tags={known} onChange={look} onLeave={focusTable} />
        )}
      </LibraryHead>
      {tour.offered && <Welcome onTour={tour.start} onLater={tour.end} />}
      {all?.length === 0 && library && (
        <FirstSteps library={library} onNew={onNew} onSample={() => select(packs.addSample())} />
      )}
      {result === null && <RecentPacks recent={recent} onOpen={onOpen} />}
      {count > 0 && (
        <SearchStatus
          result={result}
          archived={list.archived}
          onLook={look}
          onTemplates={props.onTemplates}
        />
      )}
      {lines.length > 0 && (
        <PackTable
          ref={table}
          {...{ lines, selection, onExport, onExportRows, onPrint, onShare, onSeveral, actions: packs }}
          sort={list.sort}
          search={result?.words ?? null}
          onChoose={list.choose}
          onLeave={list.leave}
          onTags={setDialog}
          onSort={(by) => list.setSort(nextSort(list.sort, by))}
          onOpen={onOpen}
          onOpenLine={(line) => openLine(line, onOpen, restore)}
        />
      )}
      <LibraryDialogs
        {...{ dialog, packs, known }}
        onRestored={(id) => select(packs.take(id))}
        onClose={() => setDialog(null)}
      />
    </main>
  )
}

/** Reads the recent packs again when the list changes: their titles and the bin do with it. */
function useRecentOf(all: Packs['all'], { refresh }: Recent): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list says when
  useEffect(refresh, [all, refresh])
}

/** Opens a pack or a place in it; one in the bin is restored. */
function openLine(line: Line, open: Props['onOpen'], restore: (id: PackId) => void): void {
  if (line.pack.deleted) restore(line.pack.id)
  else if (line.kind === 'pack') open(line.pack.id)
  else open(line.pack.id, { section: line.hit.section, words: wordsFound(line.hit) })
}

/** When the last row leaves the list, the focus goes to what can be done next. In a field Ctrl+Z would undo what was typed. */
function useFocusWithoutRows(rows: number): void {
  const before = useRef(0)
  useEffect(() => {
    const isEmptied = rows === 0 && before.current > 0
    before.current = rows
    if (!isEmptied || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('.library :is(.empty-state, .first-steps) button')?.focus()
  }, [rows])
}

/** What had the focus before a dialog may be gone when it closes: the list was empty, and has rows again. */
function useFocusAfterDialog(isOpen: boolean, focusTable: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when a dialog has closed
  useEffect(() => {
    if (!isOpen && document.activeElement === document.body) focusTable()
  }, [isOpen])
}

/** Calls the latest `take` with each pack that is imported from a file. */
function useImported(take: (id: PackId) => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => onImported((id) => latest.current(id)), [])
}

/** A dialog over the list; packs ask for their tags. */
type OpenDialog = 'deleted' | 'backups' | readonly PackSummary[]

interface DialogsProps {
  readonly dialog: OpenDialog | null
  readonly packs: Packs
  readonly known: readonly string[]
  onRestored(id: PackId): void
  onClose(): void
}

function LibraryDialogs({ dialog, packs, known, onRestored, onClose }: DialogsProps) {
  if (dialog === null) return null
  if (dialog === 'deleted') return <DeletedDialog packs={packs} onClose={onClose} />
  if (dialog === 'backups') return <RestoreDialog onRestored={onRestored} onClose={onClose} />
  return (
    <TagsDialog
      packs={dialog}
      known={known}
      onApply={(tagsOf) => void packs.retag(dialog, tagsOf)}
      onClose={onClose}
    />
  )
}

interface HeadProps extends Pick<Props, 'onNew' | 'onImport' | 'onTemplates' | 'onSettings'> {
  readonly countWords: string
  readonly children: ReactNode
  onDeleted(): void
}

function LibraryHead({
  countWords,
  children,
  onNew,
  onImport,
  onTemplates,
  onSettings,
  onDeleted,
}: HeadProps) {
  const shortcut = useShortcut('settings')
  return (
    <header className="library-head">
      <h1>
        Briefing packs <span className="library-count">{countWords}</span>
      </h1>
      {children}
      <Button icon="import" onClick={onImport}>
        Import…
      </Button>
      <Button icon="library" onClick={onTemplates}>
        Templates
      </Button>
      <Button icon="plus" variant="primary" onClick={() => onNew()}>
        New pack
      </Button>
      <IconButton icon="trash" label="Deleted packs" onClick={onDeleted} />
      <IconButton icon="settings" label="Settings" shortcut={shortcut} onClick={onSettings} />
    </header>
  )
}

function tagsIn(packs: readonly PackSummary[]): string[] {
  return [...new Set(packs.flatMap(({ tags }) => tags))].sort(byName)
}
