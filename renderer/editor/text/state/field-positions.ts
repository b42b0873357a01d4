// Positions of a field's chips in the text.
import type { Node } from '@tiptap/pm/model'

/** Positions of all chips of a field, in order. */
export function fieldPositions(doc: Node, name: string): number[] {
  const places: number[] = []
  doc.descendants((node, pos) => {
    if (node.type.name === 'field' && node.attrs.name === name) places.push(pos)
  })
  return places
}

/** The chip after a position, or the first one; null when there is none. */
export function nextPosition(doc: Node, name: string, after: number): number | null {
  const places = fieldPositions(doc, name)
  return places.find((pos) => pos > after) ?? places[0] ?? null
}
