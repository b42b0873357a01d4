// Scrolls a pane of the text to a target, and holds it there until the content around it has its final height.
import type { EditorView } from '@tiptap/pm/view'
import { holdsLine } from '../focus/focus-view'
import { type Box, boxOf, showAcross } from './boxes'
import type { ScrollTarget } from './scroll-target'

/** Distance from the edges of the pane, in CSS pixels. */
const MARGIN = 10
/** Beyond this distance it is a jump: the target goes to the middle, with text before and after it. */
const JUMP = 100
/** Position of the middle as a fraction of the height: more text is read below than above. */
const MIDDLE = 0.42
/** Number of consecutive frames in place until a target is settled. */
const QUIET_FRAMES = 3
/** Number of frames to wait for a hidden pane. */
const MOST_FRAMES = 60

/** Scrolls one view. Call `destroy` when the view is removed. */
export class Scroller {
  private frame = 0
  private held = false
  private readonly sizes = new ResizeObserver(() => this.held && this.scroll())
  private watched: HTMLElement | null = null

  /** `asked` returns the target; null means the selection. */
  constructor(
    private readonly view: EditorView,
    private readonly asked: () => ScrollTarget | null,
  ) {}

  /** Scrolls now, and again while sections get their final height. */
  show(): void {
    this.watch()
    this.held = true
    if (!this.scroll(true)) this.again()
  }

  /** Stops: the user has moved on. */
  readonly leave = (): void => {
    this.held = false
    cancelAnimationFrame(this.frame)
  }

  destroy(): void {
    this.leave()
    this.sizes.disconnect()
    for (const name of LEAVING) this.watched?.removeEventListener(name, this.leave)
    this.watched?.removeEventListener('keydown', this.leaveByKey)
  }

  /** Other keys, such as Ctrl+S, don't move the text; what they type is shown again. */
  private readonly leaveByKey = ({ key }: KeyboardEvent): void => {
    if (SCROLLING_KEYS.includes(key)) this.leave()
  }

  private again(quiet = 0, frames = 0): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => {
      const still = this.scroll() ? quiet + 1 : 0
      if (this.held && still < QUIET_FRAMES && frames < MOST_FRAMES) this.again(still, frames + 1)
    })
  }

  /** Scrolls to the target; false when it had to move, or is not visible yet. */
  private scroll(first = false): boolean {
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

  /** The requested alignment applies only once; later the target must just stay in view. */
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
    pane.addEventListener('keydown', this.leaveByKey, { passive: true })
  }
}

/** Events with which the user takes over. */
const LEAVING = ['wheel', 'pointerdown'] as const
/** Keys with which the user does. */
const SCROLLING_KEYS: readonly string[] = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']

function scrollerOf(view: EditorView): HTMLElement | null {
  return view.dom.closest<HTMLElement>('.text-scroll')
}

/** Returns how far the pane must scroll. */
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
  // A target taller than the pane is aligned to its top.
  if (height > pane.clientHeight * (1 - MIDDLE))
    return above > 0 || height > pane.clientHeight ? toTop : below
  if (at === 'middle' || Math.max(above, below) > JUMP || (above <= 0 && below <= 0)) return toMiddle
  return above > 0 ? -above : below
}

/** Whether something such as a message covers the text there; the middle of the pane is tested. */
function isCovered(pane: HTMLElement, box: Box): boolean {
  const middle = pane.getBoundingClientRect().top + pane.clientHeight * MIDDLE
  if (Math.abs(box.top - middle) < 1) return false
  const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
  return over !== null && !pane.contains(over) && over.closest('.toasts') !== null
}
