// Positions of the pages in the pane, one below the other, in CSS pixels.
import type { PageInfo } from './messages'
import type { PagesZoom } from './view-mode'

/** CSS pixels per point: 96 per inch against 72. */
const PAPER_SCALE = 96 / 72
/** Space around and between pages. */
export const PAGE_GAP = 16

/** The size of the pane. */
export interface Room {
  readonly width: number
  readonly height: number
}

/** A page's bounds in the list. */
export interface PageBox {
  readonly page: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** CSS pixels per point. */
  readonly scale: number
}

/** The pages in a column, and its size. */
export interface PageList {
  readonly boxes: readonly PageBox[]
  readonly height: number
  readonly width: number
}

/** Lays out the list. */
export function listPages(pages: readonly PageInfo[], zoom: PagesZoom, room: Room): PageList {
  let top = PAGE_GAP
  let width = 0
  const boxes = pages.map((facts, page) => {
    const scale = scaleOf(facts, zoom, room)
    const box = { page, top, width: facts.width * scale, height: facts.height * scale, scale }
    top += box.height + PAGE_GAP
    width = Math.max(width, box.width)
    return box
  })
  return { boxes, height: top, width: width + 2 * PAGE_GAP }
}

function scaleOf(page: PageInfo, zoom: PagesZoom, room: Room): number {
  if (zoom === 'paper') return PAPER_SCALE
  const wide = Math.max(80, room.width - 2 * PAGE_GAP) / page.width
  if (zoom === 'width') return wide
  return Math.min(wide, Math.max(80, room.height - 2 * PAGE_GAP) / page.height)
}

/** Returns the pages between two heights of the list. */
export function pagesBetween({ boxes }: PageList, top: number, bottom: number): readonly PageBox[] {
  return boxes.filter((box) => box.top + box.height >= top && box.top <= bottom)
}

/** Returns the page at a height: the one that covers most of the middle. */
export function pageAt({ boxes }: PageList, y: number): number {
  const next = boxes.findIndex((box) => box.top + box.height + PAGE_GAP / 2 > y)
  return next < 0 ? Math.max(0, boxes.length - 1) : next
}
