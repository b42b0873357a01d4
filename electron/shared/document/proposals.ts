// Proposed changes: which a document has, and the document without them or with all of them accepted. The one rule.
import type { Change, DocumentNode, Inline, Mark, NodeId, Proposed, Section } from './nodes'
import { joinedBlocks, joinedText, LINES } from './proposed-breaks'
import { commentsIn, EMPTY_PARAGRAPH, startingWithText, TAKEN_OUT } from './pruned'
import { mayHold, PROPOSED } from './traits'

/** What becomes of the proposals: the text as it was before them, or as it would be with them. */
export type Decision = 'without' | 'accepted'

const GONE: Readonly<Record<Decision, Change['type']>> = { without: 'inserted', accepted: 'deleted' }

/** Whether a mark is that of a proposed change. */
export const isChange = (mark: Mark): mark is Change => mark.type === 'inserted' || mark.type === 'deleted'

/** Returns the proposed changes of which a node is a part itself. */
export const changesOf = (node: DocumentNode): readonly Change[] =>
  'marks' in node && node.marks ? (node.marks as readonly Mark[]).filter(isChange) : []

const childrenOf = (node: DocumentNode): readonly DocumentNode[] | undefined =>
  'content' in node ? (node.content as readonly DocumentNode[] | undefined) : undefined

/** Whether a section has proposed changes. */
export const hasProposals = (section: Section): boolean =>
  section.marks?.some(isChange) === true || section.content.some((block) => mayHold(block, PROPOSED))

/** Returns the proposed changes of some sections by id, in reading order. */
export function proposalsIn(sections: readonly Section[]): ReadonlyMap<NodeId, Proposed> {
  const found = new Map<NodeId, Proposed>()
  const visit = (node: DocumentNode): void => {
    for (const { attrs } of changesOf(node)) if (!found.has(attrs.id)) found.set(attrs.id, attrs)
    for (const child of childrenOf(node) ?? []) visit(child)
  }
  for (const section of sections) if (hasProposals(section)) visit(section)
  return found
}

// Cached by identity: sections are immutable, and the page engine caches them by identity, too.
const known: Readonly<Record<Decision, WeakMap<Section, Section>>> = {
  without: new WeakMap(),
  accepted: new WeakMap(),
}

/**
 * Returns sections as decided, with an empty guidance block in place of each block that is gone or has become part of
 * another. Sections without proposals are the same objects.
 */
export function decided(sections: readonly Section[], decision: Decision): Section[] {
  return sections.flatMap((section) => {
    if (!hasProposals(section)) return [section]
    if (isGone(section, decision)) return []
    const made = known[decision].get(section) ?? decidedSection(section, decision)
    known[decision].set(section, made)
    return [made]
  })
}

/** Returns something with a document as decided; the same object when there is nothing to decide. */
export function decidedDoc<P extends { readonly doc: { readonly content: readonly Section[] } }>(
  pack: P,
  decision: Decision,
): P {
  if (!pack.doc.content.some(hasProposals)) return pack
  return { ...pack, doc: { ...pack.doc, content: decided(pack.doc.content, decision) } }
}

/** Returns a section without the blocks that stand for those that are gone. */
export function withoutPlaces(section: Section): Section {
  const [title, ...blocks] = section.content
  const left = blocks.filter((block) => block !== TAKEN_OUT)
  return left.length === blocks.length
    ? section
    : { ...section, content: [title, ...(left.length > 0 ? left : [EMPTY_PARAGRAPH])] }
}

function decidedSection(section: Section, decision: Decision): Section {
  const [title, ...blocks] = section.content
  const made = decidedChildren(blocks, decision)
  const content = [
    decidedNode(title, decision) ?? { type: 'sectionTitle' },
    ...made.map((block) => block ?? TAKEN_OUT),
  ] as unknown as Section['content']
  const comments = commentsIn({ ...section, content })
  return bare({ ...section, attrs: { ...section.attrs, comments }, content })
}

const isGone = (node: DocumentNode, decision: Decision): boolean =>
  changesOf(node).some(({ type }) => type === GONE[decision])

/** Returns a node without the marks of proposals. */
function bare<N extends DocumentNode>(node: N): N {
  if (changesOf(node).length === 0) return node
  const { marks, ...rest } = node as N & { readonly marks: readonly Mark[] }
  const left = marks.filter((mark) => !isChange(mark))
  return (left.length > 0 ? { ...rest, marks: left } : rest) as N
}

/** Returns a node as decided; null when it is gone. The end of a line is its parent's affair. */
function decidedNode(node: DocumentNode, decision: Decision): DocumentNode | null {
  const isLine = LINES.includes(node.type)
  if (!isLine && isGone(node, decision)) return null
  const children = childrenOf(node)
  if (!children || node.type === 'section') return bare(node)
  if (isLine || node.type === 'codeBlock' || node.type === 'sectionTitle') {
    const left = (children as readonly Inline[]).filter((inline) => !isGone(inline, decision)).map(bare)
    const same = left.length === children.length && left.every((inline, at) => inline === children[at])
    if (same) return bare(node)
    const { content: _, ...empty } = node as DocumentNode & { readonly content: unknown }
    return bare({ ...empty, ...(left.length > 0 ? { content: joinedText(left) } : {}) } as DocumentNode)
  }
  const made = decidedChildren(children, decision)
  if (made.every((child, at) => child === children[at])) return bare(node)
  const left = made.filter((child) => child !== null)
  return left.length > 0
    ? bare({ ...node, content: startingWithText(node, left) } as DocumentNode)
    : emptied(node)
}

/** What is left of a node of which all parts are gone: boxes and cells stay, empty. */
function emptied(node: DocumentNode): DocumentNode | null {
  const stays = ['tableCell', 'tableHeader', 'callout', 'guidance', 'trainer'].includes(node.type)
  return stays ? bare({ ...node, content: [EMPTY_PARAGRAPH] } as DocumentNode) : null
}

/** Returns each child as decided, null for those that are gone or were joined to the one before. */
function decidedChildren(children: readonly DocumentNode[], decision: Decision): (DocumentNode | null)[] {
  const made = children.map((child) => decidedNode(child, decision))
  return joinedBlocks(children, made, (line) => isGone(line, decision))
}
