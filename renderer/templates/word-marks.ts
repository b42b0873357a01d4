// Highlights the words that differ between two drawn texts, without changing the DOM.
import { differentSpans, type Span } from '#shared/compare/words'

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
