// The last pass: references by id, comments in their sections, and what titles can't have is taken off.
import type { CommentThread, Mark, NodeId, Section } from '#shared/document/nodes'
import type { BlockNode, PendingReference, Piece } from './lines'
import { tidied, wordsOf } from './lines'
import type { Draft } from './outline'
import type { Reading } from './reading'
import { shortened } from './report'

/** Words that a reference of the pack prints itself, before a number that Word puts in. */
const BEFORE =
  /(?:^|\s)(?:section|sections|chapter|paragraph|paragraphs|para|paras|annex|appendix|page|pages|p\.|pp\.|table|figure|abschnitt|kapitel|absatz|seite|anlage|tabelle|abbildung)[\s\u00a0]*$/i
const OF_TITLES: readonly string[] = [
  'bold',
  'italic',
  'superscript',
  'subscript',
  'comment',
  'inserted',
  'deleted',
]

/** Returns the sections of a pack; comments without words are named in the report. */
export function resolvedSections(reading: Reading, drafts: readonly Draft[]): Section[] {
  const placed = new Set<NodeId>()
  const sections = drafts.map((draft) => {
    reading.report.below(wordsOf(draft.title))
    const title = forTitle(reading, resolvePieces(reading, draft.title))
    const blocks = draft.blocks.map((block) => resolveNode(reading, block))
    const seen = new Set<NodeId>()
    for (const node of [...title, ...blocks]) noteThreads(node as BlockNode, seen)
    const own = [...seen].filter((id) => !placed.has(id))
    const others = new Set([...seen].filter((id) => placed.has(id)))
    for (const id of own) placed.add(id)
    const comments = own.flatMap((id) => reading.threads.get(id) ?? [])
    const content = [{ type: 'sectionTitle', ...(title.length > 0 ? { content: title } : {}) }, ...blocks]
    return {
      type: 'section',
      attrs: sectionAttrs(draft, comments),
      content: others.size === 0 ? content : content.map((node) => withoutThreads(node as BlockNode, others)),
    } as unknown as Section
  })
  for (const thread of reading.comments.all()) if (!placed.has(thread.id)) lostThread(reading, thread)
  return sections
}

const sectionAttrs = (draft: Draft, comments: readonly CommentThread[]): Section['attrs'] => ({
  id: draft.id,
  level: draft.level,
  annex: draft.annex,
  landscape: draft.landscape,
  excluded: false,
  marking: null,
  templateId: null,
  templateVersion: null,
  templateVariant: null,
  comments,
})

function lostThread({ report }: Reading, { entries }: CommentThread): void {
  report.below('')
  for (const { author, text } of entries)
    report.lost(
      `A comment by ${author || 'an unknown author'} whose words are not in the pack: “${shortened(text)}”`,
    )
}

function resolveNode(reading: Reading, node: BlockNode): BlockNode {
  if (node.type === 'footnote') return withLinks(reading, node)
  const { content } = node
  if (!content) return node
  const isLine = ['paragraph', 'heading', 'numberedParagraph'].includes(node.type)
  if (!isLine) return { ...node, content: content.map((one) => resolveNode(reading, one as BlockNode)) }
  const pieces = resolvePieces(reading, content as readonly Piece[])
  const { content: _, ...empty } = node
  return pieces.length > 0 ? { ...node, content: pieces } : empty
}

function resolvePieces(reading: Reading, pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    if (piece.type !== 'pending') {
      out.push(withLinks(reading, piece as BlockNode) as Piece)
      continue
    }
    const found = referenceOf(reading, piece)
    if (!found) {
      out.push(...resolvePieces(reading, piece.result))
      continue
    }
    const last = out.at(-1)
    if (last?.type === 'text' && piece.show !== 'title') {
      const text = last.text.replace(BEFORE, (match) => (/^\s/.test(match) ? ' ' : ''))
      out[out.length - 1] = { ...last, text }
    }
    out.push(found)
  }
  return tidied(out)
}

/** The reference to the part that a bookmark is at; null when that can't be referred to. */
function referenceOf(
  { bookmarks }: Reading,
  { bookmark, show, result, marks }: PendingReference,
): Piece | null {
  const anchor = bookmarks.get(bookmark)
  if (!anchor?.id || !anchor.type) return null
  const isCounted = anchor.type === 'table' || anchor.type === 'image'
  // Of a caption, Word shows its label and number; of a paragraph with a number, its words.
  if (show === 'title' && anchor.type === 'numberedParagraph') return null
  const numbered = show === 'title' && isCounted && /\d\s*$/.test(wordsOf(result))
  const kept = marks?.filter(({ type }) => type !== 'link')
  return {
    type: 'crossReference',
    attrs: { target: anchor.id, show: numbered ? 'number' : show },
    ...(kept?.length ? { marks: kept } : {}),
  }
}

/** A node whose links to places in the file lead to ids; links to other places are only words. */
function withLinks(reading: Reading, node: BlockNode): BlockNode {
  const content = node.content
    ? { content: node.content.map((one) => withLinks(reading, one as BlockNode)) }
    : {}
  const local = node.marks?.find((mark) => mark.type === 'link' && mark.attrs.href.startsWith('#'))
  if (local?.type !== 'link') return node.content ? { ...node, ...content } : node
  const id = reading.bookmarks.get(local.attrs.href.slice(1))?.id
  if (!id) reading.report.about('lost', 'Links to places in the text that have no number or title')
  const marks = (node.marks ?? []).flatMap((mark): Mark[] => {
    if (mark !== local) return [mark]
    return id ? [{ type: 'link', attrs: { href: `#${id}` } }] : []
  })
  return { ...node, ...content, marks }
}

/** The pieces that a title can have, on one line. */
function forTitle({ report }: Reading, pieces: readonly Piece[]): Piece[] {
  if (pieces.some(({ marks }) => marks?.some(({ type }) => type === 'strike')))
    report.changed('Struck words in a title: they are not struck')
  return tidied(
    pieces.map((piece) => {
      if (piece.type === 'hardBreak') return { type: 'text', text: ' ' } as const
      const marks = piece.marks?.filter(({ type }) => OF_TITLES.includes(type))
      return { ...piece, marks } as Piece
    }),
  )
}

function noteThreads(node: BlockNode, seen: Set<NodeId>): void {
  for (const mark of node.marks ?? []) if (mark.type === 'comment') seen.add(mark.attrs.id)
  for (const one of node.content ?? []) noteThreads(one as BlockNode, seen)
}

/** A comment belongs to the first section with its words. */
function withoutThreads(node: BlockNode, others: ReadonlySet<NodeId>): BlockNode {
  const marks = node.marks?.filter((mark) => mark.type !== 'comment' || !others.has(mark.attrs.id))
  const content = node.content?.map((one) => withoutThreads(one as BlockNode, others))
  return { ...node, ...(marks ? { marks } : {}), ...(content ? { content } : {}) }
}
