// The packs as a dense table with one tab stop: arrows move, Enter opens, F2 renames, Delete deletes.
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { PackId, PackSummary } from '#shared/pack'
import { call, messageOf } from '../base/bridge'
import { isAvailable, perform } from '../editor/actions/action'
import type { RowContext } from '../editor/actions/contexts'
import { packMenu } from '../editor/actions/pack-menu'
import { actionOfKey } from '../editor/actions/window-keys'
import { showHistory } from '../history/show-history'
import { useContexts } from '../palette/use-contexts'
import { anchorBelow, Menu, type MenuAnchor } from '../ui/Menu'
import { useToast } from '../ui/Toast'
import { PackRow, type RowEvents } from './PackRow'
import { PackTableHead } from './PackTableHead'
import { agoWords, type Sort, type SortKey } from './packs-view'
import { opensMenu, rowReached } from './row-keys'
import type { Packs } from './use-packs'

interface Props {
  readonly ref: RefObject<HTMLTableElement | null>
  /** In display order: filtered and sorted. */
  readonly packs: readonly PackSummary[]
  readonly sort: Sort
  /** The pack whose row is the tab stop. */
  readonly current: PackId | null
  readonly actions: Packs
  onCurrent(id: PackId | null): void
  onSort(by: SortKey): void
  onOpen(id: PackId): void
  onExport(id: PackId): void
  onPrint(id: PackId): void
  onShare(id: PackId): void
}

/** How often relative times are updated. */
const TICK_MS = 30_000

/** The table; `actions` are those on packs. */
export function PackTable(props: Props) {
  const { ref, packs, sort, current, onCurrent, onSort, onOpen } = props
  const [renaming, setRenaming] = useState<PackId | null>(null)
  const [menu, setMenu] = useState<{ readonly pack: PackSummary; readonly at: MenuAnchor } | null>(null)
  const now = useNow()
  const toast = useToast()
  const found = packs.findIndex((pack) => pack.id === current)
  const at = Math.max(0, found)
  useFocusOnCurrent(ref, packs[at]?.id)
  const contextOf = (pack: PackSummary): RowContext => rowContext(pack, props, at, () => setRenaming(pack.id))
  useContexts(() => {
    const pack = packs[found]
    return pack ? { row: contextOf(pack), pack: contextOf(pack) } : {}
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const pack = packs[at]
    if (!pack || renaming !== null || !(event.target as Element).matches('tr')) return
    const to = rowReached(event.key, at, packs.length)
    const action = actionOfKey('row', event.nativeEvent)
    if (to === undefined && !action && !opensMenu(event)) return
    event.preventDefault()
    const context = contextOf(pack)
    if (to !== undefined) rowsOf(ref.current)[to]?.focus()
    else if (!action) setMenu({ pack, at: anchorBelow(event.target as Element) })
    else if (isAvailable(action, context)) perform(action, context)
  }
  const events = useLatestEvents({
    focus: (pack) => onCurrent(pack.id),
    open: (pack) => onOpen(pack.id),
    menu: (pack, event) => {
      event.preventDefault()
      event.stopPropagation()
      onCurrent(pack.id)
      setMenu({ pack, at: menuAnchor(event) })
    },
    drag: (pack, event) => {
      // The system drags the file created from it, not the row.
      event.preventDefault()
      void call('packs.drag', { id: pack.id }).catch((error: unknown) => toast({ message: messageOf(error) }))
    },
    rename: (pack, title) => {
      setRenaming(null)
      if (title !== null && title !== pack.title) void props.actions.rename(pack, title)
      requestAnimationFrame(() => currentRow(ref.current)?.focus())
    },
  })
  return (
    <div className="pack-table-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen and acted on with the keyboard, which makes the table a grid */}
      <table ref={ref} role="grid" className="pack-table" aria-label="Packs">
        <PackTableHead sort={sort} onSort={onSort} />
        <tbody onKeyDown={onKeyDown}>
          {packs.map((pack, index) => (
            <PackRow
              key={pack.id}
              pack={pack}
              current={index === at}
              renaming={renaming === pack.id}
              ago={agoWords(pack.changed, now)}
              events={events}
            />
          ))}
        </tbody>
      </table>
      {menu && (
        <Menu
          label={menu.pack.title}
          items={packMenu(contextOf(menu.pack))}
          at={menu.at}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  )
}

/** The context of actions on a row. */
function rowContext(
  pack: PackSummary,
  { packs, actions, onCurrent, onOpen, onExport, onPrint, onShare }: Props,
  at: number,
  rename: () => void,
): RowContext {
  const choose = (added: Promise<PackId | null>) => void added.then((id) => id !== null && onCurrent(id))
  return {
    about: pack.title || 'Untitled pack',
    damaged: Boolean(pack.damage),
    open: () => onOpen(pack.id),
    rename,
    duplicate: () => choose(actions.duplicate(pack)),
    rescue: () => choose(actions.rescue(pack)),
    remove: () => {
      // The focus stays at this position in the list.
      onCurrent((packs[at + 1] ?? packs[at - 1])?.id ?? null)
      void actions.remove(pack)
    },
    history: () => showHistory({ kind: 'history', id: pack.id, section: null }),
    nameVersion: () => showHistory({ kind: 'nameVersion', id: pack.id }),
    exportPack: () => onExport(pack.id),
    print: () => onPrint(pack.id),
    share: () => onShare(pack.id),
  }
}

/** The row of the current pack gets the focus when it changes, unless the user has put it elsewhere. */
function useFocusOnCurrent(table: RefObject<HTMLTableElement | null>, id: PackId | undefined): void {
  useEffect(() => {
    if (id === undefined) return
    const { activeElement } = document
    const free = activeElement === document.body || table.current?.contains(activeElement)
    if (free && !(activeElement instanceof HTMLInputElement)) currentRow(table.current)?.focus()
  }, [table, id])
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return Math.max(now, Date.now())
}

/** The same object on each render, so that rows need not be rendered again; it calls the latest handlers. */
function useLatestEvents(events: RowEvents): RowEvents {
  const latest = useRef(events)
  latest.current = events
  return useMemo<RowEvents>(
    () => ({
      focus: (pack) => latest.current.focus(pack),
      open: (pack) => latest.current.open(pack),
      menu: (pack, event) => latest.current.menu(pack, event),
      drag: (pack, event) => latest.current.drag(pack, event),
      rename: (pack, title) => latest.current.rename(pack, title),
    }),
    [],
  )
}

function menuAnchor({ currentTarget, clientX, clientY }: MouseEvent): MenuAnchor {
  return currentTarget.matches('button') ? anchorBelow(currentTarget) : { x: clientX, y: clientY }
}

function currentRow(table: HTMLElement | null): HTMLElement | null {
  return table?.querySelector<HTMLElement>('tbody tr[tabindex="0"]') ?? null
}

function rowsOf(table: HTMLElement | null): HTMLElement[] {
  return [...(table?.querySelectorAll<HTMLElement>('tbody tr') ?? [])]
}
