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
  /** Sizes of all letters before a breakpoint, summed: what they can give is a share of it. */
  readonly letters: Float64Array
  /** Cost of ending a line there. */
  readonly costs: Float64Array
  /** Width by which the first letter of a line from a breakpoint hangs into the margin. */
  readonly hangs: Float64Array
  /** The token, or part of one, that a line from a breakpoint starts with. */
  readonly tokens: Int32Array
  readonly parts: Int32Array
  /**
   * The best path to a breakpoint: its cost, the breakpoint where its last line starts, the looseness of that line.
   */
  readonly best: Float64Array
  readonly from: Int32Array
  readonly looseness: Float64Array
  /** How many lines in a row end with hyphens on that path, the last one there. */
  readonly rows: Int32Array

  constructor(capacity: number) {
    this.starts = new Float64Array(capacity)
    this.ends = new Float64Array(capacity)
    this.startGaps = new Float64Array(capacity)
    this.endGaps = new Float64Array(capacity)
    this.kinds = new Uint8Array(capacity)
    this.letters = new Float64Array(capacity)
    this.costs = new Float64Array(capacity)
    this.hangs = new Float64Array(capacity)
    this.tokens = new Int32Array(capacity)
    this.parts = new Int32Array(capacity)
    this.best = new Float64Array(capacity)
    this.from = new Int32Array(capacity)
    this.looseness = new Float64Array(capacity)
    this.rows = new Int32Array(capacity)
  }

  /**
   * Adds a breakpoint after `width`, of which `gaps` are spaces and `space` is directly before it. A line that ends there is
   * `more` wider: by a hyphen, less what hangs into the margin.
   */
  add(width: number, gaps: number, space: number, more: number, kind: number): void {
    const at = this.count++
    this.starts[at] = width
    this.ends[at] = width - space + more
    this.startGaps[at] = gaps
    this.endGaps[at] = gaps - space
    this.kinds[at] = kind
    this.letters[at] = 0
    this.costs[at] = kind === HYPHENED ? LINE_COST + HYPHEN_COST : LINE_COST
    this.hangs[at] = 0
  }

  /** Sets what follows the last breakpoint added. */
  before(token: number, part: number): void {
    const at = this.count - 1
    this.tokens[at] = token
    this.parts[at] = part
  }

  /** Sets how far the first letter behind the last breakpoint added hangs. */
  hang(width: number): void {
    this.hangs[this.count - 1] = width
  }

  /** Sets the letters before the last breakpoint added, and what its hyphen costs more or less than any other. */
  behind(letters: number, cost: number): void {
    const at = this.count - 1
    this.letters[at] = letters
    this.costs[at] = (this.costs[at] as number) + cost
  }
}

// Scratch memory that outlives no paragraph: fifteen new arrays for each of a long pack's paragraphs would cost more time than
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
  /** Letters may move: see `MOST_TRACK`. */
  readonly track?: boolean
}

/** The breaks found: the breakpoints where lines end, and the worst line's looseness. */
export interface Breaks {
  readonly ends: readonly number[]
  /** 1 is a line stretched as far as looks well; more is loose. */
  readonly loosest: number
  /** Lines with spaces that look like holes. */
  readonly holes: number
}

/** Maximum breakpoints in one line: only zero-width text has more. */
const MOST_PLACES = 2000
/** A space may grow by half and shrink by a third before it is noticeable. */
const STRETCH = 0.5
const SHRINK = 0.33
/** Letters may move apart or together by this share of their size: nobody sees it, and spaces stay even. */
export const MOST_TRACK = 0.012
const HYPHEN_COST = 250
/** What the second of two hyphens in a row costs more, in its own cost; the third four times as much. */
const HYPHEN_ROW = 1.5
/** Cost of a loose line beside a tight one: more than this difference is seen. */
const BESIDE = 1
const BESIDE_COST = 150
/** A space wider than this, in natural ones, looks like a hole. */
export const WIDEST_SPACE = 2.5
const HOLE = (WIDEST_SPACE - 1) / STRETCH
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
export function findBreaks(points: BreakPoints, { width, justify, track = false }: BreakRules): Breaks {
  const { count, starts, ends, startGaps, endGaps, kinds, letters, costs, hangs } = points
  const { best, from, looseness, rows } = points
  const shrink = justify ? SHRINK : 0
  const most = track ? MOST_TRACK : 0
  const giveUp = justify ? OVERFULL_COST : RAGGED_LIMIT_COST
  const slackest = width * (justify ? LOOSE_LIMIT.justified : LOOSE_LIMIT.ragged)
  best[0] = 0
  looseness[0] = 0
  rows[0] = 0
  letters[0] = 0
  let first = 0
  for (let p = 1; p < count; p++) {
    const kind = kinds[p] as number
    const closing = p === count - 1 || kind === FORCED
    const end = ends[p] as number
    const gaps = endGaps[p] as number
    const own = costs[p] as number
    const given = (letters[p] as number) * most
    let least = Number.POSITIVE_INFINITY
    let chosen = 0
    let chosenLoose = 0
    first = Math.max(first, p - MOST_PLACES)
    for (let q = first; q < p; q++) {
      const slack = width - end + (starts[q] as number) + (hangs[q] as number)
      const space = gaps - (startGaps[q] as number)
      // Without spaces a line isn't stretched.
      const give = space > 0 ? given - (letters[q] as number) * most : 0
      const overfull = slack < -TOLERANCE - space * shrink - give
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
        else if (slack >= 0) loose = slack / Math.max(space * STRETCH + give, width * 0.01)
        else if (space > 0) loose = slack / (space * SHRINK + give)
        const square = 100 * loose * loose
        cost += loose < 0 ? -loose * square : loose > 4 ? 4 * square : loose * square
      }
      if (q > 0) {
        if (justify && Math.abs(loose - (looseness[q] as number)) > BESIDE) cost += BESIDE_COST
        if (kind === HYPHENED) cost += own * HYPHEN_ROW * (rows[q] as number) ** 2
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
    rows[p] = kind === HYPHENED ? (rows[chosen] as number) + 1 : 0
    // After a forced break nothing before it can share the line.
    if (kind === FORCED) first = p
  }
  return trace(points)
}

/** Follows the best breaks back from the end. */
function trace({ count, from, looseness }: BreakPoints): Breaks {
  const ends: number[] = []
  let loosest = 0
  let holes = 0
  for (let p = count - 1; p > 0; p = from[p] as number) {
    ends.push(p)
    const loose = looseness[p] as number
    loosest = Math.max(loosest, loose)
    if (loose > HOLE) holes += 1
  }
  return { ends: ends.reverse(), loosest, holes }
}
