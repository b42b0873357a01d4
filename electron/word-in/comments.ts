// Comments of a Word file as threads.
import type { CommentEntry, CommentThread, NodeId } from '#shared/document/nodes'
import type { WordPackage } from './package'
import { children, descendants, type El, textIn } from './tree'

interface WordComment {
  readonly id: string
  readonly entry: CommentEntry
  /** Ids of its paragraphs; the last one names it. */
  readonly paragraphs: readonly string[]
}

/** Finds the thread of each comment. */
export class CommentBook {
  private readonly threads = new Map<string, CommentThread>()

  constructor(word: WordPackage, newId: () => NodeId) {
    const comments = children(word.part('comments')?.root, 'w:comment').map(readComment)
    const extended = readExtended(word.part('commentsExtended')?.root)
    const byParagraph = new Map(comments.flatMap((one) => one.paragraphs.map((id) => [id, one] as const)))
    const parentOf = (one: WordComment): WordComment | undefined => {
      const parent = one.paragraphs.map((id) => extended.get(id)?.parent).find((id) => id !== undefined)
      return parent === undefined ? undefined : byParagraph.get(parent)
    }
    const rootOf = (one: WordComment): WordComment => {
      let root = one
      for (let step = 0; step < 50; step += 1) {
        const parent = parentOf(root)
        if (!parent || parent === root) break
        root = parent
      }
      return root
    }
    const roots = new Map<WordComment, WordComment[]>()
    for (const one of comments) {
      const root = rootOf(one)
      roots.set(root, [...(roots.get(root) ?? []), one])
    }
    for (const [root, all] of roots) {
      const inOrder = [root, ...all.filter((one) => one !== root)]
      const resolved = root.paragraphs.some((id) => extended.get(id)?.done === true)
      const thread = { id: newId(), resolved, entries: inOrder.map(({ entry }) => entry) }
      for (const one of inOrder) this.threads.set(one.id, thread)
    }
  }

  /** The thread of a comment; undefined for an unknown number. */
  thread(number: string): CommentThread | undefined {
    return this.threads.get(number)
  }

  /** All threads. */
  all(): readonly CommentThread[] {
    return [...new Set(this.threads.values())]
  }
}

function readComment(comment: El): WordComment {
  const { attributes } = comment
  const paragraphs = [...descendants(comment)].filter(({ name }) => name === 'w:p')
  return {
    id: attributes['w:id'] ?? '',
    entry: {
      author: (attributes['w:author'] ?? '').slice(0, 500),
      time: timeOf(attributes['w:date']),
      text: paragraphs.map(wordsOfParagraph).join('\n').trim(),
    },
    paragraphs: paragraphs.flatMap((paragraph) => paragraph.attributes['w14:paraId'] ?? []),
  }
}

function wordsOfParagraph(paragraph: El): string {
  return [...descendants(paragraph)]
    .map((one) => {
      if (one.name === 'w:t') return textIn(one)
      if (one.name === 'w:br' || one.name === 'w:cr') return '\n'
      return one.name === 'w:tab' && one.attributes['w:pos'] === undefined ? '\t' : ''
    })
    .join('')
}

function readExtended(root: El | undefined): Map<string, { parent: string | undefined; done: boolean }> {
  return new Map(
    children(root, 'w15:commentEx').map(({ attributes }) => [
      attributes['w15:paraId'] ?? '',
      { parent: attributes['w15:paraIdParent'], done: /^(1|true|on)$/.test(attributes['w15:done'] ?? '') },
    ]),
  )
}

const EPOCH = '1970-01-01T00:00:00Z'

/** A time of Word, which names no zone, as one in UTC; that of 1970 for none. */
export function timeOf(date: string | undefined): string {
  const [, day, hour = '00:00:00', zone = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(date?.trim() ?? '') ??
    []
  if (day === undefined) return EPOCH
  const time = new Date(`${day}T${hour}${zone || 'Z'}`)
  return Number.isNaN(time.getTime()) ? EPOCH : time.toISOString().replace('.000Z', 'Z')
}
