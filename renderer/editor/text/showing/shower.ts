// Scrolls a pane of the text to a place, and holds it there until what is around it has its true height.
import type { EditorView } from '@tiptap/pm/view'
import { holdsLine } from '../focus/focus-view'
import { type Box, boxOf, showAcross } from './boxes'
import type { ScrollTarget } from './scroll-target'

/** Distance from the edges of the pane, in CSS pixels. */
const MARGIN = 10
/** What lies further outside than this is a jump: it comes to the middle, with text before and after it. */
const JUMP = 100
/** Where the middle is, as a share of the height: more is read below than above. */
const MIDDLE = 0.42
/** A place is at rest when it was in order in so many frames on end. */
const QUIET_FRAMES = 3
/** A pane that is not seen by then is not waited for. */
const MOST_FRAMES = 60

/** What brings places of one view on screen. Call `destroy` when the view goes. */
export class Shower {
  private frame = 0
  private held = false
  private readonly sizes = new ResizeObserver(() => this.held && this.settle())
  private watched: Element | null = null

  /** `asked` gives the place that is to be shown; null stands for the selection. */
  constructor(
    private readonly view: EditorView,
    private readonly asked: () => ScrollTarget | null,
  ) {}

  /** Shows the place now, and again while sections that were not drawn yet take their height. */
  show(): void {
    this.watch()
    this.held = true
    if (!this.settle(true)) this.again()
  }

  /** Lets go: the user goes elsewhere. */
  readonly leave = (): void => {
    this.held = false
    cancelAnimationFrame(this.frame)
  }

  destroy(): void {
    this.leave()
    this.sizes.disconnect()
    for (const name of LEAVING) this.watched?.removeEventListener(name, this.leave)
  }

  private again(quiet = 0, frames = 0): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => {
      const still = this.settle() ? quiet + 1 : 0
      if (this.held && still < QUIET_FRAMES && frames < MOST_FRAMES) this.again(still, frames + 1)
    })
  }

  /** Puts the place where it belongs; false when it had to move, or can't be seen yet. */
  private settle(first = false): boolean {
    const { view } = this
    const pane = scrollerOf(view)
    if (!pane || pane.clientHeight === 0 || view.isDestroyed) return false
    const asked = this.asked()
    const box = boxOf(view, asked)
    if (!box) return false
    const aside = showAcross(view, asked, pane)
    const by = distance(pane, box, this.alignment(asked, first))
    const before = pane.scrollTop
    if (Math.abs(by) >= 1) pane.scrollTop += by
    return !aside && pane.scrollTop === before
  }

  /** Only the first time a place goes to the top or the height that is held; later it must not leave the pane. */
  private alignment(asked: ScrollTarget | null, first: boolean): ScrollTarget['at'] | 'held' {
    if (holdsLine()) return 'held'
    return asked?.at === 'middle' && !first ? 'nearest' : (asked?.at ?? 'nearest')
  }

  private watch(): void {
    const pane = scrollerOf(this.view)
    if (!pane || pane === this.watched) return
    this.watched = pane
    this.sizes.observe(pane)
    this.sizes.observe(this.view.dom)
    for (const name of LEAVING) pane.addEventListener(name, this.leave, { passive: true })
  }
}

/** With these the user takes over. */
const LEAVING = ['wheel', 'pointerdown', 'keydown'] as const

function scrollerOf(view: EditorView): HTMLElement | null {
  return view.dom.closest<HTMLElement>('.text-scroll')
}

/** How far the pane must scroll. */
function distance(pane: HTMLElement, box: Box, at: ScrollTarget['at'] | 'held'): number {
  const { top } = pane.getBoundingClientRect()
  const bottom = top + pane.clientHeight
  const toTop = box.top - (top + MARGIN)
  const toMiddle = box.top - (top + pane.clientHeight * MIDDLE)
  if (at === 'start') return toTop
  if (at === 'held') return toMiddle
  const above = top + MARGIN - box.top
  const below = box.bottom - (bottom - MARGIN)
  const height = box.bottom - box.top
  if (above <= 0 && below <= 0 && !isCovered(pane, box)) return 0
  // What is higher than the pane begins at its top.
  if (height > pane.clientHeight * (1 - MIDDLE))
    return above > 0 || height > pane.clientHeight ? toTop : below
  if (at === 'middle' || Math.max(above, below) > JUMP || (above <= 0 && below <= 0)) return toMiddle
  return above > 0 ? -above : below
}

/** Whether something lies over the text there, such as a message; the middle of the pane is as good a place as any. */
function isCovered(pane: HTMLElement, box: Box): boolean {
  const middle = pane.getBoundingClientRect().top + pane.clientHeight * MIDDLE
  if (Math.abs(box.top - middle) < 1) return false
  const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
  return over !== null && !pane.contains(over) && over.closest('.toasts') !== null
}
