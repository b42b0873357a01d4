// The scrolling pane of pages: its visible part, and following the cursor.
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { listPages, type PageList, pageAt } from '../../../pages/page-list'
import type { PagesLink } from '../../../pages/pages-link'
import { pagesZoom } from '../../../pages/view-mode'
import { useSignal } from '../hooks'

/** The visible part of the list, in CSS pixels. */
interface Seen {
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The pane (to be set as `ref`), its list, and its visible part. */
export interface PageScroll {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly list: PageList
  readonly seen: Seen
}

/** A line closer to the edge than this is scrolled to the middle, in CSS pixels. */
const EDGE = 24

/** Observes the pane. */
export function usePageScroll(link: PagesLink): PageScroll {
  const scroller = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<Seen>({ top: 0, width: 0, height: 0 })
  const pages = useSignal(link.pages)
  const zoom = useSignal(pagesZoom)
  const { width, height } = seen
  const list = useMemo(() => listPages(pages, zoom, { width, height }), [pages, zoom, width, height])
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const read = () => {
      const { scrollTop: top, clientWidth, clientHeight } = element
      setSeen((before) =>
        before.top === top && before.width === clientWidth && before.height === clientHeight
          ? before
          : { top, width: clientWidth, height: clientHeight },
      )
    }
    const sizes = new ResizeObserver(read)
    sizes.observe(element)
    element.addEventListener('scroll', read, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', read)
    }
  }, [])
  useScrollAnchor(scroller, list)
  useFollow(link, scroller, list)
  return { scroller, list, seen }
}

/** Keeps the page at the top in place when pages grow or shrink. */
function useScrollAnchor(scroller: PageScroll['scroller'], list: PageList): void {
  const before = useRef(list)
  useLayoutEffect(() => {
    const element = scroller.current
    const old = before.current
    before.current = list
    const page = element ? pageAt(old, element.scrollTop) : 0
    const [was, is] = [old.boxes[page], list.boxes[page]]
    if (!element || !was || !is || was.scale === is.scale) return
    element.scrollTop = is.top + ((element.scrollTop - was.top) * is.scale) / was.scale
  }, [scroller, list])
}

/** Time of the last scrolling by hand, as in event time stamps. */
function useScrolledAt(scroller: PageScroll['scroller']): RefObject<number> {
  const scrolledAt = useRef(0)
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const note = ({ timeStamp }: Event) => {
      scrolledAt.current = timeStamp
    }
    const kinds = ['wheel', 'keydown', 'pointerdown']
    for (const kind of kinds) element.addEventListener(kind, note, { passive: true })
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, note)
    }
  }, [scroller])
  return scrolledAt
}

/** Scrolls to the line of the cursor when it is out of sight, unless the user has scrolled since. */
function useFollow(link: PagesLink, scroller: PageScroll['scroller'], list: PageList): void {
  const place = useSignal(link.cursor)
  const shown = useRef('')
  const scrolledAt = useScrolledAt(scroller)
  useEffect(() => {
    const element = scroller.current
    const box = place && list.boxes[place.page]
    if (!element || !box || element.clientHeight === 0) return
    const line = `${place.page} ${Math.round(place.top)}`
    if (line === shown.current) return
    shown.current = line
    if (scrolledAt.current > link.cursorAskedAt) return
    const top = box.top + place.top * box.scale
    const bottom = box.top + place.bottom * box.scale
    const { scrollTop, clientHeight } = element
    if (top >= scrollTop + EDGE && bottom <= scrollTop + clientHeight - EDGE) return
    element.scrollTop = (top + bottom - clientHeight) / 2
  }, [link, place, list, scroller, scrolledAt])
}
