// Which rows of a long list are drawn: those in sight, a few around them, and the one with the tab stop.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
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
  /** What the rows were searched for. */
  readonly search: string | null
}

const sightOf = ({ scrollTop, clientHeight }: HTMLElement, search: string | null): Sight => ({
  ...{ top: scrollTop, height: clientHeight, margin: MARGIN, search },
})

const isSameSight = (one: Sight, other: Sight): boolean =>
  (Object.keys(one) as (keyof Sight)[]).every((key) => one[key] === other[key])

/** How long only the rows in sight of a new result are drawn: while somebody types, the next one comes before that. */
const SETTLING_MS = 300

/** Whether a result is there for some time. A new one begins at its top. */
function useSettled(frame: RefObject<HTMLElement | null>, search: string | null): boolean {
  const [settled, setSettled] = useState(search)
  const isSettled = settled === search
  useLayoutEffect(() => {
    if (search !== null && frame.current) frame.current.scrollTop = 0
  }, [frame, search])
  useEffect(() => {
    if (isSettled) return
    const timer = setTimeout(() => setSettled(search), SETTLING_MS)
    return () => clearTimeout(timer)
  }, [isSettled, search])
  return isSettled
}

/** `frame` scrolls and holds the table, whose head is above the rows. `search` is what the rows were searched for. */
export function useRowsInSight(
  frame: RefObject<HTMLElement | null>,
  count: number,
  search: string | null,
): RowsInSight {
  const [height, setHeight] = useState(35)
  // At first as few as the window can show, so that it shows them soon.
  const [sight, setSight] = useState<Sight>({ top: 0, height: window.innerHeight, margin: 0, search })
  const latest = useRef(search)
  latest.current = search
  const isSettled = useSettled(frame, search)
  const isLong = count > MOST_DRAWN || !isSettled
  useLayoutEffect(() => {
    const row = frame.current?.querySelector('tbody tr[data-row]')
    const measured = row?.getBoundingClientRect().height ?? 0
    if (measured > 0) setHeight(measured)
  })
  useEffect(() => {
    const element = frame.current
    if (!element || !isLong) return
    const look = () => {
      const next = sightOf(element, latest.current)
      setSight((known) => (isSameSight(known, next) ? known : next))
    }
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
  const first = search === null || sight.search === search ? Math.floor(sight.top / height) : 0
  const margin = isSettled ? sight.margin : 0
  const reveal = (at: number): void => {
    const element = frame.current
    if (!element || !isLong) return
    const head = element.querySelector('thead')?.getBoundingClientRect().height ?? 0
    const [above, below] = [at * height, (at + 1) * height + head - element.clientHeight]
    if (element.scrollTop > above) element.scrollTop = above
    else if (element.scrollTop < below) element.scrollTop = below
    setSight(sightOf(element, search))
  }
  if (!isLong) return { from: 0, to: count, height, reveal }
  const from = Math.max(0, Math.min(count, first) - margin)
  const to = Math.min(count, first + Math.ceil(sight.height / height) + margin)
  return { from, to, height, reveal }
}
