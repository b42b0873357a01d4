// Paragraphs that were divided in a file: which of its lines are one line of the pack.
import type { Pair } from '../compare/common-pairs'
import type { Inline } from '../document/nodes'
import { inlineText } from '../document/query'
import { likeness } from './align'
import type { Line } from './lines'

/** What another part must add to the likeness of the whole, and the likeness of all parts together. */
const LEAST = { gain: 0.1, whole: 0.7 }
const MOST_PARTS = 8
const DIVISIBLE: readonly string[] = ['paragraph', 'numberedParagraph']

/** Returns the lines of a file that are parts of one line of the pack, by the line that is known to be that; `text`: as sent. */
export function dividedLines(
  base: readonly Line[],
  theirs: readonly Line[],
  pairs: readonly Pair[],
  text: (line: Line) => string,
): ReadonlyMap<number, readonly number[]> {
  const taken = new Set(pairs.map(([, j]) => j))
  const found = new Map<number, readonly number[]>()
  for (const [i, j] of pairs) {
    const [line, their] = [base[i], theirs[j]]
    if (!line || !their || !DIVISIBLE.includes(line.node.type) || text(their) === line.text) continue
    const isPart = (at: number, beside: Line): boolean => {
      const one = theirs[at]
      return one !== undefined && !taken.has(at) && text(one) !== '' && areBeside(beside, one)
    }
    let parts = [j]
    const likenessOf = (all: readonly number[]) =>
      likeness(line.text, all.map((at) => text(theirs[at] as Line)).join(' '))
    for (let grows = true; grows && parts.length < MOST_PARTS; ) {
      const now = likenessOf(parts)
      const [first, last] = [parts[0] as number, parts.at(-1) as number]
      const after = isPart(last + 1, theirs[last] as Line) ? [...parts, last + 1] : null
      const before = isPart(first - 1, theirs[first] as Line) ? [first - 1, ...parts] : null
      const next = [after, before].find((all) => all !== null && likenessOf(all) >= now + LEAST.gain)
      grows = next !== undefined && next !== null
      if (next) parts = next
    }
    if (parts.length === 1 || likenessOf(parts) < LEAST.whole) continue
    for (const at of parts) taken.add(at)
    found.set(j, parts)
  }
  return found
}

/** In the same place, or in items of the same list. */
function areBeside(one: Line, other: Line): boolean {
  if (one.section !== other.section || !DIVISIBLE.includes(other.node.type)) return false
  const [a, b] = [one.path, other.path]
  const isSame = (up: number) => a.slice(0, -up).join() === b.slice(0, -up).join()
  return a.length === b.length && (isSame(1) || (a.length > 2 && one.table === null && isSame(2)))
}

const MARK = 'divided here'

/** The inline that stands between the parts while they are compared as one line. */
export const division = (id: string, by: { readonly author: string; readonly time: string }): Inline => ({
  type: 'hardBreak',
  marks: [{ type: 'inserted', attrs: { ...by, id: `${MARK} ${id}` } }],
})

/** Returns the parts of a line between its divisions. */
export function partsOf(inlines: readonly Inline[]): Inline[][] {
  const parts: Inline[][] = [[]]
  for (const inline of inlines) {
    const isDivision =
      inline.type === 'hardBreak' &&
      inline.marks?.some((mark) => mark.type === 'inserted' && mark.attrs.id.startsWith(MARK))
    if (isDivision) parts.push([])
    else parts.at(-1)?.push(inline)
  }
  return parts
}

/** Whether two texts differ in spaces alone. */
export const sameLetters = (one: readonly Inline[], other: readonly Inline[]): boolean =>
  inlineText(one).replace(/\s+/g, '') === inlineText(other).replace(/\s+/g, '')
