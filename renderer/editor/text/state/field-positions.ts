// Positions of a field in the text: of its chips, or of the words that depend on it.
import type { Node } from '@tiptap/pm/model'
import { conditionOf } from './conditions'

/** Returns the positions of all chips of a field, in order; of the words that depend on it if there is no chip. */
export function fieldPositions(doc: Node, name: string): number[] {
  const chips: number[] = []
  const dependent: number[] = []
  doc.descendants((node, pos) => {
    if (node.type.name === 'field' && node.attrs.name === name) chips.push(pos)
    else if (conditionOf(node)?.field === name) dependent.push(pos)
  })
  return chips.length > 0 ? chips : dependent
}

/** Returns the position after another, or the first one; null when there is none. */
export function nextPosition(doc: Node, name: string, after: number): number | null {
  const places = fieldPositions(doc, name)
  return places.find((pos) => pos > after) ?? places[0] ?? null
}
