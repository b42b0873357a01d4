// Line breaking over whole paragraphs: the breaks with the least total cost, by dynamic programming.

/** What the breaker needs to know of a paragraph, one entry a token. Widths are points. */
export interface Breakable {
  readonly widths: Float64Array
  /** Space behind a token. */
  readonly spaces: Float64Array
  /** See `End`: 0 glued, 1 may break, 2 may break with a hyphen, 3 must break. */
  readonly ends: Uint8Array
  /** Width of a hyphen at the end of a token that may break with one. */
  readonly hyphens: Float64Array
}

/** How breaks are judged. */
export interface BreakRules {
  readonly width: number
  readonly justify: boolean
}

/** Breaks found: index of the token behind which each line ends, and the worst line's looseness. */
export interface Breaks {
  readonly ends: readonly number[]
  /** 1 is a line stretched as far as looks well; more is loose. */
  readonly loosest: number
}

/** A space may grow by half and shrink by a third of itself before it shows. */
const STRETCH = 0.5
const SHRINK = 0.33
const HYPHEN_COST = 60
const HYPHEN_PAIR_COST = 120
const LINE_COST = 10
const GLUE_OVERFULL = 1e7
/** Last lines shorter than this share of the width are avoided. */
const SHORT_LAST = 0.12
const SHORT_LAST_COST = 150
/** A ragged line looks well while no more than this share of it is empty. */
const RAGGED_SLACK = 0.18
const TOLERANCE = 0.01

/** Finds the best breaks. A token wider than the line gets a line of its own. */
export function findBreaks(text: Breakable, rules: BreakRules): Breaks {
  const count = text.widths.length
  const natural = new Float64Array(count + 1)
  const gaps = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) {
    natural[i + 1] = at(natural, i) + at(text.widths, i) + at(text.spaces, i)
    gaps[i + 1] = at(gaps, i) + at(text.spaces, i)
  }
  const points = breakPoints(text.ends, count)
  const best = new Float64Array(points.length)
  const from = new Int32Array(points.length)
  const looseness = new Float64Array(points.length)
  for (let p = 1; p < points.length; p++) {
    settlePoint({ text, rules, natural, gaps, points, best, from, looseness }, p)
  }
  const ends: number[] = []
  let loosest = 0
  for (let p = points.length - 1; p > 0; p = at(from, p)) {
    ends.push(at(points, p) - 1)
    loosest = Math.max(loosest, at(looseness, p))
  }
  return { ends: ends.reverse(), loosest }
}

const at = (array: ArrayLike<number>, index: number): number => array[index] ?? 0

/** Token counts behind which a line may end: 0 is the paragraph's start. */
function breakPoints(ends: Uint8Array, count: number): Int32Array {
  const points = [0]
  for (let i = 0; i < count; i++) if (at(ends, i) !== 0 || i === count - 1) points.push(i + 1)
  return Int32Array.from(points)
}

interface Search {
  readonly text: Breakable
  readonly rules: BreakRules
  /** Width of all tokens and spaces before a token. */
  readonly natural: Float64Array
  /** Width of the spaces alone. */
  readonly gaps: Float64Array
  readonly points: Int32Array
  /** Least cost up to a point, the point before it, and the looseness of the line between them. */
  readonly best: Float64Array
  readonly from: Int32Array
  readonly looseness: Float64Array
}

function settlePoint(search: Search, p: number): void {
  const { text, rules, natural, gaps, points, best, from, looseness } = search
  const end = at(points, p)
  const last = end - 1
  const kind = at(text.ends, last)
  const closing = end === text.widths.length || kind === 3
  const hyphen = kind === 2 ? at(text.hyphens, last) : 0
  let least = Number.POSITIVE_INFINITY
  for (let q = p - 1; q >= 0; q--) {
    const start = at(points, q)
    const space = at(gaps, last) - at(gaps, start)
    const slack = rules.width - (at(natural, end) - at(text.spaces, last) - at(natural, start) + hyphen)
    const tightest = rules.justify ? space * SHRINK : 0
    const overfull = slack < -tightest - TOLERANCE
    if (overfull && q < p - 1) break
    const loose = closing && slack >= 0 ? 0 : ratio(rules, slack, space)
    let cost = at(best, q) + (overfull ? GLUE_OVERFULL : lineCost(loose))
    if (kind === 2) cost += HYPHEN_COST + (at(text.ends, start - 1) === 2 && start > 0 ? HYPHEN_PAIR_COST : 0)
    if (closing && q > 0 && rules.width - slack < rules.width * SHORT_LAST) cost += SHORT_LAST_COST
    if (cost < least) {
      least = cost
      from[p] = q
      looseness[p] = loose
    }
    // Behind a forced break nothing before it can share the line.
    if (start > 0 && at(text.ends, start - 1) === 3) break
  }
  best[p] = least
}

/** How far a line is from its natural width: positive is loose, negative is tight, 1 is the limit of good looks. */
function ratio(rules: BreakRules, slack: number, space: number): number {
  if (!rules.justify) return slack / (rules.width * RAGGED_SLACK)
  if (slack < 0) return space > 0 ? slack / (space * SHRINK) : 0
  return slack / Math.max(space * STRETCH, rules.width * 0.01)
}

function lineCost(loose: number): number {
  const size = Math.abs(loose)
  return LINE_COST + 100 * (loose < 0 ? size * size * size : size * size * Math.min(size, 4))
}
