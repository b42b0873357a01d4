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
/** More than any number of loose lines can cost: nothing leaves the page while there is another way. */
const OVERFULL_COST = 1e12
/** Last lines shorter than this share of the width are avoided. */
const SHORT_LAST = 0.12
const SHORT_LAST_COST = 150
/** A ragged line looks well while no more than this share of it is empty. */
const RAGGED_SLACK = 0.18
const TOLERANCE = 0.01
/** Lines with more than this share of them empty are looked at only where nothing better is left. */
const LOOSE_LIMIT = 0.4

/**
 * Finds the best breaks. A token wider than the line gets a line of its own.
 *
 * For each place where a line may end, all places where it may begin are tried: those between the first that is not
 * too full and the last that is not too loose. This runs for each word of a document, so it is written for speed.
 */
export function findBreaks(text: Breakable, rules: BreakRules): Breaks {
  const { widths, spaces, ends } = text
  const { width, justify } = rules
  const points = breakPoints(ends)
  const before = sumsBefore(text, points)
  const best = new Float64Array(points.length)
  const from = new Int32Array(points.length)
  const looseness = new Float64Array(points.length)
  let first = 0
  for (let p = 1; p < points.length; p++) {
    const last = (points[p] as number) - 1
    const kind = ends[last] as number
    const closing = p === points.length - 1 || kind === FORCED
    const hyphened = kind === HYPHENED
    const end =
      (before.natural[p] as number) -
      (spaces[last] as number) +
      (hyphened ? (text.hyphens[last] as number) : 0)
    const gaps = (before.gaps[p] as number) - (spaces[last] as number)
    let least = Number.POSITIVE_INFINITY
    for (let q = first; q < p; q++) {
      const space = gaps - (before.gaps[q] as number)
      const slack = width - (end - (before.natural[q] as number))
      const overfull = slack < -TOLERANCE - (justify ? space * SHRINK : 0)
      if (overfull && q < p - 1) {
        first = q + 1
        continue
      }
      if (!closing && slack > width * LOOSE_LIMIT && least < OVERFULL_COST) break
      const loose = closing && slack >= 0 ? 0 : ratio(rules, slack, space)
      let cost = (best[q] as number) + (overfull ? OVERFULL_COST : lineCost(loose))
      if (hyphened)
        cost += HYPHEN_COST + (q > 0 && ends[(points[q] as number) - 1] === HYPHENED ? HYPHEN_PAIR_COST : 0)
      if (closing && q > 0 && width - slack < width * SHORT_LAST) cost += SHORT_LAST_COST
      if (cost < least) {
        least = cost
        from[p] = q
        looseness[p] = loose
      }
    }
    best[p] = least
    // Behind a forced break nothing before it can share the line.
    if (kind === FORCED) first = p
  }
  return trace(points, from, looseness, widths.length)
}

const HYPHENED = 2
const FORCED = 3

/** Token counts behind which a line may end: 0 is the paragraph's start. */
function breakPoints(ends: Uint8Array): Int32Array {
  const points = [0]
  for (let i = 0; i < ends.length; i++) if (ends[i] !== 0 || i === ends.length - 1) points.push(i + 1)
  return Int32Array.from(points)
}

/** Width of all tokens and spaces before each point, and of the spaces alone. */
function sumsBefore(text: Breakable, points: Int32Array): { natural: Float64Array; gaps: Float64Array } {
  const natural = new Float64Array(points.length)
  const gaps = new Float64Array(points.length)
  let token = 0
  let width = 0
  let space = 0
  for (let p = 1; p < points.length; p++) {
    for (; token < (points[p] as number); token++) {
      width += (text.widths[token] as number) + (text.spaces[token] as number)
      space += text.spaces[token] as number
    }
    natural[p] = width
    gaps[p] = space
  }
  return { natural, gaps }
}

/** Follows the best breaks back from the end. */
function trace(points: Int32Array, from: Int32Array, looseness: Float64Array, count: number): Breaks {
  const found: number[] = []
  let loosest = 0
  for (let p = count === 0 ? 0 : points.length - 1; p > 0; p = from[p] as number) {
    found.push((points[p] as number) - 1)
    loosest = Math.max(loosest, looseness[p] as number)
  }
  return { ends: found.reverse(), loosest }
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
