// Commands inside lines: marks, links, fields, notes, references, line breaks.
import { getMarkRange } from '@tiptap/core'
import { toggleMark } from '@tiptap/pm/commands'
import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import type { CrossReferenceForm, MarkName } from '#shared/document/nodes'
import { isAllowedHref } from '#shared/document/schema'
import { newId } from '../../../base/new-id'
import { following, nodeType, overSelected } from './compose'

/** Toggles a mark on the selection, or for what is typed next. */
export function toggle(name: MarkName): Command {
  return (state, dispatch) => {
    const type = state.schema.marks[name]
    return type ? toggleMark(type)(state, dispatch) : false
  }
}

/** Whether the selection, or what is typed next, has a mark. */
export function hasMark(state: EditorState, name: MarkName): boolean {
  const type = state.schema.marks[name]
  if (!type) return false
  const { empty, ranges, $from } = state.selection
  if (empty) return Boolean(type.isInSet(state.storedMarks ?? $from.marks()))
  return ranges.some(({ $from: from, $to: to }) => state.doc.rangeHasMark(from.pos, to.pos, type))
}

/** A link at the cursor: its address, words and range. */
export interface LinkAtCursor {
  readonly href: string
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Returns the link that contains the cursor, or an empty one over the selection. */
export function linkAtCursor(state: EditorState): LinkAtCursor {
  const { from, to, $from } = state.selection
  const type = state.schema.marks.link
  const range = type ? getMarkRange($from, type) : undefined
  const mark = range ? state.doc.nodeAt(range.from)?.marks.find((one) => one.type === type) : undefined
  const [start, end] = range && mark ? [range.from, range.to] : [from, to]
  return { href: mark?.attrs.href ?? '', text: state.doc.textBetween(start, end, ' '), from: start, to: end }
}

/** Adds a link to a range, replacing its words when they differ. False for an address that may not be stored. */
export function setLink(link: LinkAtCursor): Command {
  return (state, dispatch) => {
    const type = state.schema.marks.link
    const href = link.href.trim()
    if (!type || !isAllowedHref(href)) return false
    const mark = type.create({ href })
    const words = link.text.trim() || href
    const { tr } = state
    const $from = state.doc.resolve(link.from)
    const inOne = $from.parent.inlineContent && link.to <= $from.end()
    if (inOne && (link.from === link.to || state.doc.textBetween(link.from, link.to, ' ') !== link.text)) {
      tr.replaceWith(link.from, link.to, state.schema.text(words, [mark]))
      tr.setSelection(TextSelection.create(tr.doc, link.from + words.length))
    } else {
      tr.removeMark(link.from, link.to, type).addMark(link.from, link.to, mark)
    }
    dispatch?.(tr.removeStoredMark(type).scrollIntoView())
    return true
  }
}

/** Removes a link and keeps its words. */
export function removeLink(link: LinkAtCursor): Command {
  return (state, dispatch) => {
    const type = state.schema.marks.link
    if (!type || link.from === link.to) return false
    dispatch?.(state.tr.removeMark(link.from, link.to, type))
    return true
  }
}

/** Inserts an inline node at the cursor. */
export function insertInline(make: (state: EditorState) => Node, select = false): Command {
  return overSelected((state, dispatch) => {
    const node = make(state)
    const { $from, $to } = state.selection
    if (!$from.parent.inlineContent || !$from.parent.canReplaceWith($from.index(), $from.index(), node.type))
      return false
    if (dispatch) {
      const tr = state.tr.replaceWith(
        $from.pos,
        $to.pos,
        node.mark($from.marks().filter((mark) => mark.type.name !== 'link')),
      )
      const after = TextSelection.create(tr.doc, $from.pos + node.nodeSize)
      tr.setSelection(select ? NodeSelection.create(tr.doc, $from.pos) : after)
      dispatch(tr.scrollIntoView())
    }
    return true
  })
}

/** Inserts a field chip. */
export const insertField = (name: string): Command =>
  insertInline((state) => nodeType(state, 'field').create({ name }))

/** Inserts an empty note after the selection and selects it, so that its text can be typed at once. */
export function insertNote(kind: 'footnote' | 'source'): Command {
  const atCursor = insertInline((state) => nodeType(state, 'footnote').create({ id: newId(), kind }), true)
  const behind = following((tr) => tr.setSelection(endOf(tr.selection)), atCursor)
  return (state, dispatch) => {
    const { selection } = state
    // An image or a rule has no words to put it after.
    if (selection instanceof NodeSelection && selection.node.isBlock && selection.node.isLeaf) return false
    return behind(state, dispatch)
  }
}

/** The cursor after the selection; for cells, after the words of the first. */
function endOf(selection: Selection): Selection {
  const $end =
    selection instanceof CellSelection ? (selection.ranges[0]?.$to ?? selection.$to) : selection.$to
  if ($end.parent.inlineContent) return new TextSelection($end)
  return Selection.findFrom($end, -1, true) ?? selection
}

/** Inserts a reference to the section, heading, table or image with that id. */
export const insertReference = (target: string, show: CrossReferenceForm): Command =>
  insertInline((state) => nodeType(state, 'crossReference').create({ target, show }))

/** Inserts a line break in a paragraph. */
export const insertLineBreak: Command = insertInline((state) => nodeType(state, 'hardBreak').create())

/** Marks that are not formatting: clearing it keeps them. */
const MEANINGS: readonly string[] = [
  'comment',
  'onlyIf',
  'toConfirm',
  'unknownMark',
  'unknownAttrs',
] satisfies MarkName[]

/** Removes all formatting and links from the selection, or from what is typed next. */
export const clearMarks: Command = (state, dispatch) => {
  const { empty, $from, ranges } = state.selection
  const { tr } = state
  if (empty) {
    const marks = state.storedMarks ?? $from.marks()
    const kept = marks.filter(({ type }) => MEANINGS.includes(type.name))
    if (kept.length === marks.length) return false
    dispatch?.(tr.setStoredMarks(kept))
    return true
  }
  for (const [name, type] of Object.entries(state.schema.marks))
    if (!MEANINGS.includes(name))
      for (const range of ranges) tr.removeMark(range.$from.pos, range.$to.pos, type)
  dispatch?.(tr)
  return true
}
