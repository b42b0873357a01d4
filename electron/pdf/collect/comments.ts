// The list of comments after a section of a review copy: author, time, commented text and replies.
import { startOf } from '#shared/characters'
import { longDate } from '#shared/days'
import type { CommentEntry, CommentThread, Inline } from '#shared/document/nodes'
import { printWords } from '#shared/print-words'
import type { TextLook } from '../theme'
import type { TagIndex } from '../types'
import type { Block, ParagraphBlock, Run } from './blocks'
import { commentAnchor, commentLabel } from './comment-marks'
import { addTag, type Collector, plainStyle, plainWords } from './context'
import { cleanText } from './inlines'
import { type BlockContext, paragraphIn } from './paragraph'

/** Maximum length of the commented text quoted in the list, in characters. */
const MOST_WORDS = 160
const LABEL_EMS = 2.6

/** The comments of the section being collected; empty when there are none to print. */
export function collectComments(collector: Collector, context: BlockContext): Block[] {
  const { surveyed, input } = collector
  if (surveyed.comments.size === 0 || input.commentsApart) return []
  const look: TextLook = { ...input.theme.note, family: 'sans' }
  const root = addTag(collector, 'Div', context.tag)
  const inner: BlockContext = { ...context, tag: root, look, align: 'start', tight: true }
  const heading = addTag(collector, 'P', root)
  const list = addTag(collector, 'L', root, { list: 'None' })
  const threads = new Map(surveyed.section.attrs.comments.map((thread) => [thread.id, thread]))
  let number = surveyed.commentsBefore
  const items = [...surveyed.comments].flatMap(([id, inlines]) => {
    const thread = threads.get(id)
    number += 1
    return thread ? collectThread(collector, { thread, inlines, number, list }, inner) : []
  })
  const title = plainStyle({ ...input.theme.caption, family: 'sans', bold: true }, heading)
  return [
    { kind: 'rule' },
    paragraphIn(collector, inner, {
      runs: [{ text: printWords(input.language).lists.comments, style: title }],
      tag: heading,
      format: { leading: input.theme.caption.leading, after: 2, keepNext: true, hyphenate: false },
    }),
    ...items,
  ]
}

interface ThreadFacts {
  readonly thread: CommentThread
  readonly inlines: readonly Inline[]
  readonly number: number
  readonly list: TagIndex
}

function collectThread(
  collector: Collector,
  { thread, inlines, number, list }: ThreadFacts,
  context: BlockContext,
): ParagraphBlock[] {
  const item = addTag(collector, 'LI', list)
  const mark = addTag(collector, 'Lbl', item)
  const body = addTag(collector, 'LBody', item)
  const width = LABEL_EMS * context.look.size
  const within: BlockContext = { ...context, tag: body, indent: context.indent + width }
  const quoted = addTag(collector, 'P', body)
  const label = plainStyle({ ...context.look, bold: true }, mark)
  const words = paragraphIn(collector, within, {
    runs: [
      { text: quotation(collector, inlines), style: plainStyle({ ...context.look, italic: true }, quoted) },
    ],
    tag: quoted,
    label: { runs: [{ text: commentLabel(number), style: label }], width, align: 'left' },
    indent: context.indent,
    anchors: [commentAnchor(number)],
    format: { before: 4, after: 0, keepNext: true },
  })
  return [words, ...thread.entries.map((entry) => collectEntry(collector, entry, within))]
}

function collectEntry(collector: Collector, entry: CommentEntry, context: BlockContext): ParagraphBlock {
  const tag = addTag(collector, 'P', context.tag)
  const plain = plainStyle(context.look, tag)
  const who = [entry.author.trim() || 'Author', moment(entry.time, collector.input.language)].join(', ')
  const lines = entry.text
    .trim()
    .split(/\r\n?|\n/)
    .map(cleanText)
  const runs: Run[] = [
    { text: `${cleanText(who)}: `, style: plainStyle({ ...context.look, bold: true }, tag) },
    { text: lines.join('\n'), style: plain },
  ]
  return paragraphIn(collector, context, { runs, tag, format: { before: 1, after: 1 } })
}

/** `1 May 2026, 08:00 UTC`: the print must not depend on the time zone. */
function moment(time: string, language: string): string {
  return `${longDate(time.slice(0, 10), language)}, ${time.slice(11, 16)} UTC`
}

function quotation(collector: Collector, inlines: readonly Inline[]): string {
  const words = cleanText(plainWords(collector, inlines)).trim()
  return `“${words.length > MOST_WORDS ? `${startOf(words, MOST_WORDS).trimEnd()} …` : words}”`
}
