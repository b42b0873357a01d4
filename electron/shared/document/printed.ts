// Which parts of a document are printed in an edition, and in which order: used by everything that reads a document.
import type { Edition } from '../pack'
import type { DocumentNode, Section } from './nodes'

/** Whether a node is printed, with everything in it. `kind` is that of trainer material. */
export function isPrinted(type: string, kind: unknown, edition: Edition): boolean {
  if (type === 'guidance') return false
  if (type !== 'trainer') return true
  return edition === 'instructor' || (edition === 'student' && kind !== 'answers')
}

/** Whether a JSON node is printed. */
export const isNodePrinted = (node: DocumentNode, edition: Edition): boolean =>
  isPrinted(node.type, node.type === 'trainer' ? node.attrs.kind : null, edition)

const attrsOf = ({ attrs }: Section): Section['attrs'] => attrs

/** Returns the printed sections in printing order: the body, then the annexes, without excluded ones. */
export function inPrintOrder(sections: readonly Section[]): Section[]
/** The same for sections that are not JSON: `attrs` reads their attributes. */
export function inPrintOrder<S>(sections: readonly S[], attrs: (section: S) => Section['attrs']): S[]
export function inPrintOrder<S>(
  sections: readonly S[],
  attrs: (section: S) => Section['attrs'] = attrsOf as (section: S) => Section['attrs'],
): S[] {
  const printed = sections.filter((section) => !attrs(section).excluded)
  return [
    ...printed.filter((section) => !attrs(section).annex),
    ...printed.filter((section) => attrs(section).annex),
  ]
}

/**
 * Calls `visit` for every printed node in a tree, in reading order; `visit` returns false to skip a node's children.
 */
export function walkPrinted(
  node: DocumentNode,
  edition: Edition,
  visit: (node: DocumentNode) => unknown,
): void {
  if (!isNodePrinted(node, edition) || visit(node) === false) return
  const content = 'content' in node ? node.content : undefined
  for (const child of content ?? []) walkPrinted(child as DocumentNode, edition, visit)
}

/** Returns a node and all printed nodes in it, in reading order. */
export function printedNodes(node: DocumentNode, edition: Edition): DocumentNode[] {
  const nodes: DocumentNode[] = []
  walkPrinted(node, edition, (one) => void nodes.push(one))
  return nodes
}
