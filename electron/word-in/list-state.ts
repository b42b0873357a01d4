// Lists in lists, made of one entry after the other.
import type { BlockNode } from './lines'

/** A line of a list. */
export interface ListEntry {
  readonly kind: 'bulletList' | 'orderedList' | 'taskList'
  readonly depth: number
  readonly count: number
  readonly checked: boolean
  readonly node: BlockNode
}

/** A list while items are added. */
interface OpenList {
  readonly kind: ListEntry['kind']
  readonly depth: number
  /** Content of the list: its items. */
  readonly items: BlockNode[]
  count: number
}

/** The lists that the next entry may go on with, the innermost last, and the content of the last item. */
export interface ListState {
  readonly open: readonly OpenList[]
  readonly item: BlockNode[]
}

/** Deepest list in a list. */
const DEEPEST = 9

/** Adds an entry to the lists before it, or begins a new one in `blocks`. */
export function addToList(blocks: BlockNode[], state: ListState | null, entry: ListEntry): ListState {
  const open = [...(state?.open ?? [])]
  while ((open.at(-1)?.depth ?? -1) > entry.depth) open.pop()
  const last = open.at(-1)
  const goesOn = last && last.depth === entry.depth && last.kind === entry.kind && follows(last, entry)
  const content: BlockNode[] = [entry.node]
  if (goesOn) {
    last.items.push(itemOf(entry, content))
    last.count = entry.count
    return { open, item: content }
  }
  if (last && last.depth === entry.depth) open.pop()
  const items = [itemOf(entry, content)]
  const attrs = entry.kind === 'orderedList' ? { attrs: { start: Math.min(1_000_000, entry.count) } } : {}
  const list: BlockNode = { type: entry.kind, ...attrs, content: items }
  const around = open.at(-1)
  const target = around && open.length < DEEPEST ? (around.items.at(-1)?.content as BlockNode[]) : blocks
  target.push(list)
  return {
    open: [...open, { kind: entry.kind, depth: entry.depth, items, count: entry.count }],
    item: content,
  }
}

const follows = (list: OpenList, entry: ListEntry): boolean =>
  entry.kind !== 'orderedList' || entry.count === list.count + 1

function itemOf({ kind, checked }: ListEntry, content: BlockNode[]): BlockNode {
  return kind === 'taskList'
    ? { type: 'taskItem', attrs: { checked }, content }
    : { type: 'listItem', content }
}
