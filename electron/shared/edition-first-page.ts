// The first page as an edition prints it: readers outside the own side don't learn of documents cited only in withheld
// text.
import { type Edition, isForOwnSide } from './document/audiences'
import type { BriefingDocument, DocumentNode, NodeId, Section } from './document/nodes'
import { walk } from './document/query'
import type { FirstPage } from './first-page-values'
import type { Pack } from './pack'

/** Printed in place of such a document, so that the others keep their letters. */
export const NOT_FOR_READERS = 'Not for the readers of this edition'

/** Returns the first page of a pack for an edition; `printed` are the sections without anything that it doesn't print. */
export function editionFirstPage(
  { doc, meta }: Pick<Pack, 'doc' | 'meta'>,
  printed: readonly Section[],
  edition: Edition,
): FirstPage | undefined {
  const { firstPage } = meta
  if (!firstPage || firstPage.references.length === 0 || isForOwnSide(edition)) return firstPage
  const elsewhere = onlyCitedElsewhere(doc, nodesOf(printed))
  if (elsewhere.size === 0) return firstPage
  return {
    ...firstPage,
    references: firstPage.references.map((one) =>
      elsewhere.has(one.id) ? { ...one, text: NOT_FOR_READERS } : one,
    ),
  }
}

/** Ids cited by the text of a pack, but by none of its printed nodes. */
export function onlyCitedElsewhere(doc: BriefingDocument, printed: Iterable<DocumentNode>): Set<NodeId> {
  const cited = targetsIn(printed)
  return new Set([...targetsIn(nodesOf(doc.content))].filter((id) => !cited.has(id)))
}

/** Targets of the references among the nodes. */
function targetsIn(nodes: Iterable<DocumentNode>): Set<NodeId> {
  const targets = new Set<NodeId>()
  for (const node of nodes) if (node.type === 'crossReference') targets.add(node.attrs.target)
  return targets
}

function nodesOf(sections: readonly Section[]): DocumentNode[] {
  const nodes: DocumentNode[] = []
  for (const section of sections) walk(section, (node) => void nodes.push(node))
  return nodes
}
