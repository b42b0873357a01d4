// Bars in the margin beside the words that a comparison shows as added or removed. Artifacts: each change is also said in words.
import { MM, type Theme } from '../theme'
import type { Frame } from '../types'
import type { FilledPage } from './paginate'

/** Between a bar and the text. */
const GAP = 4 * MM
const WIDTH = 1.4
/** Bars that are closer than this are one: it is more than the space between two lines. */
const JOINED = 13

/** The bars of a page. `left` and `top` are the edges of its text. */
export function changeBars(filled: FilledPage, theme: Theme, left: number, top: number): Frame[] {
  const spans = [...filled.body, ...filled.notes].flatMap(({ strip, y }) =>
    strip.frames.flatMap((frame) =>
      frame.kind === 'box' && frame.changed
        ? [{ from: top + y + frame.y, to: top + y + frame.y + frame.height }]
        : [],
    ),
  )
  const x = left - GAP
  return joined(spans).map(({ from, to }) => ({
    ...{ kind: 'rule', x, y: from, x2: x, y2: to },
    ...{ width: WIDTH, colour: theme.colours.accent },
  }))
}

interface Span {
  readonly from: number
  readonly to: number
}

function joined(spans: readonly Span[]): Span[] {
  const bars: Span[] = []
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = bars.at(-1)
    if (last && from - last.to < JOINED)
      bars[bars.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else bars.push({ from, to })
  }
  return bars
}
