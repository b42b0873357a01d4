// Enter, Backspace and Delete at the edges of titles, sections and boxes.
import {
  chainCommands,
  createParagraphNear,
  lift,
  liftEmptyBlock,
  newlineInCode,
  splitBlock,
} from '@tiptap/pm/commands'
import type { Node } from '@tiptap/pm/model'
import { type Command, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { nodeType, overSelected } from './compose'
import { liftItemAtStart, plainAtStart, splitItem, splitNumbered } from './lists'

/** Boxes that a block leaves by Backspace at its start. */
const BOXES: readonly string[] = ['callout', 'guidance', 'trainer', 'blockquote']

/** Enter in a section's title goes to the text below it. */
const titleToBody: Command = (state, dispatch) => {
  const { $from } = state.selection
  if ($from.parent.type.name !== 'sectionTitle') return false
  const below = $from.after()
  const body = Selection.findFrom(state.doc.resolve(below), 1)
  if (body && body.from < $from.after(1)) dispatch?.(state.tr.setSelection(body).scrollIntoView())
  else {
    const tr = state.tr.insert(below, nodeType(state, 'paragraph').create())
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, below + 1)).scrollIntoView())
  }
  return true
}

/**
 * Enter at the start of a heading inserts a paragraph before it, so that the heading keeps its id and references to it.
 */
const paragraphBeforeHeading: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (
    !empty ||
    $from.parent.type.name !== 'heading' ||
    $from.parentOffset > 0 ||
    $from.parent.content.size === 0
  )
    return false
  dispatch?.(state.tr.insert($from.before(), nodeType(state, 'paragraph').create()).scrollIntoView())
  return true
}

/** In a title, or at the start of a section, Backspace merges nothing; from the body the cursor goes to the title. */
const stayInSection: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0) return false
  if ($from.parent.type.name === 'sectionTitle') return true
  const first = $from.depth === 2 && $from.index(1) === 1
  if (!first || $from.parent.type.name !== 'paragraph') return false
  const { tr } = state
  const section = $from.node(1)
  if ($from.parent.content.size === 0 && section.childCount > 2) tr.delete($from.before(), $from.after())
  const end = $from.before() - 1
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView())
  return true
}

/** Delete at the end of a title, or of a section, merges nothing. */
const stayInTitle: Command = (state) => {
  const { $from, empty } = state.selection
  const atEnd = empty && $from.parentOffset === $from.parent.content.size
  return atEnd && $from.parent.type.name === 'sectionTitle'
}

/** Backspace at the start of the first block of a box lifts the block out of it. */
const liftFromBox: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.depth < 3 || $from.parentOffset > 0 || $from.index(-1) > 0) return false
  return BOXES.includes($from.node(-1).type.name) ? lift(state, dispatch) : false
}

/** Enter on an empty last line of code leaves it, as in a list or box. */
const leaveCode: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const { parent } = $from
  if (!empty || !parent.type.spec.code || $from.parentOffset < parent.content.size) return false
  if (!parent.textContent.endsWith('\n\n')) return false
  const tr = state.tr.delete($from.pos - 2, $from.pos)
  const below = tr.selection.$from.after()
  tr.insert(below, nodeType(state, 'paragraph').create())
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, below + 1)).scrollIntoView())
  return true
}

/** ArrowDown goes below the code or box that ends the pack, into a new paragraph. */
export const belowLast: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  const inside = $from.parent.type.spec.code || BOXES.includes($from.node(2)?.type.name ?? '')
  if (!empty || !inside || $from.depth < 2) return false
  for (let depth = 0; depth < $from.depth; depth += 1)
    if ($from.index(depth) + 1 < $from.node(depth).childCount) return false
  if (view && !view.endOfTextblock('down')) return false
  const below = $from.after(2)
  const tr = state.tr.insert(below, nodeType(state, 'paragraph').create())
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, below + 1)).scrollIntoView())
  return true
}

/** Enter among selected cells deletes nothing: it moves the cursor into the first of them. */
const toFirstCell: Command = (state, dispatch) => {
  const { selection } = state
  if (!(selection instanceof CellSelection)) return false
  const first = Math.min(...selection.ranges.map(({ $from }) => $from.pos))
  dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(first))).scrollIntoView())
  return true
}

const enterAtCursor: Command = chainCommands(
  titleToBody,
  leaveCode,
  newlineInCode,
  splitItem,
  splitNumbered,
  paragraphBeforeHeading,
  createParagraphNear,
  liftEmptyBlock,
  splitBlock,
)

/** Enter replaces the selection, except for blocks selected as a whole, which get a paragraph below. */
export const enter: Command = (state, dispatch, view) => {
  const { selection } = state
  if (selection instanceof NodeSelection && !selection.node.isInline)
    return enterAtCursor(state, dispatch, view)
  return chainCommands(toFirstCell, overSelected(enterAtCursor))(state, dispatch, view)
}

/** Commands that Backspace tries before the default. */
export const backspace: readonly Command[] = [plainAtStart, liftItemAtStart, liftFromBox, stayInSection]

/** Commands that Delete tries before the default. */
export const forwardDelete: readonly Command[] = [stayInTitle]

/**
 * Goes to the start or end of the pack, extending the selection when `extend` is set. The browser would stop at
 * sections that are not drawn.
 */
export function toEdge(edge: 'start' | 'end', extend: boolean): Command {
  return (state, dispatch) => {
    const { doc, selection } = state
    const { $head } = edge === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc)
    const next = extend ? TextSelection.between(selection.$anchor, $head) : Selection.near($head)
    dispatch?.(state.tr.setSelection(next).scrollIntoView())
    return true
  }
}

/**
 * Goes to the paragraph above or below as Word does: to the start of the next one, or of the one with the cursor.
 * When `extend` is set, the selection grows down to the end of a paragraph, so that a copy ends there. The browser
 * would stop at notes, fields and other parts of a line that can't be edited.
 */
export function byParagraph(way: 'up' | 'down', extend: boolean): Command {
  return (state, dispatch) => {
    const { doc, selection } = state
    if (selection instanceof CellSelection || selection.$head.parent.type.spec.code) return false
    const pos = paragraphEdge(doc, selection.head, way, extend)
    if (pos === null) return true
    const $pos = doc.resolve(pos)
    const next = extend ? TextSelection.between(selection.$anchor, $pos) : Selection.near($pos)
    dispatch?.(state.tr.setSelection(next).scrollIntoView())
    return true
  }
}

function paragraphEdge(doc: Node, head: number, way: 'up' | 'down', extend: boolean): number | null {
  const starts: number[] = []
  const ends: number[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    starts.push(pos + 1)
    ends.push(pos + 1 + node.content.size)
    return false
  })
  if (way === 'up') return starts.findLast((start) => start < head) ?? null
  return (extend ? ends : starts).find((edge) => edge > head) ?? ends.find((end) => end > head) ?? null
}
