// Which words differ between two versions of a text: the one rule for the screen and for print.
import { areComparable, commonPairs, type Pair } from './common-pairs'

/** A range of a text. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Returns the words of a text, and what is between them. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []

/** Returns the ranges of each text missing from the other. */
export function differentSpans(mine: string, theirs: string): { mine: Span[]; theirs: Span[] } {
  const [a, b] = [wordsOf(mine), wordsOf(theirs)]
  const pairs = sameWords(a, b)
  return {
    mine: spansWithout(a, new Set(pairs.map(([index]) => index))),
    theirs: spansWithout(b, new Set(pairs.map(([, index]) => index))),
  }
}

/**
 * Returns the index pairs of the words that are in both texts, in order. Long texts are compared by sentences first, and by words
 * between sentences that stayed; what is too long even then counts as different.
 */
export function sameWords(a: readonly string[], b: readonly string[]): Pair[] {
  if (areComparable(a, b)) return wordPairs(a, b)
  const [mine, theirs] = [sentencesOf(a), sentencesOf(b)]
  const [texts, others] = [mine.map(({ text }) => text), theirs.map(({ text }) => text)]
  if (!areComparable(texts, others)) return []
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  for (const [left, right] of [...commonPairs(texts, others), [mine.length, theirs.length] as const]) {
    const [nextI, nextJ] = [mine[left]?.from ?? a.length, theirs[right]?.from ?? b.length]
    const gap = [a.slice(i, nextI), b.slice(j, nextJ)] as const
    if (areComparable(...gap)) pairs.push(...wordPairs(...gap).map(([x, y]): Pair => [x + i, y + j]))
    const { length = 0 } = mine[left] ?? {}
    for (let word = 0; word < length; word += 1) pairs.push([nextI + word, nextJ + word])
    i = nextI + length
    j = nextJ + length
  }
  return pairs
}

/**
 * Returns the pairs of words that stayed, as many as possible, and of the spaces beside them. Spaces don't count: as many as
 * possible of those would win over a word that stayed.
 */
function wordPairs(a: readonly string[], b: readonly string[]): Pair[] {
  const [left, right] = [inked(a), inked(b)]
  const words = commonPairs(
    left.map((at) => a[at] ?? ''),
    right.map((at) => b[at] ?? ''),
  ).map(([i, j]): Pair => [left[i] ?? 0, right[j] ?? 0])
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...words, [a.length, b.length] as const]) {
    const isSpace = (x: number, y: number) =>
      x >= i && y >= j && x < nextI && y < nextJ && a[x] === b[y] && a[x]?.trim() === ''
    if (isSpace(i, j)) pairs.push([i, j])
    const isFree = pairs.at(-1)?.[0] !== nextI - 1 && pairs.at(-1)?.[1] !== nextJ - 1
    if (isFree && isSpace(nextI - 1, nextJ - 1)) pairs.push([nextI - 1, nextJ - 1])
    if (nextI < a.length) pairs.push([nextI, nextJ])
    i = nextI + 1
    j = nextJ + 1
  }
  return pairs
}

const inked = (words: readonly string[]): number[] =>
  words.flatMap((word, at) => (word.trim() === '' ? [] : [at]))

interface Sentence {
  readonly text: string
  /** Index of its first word. */
  readonly from: number
  /** Number of words. */
  readonly length: number
}

/** Sentences end with a full stop or its like, or at the end of a line. */
function sentencesOf(words: readonly string[]): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  words.forEach((word, index) => {
    if (!/[.!?…。\n]/.test(word) && index < words.length - 1) return
    sentences.push({ text: words.slice(from, index + 1).join(''), from, length: index + 1 - from })
    from = index + 1
  })
  return sentences
}

/** Adjacent words become one range; spaces alone are ignored. */
function spansWithout(words: readonly string[], common: ReadonlySet<number>): Span[] {
  const spans: Span[] = []
  let at = 0
  words.forEach((word, index) => {
    const last = spans.at(-1)
    if (!common.has(index)) {
      if (last?.to === at) spans[spans.length - 1] = { from: last.from, to: at + word.length }
      else if (word.trim() !== '') spans.push({ from: at, to: at + word.length })
    }
    at += word.length
  })
  return spans
}
