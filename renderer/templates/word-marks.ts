// Finds the words that differ between two versions of a text, and highlights them without changing the DOM.
import { commonPairs } from './common-pairs'

/** A range of a text. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Longer texts are not compared word by word: it would take too long, and say too little. */
const MOST_WORDS = 2000

/** Returns the ranges of each text missing from the other. */
export function differentSpans(mine: string, theirs: string): { mine: Span[]; theirs: Span[] } {
  const [a, b] = [wordsOf(mine), wordsOf(theirs)]
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return { mine: [], theirs: [] }
  const pairs = commonPairs(a, b)
  return {
    mine: spansWithout(a, new Set(pairs.map(([index]) => index))),
    theirs: spansWithout(b, new Set(pairs.map(([, index]) => index))),
  }
}

/** Underlines the differing words of two drawn blocks; returns a function that removes the marks. */
export function markDifferences(mine: Element, theirs: Element): () => void {
  const spans = differentSpans(textOf(mine), textOf(theirs))
  const ends = [
    mark('only-mine', rangesOf(mine, spans.mine)),
    mark('only-theirs', rangesOf(theirs, spans.theirs)),
  ]
  return () => {
    for (const end of ends) end()
  }
}

function mark(name: string, ranges: readonly Range[]): () => void {
  const highlight = CSS.highlights.get(name) ?? new Highlight()
  CSS.highlights.set(name, highlight)
  for (const range of ranges) highlight.add(range)
  return () => {
    for (const range of ranges) highlight.delete(range)
  }
}

/** Words, and the text between them. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []
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

/** The words of an element, with its text nodes separated: the label of a box and its first word are two. */
function textOf(element: Element): string {
  return textNodes(element)
    .map((node) => node.data)
    .join('\n')
}

function textNodes(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text)
  return nodes
}

/** The ranges of `textOf` as DOM ranges, one for each text node that a range touches. */
function rangesOf(element: Element, spans: readonly Span[]): Range[] {
  const ranges: Range[] = []
  let start = 0
  for (const node of textNodes(element)) {
    const { length } = node.data
    for (const { from, to } of spans) {
      if (to <= start || from >= start + length) continue
      const range = document.createRange()
      range.setStart(node, Math.max(0, from - start))
      range.setEnd(node, Math.min(length, to - start))
      ranges.push(range)
    }
    start += length + 1
  }
  return ranges
}
