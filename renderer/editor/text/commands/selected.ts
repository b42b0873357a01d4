// Deletes any kind of selection: text over several sections, everything, cells of a table, one node. The cursor stays
// where typing can continue, sections and tables keep their shape, and nothing outside of the selection changes.
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import {
  type Command,
  NodeSelection,
  Selection,
  type SelectionRange,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { asOwnStep } from './history'

/** Whether a selection is a cursor in text, or words of one block. */
export function isInOneBlock(selection: Selection): boolean {
  return (
    selection instanceof TextSelection &&
    selection.$from.parent.inlineContent &&
    selection.$from.sameParent(selection.$to)
  )
}

/** The ranges of a selection in text order; ProseMirror lists the cell selected last at the end. */
export function rangesInOrder({ ranges }: Selection): readonly SelectionRange[] {
  return ranges.toSorted((one, other) => one.$from.pos - other.$from.pos)
}

/** Whether the whole document is selected. */
export function isEverything({ from, to, $from }: Selection): boolean {
  const { doc } = $from
  return from <= Selection.atStart(doc).from && to >= Selection.atEnd(doc).to && from < to
}

/** Deletes the selection and leaves a cursor in text in its place; a cursor between blocks gets a paragraph. */
export function makeRoom(tr: Transaction): Transaction {
  const { selection } = tr
  if (isEverything(selection)) clearDocument(tr)
  else if (selection instanceof CellSelection) clearCells(tr, selection)
  else if (selection instanceof NodeSelection && selection.node.isBlock) clearBlock(tr, selection)
  else if (selection instanceof TextSelection) clearText(tr, selection)
  else tr.deleteSelection()
  return intoText(tr)
}

/** Backspace, Delete and cut: deletes the selection; cells stay selected. False for a cursor. */
export const deleteSelected: Command = (state, dispatch) => {
  const { selection, tr } = state
  if (selection.empty) return false
  if (selection instanceof CellSelection) {
    clearCells(tr, selection)
    const anchor = tr.mapping.map(selection.$anchorCell.pos, -1)
    const head = tr.mapping.map(selection.$headCell.pos, -1)
    tr.setSelection(CellSelection.create(tr.doc, anchor, head))
  } else if (selection instanceof NodeSelection && !isEverything(selection)) tr.deleteSelection()
  else makeRoom(tr)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Types text over the selection, in the style of the replaced words. */
export function typeText(text: string): Command {
  return (state, dispatch) => {
    const { tr, selection } = state
    const marks = state.storedMarks ?? marksOf(selection)
    makeRoom(tr)
    const { parent } = tr.selection.$from
    if (!parent.inlineContent) return false
    tr.ensureMarks(marks.filter(({ type }) => parent.type.allowsMarkType(type)))
    tr.insertText(text).scrollIntoView()
    dispatch?.(selection.empty ? tr : asOwnStep(tr))
    return true
  }
}

function marksOf({ $from, $to, empty }: Selection) {
  if (empty) return $from.marks()
  return ($from.parent.inlineContent ? $from.marksAcross($to) : null) ?? []
}

function clearDocument(tr: Transaction): void {
  const blank = tr.doc.type.createAndFill()
  if (!blank) throw new Error('The schema has no document that can be empty')
  tr.replaceWith(0, tr.doc.content.size, blank.content)
  tr.setSelection(Selection.atEnd(tr.doc))
}

function clearCells(tr: Transaction, selection: CellSelection): void {
  const cells: { readonly cell: Node; readonly pos: number }[] = []
  selection.forEachCell((cell, pos) => {
    cells.push({ cell, pos })
  })
  cells.sort((one, other) => other.pos - one.pos)
  for (const { cell, pos } of cells) clearCell(tr, cell, pos)
  const first = cells.at(-1)
  if (first) tr.setSelection(Selection.near(tr.doc.resolve(first.pos + 1)))
}

function clearCell(tr: Transaction, cell: Node, pos: number): void {
  const empty = cell.type.createAndFill()?.content
  if (empty && !cell.content.eq(empty)) tr.replaceWith(pos + 1, pos + cell.nodeSize - 1, empty)
}

/**
 * A selected text block loses its words; any other block is replaced by an empty paragraph, or by an empty block of its
 * type.
 */
function clearBlock(tr: Transaction, selection: NodeSelection): void {
  const { node, from, to, $from } = selection
  const { paragraph } = node.type.schema.nodes
  const index = $from.index()
  if (node.isTextblock) tr.delete(from + 1, to - 1)
  else if (paragraph && $from.parent.canReplaceWith(index, index + 1, paragraph))
    tr.replaceWith(from, to, paragraph.create())
  else {
    const { level } = node.attrs
    const empty = node.type.createAndFill(level === undefined ? null : { level })
    if (empty) tr.replaceWith(from, to, empty)
  }
  // For a section, that is the text below the title.
  const end =
    node.type.name === 'section' ? Selection.findFrom(tr.doc.resolve(tr.mapping.map(to)), -1, true) : null
  tr.setSelection(end ?? Selection.near(tr.doc.resolve(from + 1)))
}

function clearText(tr: Transaction, selection: TextSelection): void {
  const { $from, $to, from } = selection
  if (!isDivided($from, $to)) tr.deleteSelection()
  else {
    const whole = wholeSections($from, $to)
    clearRange(tr, tr.doc, 0, whole.from, whole.to)
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size))))
  }
}

/**
 * The range of a selection over sections, extended to the whole first and last section when all of their text is
 * selected.
 */
function wholeSections($from: ResolvedPos, $to: ResolvedPos): { from: number; to: number } {
  const range = { from: $from.pos, to: $to.pos }
  if ($from.sharedDepth($to.pos) > 0) return range
  const { doc } = $from
  if (Selection.near(doc.resolve($from.before(1))).from >= $from.pos) range.from = $from.before(1)
  if (Selection.near(doc.resolve($to.after(1)), -1).to <= $to.pos) range.to = $to.after(1)
  return range
}

/**
 * Whether the words at both ends may not be joined: only one is in a title or cell, or they are in sections for
 * different readers.
 */
function isDivided($from: ResolvedPos, $to: ResolvedPos): boolean {
  const shared = $from.sharedDepth($to.pos)
  if (['table', 'tableRow'].includes($from.node(shared).type.name)) return true
  if (shared === 0 && !isJoinable($from.node(1), $to.node(1))) return true
  if (shared === 1 && $from.index(1) === 0 && $to.index(1) > 0) return true
  return [$from, $to].some(($end) => {
    for (let depth = Math.max(shared, 1) + 1; depth <= $end.depth; depth += 1)
      if (/^(sectionTitle|table)/.test($end.node(depth).type.name)) return true
    return false
  })
}

/** Whether the text of one section may be moved into another: the same readers, the same pages. */
function isJoinable(one: Node, other: Node): boolean {
  return ['marking', 'excluded', 'annex', 'landscape'].every((name) => one.attrs[name] === other.attrs[name])
}

/** Deletes a range of a node whose content starts at `start`, part by part, from the last to the first. */
function clearRange(tr: Transaction, node: Node, start: number, from: number, to: number): void {
  const parts: { readonly child: Node; readonly pos: number }[] = []
  node.forEach((child, offset) => {
    const pos = start + offset
    if (from < pos + child.nodeSize && to > pos) parts.push({ child, pos })
  })
  for (const { child, pos } of parts.reverse()) clearPart(tr, child, pos, from, to)
}

function clearPart(tr: Transaction, child: Node, pos: number, from: number, to: number): void {
  const end = pos + child.nodeSize
  const inner = { from: Math.max(from, pos + 1), to: Math.min(to, end - 1) }
  const covered = from <= pos && to >= end
  const { name } = child.type
  if (covered && /^table(Cell|Header)$/.test(name)) clearCell(tr, child, pos)
  else if (covered && name !== 'sectionTitle' && name !== 'tableRow') tr.delete(pos, end)
  else if (inner.from >= inner.to) return
  else if (isDivided(tr.doc.resolve(inner.from), tr.doc.resolve(inner.to)))
    clearRange(tr, child, pos + 1, inner.from, inner.to)
  else tr.deleteRange(inner.from, inner.to)
}

/** Moves a cursor outside of text into a new paragraph if one is allowed there, else to the nearest text. */
function intoText(tr: Transaction): Transaction {
  const { selection } = tr
  const { $from } = selection
  if (selection instanceof TextSelection && $from.parent.inlineContent) return tr
  const { paragraph } = tr.doc.type.schema.nodes
  if (paragraph && selection.empty && $from.parent.canReplaceWith($from.index(), $from.index(), paragraph)) {
    tr.insert($from.pos, paragraph.create())
    return tr.setSelection(TextSelection.create(tr.doc, $from.pos + 1))
  }
  return tr.setSelection(
    Selection.findFrom($from, 1, true) ?? Selection.findFrom($from, -1, true) ?? selection,
  )
}
