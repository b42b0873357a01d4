// Opens the menu of the text: at the pointer by a right click, at the cursor by its keys.
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Where a menu opens, in CSS pixels of the window; it goes over `above` where there is no room below. */
export interface MenuPosition {
  readonly x: number
  readonly y: number
  readonly above?: number
}

/** A menu that is asked for. */
export interface TextMenuRequest {
  /** Position in the document. */
  readonly pos: number
  readonly target: Element
  /** Where it opens, in CSS pixels of the window. */
  readonly at: MenuPosition
}

/** Room between the line of the cursor and a menu that keys opened, in CSS pixels. */
const GAP = 4

/** The plugin. The cursor is at the place, or the place in the selection, when `open` is called. */
export function textMenuPlugin(open: (request: TextMenuRequest) => void): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        contextmenu(view, event) {
          if (isControl(event.target)) return false
          event.preventDefault()
          // The keys send this event too, after their own, which has opened the menu by then.
          const byPointer = event.button === 2 || event.ctrlKey
          if (byPointer) openAtPointer(view, event, open)
          return true
        },
      },
      handleKeyDown(view, event) {
        const asked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
        if (!asked || event.ctrlKey || event.altKey || event.metaKey) return false
        releaseShift(view)
        open(requestAtCursor(view))
        return true
      },
    },
  })
}

/** The menu for the place of the cursor, under its line. */
export function requestAtCursor(view: EditorView): TextMenuRequest {
  const { from, head } = view.state.selection
  const { node } = view.domAtPos(from)
  const start = view.coordsAtPos(from)
  const line = view.coordsAtPos(head)
  return {
    pos: from,
    target: node instanceof Element ? node : (node.parentElement ?? view.dom),
    // Under the words that are selected, when they stand in one line.
    at: {
      x: start.top === line.top ? start.left : line.left,
      y: line.bottom + GAP,
      above: Math.min(start.top, line.top),
    },
  }
}

/** The menu gets the key going up: without this the view would take Shift for held, and paste without formatting. */
function releaseShift(view: EditorView): void {
  view.dom.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', keyCode: 16 }))
}

function openAtPointer(view: EditorView, event: MouseEvent, open: (request: TextMenuRequest) => void): void {
  const hit = view.posAtCoords({ left: event.clientX, top: event.clientY })
  const pos = hit?.pos ?? view.state.selection.from
  selectAt(view, pos, hit?.inside ?? -1)
  const target = event.target instanceof Element ? event.target : view.dom
  open({ pos, target, at: { x: event.clientX, y: event.clientY } })
}

/** A click in the selection keeps it; elsewhere the cursor goes there, or what can only be taken whole is selected. */
function selectAt(view: EditorView, pos: number, inside: number): void {
  const { state } = view
  const { from, to, empty } = state.selection
  if (!empty && pos >= from && pos <= to) return
  const node = inside < 0 ? null : state.doc.nodeAt(inside)
  const whole = node?.isAtom && NodeSelection.isSelectable(node)
  const selection = whole
    ? NodeSelection.create(state.doc, inside)
    : TextSelection.near(state.doc.resolve(pos))
  view.dispatch(state.tr.setSelection(selection))
}

/** Inputs inside the text (tick boxes, forms of node views) have no use for the menu of the text. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, button') !== null
}
