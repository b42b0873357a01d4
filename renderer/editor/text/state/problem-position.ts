// Finds the position of an export problem in the text.
import type { Node } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'
import type { Problem } from '#shared/pack'
import { fieldPositions } from './field-positions'
import { suggestionsIn } from './suggestions'

/**
 * Returns the position of a problem: the first words to confirm in its block, else the node of its section with that id, else the reference there that points to it,
 * else the first chip of that field in the section or after it, else the section's title. Null when the section no
 * longer exists or it concerns the whole pack.
 */
export function problemPosition(doc: Node, { section, target, toConfirm }: Problem): number | null {
  if (section === null) return null
  const start = positionOf(doc, section)
  if (start !== null && toConfirm) return suggestionPosition(doc, start, toConfirm.block) ?? start
  if (start === null || target === null) return start
  const end = start + (doc.resolve(start).node(1)?.nodeSize ?? 0)
  const place = positionOf(doc, target)
  if (place !== null && place >= start && place < end) return place
  const chips = fieldPositions(doc, target)
  return (
    referencePosition(doc, section, target) ?? place ?? chips.find((pos) => pos >= start) ?? chips[0] ?? start
  )
}

/** The first words to confirm in a block of the section at `start`, or after it. */
function suggestionPosition(doc: Node, start: number, block: number): number | null {
  const $title = doc.resolve(start)
  const from = $title.posAtIndex(Math.min(block, $title.node(1).childCount - 1), 1)
  return suggestionsIn(doc, from, $title.end(1))[0]?.from ?? null
}

/** The first reference of a section that points to an id. */
function referencePosition(doc: Node, section: string, target: string): number | null {
  let found: number | null = null
  doc.forEach((node, pos) => {
    if (node.attrs.id !== section) return
    node.descendants((child, offset) => {
      if (child.type.name === 'crossReference' && child.attrs.target === target) found ??= pos + 1 + offset
    })
  })
  return found
}

/** Returns the first cursor position in the node at `pos`; the node itself when it holds no text. */
export function cursorPosition(doc: Node, pos: number): number {
  if (doc.nodeAt(pos)?.isLeaf ?? true) return pos
  return Selection.findFrom(doc.resolve(pos + 1), 1, true)?.from ?? pos
}

/** Returns the first cursor position in the node with an id; null when it no longer exists. */
export function positionOf(doc: Node, id: string): number | null {
  let found: number | null = null
  doc.descendants((node, pos) => {
    if (found === null && node.attrs.id === id) {
      found = cursorPosition(doc, pos)
    }
    return found === null
  })
  return found
}
