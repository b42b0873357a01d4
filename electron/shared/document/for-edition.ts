// A document without anything that an edition withholds.
import type { Edition } from './audiences'
import type { Section } from './nodes'
import { inPrintOrder, isNodePrinted } from './printed'
import { prunedSection } from './pruned'
import { LIMITED } from './traits'

// Cached by identity: sections are immutable, and the page engine caches them by identity, too.
const known = new WeakMap<Section, Map<Edition, Section>>()

function sectionFor(section: Section, edition: Edition): Section {
  const editions = known.get(section) ?? new Map<Edition, Section>()
  known.set(section, editions)
  const made =
    editions.get(edition) ?? prunedSection(section, (node) => !isNodePrinted(node, edition), LIMITED)
  editions.set(edition, made)
  return made
}

/**
 * Returns the sections of a document that an edition prints, in their order, with an empty guidance block in place of
 * each block that it withholds. Sections from which nothing is withheld are the same objects.
 */
export function forEdition(sections: readonly Section[], edition: Edition): Section[] {
  const printed = new Set(inPrintOrder(sections, edition))
  return sections.filter((section) => printed.has(section)).map((section) => sectionFor(section, edition))
}
