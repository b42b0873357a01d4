// The text as it is without its proposed changes: what is counted and numbered while they are undecided.
import { Node } from '@tiptap/pm/model'
import type { Section } from '#shared/document/nodes'
import { decided, withoutPlaces } from '#shared/document/proposals'

const proposed = new WeakMap<Node, boolean>()

/** Whether a node is part of a proposed change, or holds one. */
export function holdsChange(node: Node): boolean {
  if (node.marks.some(({ type }) => type.name === 'inserted' || type.name === 'deleted')) return true
  if (node.childCount === 0) return false
  const known = proposed.get(node)
  if (known !== undefined) return known
  const holds = node.children.some(holdsChange)
  proposed.set(node, holds)
  return holds
}

const without = new WeakMap<Node, Node | null>()

/** Returns a section without its proposals: the same node when it has none, null for one that is proposed itself. */
export function undecided(section: Node): Node | null {
  if (!holdsChange(section)) return section
  const known = without.get(section)
  if (known !== undefined) return known
  const [json] = decided([section.toJSON() as Section], 'without')
  const node = json ? Node.fromJSON(section.type.schema, withoutPlaces(json)) : null
  without.set(section, node)
  return node
}
