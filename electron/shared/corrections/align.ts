// Which lines of one text are those of another: equal ones in order, and between them those with most words in common.
import { commonPairs, type Pair } from '../compare/common-pairs'
import { wordsOf } from '../compare/words'

/** Share of their words that two lines must have in common to be the same one. */
const ALIKE = 0.4
/** Lines between two equal ones that are compared with each other. */
const MOST = 60

/** Returns the pairs of lines, in order. */
export function alignedLines(mine: readonly string[], theirs: readonly string[]): Pair[] {
  const [a, b] = [keysOf(mine, 'a'), keysOf(theirs, 'b')]
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...commonPairs(a, b), [mine.length, theirs.length] as const]) {
    pairs.push(...alikeBetween(mine, theirs, { i, j, nextI, nextJ }))
    if (nextI < mine.length) pairs.push([nextI, nextJ])
    i = nextI + 1
    j = nextJ + 1
  }
  return pairs
}

/** Empty lines are equal to none. */
const keysOf = (lines: readonly string[], side: string): string[] =>
  lines.map((line, at) => (line === '' ? `\u0000${side}${at}` : line))

interface Gap {
  readonly i: number
  readonly j: number
  readonly nextI: number
  readonly nextJ: number
}

/** The pairs of a gap with most in common altogether. */
function alikeBetween(mine: readonly string[], theirs: readonly string[], gap: Gap): Pair[] {
  const [n, m] = [gap.nextI - gap.i, gap.nextJ - gap.j]
  if (n === 0 || m === 0 || n > MOST || m > MOST) return []
  const score = (x: number, y: number): number => likeness(mine[gap.i + x] ?? '', theirs[gap.j + y] ?? '')
  const best = Array.from({ length: n + 1 }, () => new Array<number>(m + 1).fill(0))
  const at = (x: number, y: number): number => best[x]?.[y] ?? 0
  const own = Array.from({ length: n }, (_, x) => Array.from({ length: m }, (_, y) => score(x, y)))
  for (let x = n - 1; x >= 0; x -= 1)
    for (let y = m - 1; y >= 0; y -= 1) {
      const like = own[x]?.[y] ?? 0
      const row = best[x]
      if (row) row[y] = Math.max(at(x + 1, y), at(x, y + 1), like >= ALIKE ? like + at(x + 1, y + 1) : 0)
    }
  const pairs: Pair[] = []
  for (let [x, y] = [0, 0]; x < n && y < m; ) {
    const like = own[x]?.[y] ?? 0
    if (like >= ALIKE && at(x, y) === like + at(x + 1, y + 1)) pairs.push([gap.i + x++, gap.j + y++])
    else if (at(x, y) === at(x + 1, y)) x += 1
    else y += 1
  }
  return pairs
}

/** Returns the share of their words that two lines have in common, in order. */
export function likeness(one: string, other: string): number {
  const inked = (text: string) => wordsOf(text.toLowerCase()).filter((word) => word.trim() !== '')
  const [a, b] = [inked(one), inked(other)]
  if (a.length === 0 || b.length === 0) return 0
  return (2 * commonPairs(a, b).length) / (a.length + b.length)
}
