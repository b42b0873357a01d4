// A section without some of its parts: the rest remains a valid document.
import type { Block, DocumentNode, Flow, Guidance, Paragraph, Section, SectionTitle } from './nodes'
import { walk } from './query'
import { mayHold } from './traits'

/** Replaces required text when all of it is removed. */
export const EMPTY_PARAGRAPH: Paragraph = {
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
}

/** Replaces a removed block, so that the others keep their index; guidance is never printed. */
export const TAKEN_OUT: Guidance = { type: 'guidance', content: [] }

const childrenOf = (node: DocumentNode): readonly DocumentNode[] | null =>
  ('content' in node && (node.content as readonly DocumentNode[] | undefined)) || null

type IsGone = (node: DocumentNode) => boolean

/** Returns a node without its removed parts, or null when nothing is left; the same object when nothing is removed. */
function pruned(node: DocumentNode, isGone: IsGone): DocumentNode | null {
  const isCell = node.type === 'tableCell' || node.type === 'tableHeader'
  // A cell stays in its place, empty.
  if (isGone(node)) return isCell ? { ...node, content: [EMPTY_PARAGRAPH] } : null
  const content = childrenOf(node)
  if (!content) return node
  const left: DocumentNode[] = []
  let same = true
  for (const child of content) {
    const kept = pruned(child, isGone)
    if (kept !== child) same = false
    if (kept) left.push(kept)
  }
  if (same) return node
  return isCell
    ? { ...node, content: left.length === 0 ? [EMPTY_PARAGRAPH] : (left as Flow[]) }
    : left.length === 0
      ? null
      : ({ ...node, content: startingWithText(node, left) } as DocumentNode)
}

/** The first block of a list item is a paragraph. */
export function startingWithText(
  { type }: DocumentNode,
  content: readonly DocumentNode[],
): readonly DocumentNode[] {
  const isItem = type === 'listItem' || type === 'taskItem'
  return isItem && content[0]?.type !== 'paragraph' ? [EMPTY_PARAGRAPH, ...content] : content
}

/**
 * Returns a section without its removed parts, with an empty guidance block in place of each removed block. The same
 * object when nothing is removed. Blocks without `trait` hold nothing that is removed.
 */
export function prunedSection(section: Section, isGone: IsGone, trait: number): Section {
  const [title, ...blocks] = section.content
  const without = (part: DocumentNode) => (mayHold(part, trait) ? pruned(part, isGone) : part)
  const named = (without(title) as SectionTitle | null) ?? { type: 'sectionTitle' }
  const left = blocks.map((block) => (without(block) as Block | null) ?? TAKEN_OUT)
  if (named === title && left.every((block, index) => block === blocks[index])) return section
  const content: Section['content'] = [named, ...left]
  return { ...section, attrs: { ...section.attrs, comments: commentsIn({ ...section, content }) }, content }
}

/** Comments on the words that are left. */
export function commentsIn(section: Section): Section['attrs']['comments'] {
  const ids = new Set<string>()
  walk(section, (node) => {
    for (const mark of ('marks' in node && node.marks) || [])
      if (mark.type === 'comment') ids.add(mark.attrs.id)
  })
  return section.attrs.comments.filter(({ id }) => ids.has(id))
}
