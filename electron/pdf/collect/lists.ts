// Lists -> paragraphs with hanging marks: bullets, numbers and check boxes, nested.
import type { Flow, ListItem, TaskItem } from '#shared/document/nodes'
import { printWords } from '#shared/print-words'
import type { TagIndex } from '../types'
import type { Block, Label, LabelCount } from './blocks'
import { addTag, type Collector, plainStyle } from './context'
import { TICKED, UNTICKED } from './inlines'
import { type BlockContext, paragraphIn } from './paragraph'
import { collectFlow } from './section'

type List = Extract<Flow, { type: 'bulletList' | 'orderedList' | 'taskList' }>
const BULLETS = ['•', '–', '▪', '•', '–', '▪']
const MIN_LABEL_EMS = 1.1

/** Collects a list of any kind. */
export function collectList(collector: Collector, list: List, context: BlockContext): Block[] {
  const { theme } = collector.input
  const { spoken } = printWords(collector.input.language)
  const numbering = list.type === 'orderedList' ? 'Decimal' : list.type === 'taskList' ? 'None' : 'Disc'
  const root = addTag(collector, 'L', context.tag, { list: numbering })
  const start = list.type === 'orderedList' ? list.attrs.start : 1
  const items: readonly (ListItem | TaskItem)[] = list.content
  const last = `${start + items.length - 1}.`
  const width = Math.max(theme.indent, (last.length * 0.55 + MIN_LABEL_EMS * 0.5) * context.look.size)
  const gap: Block = {
    kind: 'gap',
    height: context.depth > 0 || context.tight ? theme.itemGap : theme.paragraphGap,
  }
  const blocks = items.flatMap((item, index) => {
    const task = item.type === 'taskItem'
    const alt = task ? (item.attrs.checked ? spoken.done : spoken.notDone) : null
    const mark = task
      ? item.attrs.checked
        ? TICKED
        : UNTICKED
      : list.type === 'orderedList'
        ? `${start + index}.`
        : (BULLETS[context.depth % BULLETS.length] ?? '•')
    const counted = countOf(item, { ordered: list.type === 'orderedList', start, index }, context)
    return collectItem(collector, item, { mark, alt, width, root, counted }, context)
  })
  return [gap, ...blocks, gap]
}

interface ItemPlace {
  readonly ordered: boolean
  readonly start: number
  readonly index: number
}

function countOf(item: ListItem | TaskItem, place: ItemPlace, { depth }: BlockContext): LabelCount {
  if (item.type === 'taskItem') return { kind: 'task', checked: item.attrs.checked }
  if (!place.ordered) return { kind: 'bullet', depth }
  return { kind: 'ordered', depth, count: place.start + place.index, first: place.index === 0 }
}

interface ItemFacts {
  readonly mark: string
  /** The spoken form of the mark; null where the mark is read as it is. */
  readonly alt: string | null
  readonly width: number
  readonly root: TagIndex
  readonly counted: LabelCount
}

function collectItem(
  collector: Collector,
  item: ListItem | TaskItem,
  facts: ItemFacts,
  context: BlockContext,
): Block[] {
  const { itemGap } = collector.input.theme
  const element = addTag(collector, 'LI', facts.root)
  const mark = addTag(collector, 'Lbl', element, facts.alt === null ? undefined : { alt: facts.alt })
  const body = addTag(collector, 'LBody', element)
  const inner: BlockContext = {
    ...context,
    tag: body,
    indent: context.indent + facts.width,
    depth: context.depth + 1,
    tight: true,
  }
  const [first, ...rest] = item.content.flatMap((child) => collectFlow(collector, child, inner))
  const label: Label = {
    runs: [{ text: facts.mark, style: plainStyle(context.look, mark) }],
    width: facts.width,
    align: 'left',
    counted: facts.counted,
  }
  const gaps = { before: itemGap, after: itemGap }
  if (first?.kind === 'paragraph' && first.label === null) {
    const labelled = { ...first, label, indent: context.indent, format: { ...first.format, ...gaps } }
    return [labelled, ...rest]
  }
  // An item that starts with something else (an image): its mark is on a separate line.
  const lone = paragraphIn(collector, context, {
    runs: [],
    tag: body,
    label,
    format: { ...gaps, keepNext: true },
  })
  return first ? [lone, first, ...rest] : [lone]
}
