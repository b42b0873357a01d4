// The comments of a document: threads, their words and positions.
import type { Node } from '@tiptap/pm/model'
import type { CommentThread, FieldUse } from '#shared/document/nodes'

/** A range of text, by positions. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** The comments of one section. */
export interface CommentInfo {
  readonly threads: readonly CommentThread[]
  /** Ranges of the marks by id, relative to the section's position; in reading order. */
  readonly marked: ReadonlyMap<string, readonly TextRange[]>
}

/** A thread with its position. */
export interface PlacedThread {
  readonly thread: CommentThread
  /** Position of its section. */
  readonly section: number
  /** Where its words begin; null when they were deleted. */
  readonly from: number | null
  /** The commented words. */
  readonly words: string
}

const cache = new WeakMap<Node, CommentInfo>()

/** Returns the comments of a section, cached by node. */
export function commentInfo(section: Node): CommentInfo {
  const known = cache.get(section)
  if (known) return known
  const marked = new Map<string, TextRange[]>()
  section.descendants((node, offset) => {
    for (const mark of node.marks) {
      if (mark.type.name !== 'comment') continue
      const ranges = marked.get(mark.attrs.id) ?? []
      const last = ranges.at(-1)
      const from = offset + 1
      if (last?.to === from) ranges[ranges.length - 1] = { from: last.from, to: from + node.nodeSize }
      else ranges.push({ from, to: from + node.nodeSize })
      marked.set(mark.attrs.id, ranges)
    }
  })
  const facts = { threads: section.attrs.comments as readonly CommentThread[], marked }
  cache.set(section, facts)
  return facts
}

/**
 * Returns all threads of a document in reading order; those whose words were deleted come at the end of their section.
 * `fieldWords` returns the text of a field.
 */
export function placedThreads(
  doc: Node,
  fieldWords: (use: FieldUse) => string = () => '…',
): readonly PlacedThread[] {
  const leafWords = (leaf: Node): string =>
    leaf.type.name === 'field' ? fieldWords(leaf.attrs as FieldUse) : '…'
  const all: PlacedThread[] = []
  doc.forEach((section, pos) => {
    const { threads, marked } = commentInfo(section)
    const placed = threads.map((thread): PlacedThread => {
      const ranges = marked.get(thread.id) ?? []
      const words = ranges
        .map(({ from, to }) => section.textBetween(from - 1, to - 1, ' ', leafWords))
        .join(' ')
      return { thread, section: pos, from: ranges[0] ? pos + ranges[0].from : null, words: words.trim() }
    })
    all.push(...placed.sort((a, b) => (a.from ?? Infinity) - (b.from ?? Infinity)))
  })
  return all
}

/** Returns the thread with that id and its position. */
export function findThread(doc: Node, id: string): PlacedThread | undefined {
  return placedThreads(doc).find(({ thread }) => thread.id === id)
}

/** Returns the ids of the open threads about the words at a position, those that begin last first. */
export function threadsAt(doc: Node, pos: number): readonly string[] {
  const $pos = doc.resolve(pos)
  if ($pos.depth === 0) return []
  const start = $pos.before(1)
  const { threads, marked } = commentInfo($pos.node(1))
  const open = new Set(threads.filter(({ resolved }) => !resolved).map(({ id }) => id))
  const hit = (ranges: readonly TextRange[]) =>
    ranges.find(({ from, to }) => pos >= start + from && pos <= start + to)
  return [...marked]
    .flatMap(([id, ranges]) => (open.has(id) && hit(ranges) ? [{ id, from: ranges[0]?.from ?? 0 }] : []))
    .sort((a, b) => b.from - a.from)
    .map(({ id }) => id)
}
