// The sign behind a line of code that goes on on the next one: drawn, so that copied code has nothing of it.
import type { TypesetContext } from '../flow/strip'
import type { Frame } from '../types'

/** Gap between the lines and the sign: both fit in the space beside the text of a box. */
const GAP = 1.5
const SIZE = { width: 4.5, height: 3.5, head: 1.4, stroke: 0.5 }

/** An arrow to the left with a hook, behind a line that ends at `x` on a baseline. */
export function wrapSign(context: TypesetContext, x: number, baseline: number): Frame[] {
  const { colour } = context.theme.caption
  const { width, height, head, stroke } = SIZE
  const left = x + GAP
  const right = left + width
  const y = baseline - head
  const line = (x1: number, y1: number, x2: number, y2: number): Frame => ({
    kind: 'rule',
    x: x1,
    y: y1,
    x2,
    y2,
    width: stroke,
    colour,
  })
  return [
    line(right, y - height, right, y),
    line(right, y, left, y),
    line(left, y, left + head, y - head),
    line(left, y, left + head, y + head),
  ]
}
