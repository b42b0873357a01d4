// The tree of sections: focus, selection, keys and drag and drop; the actions are passed in.
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import { perform } from '../../actions/action'
import type { SectionContext } from '../../actions/contexts'
import type { OutlineActions } from '../../actions/outline'
import { actionOfKey } from '../../actions/window-keys'
import type { OutlineRow } from '../../text/state/outline-rows'
import { useEditorContext, useSession, useSignal } from '../hooks'
import { filesToEnclose, holdsSections, isPackFile, takesDrop } from './dropped'
import { OutlineRowView, type RowInfo } from './OutlineRowView'
import { keepPresent, type OutlineSelection, selectOne, selectTo, toggleOne } from './selection'

/** Where a dragged branch would be dropped: before the row of that index (the count of rows is the end). */
type DropTarget = number | null

interface Props {
  readonly rows: readonly OutlineRow[]
  /** Index of the section with the cursor. */
  readonly current: number
  /** What a row shows besides its title. */
  about(row: OutlineRow): RowInfo
  /** Opens the menu of the selected rows at a point of the window. */
  onMenu(ids: readonly string[], at: { readonly x: number; readonly y: number }): void
}

/** The rows as an ARIA tree with one tab stop. */
export function OutlineTree({ rows, current, about, onMenu }: Props) {
  const context = useEditorContext()
  const order = rows.map((row) => row.id)
  const [renaming, setRenaming] = useRenaming()
  const tree = useRef<HTMLDivElement>(null)
  const [selection, setSelection] = useTreeSelection(tree, order, order[current])
  const focused = useFocusAfterRemoval(tree, order, selection.focus)
  const focusRow = (next: OutlineSelection) => {
    setSelection(next)
    tree.current?.querySelector<HTMLElement>(`[data-row="${next.focus}"]`)?.focus()
  }
  const { drop, setDrop, onDrop } = useDrop(context, selection)
  const keys: TreeKeys = { ...context, rows, selection, focusRow, onMenu, tree: tree.current }
  const onKeyDown = (event: KeyboardEvent) => {
    if (renaming !== null || !treeKey(event, keys)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Sections"
      aria-multiselectable="true"
      className="outline-tree"
      data-drop-end={drop === rows.length || undefined}
      tabIndex={-1}
      onFocus={(event) => {
        focused.current = event.target.dataset.row ?? null
      }}
      onKeyDown={onKeyDown}
      onDragOver={(event) => takesDrop(event.dataTransfer) && event.preventDefault()}
      onDragLeave={(event) =>
        !event.currentTarget.contains(event.relatedTarget as Node | null) && setDrop(null)
      }
      onDrop={onDrop}
    >
      {rows.map((row) => (
        <OutlineRowView
          key={row.id}
          row={row}
          current={row.index === current}
          selected={selection.ids.has(row.id)}
          focusable={row.id === selection.focus}
          renaming={renaming === row.id}
          dropBefore={drop === row.index}
          facts={about(row)}
          onClick={(event) => setSelection(clicked(event, selection, row.id, order, context.outline))}
          onMenu={(at) => {
            if (!selection.ids.has(row.id)) setSelection(selectOne(row.id))
            onMenu(selection.ids.has(row.id) ? [...selection.ids] : [row.id], at)
          }}
          onRename={() => setRenaming(row.id)}
          onRenamed={(title, byKey) => {
            if (title !== null) context.outline.rename(row.id, title)
            setRenaming(null)
            if (byKey) focusRow(selectOne(row.id)) // at once: the next key may come before the next frame
          }}
          onDragStart={() => !selection.ids.has(row.id) && setSelection(selectOne(row.id))}
          onDragOver={(below) => setDrop(row.index + (below ? 1 : 0))}
        />
      ))}
    </div>
  )
}

/** Where something would be dropped, and what happens then. */
function useDrop(
  { session, outline }: Pick<SectionContext, 'session' | 'outline'>,
  { ids }: OutlineSelection,
) {
  const [drop, show] = useState<DropTarget>(null)
  // What is dropped may come before the place is drawn.
  const place = useRef<DropTarget>(null)
  const setDrop = (target: DropTarget) => {
    place.current = target
    show(target)
  }
  const onDrop = (event: DragEvent) => {
    const files = filesToEnclose(event.dataTransfer)
    const before = place.current
    setDrop(null)
    if (files.length === 0 && !holdsSections(event.dataTransfer)) return
    event.preventDefault()
    const at = before === null ? null : { before }
    const [pack] = files.filter(isPackFile)
    const others = files.filter((file) => !isPackFile(file))
    if (pack) session.ui.packRequest.set({ file: pack, place: at, replaces: null })
    if (files.length > 0) session.enclose(others, at)
    else if (before !== null) outline.moveTo([...ids], before)
  }
  return { drop, setDrop, onDrop }
}

/** The row being renamed; the context menu can start this, too. */
function useRenaming(): [string | null, (id: string | null) => void] {
  const { renaming } = useSession().ui
  return [useSignal(renaming), (id) => renaming.set(id)]
}

/**
 * When the focused row is removed, the row that is selected next gets the focus, so that keys keep working. Returns the
 * previous one.
 */
function useFocusAfterRemoval(
  tree: RefObject<HTMLDivElement | null>,
  order: readonly string[],
  next: string,
): RefObject<string | null> {
  const focused = useRef<string | null>(null)
  useEffect(() => {
    const gone = focused.current !== null && !order.includes(focused.current)
    if (!gone || document.activeElement !== document.body) return
    tree.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus()
  })
  return focused
}

/** The selection. It follows the cursor in the text, unless the outline has the focus. */
function useTreeSelection(
  tree: RefObject<HTMLDivElement | null>,
  order: readonly string[],
  currentId: string | undefined,
): [OutlineSelection, (selection: OutlineSelection) => void] {
  const [stored, setSelection] = useState<OutlineSelection>(() => selectOne(order[0] ?? ''))
  useEffect(() => {
    if (!currentId || tree.current?.contains(document.activeElement)) return
    setSelection(selectOne(currentId))
    tree.current?.querySelector(`[data-row="${currentId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [tree, currentId])
  return [keepPresent(stored, order), setSelection]
}

function clicked(
  event: MouseEvent,
  selection: OutlineSelection,
  id: string,
  order: readonly string[],
  actions: OutlineActions,
): OutlineSelection {
  if (event.shiftKey) return selectTo(selection, id, order)
  if (event.ctrlKey || event.metaKey) return toggleOne(selection, id)
  actions.show(id)
  return selectOne(id)
}

interface TreeKeys extends SectionContext {
  readonly selection: OutlineSelection
  readonly tree: HTMLElement | null
  focusRow(selection: OutlineSelection): void
  onMenu: Props['onMenu']
}

/** Handles a key on the focused row; false for keys that the tree doesn't use. */
function treeKey(event: KeyboardEvent, keys: TreeKeys): boolean {
  const { rows, selection, outline } = keys
  const at = rows.findIndex(({ id }) => id === selection.focus)
  const ids = [...selection.ids]
  const order = rows.map(({ id }) => id)
  const chosen = { ...keys, rows: rows.filter(({ id }) => selection.ids.has(id)) }
  const action = actionOfKey('section', event.nativeEvent)
  // Actions on a single section apply to the focused one, however many are selected.
  const context = action?.here ? { ...keys, rows: rows.slice(at, at + 1) } : chosen
  if (action) perform(action, context)
  if (action || event.altKey) return action !== undefined
  const target = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key]
  if (target !== undefined) {
    const row = rows[target]
    if (row) keys.focusRow(reach(event, selection, row.id, order))
    return true
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
    keys.focusRow({ ...selection, ids: new Set(order) })
    return true
  }
  switch (event.key) {
    case ' ':
      keys.focusRow(toggleOne(selection, selection.focus))
      return true
    case 'Enter':
      outline.write(selection.focus)
      return true
    case 'ContextMenu':
      keys.onMenu(ids, menuAnchor(keys.tree, selection.focus))
      return true
    case 'F10':
      if (event.shiftKey) keys.onMenu(ids, menuAnchor(keys.tree, selection.focus))
      return event.shiftKey
    default:
      return false
  }
}

/** What an arrow key selects: with Shift all rows up to the next one; with Ctrl it only moves the focus. */
function reach(
  event: KeyboardEvent,
  selection: OutlineSelection,
  id: string,
  order: readonly string[],
): OutlineSelection {
  if (event.shiftKey) return selectTo(selection, id, order)
  return event.ctrlKey || event.metaKey ? { ...selection, focus: id } : selectOne(id)
}

function menuAnchor(tree: HTMLElement | null, id: string): { x: number; y: number } {
  const box = tree?.querySelector(`[data-row="${id}"]`)?.getBoundingClientRect()
  return { x: (box?.left ?? 0) + 24, y: box?.bottom ?? 0 }
}
