// Line breaking over whole paragraphs: the breaks with the least total cost, by dynamic programming.

/** Kinds of breakpoints: the values of `End` in tokens. */
const HYPHENED = 2
const FORCED = 3

/** Breakpoints of a paragraph as columns. The first is its start, the last its end. Widths in points. */
export class BreakPoints {
  count = 1
  /** Width of everything before a breakpoint. */
  readonly starts: Float64Array
  /** The same without the space dropped at a line's end, with the hyphen added there. */
  readonly ends: Float64Array
  /** Width of only the spaces before a breakpoint, with and without the dropped one. */
  readonly startGaps: Float64Array
  readonly endGaps: Float64Array
  readonly kinds: Uint8Array
  /** The token, or part of one, that a line from a breakpoint starts with. */
  readonly tokens: Int32Array
  readonly parts: Int32Array
  /**
   * The best path to a breakpoint: its cost, the breakpoint where its last line starts, the looseness of that line.
   */
  readonly best: Float64Array
  readonly from: Int32Array
  readonly looseness: Float64Array

  constructor(capacity: number) {
    this.starts = new Float64Array(capacity)
    this.ends = new Float64Array(capacity)
    this.startGaps = new Float64Array(capacity)
    this.endGaps = new Float64Array(capacity)
    this.kinds = new Uint8Array(capacity)
    this.tokens = new Int32Array(capacity)
    this.parts = new Int32Array(capacity)
    this.best = new Float64Array(capacity)
    this.from = new Int32Array(capacity)
    this.looseness = new Float64Array(capacity)
  }

  /** Adds a breakpoint after `width`, of which `gaps` are spaces and `space` is directly before it. */
  add(width: number, gaps: number, space: number, hyphen: number, kind: number): void {
    const at = this.count++
    this.starts[at] = width
    this.ends[at] = width - space + hyphen
    this.startGaps[at] = gaps
    this.endGaps[at] = gaps - space
    this.kinds[at] = kind
  }

  /** Sets what follows the last breakpoint added. */
  before(token: number, part: number): void {
    const at = this.count - 1
    this.tokens[at] = token
    this.parts[at] = part
  }
}

// Scratch memory that outlives no paragraph: eleven new arrays for each of a long pack's paragraphs would cost more time than
// breaking them.
let shared = new BreakPoints(512)

/** Columns for up to that many breakpoints. They are reused for the next paragraph. */
export function emptyPoints(capacity: number): BreakPoints {
  if (shared.kinds.length < capacity) shared = new BreakPoints(capacity * 2)
  shared.count = 1
  return shared
}

/** Parameters of line breaking. */
export interface BreakRules {
  readonly width: number
  readonly justify: boolean
}

/** The breaks found: the breakpoints where lines end, and the worst line's looseness. */
export interface Breaks {
  readonly ends: readonly number[]
  /** 1 is a line stretched as far as looks well; more is loose. */
  readonly loosest: number
}

/** Maximum breakpoints in one line: only zero-width text has more. */
const MOST_PLACES = 2000
/** A space may grow by half and shrink by a third before it is noticeable. */
const STRETCH = 0.5
const SHRINK = 0.33
const HYPHEN_COST = 60
const HYPHEN_PAIR_COST = 120
const LINE_COST = 10
/** More than any number of loose lines can cost: a line overflows only if there is no alternative. */
const OVERFULL_COST = 1e12
/** Last lines shorter than this share of the width are avoided. */
const SHORT_LAST = 0.12
const SHORT_LAST_COST = 400
/** A ragged line looks good while no more than this share of it is empty. */
const RAGGED_SLACK = 0.18
const TOLERANCE = 0.01
/** Lines with more than this share empty are considered only if there is nothing better. */
const LOOSE_LIMIT = { justified: 0.2, ragged: 0.4 }
/** Cost of a ragged line that is as loose as that; in narrow cells the result may be worse. */
const RAGGED_LIMIT_COST = 100 * (LOOSE_LIMIT.ragged / RAGGED_SLACK) ** 3

/**
 * Finds the best breaks. A token wider than the line gets its own line. For each possible end of a line all possible
 * starts are tried, from the first that is not too full to the last that is not too loose. Runs for every word of a
 * document, so it is written for speed.
 */
export function findBreaks(points: BreakPoints, { width, justify }: BreakRules): Breaks {
  const { count, starts, ends, startGaps, endGaps, kinds, best, from, looseness } = points
  const shrink = justify ? SHRINK : 0
  const giveUp = justify ? OVERFULL_COST : RAGGED_LIMIT_COST
  const slackest = width * (justify ? LOOSE_LIMIT.justified : LOOSE_LIMIT.ragged)
  best[0] = 0
  let first = 0
  for (let p = 1; p < count; p++) {
    const kind = kinds[p] as number
    const closing = p === count - 1 || kind === FORCED
    const end = ends[p] as number
    const gaps = endGaps[p] as number
    const own = kind === HYPHENED ? LINE_COST + HYPHEN_COST : LINE_COST
    let least = Number.POSITIVE_INFINITY
    let chosen = 0
    let chosenLoose = 0
    first = Math.max(first, p - MOST_PLACES)
    for (let q = first; q < p; q++) {
      const slack = width - end + (starts[q] as number)
      const space = gaps - (startGaps[q] as number)
      const overfull = slack < -TOLERANCE - space * shrink
      if (overfull && q < p - 1) {
        first = q + 1
        continue
      }
      if (slack > slackest && !closing && least < (best[q] as number) + giveUp) break
      let cost = (best[q] as number) + own
      if (cost >= least) continue
      let loose = 0
      if (overfull) cost += OVERFULL_COST
      else if (slack < 0 || !closing) {
        if (!justify) loose = slack / (width * RAGGED_SLACK)
        else if (slack >= 0) loose = slack / Math.max(space * STRETCH, width * 0.01)
        else if (space > 0) loose = slack / (space * SHRINK)
        const square = 100 * loose * loose
        cost += loose < 0 ? -loose * square : loose > 4 ? 4 * square : loose * square
      }
      if (q > 0) {
        if (kind === HYPHENED && kinds[q] === HYPHENED) cost += HYPHEN_PAIR_COST
        if (closing && width - slack < width * SHORT_LAST) cost += SHORT_LAST_COST
      }
      if (cost < least) {
        least = cost
        chosen = q
        chosenLoose = loose
      }
    }
    best[p] = least
    from[p] = chosen
    looseness[p] = chosenLoose
    // After a forced break nothing before it can share the line.
    if (kind === FORCED) first = p
  }
  return trace(points)
}

/** Follows the best breaks back from the end. */
function trace({ count, from, looseness }: BreakPoints): Breaks {
  const ends: number[] = []
  let loosest = 0
  for (let p = count - 1; p > 0; p = from[p] as number) {
    ends.push(p)
    loosest = Math.max(loosest, looseness[p] as number)
  }
  return { ends: ends.reverse(), loosest }
}
