// A booklet: two pages on each side of a sheet, so that the stack, folded in the middle, has them in order.
import type { Destination, Frame, Page } from '../types'
import { fitted, impose, type Sheets, type Side, sheetFor } from './impose'

/** The pages on one side of a sheet, as indexes. */
export type Pair = readonly [left: number, right: number]

/**
 * Returns the sides of the sheets from the outermost one inwards, front then back, for a number of pages that is a multiple of four.
 * Turned over its short edge, a sheet has page 2 behind page 1.
 */
export function bookletPairs(count: number): Pair[] {
  return Array.from({ length: count / 4 }, (_, sheet): Pair[] => {
    const [low, high] = [sheet * 2, count - 1 - sheet * 2]
    return [
      [high, low],
      [low + 1, high - 1],
    ]
  }).flat()
}

/** Length of the marks of the fold, and the grey that they have. */
const FOLD = { length: 8, colour: '#9a9a9a' }

/** Lays a multiple of four pages out as a booklet, bound at the left or, where pages follow each other from there, at the right; all sheets have the size for the first page. */
export function booklet(
  pages: readonly Page[],
  anchors: ReadonlyMap<string, Destination>,
  rightToLeft = false,
): Sheets {
  const sheet = sheetFor(pages[0] ?? { width: 0, height: 0 })
  const half = sheet.width / 2
  const sides = bookletPairs(pages.length).map(([left, right]): Side => {
    const pair = rightToLeft ? [right, left] : [left, right]
    const slots = pair.flatMap((index, at) => {
      const page = pages[index]
      return page ? [fitted(page, index, { left: at * half, width: half, height: sheet.height })] : []
    })
    const label = pair.map((index) => pages[index]?.label || 'blank').join(' | ')
    return { ...sheet, slots, label, marks: foldMarks(sheet) }
  })
  return impose(pages, anchors, sides)
}

function foldMarks({ width, height }: Pick<Page, 'width' | 'height'>): Frame[] {
  const x = width / 2
  return [
    [0, FOLD.length],
    [height - FOLD.length, height],
  ].map(([y = 0, y2 = 0]) => ({ kind: 'rule', x, y, x2: x, y2, width: 0.4, colour: FOLD.colour }))
}
