// Which rows of a long list are drawn: those in sight, a few around them, and the one with the tab stop.
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

/** Up to this number all rows are drawn. */
const MOST_DRAWN = 60
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

/** `frame` scrolls and holds the table, whose head is above the rows. */
export function useRowsInSight(frame: RefObject<HTMLElement | null>, count: number): RowsInSight {
  const [height, setHeight] = useState(35)
  const [sight, setSight] = useState({ top: 0, height: 1200 })
  const isLong = count > MOST_DRAWN
  useLayoutEffect(() => {
    const row = frame.current?.querySelector('tbody tr[data-row]')
    const measured = row?.getBoundingClientRect().height ?? 0
    if (measured > 0) setHeight(measured)
  })
  useEffect(() => {
    const element = frame.current
    if (!element || !isLong) return
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight })
    look()
    element.addEventListener('scroll', look, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    return () => {
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
    setSight({ top: element.scrollTop, height: element.clientHeight })
  }
  if (!isLong) return { from: 0, to: count, height, reveal }
  const from = Math.max(0, Math.min(count, first) - MARGIN)
  return { from, to: Math.min(count, first + Math.ceil(sight.height / height) + MARGIN), height, reveal }
}
