// What of a document is printed in a pack of a kind, and in which order: asked by everything that reads a document.
import type { PackKind } from '../pack'
import type { DocumentNode, Section } from './nodes'

/** Whether a node of that type is printed, with all that is in it. */
export function isPrinted(type: string, kind: PackKind): boolean {
  return type !== 'guidance' && (type !== 'trainer' || kind === 'handout')
}

const attrsOf = ({ attrs }: Section): Section['attrs'] => attrs

/** The sections that are printed, in printing order: the body, then the annexes; excluded ones are left out. */
export function inPrintOrder(sections: readonly Section[]): Section[]
/** The same for sections that are no JSON: `attrs` reads them. */
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

/** Calls `visit` for a node and all below it that is printed, in reading order; `visit` returns false to skip what is below. */
export function walkPrinted(
  node: DocumentNode,
  kind: PackKind,
  visit: (node: DocumentNode) => unknown,
): void {
  if (!isPrinted(node.type, kind) || visit(node) === false) return
  const content = 'content' in node ? node.content : undefined
  for (const child of content ?? []) walkPrinted(child as DocumentNode, kind, visit)
}

/** A node and all nodes in it that are printed, in reading order. */
export function printedNodes(node: DocumentNode, kind: PackKind): DocumentNode[] {
  const nodes: DocumentNode[] = []
  walkPrinted(node, kind, (one) => void nodes.push(one))
  return nodes
}
