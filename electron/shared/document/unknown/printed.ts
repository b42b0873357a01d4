// What is printed of parts of another version: their words, for the own side alone; for all others a sign that something is left out.
import { higherMarking } from '../../portions'
import { type Edition, isForOwnSide, mayRead } from '../audiences'
import type { DocumentNode, Inline, Mark, Paragraph, Section } from '../nodes'
import { mayHold, UNKNOWN } from '../traits'
import {
  hasUnknownAttributes,
  isUnknownMark,
  isUnknownPart,
  type UnknownPart,
  unknownAttributesOf,
  unknownFacts,
} from './part'

/** Stands for what is not printed. */
export const LEFT_OUT = '[…]'

// Cached by identity: sections are immutable, and the page engine caches them by identity, too.
const known = new WeakMap<Section, Map<Edition, Section>>()

/** Whether a section has a part or mark of another version. */
export const hasUnknown = (section: Section): boolean =>
  hasUnknownAttributes(section) || section.content.some((block) => mayHold(block, UNKNOWN))

/**
 * Returns something with a document in which parts of another version are paragraphs and words as an edition prints them; the same
 * object when there are none. A part that names a marking has it, and words in a line give it to their paragraph.
 */
export function withPrintedUnknown<P extends { readonly doc: { readonly content: readonly Section[] } }>(
  pack: P,
  edition: Edition,
): P {
  if (!pack.doc.content.some(hasUnknown)) return pack
  const content = pack.doc.content.map((section) => {
    if (!hasUnknown(section)) return section
    const editions = known.get(section) ?? new Map<Edition, Section>()
    known.set(section, editions)
    const made = editions.get(edition) ?? (printed(section, edition) as Section)
    editions.set(edition, made)
    return made
  })
  return { ...pack, doc: { ...pack.doc, content } }
}

/** Whether the words of a part are printed: for readers who may read everything, if its marking can be read. */
export function printsUnknown(part: UnknownPart, edition: Edition): boolean {
  const { audience, markings } = unknownFacts(part.attrs.json)
  return (
    isForOwnSide(edition) && !markings.includes(null) && (audience === null || mayRead(edition, audience))
  )
}

/** Returns the highest marking that a part names; null when it names none, or none that can be read. */
export const markingOfUnknown = ({ attrs }: UnknownPart): string | null =>
  unknownFacts(attrs.json).markings.reduce<string | null>(higherMarking, null)

const linesOf = (part: UnknownPart, edition: Edition): readonly string[] => {
  const { lines } = unknownFacts(part.attrs.json)
  return printsUnknown(part, edition) && lines.length > 0 ? lines : [LEFT_OUT]
}

function printed(node: DocumentNode, edition: Edition): DocumentNode {
  if (node.type === 'unknownBlock') return paragraphOf(node, edition)
  if (namesOthers(node, edition)) return withheld(node)
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  if (!content) return node
  const isLine = content.some(isWords)
  const children = isLine
    ? (content as readonly Inline[]).map((inline) =>
        namesOthers(inline, edition) ? { type: 'text' as const, text: LEFT_OUT } : wordsOf(inline, edition),
      )
    : content.map((child) => printed(child, edition))
  if (children.every((child, at) => child === content[at])) return node
  return raised({ ...node, content: children } as DocumentNode, content)
}

const INLINE = new Set([
  'text',
  'hardBreak',
  'field',
  'footnote',
  'crossReference',
  'tickBox',
  'unknownInline',
])
const isWords = ({ type }: DocumentNode): boolean => INLINE.has(type)

/** Whether attributes of another version say that only others than the readers of an edition may read a part. */
function namesOthers(node: DocumentNode, edition: Edition): boolean {
  const json = unknownAttributesOf(node)
  if (json === '{}') return false
  const { audience } = unknownFacts(json)
  return audience !== null && !mayRead(edition, audience)
}

const OMITTED: Paragraph = {
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content: [{ type: 'text', text: LEFT_OUT }],
}

function withheld(node: DocumentNode): DocumentNode {
  switch (node.type) {
    case 'section':
      return { ...node, content: [withheld(node.content[0]), OMITTED] as unknown as Section['content'] }
    case 'sectionTitle':
      return { type: 'sectionTitle', content: [{ type: 'text', text: LEFT_OUT }] }
    case 'tableRow':
      return { ...node, content: node.content.map(withheld) } as DocumentNode
    case 'listItem':
    case 'taskItem':
    case 'tableCell':
    case 'tableHeader':
      return { ...node, content: [OMITTED] }
    default:
      return OMITTED
  }
}

function paragraphOf(part: Extract<UnknownPart, { type: 'unknownBlock' }>, edition: Edition): Paragraph {
  // That a part is proposed is about its words, not about the end of the paragraph.
  const changes = part.marks ? { marks: ownMarks(part.marks) } : {}
  const content = linesOf(part, edition).flatMap((text, at): Inline[] => [
    ...(at > 0 ? [{ type: 'hardBreak' } as const] : []),
    { type: 'text', text, ...changes },
  ])
  const attrs = { textAlign: null, marking: markingOfUnknown(part), audience: null }
  return { type: 'paragraph', attrs, content }
}

function wordsOf(inline: Inline, edition: Edition): Inline {
  const marks = inline.marks ?? []
  if (inline.type === 'unknownInline') {
    const text = linesOf(inline, edition).join(' ')
    return { type: 'text', text, ...(marks.length > 0 ? { marks: ownMarks(marks) } : {}) }
  }
  if (!marks.some(({ type }) => type === 'unknownMark') || isForOwnSide(edition)) return inline
  const left = ownMarks(marks)
  return { type: 'text', text: LEFT_OUT, ...(left.length > 0 ? { marks: left } : {}) }
}

const ownMarks = (marks: readonly Mark[]): readonly Mark[] => marks.filter((mark) => !isUnknownMark(mark))

/** A paragraph with words whose marking may be higher than its own. */
function raised(node: DocumentNode, content: readonly DocumentNode[]): DocumentNode {
  if (!('attrs' in node) || !node.attrs || !('marking' in node.attrs)) return node
  const found = content.filter(isUnknownPart).map(markingOfUnknown).reduce<string | null>(higherMarking, null)
  if (found === null) return node
  const attrs = { ...node.attrs, marking: higherMarking(node.attrs.marking, found) }
  return { ...node, attrs } as DocumentNode
}
