// Nodes of the editor as the JSON of the document: what the shared code reads.
import type { Node } from '@tiptap/pm/model'
import type { DocumentNode, Section } from '#shared/document/nodes'

const cache = new WeakMap<Node, DocumentNode>()

/** A node as JSON. Nodes never change, so each is turned once: after a key it is one block and what it lies in. */
function nodeJson(node: Node): DocumentNode {
  const known = cache.get(node)
  if (known) return known
  const json = node.isTextblock || node.isLeaf ? node.toJSON() : withChildren(node)
  cache.set(node, json)
  return json
}

function withChildren(node: Node): DocumentNode {
  const { type, attrs, children } = node
  const named = Object.keys(attrs).length > 0 ? { attrs } : {}
  return { type: type.name, ...named, content: children.map(nodeJson) } as unknown as DocumentNode
}

/** The sections of a document; those that did not change are the same objects as before. */
export function sectionsJson(doc: Node): Section[] {
  return doc.children.map(nodeJson) as Section[]
}
