// Checks the first page: lines that its convention needs, and documents that readers of this edition would learn of from it alone.
import { quotable } from './characters'
import { markedDocuments } from './cited-documents'
import { conventionOf } from './conventions'
import type { Edition } from './document/audiences'
import type { NodeId, Section } from './document/nodes'
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

/** Documents that the pack cites, but none of the text that is printed. */
function uncitedDocuments({ meta, doc }: Pack, sections: readonly Section[], edition: Edition): Problem[] {
  const documents = markedDocuments(meta)
  if (documents.length === 0) return []
  const all = new Set<NodeId>()
  for (const section of doc.content)
    walk(section, (node) => void (node.type === 'crossReference' && all.add(node.attrs.target)))
  const printed = new Set<NodeId>()
  for (const section of sections)
    for (const node of printedNodes(section, edition))
      if (node.type === 'crossReference') printed.add(node.attrs.target)
  return documents
    .filter(({ id }) => all.has(id) && !printed.has(id))
    .map(({ name, text }) => ({
      severity: 'warning',
      message: `The first page names ${name}, “${quotable(text)}”: only text that is not printed here cites it`,
      section: null,
      target: null,
      line: 'references',
    }))
}
