// Comments of a Word file as threads.
import type { CommentEntry, CommentThread, NodeId } from '#shared/document/nodes'
import type { WordPackage } from './package'
import { type Report, shortened } from './report'
import { type Look, type Styles, withLook } from './styles'
import { child, children, descendants, type El, textIn, valOf } from './tree'

interface WordComment {
  readonly id: string
  readonly entry: CommentEntry
  /** Ids of its paragraphs; the last one names it. */
  readonly paragraphs: readonly string[]
}

/** Finds the thread of each comment. */
export class CommentBook {
  private readonly threads = new Map<string, CommentThread>()

  constructor(word: WordPackage, newId: () => NodeId, styles: Styles, report: Report) {
    const comments = children(word.part('comments')?.root, 'w:comment').map((one) =>
      readComment(one, styles, report),
    )
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

function readComment(comment: El, styles: Styles, report: Report): WordComment {
  const { attributes } = comment
  const paragraphs = [...descendants(comment)].filter(({ name }) => name === 'w:p')
  const texts = paragraphs.map((paragraph) => wordsOfParagraph(paragraph, styles))
  const hidden = texts.map((one) => one.hidden).join(' ')
  if (hidden.trim() !== '') report.lost(`Hidden text in a comment: “${shortened(hidden)}”`)
  return {
    id: attributes['w:id'] ?? '',
    entry: {
      author: (attributes['w:author'] ?? '').slice(0, 500),
      time: timeOf(attributes['w:date']),
      text: texts
        .map((one) => one.shown)
        .join('\n')
        .trim(),
    },
    paragraphs: paragraphs.flatMap((paragraph) => paragraph.attributes['w14:paraId'] ?? []),
  }
}

interface CommentWords {
  readonly shown: string
  readonly hidden: string
}

/** The words of a paragraph; what Word hides is not among those that are shown. */
function wordsOfParagraph(paragraph: El, styles: Styles): CommentWords {
  const { look } = styles.paragraph(valOf(child(paragraph, 'w:pPr'), 'w:pStyle'))
  const words = { shown: '', hidden: '' }
  const visit = (element: El, isHidden: boolean): void => {
    for (const one of element.children) {
      if (one.name === 'w:pPr' || one.name === 'w:p') continue
      const within = one.name === 'w:r' ? isHiddenRun(one, look, styles) : isHidden
      words[within ? 'hidden' : 'shown'] += wordsOf(one)
      visit(one, within)
    }
  }
  visit(paragraph, look.hidden ?? false)
  return words
}

function isHiddenRun(run: El, look: Look, styles: Styles): boolean {
  const properties = child(run, 'w:rPr')
  const style = valOf(properties, 'w:rStyle')
  const hidden = (style === undefined ? undefined : styles.style(style).look.hidden) ?? look.hidden
  return withLook({ hidden }, properties).hidden ?? false
}

function wordsOf(one: El): string {
  if (one.name === 'w:t') return textIn(one)
  if (one.name === 'w:br' || one.name === 'w:cr') return '\n'
  return one.name === 'w:tab' && one.attributes['w:pos'] === undefined ? '\t' : ''
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
