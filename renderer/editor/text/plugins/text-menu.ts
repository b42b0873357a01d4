// Opens the context menu of the text: at the pointer by right click, at the cursor by keyboard.
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Where a menu opens, in CSS pixels of the window; above `above` where there is no space below. */
export interface MenuPosition {
  readonly x: number
  readonly y: number
  readonly above?: number
}

/** A request for a menu. */
export interface TextMenuRequest {
  /** Position in the document. */
  readonly pos: number
  readonly target: Element
  /** Where it opens, in CSS pixels of the window. */
  readonly at: MenuPosition
}

/** Gap between the cursor's line and a menu opened by keyboard, in CSS pixels. */
const GAP = 4

/**
 * Creates the plugin. The cursor has been moved to the position, unless it is in the selection, when `open` is called.
 */
export function textMenuPlugin(open: (request: TextMenuRequest) => void): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        contextmenu(view, event) {
          if (isControl(event.target)) return false
          event.preventDefault()
          // The keys also send this event, after their own, which has already opened the menu.
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

/** Returns the menu request at the cursor, below its line. */
export function requestAtCursor(view: EditorView): TextMenuRequest {
  const { from, head } = view.state.selection
  const { node } = view.domAtPos(from)
  const start = view.coordsAtPos(from)
  const line = view.coordsAtPos(head)
  return {
    pos: from,
    target: node instanceof Element ? node : (node.parentElement ?? view.dom),
    // Below the selected words, when they are on one line.
    at: {
      x: start.top === line.top ? start.left : line.left,
      y: line.bottom + GAP,
      above: Math.min(start.top, line.top),
    },
  }
}

/** The menu gets the keyup: without this the view would treat Shift as held, and paste without formatting. */
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

/** A click in the selection keeps it; elsewhere it moves the cursor, or selects an atomic node. */
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

/** Inputs inside the text (check boxes, forms of node views) do not use the text's context menu. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, button') !== null
}
