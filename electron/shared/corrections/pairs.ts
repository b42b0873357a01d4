// Which lines of two texts are the same ones: by the ids of their parts where both have them, else by their words.
import type { Pair } from '../compare/common-pairs'
import type { NodeId } from '../document/nodes'
import { alignedLines, likeness } from './align'

/** A line as it is compared. */
export interface Comparable {
  /** Of the section, heading or numbered paragraph; null for other lines. */
  readonly id: NodeId | null
  readonly section: NodeId
  readonly text: string
}

/** Share of words with which a line with the id of another may be that, although its words are elsewhere. */
const ALIKE = 0.4

/**
 * Returns the pairs of lines by the first. Sections are the same by their ids, and within them lines are in order; `anyOrder`:
 * parts with ids are the same wherever they are.
 */
export function pairedLines(
  mine: readonly Comparable[],
  theirs: readonly Comparable[],
  anyOrder: boolean,
): Pair[] {
  const known = idPairs(mine, theirs)
  const fixed = anyOrder ? known : []
  const [usedMine, usedTheirs] = [new Set(fixed.map(([i]) => i)), new Set(fixed.map(([, j]) => j))]
  const pairs = [...fixed]
  const take = (found: readonly Pair[]): void => {
    for (const [i, j] of found) {
      if (usedMine.has(i) || usedTheirs.has(j)) continue
      usedMine.add(i)
      usedTheirs.add(j)
      pairs.push([i, j])
    }
  }
  const [own, other] = [bySection(mine), bySection(theirs)]
  for (const [section, lines] of own) {
    const others = other.get(section)
    if (!others) continue
    const inside = new Set(others)
    const ids = known.filter(([i, j]) => mine[i]?.section === section && inside.has(j))
    take(between(mine, theirs, { lines, others, fixed: increasing(ids) }))
  }
  const all = { lines: [...mine.keys()], others: [...theirs.keys()], fixed: increasing(sorted(pairs)) }
  const free = (found: readonly Pair[]) => found.filter(([i, j]) => !usedMine.has(i) && !usedTheirs.has(j))
  take(free(between(mine, theirs, all, { usedMine, usedTheirs })))
  return sorted(pairs)
}

const sorted = (pairs: readonly Pair[]): Pair[] => [...pairs].sort(([one], [other]) => one - other)

/** Lines of the same part, unless the id has gone to other words than those of the line. */
function idPairs(mine: readonly Comparable[], theirs: readonly Comparable[]): Pair[] {
  const places = new Map<NodeId, number>()
  for (const [j, { id, text }] of theirs.entries())
    if (id !== null && text !== '' && !places.has(id)) places.set(id, j)
  const texts = new Set(theirs.map(({ text }) => text))
  return mine.flatMap(({ id, text }, i): Pair[] => {
    const j = id === null ? undefined : places.get(id)
    if (j === undefined) return []
    const their = theirs[j]?.text ?? ''
    return text === their || !texts.has(text) || likeness(text, their) >= ALIKE ? [[i, j]] : []
  })
}

function bySection(lines: readonly Comparable[]): Map<NodeId, number[]> {
  const found = new Map<NodeId, number[]>()
  for (const [at, { section }] of lines.entries()) found.set(section, [...(found.get(section) ?? []), at])
  return found
}

interface Stretch {
  readonly lines: readonly number[]
  readonly others: readonly number[]
  /** Pairs in order, between which the words decide. */
  readonly fixed: readonly Pair[]
}

interface Used {
  readonly usedMine: ReadonlySet<number>
  readonly usedTheirs: ReadonlySet<number>
}

function between(
  mine: readonly Comparable[],
  theirs: readonly Comparable[],
  { lines, others, fixed }: Stretch,
  used?: Used,
): Pair[] {
  const pairs: Pair[] = [...fixed]
  let [x, y] = [0, 0]
  for (const [i, j] of [...fixed, [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as const]) {
    const [a, b]: [number[], number[]] = [[], []]
    for (; x < lines.length && (lines[x] as number) < i; x += 1) a.push(lines[x] as number)
    for (; y < others.length && (others[y] as number) < j; y += 1) b.push(others[y] as number)
    if (lines[x] === i) x += 1
    if (others[y] === j) y += 1
    const [left, right] = [
      a.filter((at) => !used?.usedMine.has(at)),
      b.filter((at) => !used?.usedTheirs.has(at)),
    ]
    const found = alignedLines(
      left.map((at) => mine[at]?.text ?? ''),
      right.map((at) => theirs[at]?.text ?? ''),
    )
    pairs.push(...found.map(([p, q]): Pair => [left[p] as number, right[q] as number]))
  }
  return pairs
}

/** Returns as many of some pairs as are in order on both sides: those that nobody has moved. */
export function increasing(pairs: readonly Pair[]): Pair[] {
  // The last pair of the best row of each length, and the one before each pair.
  const ends: number[] = []
  const before: number[] = []
  for (const [at, [, j]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] as number] as Pair)[1] < j) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = at
  }
  const out: Pair[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) out.unshift(pairs[at] as Pair)
  return out
}
