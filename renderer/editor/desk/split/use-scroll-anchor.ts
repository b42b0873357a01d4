// Keeps the text in place while its column gets wider or narrower, as panes beside it are shown and hidden.
import { type RefObject, useEffect, useRef } from 'react'

/** A block of the text, and the distance of its top from that of the pane, in CSS pixels. */
interface Anchor {
  readonly block: Element
  readonly top: number
}

/** Time without scrolling or moving the cursor after which the position is recorded, in ms. */
const QUIET_MS = 120
/** Approximate distance of the first visible line from the top, in CSS pixels. */
const FIRST_LINE = 12
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, pre, li, tr, figure'

/**
 * Returns a `ref` for the scrolling element: the block with the cursor, or the first visible one, stays at its height.
 */
export function useScrollAnchor(): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => (scroller.current ? keepScrollPosition(scroller.current) : undefined), [])
  return scroller
}

function keepScrollPosition(pane: HTMLElement): () => void {
  let anchor: Anchor | null = null
  let width = pane.clientWidth
  let timer: number | undefined
  const note = () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      anchor = anchorIn(pane)
    }, QUIET_MS)
  }
  const hold = () => {
    if (anchor?.block.isConnected) pane.scrollTop += topIn(pane, anchor.block) - anchor.top
  }
  const sizes = new ResizeObserver(() => {
    if (pane.clientWidth === width || pane.clientWidth === 0) return
    width = pane.clientWidth
    hold()
    // Sections that were not drawn get their true height a frame later.
    requestAnimationFrame(hold)
  })
  sizes.observe(pane)
  pane.addEventListener('scroll', note, { passive: true })
  document.addEventListener('selectionchange', note)
  note()
  return () => {
    window.clearTimeout(timer)
    sizes.disconnect()
    pane.removeEventListener('scroll', note)
    document.removeEventListener('selectionchange', note)
  }
}

function topIn(pane: HTMLElement, block: Element): number {
  return block.getBoundingClientRect().top - pane.getBoundingClientRect().top
}

/** The block with the cursor if it is visible, else the first visible one. */
function anchorIn(pane: HTMLElement): Anchor | null {
  const { anchorNode } = document.getSelection() ?? {}
  const at = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement
  const withCursor = at && pane.contains(at) ? at.closest(BLOCKS) : null
  if (withCursor) {
    const top = topIn(pane, withCursor)
    if (top >= 0 && top < pane.clientHeight) return { block: withCursor, top }
  }
  const { left, top, width } = pane.getBoundingClientRect()
  const first = document
    .elementsFromPoint(left + width / 2, top + FIRST_LINE)
    .find((element) => pane.contains(element) && element !== pane)
  const block = first?.closest(BLOCKS) ?? first
  return block && pane.contains(block) ? { block, top: topIn(pane, block) } : null
}
