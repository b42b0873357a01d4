// Inserts blocks at the cursor so that ids stay with their words: a complete block pasted before another one is a
// separate block, and the other keeps its words, style and id.
import { Fragment, type Node, type ResolvedPos, type Slice } from '@tiptap/pm/model'
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { atLeast, limitsOf } from '../markings/carried'

/** Inserts a slice of blocks or words at the cursor. */
export function putSlice(tr: Transaction, slice: Slice): void {
  const parts = partsOf(tr.selection.$from, slice)
  if (!parts || !putParts(tr, parts)) tr.replaceSelection(slice)
}

/** A slice to be inserted into the text block with the cursor. */
interface Parts {
  /** Open at its start: its words continue the text before the cursor. */
  readonly first: Node | null
  readonly whole: readonly Node[]
  /** Open at its end: the words after the cursor continue in it. */
  readonly last: Node | null
  /** Words of one block, without its end. */
  readonly words: Node | null
}

function partsOf($at: ResolvedPos, { content, openStart, openEnd }: Slice): Parts | null {
  const { type } = $at.parent
  const plain = type.isTextblock && !type.spec.code && type.name !== 'sectionTitle'
  const nodes = content.content
  if (!plain || openStart > 1 || openEnd > 1 || nodes.some(({ isInline }) => isInline)) return null
  const open = [...(openStart ? nodes.slice(0, 1) : []), ...(openEnd ? nodes.slice(-1) : [])]
  if (nodes.length === 0 || open.some((node) => !node.isTextblock || node.type.spec.code)) return null
  const [only = null] = nodes
  if (nodes.length === 1 && openStart + openEnd === 2)
    return { first: null, whole: [], last: null, words: only }
  return {
    first: openStart ? only : null,
    whole: nodes.slice(openStart, nodes.length - openEnd),
    last: openEnd ? (nodes.at(-1) ?? null) : null,
    words: null,
  }
}

function putParts(tr: Transaction, parts: Parts): boolean {
  const { $from: $at } = tr.selection
  const { first, whole, last, words } = parts
  const block = $at.parent
  if (block.content.size === 0) return insteadOf(tr, $at, words ? [words] : nodesOf(first, ...whole, last))
  if (words) return false
  if ($at.parentOffset === 0) return above(tr, $at, nodesOf(first, ...whole), last)
  if ($at.parentOffset === block.content.size) return below(tr, $at, first, nodesOf(...whole, last))
  return between(tr, $at, parts)
}

const nodesOf = (...nodes: readonly (Node | null)[]): Node[] => nodes.filter((node) => node !== null)
const wordsOf = (node: Node | null): Fragment => node?.content ?? Fragment.empty

/** Whether blocks may follow the one with the cursor, or replace it. */
function fits($at: ResolvedPos, nodes: readonly Node[], instead = false): boolean {
  const parent = $at.node(-1)
  const index = $at.index(-1)
  return parent.canReplace(instead ? index : index + 1, index + 1, Fragment.from(nodes))
}

/** An empty block is replaced; its style stays when only plain words are inserted. */
function insteadOf(tr: Transaction, $at: ResolvedPos, nodes: readonly Node[]): boolean {
  const block = $at.parent
  const [first, ...others] = nodes
  if (!first) return false
  const own = first.type.name === 'paragraph'
  const kept = own
    ? atLeast(block.copy(first.content), limitsOf(first))
    : atLeast(withId(first, block), limitsOf(block))
  const placed = [kept, ...others]
  if (!fits($at, placed, true)) return false
  tr.replaceWith($at.before(), $at.after(), placed)
  cursorAtEnd(tr, $at.before() + Fragment.from(placed).size)
  return true
}

/** Words without an id get that of the empty block they replace. */
function withId(node: Node, { type, attrs }: Node): Node {
  const takes = node.type === type && node.attrs.id === '' && attrs.id
  return takes ? type.create({ ...node.attrs, id: attrs.id }, node.content) : node
}

function above(tr: Transaction, $at: ResolvedPos, nodes: readonly Node[], last: Node | null): boolean {
  if (!fits($at, [...nodes, $at.parent], true)) return false
  const size = Fragment.from(nodes).size
  tr.insert($at.pos, wordsOf(last)).insert($at.before(), Fragment.from(nodes))
  tr.setSelection(TextSelection.create(tr.doc, $at.pos + size + wordsOf(last).size))
  return true
}

function below(tr: Transaction, $at: ResolvedPos, first: Node | null, nodes: readonly Node[]): boolean {
  if (!fits($at, nodes)) return false
  tr.insert($at.after(), Fragment.from(nodes)).insert($at.pos, wordsOf(first))
  cursorAtEnd(tr, $at.after() + wordsOf(first).size + Fragment.from(nodes).size)
  return true
}

/** The words after the cursor become a block of the same style, without the id. */
function between(tr: Transaction, $at: ResolvedPos, { first, whole, last }: Parts): boolean {
  const { type, attrs } = $at.parent
  if (!fits($at, [...whole, $at.parent])) return false
  const rest = 'id' in attrs ? { ...attrs, id: '' } : attrs
  tr.split($at.pos, 1, [{ type, attrs: rest }])
  const start = $at.pos + 2
  tr.insert(start, wordsOf(last))
    .insert(start - 1, Fragment.from([...whole]))
    .insert($at.pos, wordsOf(first))
  const size = wordsOf(first).size + Fragment.from([...whole]).size + wordsOf(last).size
  tr.setSelection(TextSelection.create(tr.doc, start + size))
  return true
}

function cursorAtEnd(tr: Transaction, pos: number): void {
  tr.setSelection(Selection.near(tr.doc.resolve(pos), -1))
}
