// Fits pasted content to its destination: cells, list items and boxes accept paragraphs, lists and pictures, so
// headings become paragraphs there and tables lines of text; nothing around it is split.
import { Fragment, type Node, type NodeType, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { allAtLeast, atLeast, bothLimits, type Limits, limitsOf } from '../markings/carried'
import type { LeftOut } from './left-out'

/** Nodes that contain blocks and stay whole when something is pasted into them. */
const HOLDERS = new Set([
  'tableCell',
  'tableHeader',
  'listItem',
  'taskItem',
  'blockquote',
  'callout',
  'guidance',
  'trainer',
])
/** Boxes that say who may read their content. */
const BOXES = new Set(['callout', 'guidance', 'trainer'])

/** Returns the type of the node that contains what is pasted at a position; null for a section itself. */
export function holderAt($at: ResolvedPos): NodeType | null {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const { type } = $at.node(depth)
    if (HOLDERS.has(type.name)) return type
  }
  return null
}

/** Returns the slice as its container accepts it; converted content is counted. */
export function fitSlice(pasted: Slice, holder: NodeType | null, left: LeftOut): Slice {
  if (!holder) return pasted
  const slice = withoutFrames(pasted, holder)
  const { content } = slice
  const isInline = content.firstChild?.isInline ?? true
  if (isInline || content.content.every((node) => admits(holder, node.type))) return slice
  const parts = content.content.map((node) => flow(node, holder, left))
  const nodes = parts.flat()
  const kept = (part: readonly Node[] | undefined, node: Node | null): boolean =>
    part?.length === 1 && part[0] === node
  const openStart = kept(parts[0], content.firstChild) ? slice.openStart : Math.min(slice.openStart, 1)
  const openEnd = kept(parts.at(-1), content.lastChild) ? slice.openEnd : Math.min(slice.openEnd, 1)
  return new Slice(
    Fragment.from(nodes),
    Math.min(openStart, nodes[0]?.isTextblock ? 1 : openStart),
    Math.min(openEnd, nodes.at(-1)?.isTextblock ? 1 : openEnd),
  )
}

/** Words from a single cell or box, without the empty cell or box that a copy has around them. */
function withoutFrames(slice: Slice, holder: NodeType): Slice {
  let { content, openStart, openEnd } = slice
  while (content.childCount === 1 && openStart > 0 && openEnd > 0) {
    const only = content.child(0)
    if (only.isTextblock || only.type.isInGroup('list') || admits(holder, only.type)) break
    content = allAtLeast(only.content, limitsOf(only))
    openStart -= 1
    openEnd -= 1
  }
  const isWhole =
    content.firstChild?.isBlock && !/row|cell/.test(String(content.firstChild.type.spec.tableRole ?? ''))
  return isWhole && !/Item$/.test(content.firstChild?.type.name ?? '')
    ? new Slice(content, openStart, openEnd)
    : slice
}

function admits(holder: NodeType, type: NodeType): boolean {
  return type.isInGroup('flow') || (holder.name === 'trainer' && type.name === 'table')
}

/** Returns the blocks that a container accepts instead of a node. */
function flow(node: Node, holder: NodeType, left: LeftOut): Node[] {
  const { type } = node
  const { paragraph } = type.schema.nodes
  if (!paragraph || admits(holder, type)) return [node]
  const limits = limitsOf(node)
  if (node.isTextblock) return [atLeast(paragraph.create(null, node.content), limits)]
  if (type.name === 'table') {
    left.tables += 1
    return node.children.flatMap(linesOfRow).map((line) => atLeast(line, limits))
  }
  if (type.name === 'tableRow') return linesOfRow(node)
  if (BOXES.has(type.name)) left.boxes += 1
  return node.children.flatMap((child) => flow(child, holder, left)).map((block) => atLeast(block, limits))
}

/** A table row as a line of text, followed by its lists, pictures and anything else that isn't a paragraph. */
function linesOfRow(row: Node): Node[] {
  const { schema } = row.type
  const words: Node[] = []
  const blocks: Node[] = []
  let limits: Limits = { level: null, audience: null }
  for (const cell of row.children)
    for (const block of cell.children) {
      if (!block.isTextblock || block.type.spec.code) blocks.push(block)
      else if (block.content.size > 0) {
        if (words.length > 0) words.push(schema.text(block === cell.firstChild ? ' | ' : ' '))
        words.push(...block.content.content)
        limits = bothLimits(limits, limitsOf(block))
      }
    }
  const line = schema.nodes.paragraph?.create(null, words)
  return line && words.length > 0 ? [atLeast(line, limits), ...blocks] : blocks
}
