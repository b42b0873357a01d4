// Turns a change of the text into proposals: what was typed is marked, and what was deleted comes back, marked.
import type { Mark, Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { AddMarkStep, AttrStep, RemoveMarkStep } from '@tiptap/pm/transform'
import { type ChangedRange, changedRanges, withoutSame } from './changed-ranges'
import { isChangeMark, isLine } from './changes'
import {
  canMarkRange,
  divides,
  goingOn,
  isOwn,
  isOwnRange,
  markDeleted,
  markInserted,
  setEnd,
  type Tracker,
} from './marking'
import { isSameWithout } from './same-without'

/** What follows a change: proposals in its place, nothing, nothing because it can't be tracked, or that it is taken back. */
export type Tracked = Transaction | null | 'untracked' | 'format' | 'refused'

/** Metadata of a change that was made in the other view: the selections there, before and after it. */
export const SELECTIONS = 'selectionsThere'
/** Metadata of what follows it: where the cursor of that view belongs. */
export const CURSOR = 'cursorThere'

interface Selections {
  readonly before: Selection
  readonly after: Selection
}

/** Returns the transaction that makes proposals of some changes. */
export function trackedChange(
  changes: readonly Transaction[],
  before: EditorState,
  state: EditorState,
  by: Tracker,
): Tracked {
  const there: Selections | undefined = changes.at(-1)?.getMeta(SELECTIONS)
  const edit: Edit = {
    changes,
    before: before.doc,
    state,
    by,
    isThere: there !== undefined,
    selections: there ?? { before: before.selection, after: state.selection },
  }
  return tracked(edit)
}

/** What is to be tracked. */
interface Edit {
  readonly changes: readonly Transaction[]
  readonly before: Node
  readonly state: EditorState
  readonly by: Tracker
  readonly selections: Selections
  /** Whether it was made in the other view. */
  readonly isThere: boolean
}

function tracked(edit: Edit): Tracked {
  const { changes, before, state } = edit
  const ranges = changedRanges(changes)
  if (ranges.length === 0) return changes.some(isFormat) ? 'format' : null
  const added = ranges.filter((range) => adds(range, state.doc))
  if (added.length > 0 && added.every((range) => isInDeleted(range, state.doc))) return 'refused'
  if (isMove(ranges, before, state.doc)) return 'untracked'
  if (ranges.every((range) => isOfOneLine(range, before))) {
    const made = proven(insideLines(ranges, edit), edit)
    if (made !== 'untracked') return made
  }
  if (!ranges.some((range) => removes(range, before) || adds(range, state.doc)))
    return ranges.length === 1 ? proven(structure(ranges[0] as ChangedRange, edit), edit) : 'untracked'
  return proven(redone(ranges, edit), edit)
}

/** What was made of a change, unless the text without proposals would not be what it was. */
function proven(made: Tracked, { before, state }: Edit): Tracked {
  if (made === 'untracked' || made === 'format' || made === 'refused') return made
  return isSameWithout(before, made?.doc ?? state.doc) ? made : 'untracked'
}

/** Whether a change is one of the looks or settings of the text; comments are neither. */
const isFormat = ({ steps }: Transaction): boolean =>
  steps.some(
    (step) =>
      (step instanceof AttrStep && step.attr !== 'comments') ||
      ((step instanceof AddMarkStep || step instanceof RemoveMarkStep) &&
        !['comment', 'toConfirm'].includes(step.mark.type.name)),
  )

/** Whether a range of the text before was within one line, or empty. */
function isOfOneLine({ from, to }: ChangedRange, before: Node): boolean {
  const $from = before.resolve(from)
  return from === to || ($from.parent.inlineContent && $from.sameParent(before.resolve(to)))
}

const hasContent = (slice: Slice): boolean => {
  let found = false
  slice.content.descendants((node) => {
    found ||= node.isLeaf && !(node.isTextblock && node.content.size === 0)
    return !found
  })
  return found
}

const removes = ({ from, to }: ChangedRange, before: Node): boolean => hasContent(before.slice(from, to))
const adds = ({ start, end }: ChangedRange, after: Node): boolean => hasContent(after.slice(start, end))

/** Whether something came into a part of which all is proposed to be deleted: accepting that would take it away unseen. */
function isInDeleted(range: ChangedRange, after: Node): boolean {
  const $start = after.resolve(range.start)
  for (let depth = $start.sharedDepth(range.end); depth > 0; depth--) {
    const part = $start.node(depth)
    if (!isLine(part) && part.marks.some(({ type }) => type.name === 'deleted')) return true
  }
  return false
}

/** Takes changes back. */
export function takenBack(changes: readonly Transaction[], { tr }: EditorState): Transaction {
  for (const change of changes.toReversed())
    for (let at = change.steps.length - 1; at >= 0; at--) {
      const [step, doc] = [change.steps[at], change.docs[at]]
      if (step && doc) tr.step(step.invert(doc))
    }
  return tr
}

/** Whether what is gone from one place is what has come to another. */
function isMove(ranges: readonly ChangedRange[], before: Node, after: Node): boolean {
  if (ranges.length < 2) return false
  const text = (doc: Node, from: number, to: number) => doc.textBetween(from, to, '\n', '\ufffc').trim()
  const gone = ranges.map(({ from, to }) => text(before, from, to)).filter((words) => words !== '')
  const come = ranges.map(({ start, end }) => text(after, start, end)).filter((words) => words !== '')
  return gone.length > 0 && gone.sort().join('\n') === come.sort().join('\n')
}

/** Changes of words, of ends of lines that were added, and of parts between blocks that were added: only marks are missing. */
function insideLines(ranges: readonly ChangedRange[], edit: Edit): Tracked {
  const { before, state, by } = edit
  const can = ranges.every(
    ({ start, end }) => canMarkRange(state.doc, start, end, 'inserted') && !divides(state.doc, start, end),
  )
  if (!can) return 'untracked'
  const { tr } = state
  let cursor: number | null = null
  for (const whole of ranges.toReversed()) {
    const isWords = state.doc.resolve(whole.start).sameParent(state.doc.resolve(whole.end))
    const range = isWords ? withoutSame(whole, before, state.doc) : whole
    const back = putBack(tr, range, before, by)
    const [start, end] = [range.start + back, range.end + back]
    if (start < end) {
      const near = [start, end].filter((pos) => tr.doc.resolve(pos).parent.inlineContent)
      markInserted(tr, start, end, goingOn(tr.doc, near, 'inserted', by))
      if (!isWords) lastEnd(tr, end, before.resolve(range.from).parent)
    }
    cursor = cursorAfter(range, back, edit)
  }
  if (ranges.length === 1 && cursor !== null && tr.docChanged) placeCursor(tr, cursor, edit)
  return tr.docChanged ? tr : null
}

/** Inserts what was deleted from a line again, as proposed to be deleted; returns its size. */
function putBack(tr: Transaction, { from, to, start }: ChangedRange, before: Node, by: Tracker): number {
  if (from === to) return 0
  const mark = goingOn(before, [from, to], 'deleted', by)
  const { content } = before.slice(from, to)
  const nodes = content.content.flatMap((node) => {
    if (isOwn(node, by)) return []
    return [
      node.marks.some(({ type }) => type.name === 'deleted') ? node : node.mark(mark.addToSet(node.marks)),
    ]
  })
  const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0)
  if (size > 0) tr.insert(start, nodes)
  return size
}

/** The line after a split keeps the end of the one that was split. */
function lastEnd(tr: Transaction, end: number, split: Node): void {
  const $end = tr.doc.resolve(end)
  if (!isLine($end.parent) || !isLine(split)) return
  setEnd(tr, $end.before(), split.marks.filter(isChangeMark))
}

/** Where the cursor belongs: after what was typed; on the other side of what is deleted, in the direction of deleting. */
function cursorAfter(
  { from, to, start, end }: ChangedRange,
  back: number,
  { selections: { before, after }, by }: Edit,
): number | null {
  if (!(after instanceof TextSelection) || !after.empty) return null
  if (start < end || from === to) return null
  const backwards = before.empty ? before.head >= to : by.key === 'Backspace'
  return backwards ? start : start + back
}

function placeCursor(tr: Transaction, pos: number, { isThere }: Edit, side: 1 | -1 = 1): void {
  if (isThere) tr.setMeta(CURSOR, pos)
  else tr.setSelection(Selection.near(tr.doc.resolve(pos), side)).setStoredMarks(null)
}

/** Ends and structure alone were changed: two lines became one, or a block became another kind of block. */
function structure(range: ChangedRange, edit: Edit): Tracked {
  const { from, to, start, end } = range
  const { before, state, by } = edit
  const [$from, $to] = [before.resolve(from), before.resolve(to)]
  if (start !== end || !isLine($from.parent) || !isLine($to.parent)) return 'untracked'
  if (isOwn($from.parent, by)) {
    const { tr } = state
    const $start = tr.doc.resolve(start)
    if (isLine($start.parent)) setEnd(tr, $start.before(), $to.parent.marks.filter(isChangeMark))
    return tr.docChanged ? tr : null
  }
  return redone([range], edit)
}

/** Takes the change back and proposes it instead: what was in the ranges is deleted, and what is now in them inserted. */
function redone(ranges: readonly ChangedRange[], edit: Edit): Tracked {
  const { changes, before, state, by, selections } = edit
  const [only] = ranges
  if (ranges.length === 1 && only && !adds(only, state.doc) && isOwnRange(before, only.from, only.to, by))
    return withEndOf(only, before, state)
  const can = ranges.every(
    ({ from, to, start, end }) =>
      canMarkRange(before, from, to, 'deleted') && canMarkRange(state.doc, start, end, 'inserted'),
  )
  if (!can) return 'untracked'
  const tr = takenBack(changes, state)
  let cursor = selections.before.from
  let after = false
  for (const range of ranges.toReversed()) {
    const slice = state.doc.slice(range.start, range.end)
    const mark = goingOn(tr.doc, nearWords(tr.doc, [range.from, range.to]), 'deleted', by)
    const steps = tr.steps.length
    markDeleted(tr, range.from, range.to, mark, by)
    const to = tr.mapping.slice(steps).map(range.to)
    const size = adds(range, state.doc) ? insertedSize(tr, range.from, slice, by) : 0
    if (size === null) return 'untracked'
    const forwards = selections.before.empty ? selections.before.head <= range.from : by.key !== 'Backspace'
    cursor = size > 0 ? range.from + size : forwards ? to : range.from
    after = size > 0
  }
  // Between two parts, it belongs to what was inserted, not to the deleted part after it.
  if (ranges.length === 1) placeCursor(tr, cursor, edit, after ? -1 : 1)
  return tr
}

const nearWords = (doc: Node, positions: readonly number[]): number[] =>
  positions.filter((pos) => doc.resolve(pos).parent.inlineContent)

/** The line that is left of the author's own lines has the end of the last of them. */
function withEndOf({ to, start }: ChangedRange, before: Node, state: EditorState): Tracked {
  const { tr } = state
  const [$start, last] = [tr.doc.resolve(start), before.resolve(to).parent]
  if (isLine($start.parent) && isLine(last)) setEnd(tr, $start.before(), last.marks.filter(isChangeMark))
  return tr.docChanged ? tr : null
}

/** Inserts a slice as proposed; returns its size, null when something of it found no place. */
function insertedSize(tr: Transaction, at: number, slice: Slice, by: Tracker): number | null {
  const $at = tr.doc.resolve(at)
  const line = $at.parent
  const mark: Mark = goingOn(tr.doc, nearWords(tr.doc, [at]), 'inserted', by)
  const size = tr.doc.content.size
  const words = tr.doc.textContent.length
  tr.replace(at, at, slice)
  const added = tr.doc.content.size - size
  const wanted = slice.content.textBetween(0, slice.content.size).length
  if (tr.doc.textContent.length - words !== wanted) return null
  if (divides(tr.doc, at, at + added)) return null
  markInserted(tr, at, at + added, mark)
  if (isLine(line) && !tr.doc.resolve(at).sameParent(tr.doc.resolve(at + added)))
    lastEnd(tr, at + added, line)
  return added
}
