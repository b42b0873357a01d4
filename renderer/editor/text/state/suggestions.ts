// Words to confirm in the text: runs of inline nodes with the mark, each within one line of text.
import type { Node } from '@tiptap/pm/model'

/** A run of words to confirm. */
export interface Suggestion {
  readonly from: number
  readonly to: number
}

/** Whether an inline node is among words to confirm. */
export const isSuggested = ({ marks }: Node): boolean => marks.some(({ type }) => type.name === 'toConfirm')

/** Returns the runs that overlap or touch a range, in order and whole. */
export function suggestionsIn(doc: Node, from = 0, to = doc.content.size): Suggestion[] {
  const found: Suggestion[] = []
  doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, pos) => {
    if (!node.isTextblock) return true
    found.push(...runsOf(node, pos + 1).filter((run) => run.from <= to && run.to >= from))
    return false
  })
  return found
}

const cache = new WeakMap<Node, readonly Suggestion[]>()

/** Returns all runs of a document; cheap for sections that did not change. */
export function allSuggestions(doc: Node): Suggestion[] {
  let start = 0
  return doc.children.flatMap((section) => {
    const own = cache.get(section) ?? suggestionsIn(section)
    cache.set(section, own)
    const inside = start + 1
    start += section.nodeSize
    return own.map(({ from, to }) => ({ from: inside + from, to: inside + to }))
  })
}

function runsOf(block: Node, start: number): Suggestion[] {
  const runs: { from: number; to: number }[] = []
  block.forEach((child, offset) => {
    if (!isSuggested(child)) return
    const [from, last] = [start + offset, runs.at(-1)]
    if (last?.to === from) last.to = from + child.nodeSize
    else runs.push({ from, to: from + child.nodeSize })
  })
  return runs
}
