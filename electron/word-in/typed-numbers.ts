// Numbers that were typed before paragraphs: `1.`, `a.`, `(1)`, `(a)`, as staff papers have them.
import { type Item, type Line, withoutStart, wordsOf } from './lines'
import type { ListLevel, ListNumber } from './numbering'

/** What each level looks like; the letters are the number. */
const LEVELS: readonly RegExp[] = [
  /^(\d{1,3})\.[\t \u00a0]+/,
  /^([a-z])\.[\t \u00a0]+/,
  /^\((\d{1,3})\)[\t \u00a0]+/,
  /^\(([a-z])\)[\t \u00a0]+/,
]
/** Name of the list that typed numbers make. */
export const TYPED = 'typed'
const LEVEL: ListLevel = {
  format: 'decimal',
  text: '%1.',
  start: 1,
  legal: false,
  restart: undefined,
  style: undefined,
}
/** Paragraphs on the first level from which the numbers are no chance. */
const LEAST = 2

/**
 * Returns items whose typed numbers are counted by the pack. Numbers are taken off only where they count up as the pack's own
 * do; the others stay words.
 */
export function withTypedNumbers(items: readonly Item[]): readonly Item[] {
  const found = new Map<Line, ListNumber>()
  const letters = new Map<Line, number>()
  let counts: number[] = []
  let top = 0
  for (const item of items) {
    if (item.kind !== 'line' || item.number || item.heading !== null) continue
    const words = wordsOf(item.pieces)
    const [depth, count, length] = numberOf(words) ?? []
    if (depth === undefined || count === undefined || length === undefined) continue
    const expected = (counts[depth] ?? 0) + 1
    // Each section may begin anew.
    const begins = depth === 0 && count === 1
    if (depth > counts.length || (count !== expected && !begins)) continue
    counts = [...counts.slice(0, depth), count]
    if (depth === 0) top += 1
    found.set(item, { list: TYPED, depth, level: LEVEL, count, label: words.slice(0, length).trim() })
    letters.set(item, length)
  }
  if (top < LEAST) return items
  return items.map((item) => {
    const number = item.kind === 'line' ? found.get(item) : undefined
    if (item.kind !== 'line' || !number) return item
    return { ...item, number, pieces: withoutStart(item.pieces, letters.get(item) ?? 0) }
  })
}

function numberOf(words: string): readonly [depth: number, count: number, letters: number] | null {
  for (const [depth, pattern] of LEVELS.entries()) {
    const found = pattern.exec(words)
    const digits = found?.[1] ?? ''
    if (!found) continue
    const count = /\d/.test(digits) ? Number(digits) : digits.charCodeAt(0) - 96
    return [depth, count, found[0].length]
  }
  return null
}
