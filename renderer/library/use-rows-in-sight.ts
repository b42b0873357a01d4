// Which rows of a long list are drawn: those in sight, a few around them, and the one with the tab stop.
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { afterPaint } from '../base/after-paint'

/** Up to this number all rows are drawn. */
const MOST_DRAWN = 40
/** Rows drawn above and below those in sight. */
const MARGIN = 20

/** Rows from `from` up to but excluding `to`, and the height of each in CSS pixels. */
export interface RowsInSight {
  readonly from: number
  readonly to: number
  readonly height: number
  /** Scrolls a row into sight, so that it is drawn. */
  reveal(at: number): void
}

/** The part of the rows in sight, in CSS pixels, and how many rows around it are drawn. */
interface Sight {
  readonly top: number
  readonly height: number
  readonly margin: number
}

const sightOf = ({ scrollTop, clientHeight }: HTMLElement): Sight => ({
  ...{ top: scrollTop, height: clientHeight, margin: MARGIN },
})

/** `frame` scrolls and holds the table, whose head is above the rows. */
export function useRowsInSight(frame: RefObject<HTMLElement | null>, count: number): RowsInSight {
  const [height, setHeight] = useState(35)
  // At first as few as the window can show, so that it shows them soon.
  const [sight, setSight] = useState<Sight>({ top: 0, height: window.innerHeight, margin: 0 })
  const isLong = count > MOST_DRAWN
  useLayoutEffect(() => {
    const row = frame.current?.querySelector('tbody tr[data-row]')
    const measured = row?.getBoundingClientRect().height ?? 0
    if (measured > 0) setHeight(measured)
  })
  useEffect(() => {
    const element = frame.current
    if (!element || !isLong) return
    const look = () => setSight(sightOf(element))
    element.addEventListener('scroll', look, { passive: true })
    const resized = new ResizeObserver(look)
    // It looks at once, which is too early for the rows around.
    const cancel = afterPaint(() => resized.observe(element))
    return () => {
      cancel()
      element.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [frame, isLong])
  const first = Math.floor(sight.top / height)
  const reveal = (at: number): void => {
    const element = frame.current
    if (!element || !isLong) return
    const head = element.querySelector('thead')?.getBoundingClientRect().height ?? 0
    const [above, below] = [at * height, (at + 1) * height + head - element.clientHeight]
    if (element.scrollTop > above) element.scrollTop = above
    else if (element.scrollTop < below) element.scrollTop = below
    setSight(sightOf(element))
  }
  if (!isLong) return { from: 0, to: count, height, reveal }
  const from = Math.max(0, Math.min(count, first) - sight.margin)
  const to = Math.min(count, first + Math.ceil(sight.height / height) + sight.margin)
  return { from, to, height, reveal }
}
