// Commands on blocks: paragraph styles, alignment, boxes around blocks, and inserting blocks at the cursor.
import { lift, wrapIn } from '@tiptap/pm/commands'
import type { Node, NodeType, ResolvedPos } from '@tiptap/pm/model'
import {
  AllSelection,
  type Command,
  type EditorState,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { CellSelection, setCellAttr } from '@tiptap/pm/tables'
import type { TextAlign } from '#shared/document/nodes'
import { allAtLeast, limitsOf } from '../markings/carried'
import { depthOf, nodeType } from './compose'

/** Styles in the style list. */
export const BLOCK_STYLES = [
  'paragraph',
  'numberedParagraph',
  'heading1',
  'heading2',
  'heading3',
  'codeBlock',
] as const
export type BlockStyle = (typeof BLOCK_STYLES)[number]

/** Blocks that contain other blocks. */
export type BoxName = 'callout' | 'guidance' | 'trainer' | 'blockquote'
const BOXES: readonly string[] = ['callout', 'guidance', 'trainer', 'blockquote']

/** Returns the style of the block with the cursor; null for blocks without one, such as a section's title. */
export function currentStyle(state: EditorState): BlockStyle | null {
  const { parent } = state.selection.$from
  const name = parent.type.name === 'heading' ? `heading${parent.attrs.level}` : parent.type.name
  return BLOCK_STYLES.find((style) => style === name) ?? null
}

/** Sets a style on all selected blocks; ids and markings are kept. */
export function setStyle(style: BlockStyle): Command {
  const level = /^heading(\d)$/.exec(style)?.[1]
  const name = level ? 'heading' : style
  return (state, dispatch) => {
    const type = nodeType(state, name)
    const { tr } = state
    for (const { $from, $to } of state.selection.ranges) setBlocks(tr, $from.pos, $to.pos, type, level)
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Sets a style, or resets to plain paragraphs if it is already set. */
export function toggleStyle(style: BlockStyle): Command {
  return (state, dispatch) => setStyle(currentStyle(state) === style ? 'paragraph' : style)(state, dispatch)
}

/**
 * Code blocks contain only text: a block with notes, fields, references or a marking is left unchanged, and line breaks
 * are kept.
 */
function setBlocks(
  tr: Transaction,
  from: number,
  to: number,
  type: NodeType,
  level: string | undefined,
): void {
  const attrs = (node: Node) => keptAttrs(node, type, level)
  if (!type.spec.code) {
    tr.setBlockType(from, to, type, attrs)
    return
  }
  const blocks: { readonly node: Node; readonly pos: number }[] = []
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock) blocks.push({ node, pos })
    return !node.isTextblock
  })
  const isBreak = (node: Node) => node.type.name === 'hardBreak'
  for (const { node, pos } of blocks.reverse()) {
    if (node.attrs.marking || !node.children.every((child) => child.isText || isBreak(child))) continue
    node.descendants((child, offset) => {
      const at = pos + 1 + offset
      if (isBreak(child)) tr.replaceWith(at, at + 1, node.type.schema.text('\n'))
    })
    tr.setBlockType(pos + 1, pos + 1, type, attrs)
  }
}

function keptAttrs(node: Node, type: NodeType, level: string | undefined): Record<string, unknown> {
  const names = Object.keys(type.spec.attrs ?? {})
  const kept = Object.fromEntries(
    Object.entries(node.attrs).filter(([name]) => names.includes(name) && name !== 'level'),
  )
  if (level) return { ...kept, level: Number(level) }
  return node.type === type
    ? { ...kept, ...(names.includes('level') ? { level: node.attrs.level } : {}) }
    : kept
}

/** Aligns the selected paragraphs, or all selected cells of a table. */
export function setAlign(align: TextAlign): Command {
  return (state, dispatch) => {
    if (state.selection instanceof CellSelection) return setCellAttr('textAlign', align)(state, dispatch)
    const { tr } = state
    for (const { $from, $to } of state.selection.ranges) {
      state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
        if (node.type.name === 'paragraph' && node.attrs.textAlign !== align)
          tr.setNodeAttribute(pos, 'textAlign', align)
      })
    }
    if (!tr.docChanged) return false
    dispatch?.(tr)
    return true
  }
}

/** Aligns, or goes back to the theme's alignment where all is aligned so already. */
export function toggleAlign(align: TextAlign): Command {
  return (state, dispatch) => setAlign(align)(state, dispatch) || setAlign(null)(state, dispatch)
}

/** Sets the marking of the block with the cursor, or of the box around it. */
export function setMarking(marking: string | null): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    for (let depth = $from.depth; depth > 1; depth -= 1) {
      if ('marking' in $from.node(depth).attrs) {
        dispatch?.(state.tr.setNodeAttribute($from.before(depth), 'marking', marking))
        return true
      }
    }
    return false
  }
}

/** Puts a box around the selected blocks, or inserts an empty one below the cursor where they can't be in one. */
export function insertBox(name: BoxName, attrs: Record<string, unknown> = {}): Command {
  return (state, dispatch) => {
    const type = nodeType(state, name)
    const wrap = wrapIn(type, attrs)
    if (depthOf(state, ...BOXES, 'tableCell', 'tableHeader') === null && wrap(state))
      return wrap(state, dispatch)
    const box = type.createAndFill(attrs)
    return box ? insertBlock(box)(state, dispatch) : false
  }
}

/** Unwraps the nearest box. */
export const removeBox: Command = (state, dispatch) => {
  const depth = depthOf(state, ...BOXES)
  return depth === null ? false : removeBoxAt(state.selection.$from.before(depth))(state, dispatch)
}

/** Unwraps the box at a position; the cursor stays in its words. */
export function removeBoxAt(pos: number): Command {
  return (state, dispatch) => {
    const box = state.doc.nodeAt(pos)
    const $pos = state.doc.resolve(pos)
    if (!box || !$pos.parent.canReplace($pos.index(), $pos.index() + 1, box.content)) return false
    const content = allAtLeast(box.content, limitsOf(box))
    const tr = state.tr.replaceWith(pos, pos + box.nodeSize, content)
    const { from } = state.selection
    const inside = from > pos && from < pos + box.nodeSize
    tr.setSelection(TextSelection.near(tr.doc.resolve(inside ? from - 1 : pos + 1)))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Toggles a quotation around the blocks. */
export const toggleQuote: Command = (state, dispatch) =>
  depthOf(state, 'blockquote') === null
    ? wrapIn(nodeType(state, 'blockquote'))(state, dispatch)
    : lift(state, dispatch)

/**
 * Inserts a block after the selection: replacing an empty paragraph, else below the nearest block that it may follow.
 * The cursor goes into it, or below it when it contains no text.
 */
export function insertBlock(block: Node): Command {
  return (state, dispatch) => {
    const place = insertionPointFor(state, block)
    if (!place) return false
    const { from, to, last } = place
    const tr = state.tr.replaceWith(from, to, block)
    const below = from + block.nodeSize
    if (block.isLeaf ? !goesOnBelow(tr, block, below) : last && !block.isTextblock)
      tr.insert(below, nodeType(state, 'paragraph').create())
    tr.setSelection(TextSelection.near(tr.doc.resolve(block.isLeaf ? below : from + 1)))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Whether typing can continue in the block below: an empty paragraph, or the text of a new page. */
function goesOnBelow(tr: Transaction, { type }: Node, below: number): boolean {
  const next = tr.doc.resolve(below).nodeAfter
  if (!next?.isTextblock) return false
  return type.name === 'pageBreak' || (next.type.name === 'paragraph' && next.content.size === 0)
}

interface InsertionPoint {
  readonly from: number
  readonly to: number
  /** Nothing follows in the section, so that the cursor could not go below. */
  readonly last: boolean
}

/** The end of the selection; for cells, that of the first one. */
function endOf({ doc, selection }: EditorState): ResolvedPos {
  if (selection instanceof AllSelection) return Selection.atEnd(doc).$to
  if (!(selection instanceof CellSelection)) return selection.$to
  return Selection.findFrom(selection.ranges[0]?.$to ?? selection.$to, -1, true)?.$to ?? selection.$to
}

function insertionPointFor(state: EditorState, block: Node): InsertionPoint | null {
  const $at = endOf(state)
  const empty = $at.depth > 0 && $at.parent.type.name === 'paragraph' && $at.parent.content.size === 0
  for (let depth = $at.depth - ($at.parent.isTextblock ? 1 : 0); depth > 0; depth -= 1) {
    const parent = $at.node(depth)
    const index = $at.index(depth)
    const replaces = empty && depth === $at.depth - 1 && parent.canReplaceWith(index, index + 1, block.type)
    if (replaces) return { from: $at.before(), to: $at.after(), last: isLast($at, depth) }
    const after = depth === $at.depth ? index : index + 1
    if (parent.canReplaceWith(after, after, block.type)) {
      const pos = depth === $at.depth ? $at.pos : $at.after(depth + 1)
      return { from: pos, to: pos, last: isLast($at, depth) }
    }
  }
  return null
}

const isLast = ($at: ResolvedPos, depth: number): boolean =>
  depth === 1 && ($at.depth === depth ? $at.index(1) : $at.index(1) + 1) >= $at.node(1).childCount

/** Inserts a page break. */
export const insertPageBreak: Command = (state, dispatch) =>
  insertBlock(nodeType(state, 'pageBreak').create())(state, dispatch)

/** Inserts a horizontal rule. */
export const insertRule: Command = (state, dispatch) =>
  insertBlock(nodeType(state, 'horizontalRule').create())(state, dispatch)
