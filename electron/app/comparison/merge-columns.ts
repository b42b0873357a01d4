// Which columns of two versions of a table are the same: by their heads, and by how many of their cells are.

/** A column of the merged table: its index in each version, null where that version doesn't have it. */
export interface MergedColumn {
  readonly before: number | null
  readonly after: number | null
}

/** Columns that are less alike than this are two. */
const LEAST_ALIKE = 0.4
/** How much an equal head counts, beside equal cells. */
const HEAD = 1
/** Of columns that are equally alike, those at the same place are paired. */
const PLACE = 0.01

/** Returns the columns of both; `before` and `after` have the texts of each column from its head down. */
export function mergedColumns(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
): MergedColumn[] {
  const columns: MergedColumn[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...bestPairs(before, after), [before.length, after.length] as const]) {
    // As many on both sides, in the same place: one column that was rewritten.
    const isRewritten = nextI - i === nextJ - j
    for (; i < nextI; i += 1) columns.push({ before: i, after: isRewritten ? j++ : null })
    for (; j < nextJ; j += 1) columns.push({ before: null, after: j })
    if (nextI < before.length) columns.push({ before: nextI, after: nextJ })
    i = nextI + 1
    j = nextJ + 1
  }
  return columns
}

/** The pairs in their order that are most alike together. */
function bestPairs(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
): (readonly [number, number])[] {
  const alike = before.map((one, i) =>
    after.map((other, j) => {
      const isInPlace = i === j || before.length - i === after.length - j
      const value = likeness(one, other)
      return value < LEAST_ALIKE ? 0 : value + (isInPlace ? PLACE : 0)
    }),
  )
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const value = alike[i]?.[j] ?? 0
      const paired = value > 0 ? value + at(i + 1, j + 1) : 0
      ;(best[i] as number[])[j] = Math.max(paired, at(i + 1, j), at(i, j + 1))
    }
  const pairs: (readonly [number, number])[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    const value = alike[i]?.[j] ?? 0
    if (value > 0 && value + at(i + 1, j + 1) === at(i, j)) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

/** From 0 for nothing in common to 2 for the same head and cells. */
function likeness([head, ...cells]: readonly string[], [otherHead, ...others]: readonly string[]): number {
  const [one, other] = [cells, others].map((texts) => new Set(texts.filter((text) => text !== '')))
  const [a, b] = [one ?? new Set<string>(), other ?? new Set<string>()]
  const common = [...a].filter((text) => b.has(text)).length
  const share = common / Math.max(1, Math.min(a.size, b.size))
  return share + (head === otherHead && head !== '' ? HEAD : 0)
}
