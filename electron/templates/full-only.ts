// Items of trainer material that ask for more than the short text says: `{full}` at their end keeps them to the full text.
import type { Block, Inline, ListItem } from '#shared/document/nodes'

const MARK = /\s*\{full\}$/

/** Trainer material for each length; the items are counted anew in each. */
export function byLength(trainer: readonly Block[]): { readonly full: Block[]; readonly short: Block[] } {
  return {
    full: trainer.map((block) => withItems(block, (items) => items.map(withoutMark))),
    short: trainer.map((block) => withItems(block, (items) => items.filter((item) => !isMarked(item)))),
  }
}

/** The block with other items in the lists directly in it. */
function withItems(block: Block, change: (items: readonly ListItem[]) => readonly ListItem[]): Block {
  if (block.type !== 'trainer') return block
  const content = block.content.map((list) =>
    list.type === 'orderedList' || list.type === 'bulletList'
      ? { ...list, content: change(list.content) }
      : list,
  )
  return { ...block, content }
}

/** The last words of the paragraph that an item begins with. */
function lastWords({ content: [first] }: ListItem): string {
  const last = first?.type === 'paragraph' ? first.content?.at(-1) : undefined
  return last?.type === 'text' ? last.text : ''
}

const isMarked = (item: ListItem): boolean => MARK.test(lastWords(item))

function withoutMark(item: ListItem): ListItem {
  const [first, ...rest] = item.content
  if (!isMarked(item) || first?.type !== 'paragraph') return item
  const content = (first.content ?? []).map(
    (inline, index, all): Inline =>
      index === all.length - 1 && inline.type === 'text'
        ? { ...inline, text: inline.text.replace(MARK, '') }
        : inline,
  )
  return { ...item, content: [{ ...first, content }, ...rest] }
}
