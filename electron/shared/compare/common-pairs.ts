// The longest common subsequence of two lists.

/** An index in each of two lists. */
export type Pair = readonly [number, number]

/** Most comparisons of two entries: with more it would take too long. */
const MOST_CELLS = 6_000_000

/** Whether two lists are short enough for `commonPairs` once what is the same at both ends is taken off. */
export function areComparable(a: readonly string[], b: readonly string[]): boolean {
  const { start, end } = commonEnds(a, b)
  return (a.length - start - end) * (b.length - start - end) <= MOST_CELLS
}

/**
 * Returns the index pairs of equal entries, rising on both sides, as many as possible. Time and space are proportional
 * to the product of the lengths, without what is the same at both ends.
 */
export function commonPairs(a: readonly string[], b: readonly string[]): Pair[] {
  const { start, end } = commonEnds(a, b)
  const [lastA, lastB] = [a.length - end, b.length - end]
  const inner = longestPairs(a.slice(start, lastA), b.slice(start, lastB))
  return [
    ...Array.from({ length: start }, (_, index): Pair => [index, index]),
    ...inner.map(([i, j]): Pair => [i + start, j + start]),
    ...Array.from({ length: end }, (_, index): Pair => [lastA + index, lastB + index]),
  ]
}

/** How many entries are the same at the beginning, and how many of the others at the end. */
function commonEnds(
  a: readonly string[],
  b: readonly string[],
): { readonly start: number; readonly end: number } {
  const least = Math.min(a.length, b.length)
  let start = 0
  while (start < least && a[start] === b[start]) start += 1
  let end = 0
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return { start, end }
}

function longestPairs(a: readonly string[], b: readonly string[]): Pair[] {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
