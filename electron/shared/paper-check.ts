// Checks the first page: lines that its convention needs, and documents that readers of this edition would learn of from it alone.
import { quotable } from './characters'
import { markedDocuments } from './cited-documents'
import { conventionOf } from './conventions'
import type { Edition } from './document/audiences'
import type { BriefingDocument, DocumentNode, NodeId, Section } from './document/nodes'
import { printedNodes } from './document/printed'
import { walk } from './document/query'
import { LINE_NAMES, missingLines } from './first-page'
import type { Pack, Problem } from './pack'

/** Returns the problems of the first page; `sections` are those that the edition prints. */
export function checkFirstPage(pack: Pack, sections: readonly Section[], edition: Edition): Problem[] {
  const { meta } = pack
  const missing = missingLines(meta).map((line): Problem => {
    const message = `The first page needs “${LINE_NAMES[line]}” (${conventionOf(meta).name})`
    return { severity: 'warning', message, section: null, target: null, line }
  })
  return [...missing, ...uncitedDocuments(pack, sections, edition)]
}

/** Targets of the references in the text. */
function targetsIn(nodes: Iterable<DocumentNode>): Set<NodeId> {
  const targets = new Set<NodeId>()
  for (const node of nodes) if (node.type === 'crossReference') targets.add(node.attrs.target)
  return targets
}

/** Returns all nodes of sections. */
export function nodesOf(sections: readonly Section[]): DocumentNode[] {
  const nodes: DocumentNode[] = []
  for (const section of sections) walk(section, (node) => void nodes.push(node))
  return nodes
}

/** Ids of what the text of a pack cites, but none of the sections that are printed of it. */
export function onlyCitedElsewhere(doc: BriefingDocument, printed: Iterable<DocumentNode>): Set<NodeId> {
  const cited = targetsIn(printed)
  return new Set([...targetsIn(nodesOf(doc.content))].filter((id) => !cited.has(id)))
}

function uncitedDocuments({ meta, doc }: Pack, sections: readonly Section[], edition: Edition): Problem[] {
  const documents = markedDocuments(meta)
  if (documents.length === 0) return []
  const uncited = onlyCitedElsewhere(
    doc,
    sections.flatMap((section) => [...printedNodes(section, edition)]),
  )
  return documents
    .filter(({ id }) => uncited.has(id))
    .map(({ name, text }) => ({
      severity: 'warning',
      message: `The first page names ${name}, “${quotable(text)}”: only text that is not printed here cites it`,
      section: null,
      target: null,
      line: 'references',
    }))
}
