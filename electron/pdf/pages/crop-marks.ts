// Crop marks: each page on a larger sheet, with marks where it is cut.
import { MM } from '../theme'
import type { Destination, Frame, Page } from '../types'
import { impose, type Sheets } from './impose'

/** How far ink may run over the edge of the page, so that no white is left where the cut is a little off. */
const BLEED = 3 * MM
/** From the edge of the page to that of the sheet. */
const MARGIN = 10 * MM
/** From the edge of the sheet to a mark, whose other end is outside the bleed. */
const CLEAR = 2 * MM
const MARK = { width: 0.25, colour: '#000000' }

/** Puts each page on a sheet of its own with crop marks. */
export function withCropMarks(pages: readonly Page[], anchors: ReadonlyMap<string, Destination>): Sheets {
  const sheets = impose(
    pages,
    anchors,
    pages.map((page, index) => ({
      width: page.width + MARGIN * 2,
      height: page.height + MARGIN * 2,
      slots: [{ page: index, scale: 1, x: MARGIN, y: MARGIN }],
      label: page.label,
      marks: marksOf(page),
    })),
  )
  return {
    ...sheets,
    pages: sheets.pages.map((page) => ({ ...page, cut: { margin: MARGIN, bleed: BLEED } })),
  }
}

/** Two lines at each corner, in the directions of its edges. */
function marksOf({ width, height }: Page): Frame[] {
  const [across, down] = [
    [MARGIN, MARGIN + width],
    [MARGIN, MARGIN + height],
  ]
  const ends = (length: number): (readonly [number, number])[] => [
    [CLEAR, MARGIN - BLEED],
    [length + MARGIN + BLEED, length + MARGIN * 2 - CLEAR],
  ]
  return [
    ...across.flatMap((x) =>
      ends(height).map(([y, y2]): Frame => ({ kind: 'rule', x, y, x2: x, y2, ...MARK })),
    ),
    ...down.flatMap((y) => ends(width).map(([x, x2]): Frame => ({ kind: 'rule', x, y, x2, y2: y, ...MARK }))),
  ]
}
