// The packs as a dense table with one tab stop: arrows move, Enter opens, F2 renames, Delete deletes.
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import type { PackSummary } from '#shared/pack'
import { Icon } from '../ui/icons'
import { Menu, type MenuItem, type MenuPlace, placeUnder } from '../ui/Menu'
import { PackRow } from './PackRow'
import type { Sort, SortKey } from './packs-view'
import type { Packs } from './use-packs'

const COLUMNS: readonly { readonly key: SortKey; readonly label: string; readonly numeric?: boolean }[] = [
  { key: 'title', label: 'Title' },
  { key: 'kind', label: 'Kind' },
  { key: 'marking', label: 'Marking' },
  { key: 'sections', label: 'Sections', numeric: true },
  { key: 'pages', label: 'Pages', numeric: true },
  { key: 'changed', label: 'Changed' },
]

interface Props {
  /** As shown: filtered and sorted. */
  readonly packs: readonly PackSummary[]
  readonly sort: Sort
  readonly deeds: Packs
  onSort(by: SortKey): void
  onOpen(id: string): void
}

/** The table; `deeds` does what is asked of a pack. */
export function PackTable({ packs, sort, deeds, onSort, onOpen }: Props) {
  const [current, setCurrent] = useState(packs[0]?.id)
  const [renaming, setRenaming] = useState<string | null>(null)
  const [menu, setMenu] = useState<{ readonly pack: PackSummary; readonly at: MenuPlace } | null>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const at = Math.max(0, packs.findIndex((pack) => pack.id === current))
  const focusRow = (index: number) => rowsOf(body.current)[Math.max(0, Math.min(packs.length - 1, index))]?.focus()
  // The list is what one works in here: it has the keyboard from the start, and again when the row that had it is gone.
  useEffect(() => {
    if (document.activeElement === document.body) rowsOf(body.current)[at]?.focus()
  }, [at])

  const items = (pack: PackSummary): MenuItem[] => [
    { label: 'Open', shortcut: 'Enter', run: () => onOpen(pack.id) },
    { label: 'Rename', shortcut: 'F2', run: () => setRenaming(pack.id) },
    { label: 'Duplicate', shortcut: 'Ctrl+D', run: () => void deeds.duplicate(pack) },
    { label: 'Save as .bpack file…', run: () => void deeds.share(pack) },
    'rule',
    { label: 'Delete', shortcut: 'Del', danger: true, run: () => void deeds.remove(pack) },
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    const pack = packs[at]
    if (!pack || renaming !== null || !(event.target as Element).matches('tr')) return
    const control = event.ctrlKey || event.metaKey
    const key = control && event.key.toLowerCase() === 'd' ? 'Duplicate' : event.key
    const keys: Record<string, () => void> = {
      ArrowDown: () => focusRow(at + 1),
      ArrowUp: () => focusRow(at - 1),
      Home: () => focusRow(0),
      End: () => focusRow(packs.length - 1),
      Enter: () => onOpen(pack.id),
      F2: () => setRenaming(pack.id),
      Delete: () => void deeds.remove(pack),
      Duplicate: () => void deeds.duplicate(pack),
      ContextMenu: () => setMenu({ pack, at: placeUnder(event.target as Element) }),
    }
    const deed = keys[key]
    if (!deed || (control && key !== 'Duplicate')) return
    event.preventDefault()
    deed()
  }
  const onMenu = (event: MouseEvent, pack: PackSummary) => {
    event.preventDefault()
    event.stopPropagation()
    const box = event.currentTarget.matches('button') ? placeUnder(event.currentTarget) : { x: event.clientX, y: event.clientY }
    setMenu({ pack, at: box })
  }
  return (
    <div className="pack-table-frame">
      <table className="pack-table" aria-label="Packs">
        <thead>
          <tr>
            {COLUMNS.map(({ key, label, numeric }) => (
              <th key={key} scope="col" data-numeric={numeric} aria-sort={sort.by === key ? (sort.descending ? 'descending' : 'ascending') : undefined}>
                <button type="button" className="column-head" onClick={() => onSort(key)}>
                  {label}
                  {sort.by === key && <Icon name={sort.descending ? 'arrow-down' : 'arrow-up'} />}
                </button>
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {packs.map((pack, index) => (
            <PackRow
              key={pack.id}
              pack={pack}
              current={index === at}
              renaming={renaming === pack.id}
              onFocus={() => setCurrent(pack.id)}
              onOpen={() => onOpen(pack.id)}
              onMenu={(event) => onMenu(event, pack)}
              onRename={(title) => {
                setRenaming(null)
                if (title !== null && title !== pack.title) void deeds.rename(pack, title)
                requestAnimationFrame(() => focusRow(index))
              }}
            />
          ))}
        </tbody>
      </table>
      {menu && <Menu label={menu.pack.title} items={items(menu.pack)} at={menu.at} onClose={() => setMenu(null)} />}
    </div>
  )
}

function rowsOf(body: HTMLElement | null): HTMLElement[] {
  return [...(body?.querySelectorAll<HTMLElement>('tr') ?? [])]
}
