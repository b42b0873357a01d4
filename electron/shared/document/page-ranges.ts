// Which pages of a file are taken, as people write it: `1-3, 7`.

/** Form in which ranges are stored; that they rise and exist is not checked here. */
const STORED = /^(\d{1,5}(-\d{1,5})?(, \d{1,5}(-\d{1,5})?){0,999})?$/

/** Whether a value can be stored as ranges of pages; empty means all. */
export const isPageRanges = (value: unknown): boolean => typeof value === 'string' && STORED.test(value)

interface Range {
  readonly from: number
  readonly to: number
}

/** Ranges as typed: pages and ranges between commas, semicolons or blanks; `3-` goes on to the end, `-3` from the beginning. */
const TYPED = /^(\d+)?(?:([-–—])(\d+)?)?$/

/** Pages as typed, ready to be stored; or what is wrong with them, in a sentence. */
export type ReadRanges = { readonly pages: string } | { readonly fault: string }

/** Reads which pages of a file with `count` pages are meant: sorted, each once; empty when it is all of them. */
export function readPageRanges(typed: string, count: number): ReadRanges {
  const parts = typed
    .replace(/\s*([-–—])\s*/g, '$1')
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
  const ranges: Range[] = []
  for (const part of parts) {
    const range = rangeOf(part, count)
    if (typeof range === 'string') return { fault: range }
    ranges.push(range)
  }
  const merged = mergedRanges(ranges)
  const [first] = merged
  if (merged.length === 1 && first?.from === 1 && first.to === count) return { pages: '' }
  return { pages: merged.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ') }
}

function rangeOf(part: string, count: number): Range | string {
  const match = TYPED.exec(part)
  const [, first, dash, last] = match ?? []
  if (!match || (first === undefined && last === undefined))
    return `“${part}” is not a page or a range of pages. Write, for example, 1-3, 7.`
  const from = Number(first ?? 1)
  const to = dash === undefined ? from : Number(last ?? count)
  if (from < 1 || to < from) return `“${part}” is not a range of pages: the first page comes first.`
  if (to > count)
    return `There is no page ${to}: the file has ${count === 1 ? 'one page' : `${count} pages`}.`
  return { from, to }
}

function mergedRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const range of [...ranges].sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1)
    if (last && range.from <= last.to + 1)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else merged.push(range)
  }
  return merged
}

/** Returns the pages that stored ranges name, rising and each once, without those that the file doesn't have. */
export function pagesIn(stored: string, count: number): number[] {
  if (stored === '') return Array.from({ length: count }, (_, index) => index + 1)
  const pages = new Set<number>()
  for (const part of stored.split(', ')) {
    const [first = 0, last = first] = part.split('-').map(Number)
    for (let page = Math.max(1, first); page <= Math.min(last, count); page += 1) pages.add(page)
  }
  return [...pages].sort((one, other) => one - other)
}
