// Screen bounds of positions in the text.
import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { ScrollTarget } from './scroll-target'

/** A box in CSS pixels of the window. */
export interface Box {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** Returns the bounds of a target, or of the selection when it is null; null when it isn't drawn. */
export function boxOf(view: EditorView, place: ScrollTarget | null): Box | null {
  const element = elementOf(view, place)
  if (element) return element.getBoundingClientRect()
  const { selection, doc } = view.state
  const { from, to } = place ?? { from: selection.head, to: selection.head }
  if (to > doc.content.size) return null
  const start = view.coordsAtPos(from, from < to || !place ? 1 : -1)
  const end = from < to ? view.coordsAtPos(to, -1) : start
  return {
    top: Math.min(start.top, end.top),
    bottom: Math.max(start.bottom, end.bottom),
    left: Math.min(start.left, end.left),
    right: Math.max(start.right, end.right),
  }
}

/** Scrolls horizontal scrollers between the target and the pane, such as a wide table; true when that moved it. */
export function showAcross(view: EditorView, place: ScrollTarget | null, pane: Element): boolean {
  const at = elementOf(view, place) ?? view.domAtPos(place?.from ?? view.state.selection.head).node
  let moved = false
  for (let outer = at.parentElement; outer && outer !== pane; outer = outer.parentElement) {
    if (outer.scrollWidth <= outer.clientWidth) continue
    const box = boxOf(view, place)
    const { left } = outer.getBoundingClientRect()
    if (!box) continue
    const before = outer.scrollLeft
    if (box.left < left) outer.scrollLeft -= left - box.left
    else if (box.right > left + outer.clientWidth) outer.scrollLeft += box.right - (left + outer.clientWidth)
    if (outer.scrollLeft !== before) moved = true
  }
  return moved
}

/** The element of a node shown as a whole: a selected node, a chip, a caption. */
function elementOf(view: EditorView, place: ScrollTarget | null): Element | null {
  const { doc, selection } = view.state
  const from = place?.from ?? selection.from
  const node = from <= doc.content.size ? doc.nodeAt(from) : null
  if (!node || node.isText) return null
  const whole = place
    ? place.caption || place.to === from + node.nodeSize
    : selection instanceof NodeSelection
  if (!whole) return null
  const dom = view.nodeDOM(from)
  if (!(dom instanceof Element)) return null
  return (place?.caption && dom.querySelector('.caption')) || dom
}
