// A document with nothing left in it of what an edition withholds.
import type { Edition } from './audiences'
import type { Block, DocumentNode, Flow, Guidance, Paragraph, Section } from './nodes'
import { inPrintOrder, isNodePrinted } from './printed'
import { walk } from './query'

/** Stands where text must be and all of it is withheld. */
export const EMPTY_PARAGRAPH: Paragraph = {
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
}

/** Takes the place of a block that is withheld, so that the others keep their index; guidance is never printed. */
const WITHHELD: Guidance = { type: 'guidance', content: [] }

const childrenOf = (node: DocumentNode): readonly DocumentNode[] | null =>
  ('content' in node && (node.content as readonly DocumentNode[] | undefined)) || null

/** Returns a node without what is withheld in it, or null when nothing is left; the same object when nothing is withheld. */
function reduced(node: DocumentNode, edition: Edition): DocumentNode | null {
  if (!isNodePrinted(node, edition)) return null
  const content = childrenOf(node)
  if (!content) return node
  const left = content.flatMap((child) => reduced(child, edition) ?? [])
  if (left.length === content.length && left.every((child, index) => child === content[index])) return node
  return node.type === 'tableCell' || node.type === 'tableHeader'
    ? { ...node, content: left.length === 0 ? [EMPTY_PARAGRAPH] : (left as Flow[]) }
    : left.length === 0
      ? null
      : ({ ...node, content: startingWithText(node, left) } as DocumentNode)
}

/** The first block of a list item is a paragraph. */
function startingWithText({ type }: DocumentNode, content: readonly DocumentNode[]): readonly DocumentNode[] {
  const isItem = type === 'listItem' || type === 'taskItem'
  return isItem && content[0]?.type !== 'paragraph' ? [EMPTY_PARAGRAPH, ...content] : content
}

// By identity: sections never change, and the page engine keeps what it set for them by identity, too.
const known = new WeakMap<Section, Map<Edition, Section>>()

function sectionFor(section: Section, edition: Edition): Section {
  const editions = known.get(section) ?? new Map<Edition, Section>()
  known.set(section, editions)
  const before = editions.get(edition)
  if (before) return before
  const made = reducedSection(section, edition)
  editions.set(edition, made)
  return made
}

function reducedSection(section: Section, edition: Edition): Section {
  const [title, ...blocks] = section.content
  const left = blocks.map((block) => (reduced(block, edition) as Block | null) ?? WITHHELD)
  if (left.every((block, index) => block === blocks[index])) return section
  const content: Section['content'] = [title, ...left]
  return { ...section, attrs: { ...section.attrs, comments: commentsIn({ ...section, content }) }, content }
}

/** The comments on words that are left. */
function commentsIn(section: Section): Section['attrs']['comments'] {
  const ids = new Set<string>()
  walk(section, (node) => {
    for (const mark of ('marks' in node && node.marks) || [])
      if (mark.type === 'comment') ids.add(mark.attrs.id)
  })
  return section.attrs.comments.filter(({ id }) => ids.has(id))
}

/**
 * Returns the sections of a document that an edition prints, in their order, with an empty block of guidance in the place of each
 * block that it withholds. Sections from which nothing is withheld are the same objects.
 */
export function forEdition(sections: readonly Section[], edition: Edition): Section[] {
  const printed = new Set(inPrintOrder(sections, edition))
  return sections.filter((section) => printed.has(section)).map((section) => sectionFor(section, edition))
}
