// Numbered paragraphs -> paragraphs with hanging numbers; those that follow each other are a list, nested by level.
import type { Flow } from '#shared/document/nodes'
import type { Tag, TagIndex } from '../types'
import type { ParagraphBlock } from './blocks'
import { addTag, type Collector, plainStyle } from './context'
import { collectInlines, portionMark } from './inlines'
import type { NumberedRun } from './numbered-run'
import { type BlockContext, paragraphIn } from './paragraph'

/** Indent of a numbered paragraph's text per level, in steps of the theme. */
export const NUMBER_STEP = 1.45

/** How levels are numbered (ISO 32000-1, table 347). */
const NUMBERING = ['Decimal', 'LowerAlpha', 'Decimal', 'LowerAlpha', 'LowerRoman'] as const

/** Collects a numbered paragraph. */
export function collectNumbered(
  collector: Collector,
  block: Extract<Flow, { type: 'numberedParagraph' }>,
  context: BlockContext,
): ParagraphBlock {
  const { level, id, marking } = block.attrs
  const { mark } = collector.counter.paragraph(level)
  const counted = { kind: 'paragraph', levels: collector.counter.now.levels } as const
  const { label, body } = itemOf(collector, level, context.tag)
  const tag = addTag(collector, 'P', body)
  const style = plainStyle(context.look, tag)
  const step = collector.input.theme.indent * NUMBER_STEP
  return paragraphIn(collector, context, {
    runs: [
      ...portionMark(collector, marking, style),
      ...collectInlines(collector, block.content, context.look, tag),
    ],
    tag,
    label: {
      runs: [{ text: mark, style: plainStyle(context.look, label) }],
      width: step,
      align: 'left',
      counted,
    },
    indent: context.indent + (level - 1) * step,
    anchors: id === '' ? [] : [id],
  })
}

/** Adds an item of a level, to the list of its level if that goes on. */
function itemOf(
  collector: Collector,
  level: number,
  parent: TagIndex,
): { readonly label: TagIndex; readonly body: TagIndex } {
  const run = runOf(collector, parent)
  while ((run.lists.at(-1)?.level ?? 0) > level) run.lists.pop()
  const above = run.lists.at(-1)
  const list = above?.level === level ? above.list : newList(collector, level, above?.body ?? parent)
  const item = addTag(collector, 'LI', list)
  const label = addTag(collector, 'Lbl', item)
  const body = addTag(collector, 'LBody', item)
  if (above?.level === level) above.body = body
  else run.lists.push({ level, list, body })
  run.end = collector.tags.length
  return { label, body }
}

const newList = (collector: Collector, level: number, parent: TagIndex): TagIndex =>
  addTag(collector, 'L', parent, { list: NUMBERING[level - 1] ?? 'LowerRoman' })

/** The run that goes on in an element: since its last paragraph, nothing was added outside its lists. */
function runOf(collector: Collector, parent: TagIndex): NumberedRun {
  const { numbered, tags } = collector
  if (numbered?.parent === parent && isWithin(tags, numbered)) return numbered
  const run = { parent, lists: [], end: tags.length }
  collector.numbered = run
  return run
}

function isWithin(tags: readonly Tag[], { lists: [outer], end }: NumberedRun): boolean {
  if (!outer) return false
  for (let at = end; at < tags.length; at++) if ((tags[at]?.parent ?? -1) < outer.list) return false
  return true
}

/** Where a list after a numbered paragraph belongs: the body of its item; null when none goes on. */
export function bodyUnder({ numbered, tags }: Collector, parent: TagIndex): TagIndex | null {
  return numbered?.parent === parent && isWithin(tags, numbered)
    ? (numbered.lists.at(-1)?.body ?? null)
    : null
}
