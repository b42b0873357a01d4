// The packs as a dense table with one tab stop: arrows move, Enter opens, F2 renames, Delete deletes; Ctrl and Shift choose several.
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { PackId, PackSummary } from '#shared/pack'
import type { RowContext } from '../editor/actions/contexts'
import { withActions } from '../editor/actions/known'
import { packMenu } from '../editor/actions/pack-menu'
import { useContexts } from '../palette/use-contexts'
import { Menu, type MenuAnchor } from '../ui/Menu'
import type { Line } from './lines'
import { PackRows } from './PackRows'
import { PackTableHead } from './PackTableHead'
import type { Sort, SortKey } from './packs-view'
import { type RowNeeds, rowContext } from './row-context'
import { useRowEvents } from './use-row-events'
import { useRowKeys } from './use-row-keys'
import { useRowsInSight } from './use-rows-in-sight'
import type { ChooseWay, Selection } from './use-selection'

interface Props extends RowNeeds {
  readonly ref: RefObject<HTMLTableElement | null>
  /** In display order: filtered and sorted. */
  readonly lines: readonly Line[]
  /** Null for the order of a search. */
  readonly sort: Sort | null
  /** What the lines were searched for; null for the list. */
  readonly search: string | null
  readonly selection: Selection
  onSort(by: SortKey): void
  onOpenLine(line: Line): void
}

/** Rows are chosen and acted on with the keyboard, which makes the table a grid. */
const GRID = {
  role: 'grid',
  className: 'pack-table',
  'aria-label': 'Packs',
  'aria-multiselectable': true,
} as const

/** The table. */
export function PackTable(props: Props) {
  const { ref, lines, sort, selection, onSort } = props
  const frame = useRef<HTMLDivElement>(null)
  const [renaming, setRenaming] = useState<PackId | null>(null)
  const [menu, setMenu] = useState<MenuAnchor | null>(null)
  const found = lines.findIndex((line) => line.key === selection.current)
  const at = Math.max(0, found)
  const current = lines[at]
  const sight = useRowsInSight(frame, lines.length, props.search)
  const go = useGo(props, current?.key, sight.reveal)
  const chosen = useMemo(() => chosenPacks(lines, selection, current), [lines, selection, current])
  const context = (): RowContext | null =>
    current ? rowContext(chosen, props, () => setRenaming(current.pack.id)) : null
  useContexts(() => {
    const row = found >= 0 ? context() : null
    return row ? { row, pack: row } : {}
  })
  const onMenu = (place: MenuAnchor) =>
    withActions(() => {
      setMenu(place)
      return true
    })
  const onKeyDown = useRowKeys({ ...props, at, context, go, onMenu, busy: renaming !== null })
  const events = useRowEvents({ ...props, onMenu, onRenamed: () => setRenaming(null) })
  const items = menu ? context() : null
  return (
    <div className="pack-table-frame" ref={frame}>
      <table ref={ref} {...GRID} aria-rowcount={lines.length}>
        <PackTableHead sort={sort} onSort={onSort} />
        <tbody onKeyDown={onKeyDown}>
          <PackRows {...{ lines, at, chosen, renaming, sight, events }} />
        </tbody>
      </table>
      {menu && items && (
        <Menu label={items.about} items={packMenu(items)} at={menu} onClose={() => setMenu(null)} />
      )}
    </div>
  )
}

/** Returns the function that goes to a line: it gets the tab stop and, once it is drawn, the focus. */
function useGo(
  { ref, lines, selection }: Pick<Props, 'ref' | 'lines' | 'selection'>,
  current: string | undefined,
  reveal: (at: number) => void,
): (to: number, way: ChooseWay) => void {
  const wanted = useRef<number | null>(null)
  useFocusOnCurrent(ref, current)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const row = ref.current?.querySelector<HTMLElement>(`tbody tr[data-row="${wanted.current}"]`)
    if (row) wanted.current = null
    row?.focus()
  })
  return (to, way) => {
    const line = lines[to]
    if (!line) return
    wanted.current = to
    selection.choose(lines, line.key, way)
    reveal(to)
  }
}

/** The packs that actions concern: those chosen, else the one with the tab stop. */
function chosenPacks(
  lines: readonly Line[],
  { chosen }: Selection,
  current: Line | undefined,
): PackSummary[] {
  const packs = lines.flatMap((line) => (line.kind === 'pack' && chosen.has(line.pack.id) ? [line.pack] : []))
  return packs.length > 0 || !current ? packs : [current.pack]
}

/** The row of the current line gets the focus when it changes, unless the user has put it elsewhere. */
function useFocusOnCurrent(table: RefObject<HTMLTableElement | null>, key: string | undefined): void {
  useEffect(() => {
    if (key === undefined) return
    const { activeElement } = document
    const free = activeElement === document.body || table.current?.contains(activeElement)
    if (free && !(activeElement instanceof HTMLInputElement))
      table.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus()
  }, [table, key])
}
