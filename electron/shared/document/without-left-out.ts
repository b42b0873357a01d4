// A document without the words whose condition isn't met.
import type { Section } from './nodes'
import { jsonConditions, type PrintedBy } from './only-if'
import { prunedSection } from './pruned'
import { DEPENDENT } from './traits'

// Cached by identity: sections are immutable, and the page engine caches them by identity, too.
const known = new WeakMap<Section, { readonly key: string; readonly section: Section }>()

function sectionWithout(section: Section, by: PrintedBy): Section {
  const fields = jsonConditions.fieldsIn(section)
  if (fields.length === 0) return section
  const key = `${by.edition} ${jsonConditions.stateOf(section, by)}`
  const before = known.get(section)
  if (before?.key === key) return before.section
  const made = prunedSection(section, (node) => jsonConditions.isLeftOut(node, by), DEPENDENT)
  known.set(section, { key, section: made })
  return made
}

/**
 * Returns sections without the words, blocks, table rows and contents of cells that are left out, with an empty guidance
 * block in place of each block. Sections from which nothing is left out are the same objects.
 */
export const withoutLeftOut = (sections: readonly Section[], by: PrintedBy): Section[] =>
  sections.map((section) => sectionWithout(section, by))
