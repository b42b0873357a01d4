// Checks the first page: lines that its convention requires, and documents that readers of this edition would only
// learn of from it.
import { quotable } from './characters'
import { markedDocuments } from './cited-documents'
import { conventionOf } from './conventions'
import { type Edition, isForOwnSide } from './document/audiences'
import type { Section } from './document/nodes'
import { printedNodes } from './document/printed'
import { onlyCitedElsewhere } from './edition-first-page'
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
  const uncited = onlyCitedElsewhere(
    doc,
    sections.flatMap((section) => [...printedNodes(section, edition)]),
  )
  return documents
    .filter(({ id }) => uncited.has(id))
    .map(({ name, text }) => ({
      severity: 'warning',
      message: isForOwnSide(edition)
        ? `The first page lists ${name}, “${quotable(text)}”, which is cited only in text that is not printed here`
        : `“${quotable(text)}” (${name}) is left out of the first page because it is cited only in text withheld here`,
      section: null,
      target: null,
      line: 'references',
    }))
}
