// The first sentence in which each field occurs in the text, cached by section.
import type { Node } from '@tiptap/pm/model'
import type { Edition } from '#shared/document/audiences'
import type { Section } from '#shared/document/nodes'
import { type FieldSentences, firstSentences, sectionSentences } from '#shared/field-sentences'

const cache = new WeakMap<Node, { readonly edition: Edition; readonly found: FieldSentences }>()

/** Returns the sentences of a document as an edition prints it; cheap for unchanged sections. */
export const textSentences = (doc: Node, edition: Edition): FieldSentences =>
  firstSentences(
    doc.children,
    edition,
    ({ attrs }) => attrs as Section['attrs'],
    (section) => cached(section, edition),
  )

function cached(section: Node, edition: Edition): FieldSentences {
  const known = cache.get(section)
  if (known?.edition === edition) return known.found
  const found = sectionSentences(section.toJSON(), edition)
  cache.set(section, { edition, found })
  return found
}
