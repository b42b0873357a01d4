// Words that a comparison shows as added or removed: underlined or struck out on a pale ground, with a bar in the margin, and said to listeners.
import type { Change } from '#shared/compare/change'
import type { Change as Proposal } from '#shared/document/nodes'
import { printWords } from '#shared/print-words'
import type { TagIndex } from '../types'
import type { ParagraphBlock, Run } from './blocks'
import { addTag, type Collector } from './context'

/** Light enough for every text colour of the themes. */
const FILLS: Readonly<Record<Change, string>> = { added: '#d8f0dc', removed: '#fadcdc' }
/** What is longer is said in several parts: descriptions have a greatest length in PDF. */
const PART = /[\s\S]{1,7000}/gu

/** Returns the sign of proposed changes; what is to be deleted is struck out, whoever inserted it. */
export function signOf(changes: readonly Proposal[]): Change | undefined {
  if (changes.length === 0) return undefined
  return changes.some(({ type }) => type === 'deleted') ? 'removed' : 'added'
}

/** A paragraph whose end is proposed to be inserted or deleted: the end has a sign, or is noted for files that have one. */
export function withEnd(
  collector: Collector,
  block: ParagraphBlock,
  changes: readonly Proposal[],
): ParagraphBlock {
  const sign = signOf(changes)
  if (!sign) return block
  if (collector.input.commentsApart) return { ...block, ends: changes }
  const style = block.runs.at(-1)?.style
  if (!style) return block
  const { name: _, anchor: _anchor, ...plain } = style
  const end = { text: '¶', style: { ...plain, link: null, rise: 0, tag: block.tag } }
  return { ...block, runs: [...block.runs, ...markedRuns(collector, sign, [end])] }
}

/** Returns runs as added or removed; the marks of notes stay as they are. */
export function markedRuns(collector: Collector, change: Change, runs: readonly Run[]): Run[] {
  const { spoken } = printWords(collector.input.language)
  return runs.flatMap((run): Run[] => {
    if (run.note || run.text.trim() === '') return [{ ...run, style: changedStyle(run, change) }]
    return (run.text.match(PART) ?? []).map((text) => ({
      ...run,
      text,
      style: {
        ...changedStyle(run, change),
        tag: spokenTag(collector, run.style, `${spoken[change]}${text.trim()}`),
      },
    }))
  })
}

/** A link's annotation belongs to a link, so its words get a link of their own and not a span in it. */
function spokenTag(collector: Collector, { tag, link }: Run['style'], alt: string): TagIndex {
  const own = collector.tags[tag]
  return link !== null && own?.role === 'Link'
    ? addTag(collector, 'Link', own.parent, { alt })
    : addTag(collector, 'Span', tag, { alt })
}

const changedStyle = ({ style }: Run, change: Change): Run['style'] => ({
  ...style,
  fill: FILLS[change],
  changed: true,
  underline: style.underline || change === 'added',
  strike: style.strike || change === 'removed',
})
