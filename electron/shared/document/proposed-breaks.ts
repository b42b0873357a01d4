// Ends of paragraphs that are proposed: without its end, a paragraph goes on with what follows.
import type { DocumentNode, Inline } from './nodes'

/** Nodes of which a mark is about their end alone. */
export const LINES: readonly string[] = ['paragraph', 'numberedParagraph', 'heading']

const contentOf = (node: DocumentNode): readonly DocumentNode[] =>
  (('content' in node && node.content) || []) as readonly DocumentNode[]

const isLine = (node: DocumentNode | null | undefined): node is DocumentNode =>
  node !== null && node !== undefined && LINES.includes(node.type)

const isItem = (node: DocumentNode): boolean => node.type === 'listItem' || node.type === 'taskItem'

/**
 * Returns blocks with those joined whose end is gone: null for those that became part of the one before, and for those of
 * which nothing is left. `made` is what was made of each block, `endIsGone` asks about the block that it was made of.
 */
export function joinedBlocks(
  blocks: readonly DocumentNode[],
  made: readonly (DocumentNode | null)[],
  endIsGone: (block: DocumentNode) => boolean,
): (DocumentNode | null)[] {
  const out = [...made]
  let open = -1
  for (const [at, block] of blocks.entries()) {
    const node = out[at]
    if (!node) continue
    const goesOn = isItem(node) ? endsOpen(block, node, endIsGone) : isLine(node) && endIsGone(block)
    const before = open < 0 ? null : out[open]
    const joined = before ? joinedNode(before, node) : null
    if (joined) {
      out[open] = joined
      out[at] = null
      if (!goesOn) open = -1
    } else if (goesOn && isLine(node) && contentOf(node).length === 0) out[at] = null
    else open = goesOn ? at : -1
  }
  return out
}

function endsOpen(
  item: DocumentNode,
  made: DocumentNode,
  endIsGone: (block: DocumentNode) => boolean,
): boolean {
  const [last, left] = [contentOf(item).at(-1), contentOf(made).at(-1)]
  return isLine(last) && isLine(left) && endIsGone(last)
}

/** Returns two lines, or two items of a list, as one; null when they have different readers or markings. */
function joinedNode(one: DocumentNode, other: DocumentNode): DocumentNode | null {
  if (isLine(one) && isLine(other)) return joinedLine(one, other)
  if (!isItem(one) || one.type !== other.type) return null
  const [before, after] = [contentOf(one), contentOf(other)]
  const line = joinedNode(before.at(-1) as DocumentNode, after[0] as DocumentNode)
  return line && ({ ...one, content: [...before.slice(0, -1), line, ...after.slice(1)] } as DocumentNode)
}

function joinedLine(one: DocumentNode, other: DocumentNode): DocumentNode | null {
  const [before, after] = [contentOf(one), contentOf(other)] as readonly (readonly Inline[])[]
  if (!after?.length) return one
  const limits = ({ attrs }: { readonly attrs?: unknown }): string => {
    const { marking = null, audience = null } = (attrs ?? {}) as Record<string, unknown>
    return JSON.stringify([marking, audience])
  }
  return limits(one as never) === limits(other as never)
    ? ({ ...one, content: joinedText([...(before ?? []), ...after]) } as DocumentNode)
    : null
}

/** Adjacent texts with the same marks are one. */
export function joinedText(inlines: readonly Inline[]): Inline[] {
  const whole: Inline[] = []
  for (const inline of inlines) {
    const last = whole.at(-1)
    const isSame =
      last?.type === 'text' &&
      inline.type === 'text' &&
      JSON.stringify(last.marks ?? []) === JSON.stringify(inline.marks ?? [])
    if (isSame) whole[whole.length - 1] = { ...last, text: last.text + inline.text }
    else whole.push(inline)
  }
  return whole
}
