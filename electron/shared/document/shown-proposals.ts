// A document with its proposed changes for print: whole parts as their words, lines and rows, which can be shown as changed.
import type { Change, DocumentNode, Mark, Section } from './nodes'
import { changesOf, hasProposals, isChange } from './proposals'
import { LINES } from './proposed-breaks'

// Cached by identity: sections are immutable, and the page engine caches them by identity, too.
const known = new WeakMap<Section, Section>()

/** Returns sections in which words, ends of lines and rows of tables have proposals, and nothing else; those without are the same objects. */
export function shownProposals(sections: readonly Section[]): Section[] {
  return sections.map((section) => {
    if (!hasProposals(section)) return section
    const made = known.get(section) ?? (passedOn(section, []) as Section)
    known.set(section, made)
    return made
  })
}

const ROWS: readonly string[] = ['tableRow', 'image', 'unknownBlock']

/** Returns a node with the changes around it on its parts. */
function passedOn(node: DocumentNode, around: readonly Change[]): DocumentNode {
  const own = changesOf(node)
  const changes = [...around.filter(({ type }) => !own.some((one) => one.type === type)), ...own]
  const content = 'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined
  const isLine = LINES.includes(node.type)
  // The end of a line says nothing about its words.
  const inner = isLine ? around : changes
  const children = content?.map((child) => passedOn(child, node.type === 'footnote' ? [] : inner))
  const keeps = isLine || ROWS.includes(node.type) || !isPart(node)
  const rest =
    'marks' in node && node.marks ? (node.marks as readonly Mark[]).filter((mark) => !isChange(mark)) : []
  const marks = [...(keeps ? sorted(changes) : []), ...rest]
  const { marks: _, ...bare } = node as DocumentNode & { readonly marks?: unknown }
  return {
    ...bare,
    ...(marks.length > 0 ? { marks } : {}),
    ...(children ? { content: children } : {}),
  } as DocumentNode
}

const sorted = (changes: readonly Change[]): Change[] =>
  changes.toSorted((one, other) => (one.type === other.type ? 0 : one.type === 'inserted' ? -1 : 1))

const INLINE: readonly string[] = [
  'text',
  'hardBreak',
  'field',
  'footnote',
  'crossReference',
  'tickBox',
  'unknownInline',
]

const isPart = ({ type }: DocumentNode): boolean => !INLINE.includes(type)
