// Accepting and rejecting proposed changes: each is one step of undo.
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import { canJoin } from '@tiptap/pm/transform'
import { type ChangePart, changeParts, isChangeMark, isLine, shownAt } from './changes'

export type Verdict = 'accept' | 'reject'

/** Changes made by a decision are no proposals themselves. */
export const DECISION = 'decidesChanges'

/** Returns a command that decides some parts; it applies when there are any. */
function decide(verdict: Verdict, partsOf: (state: EditorState) => readonly ChangePart[]): Command {
  return (state, dispatch) => {
    const parts = partsOf(state)
    if (parts.length === 0) return false
    if (dispatch) {
      const { tr } = state
      applyDecision(tr, verdict, parts)
      dispatch(tr.setMeta(DECISION, true).scrollIntoView())
    }
    return true
  }
}

/** Decides the change with an id. */
export const decideChange = (verdict: Verdict, id: string): Command =>
  decide(verdict, ({ doc }) => changeParts(doc).filter(({ mark }) => mark.attrs.id === id))

/** Decides all changes of the text. */
export const decideAll = (verdict: Verdict): Command => decide(verdict, ({ doc }) => changeParts(doc))

/** Decides what is in the selection, of words the selected ones; at a cursor, the changes around or beside it. */
export const decideSelected = (verdict: Verdict): Command => decide(verdict, selectedParts)

function selectedParts({ doc, selection }: EditorState): ChangePart[] {
  const parts = changeParts(doc)
  if (selection.empty) return partsAt(parts, selection.from)
  return selection.ranges.flatMap(({ $from, $to }) =>
    parts.flatMap((part) => {
      const shown = shownAt(part)
      if (part.of === 'end') return shown.from >= $from.pos && shown.from < $to.pos ? [part] : []
      if (part.from >= $to.pos || part.to <= $from.pos) return []
      return part.of === 'block'
        ? [part]
        : [{ ...part, from: Math.max(part.from, $from.pos), to: Math.min(part.to, $to.pos) }]
    }),
  )
}

/** The parts of the changes at a cursor: of whole blocks only when nothing smaller is there. */
function partsAt(parts: readonly ChangePart[], pos: number): ChangePart[] {
  const at = parts.filter((part) => {
    const { from, to } = shownAt(part)
    return from <= pos && to >= pos
  })
  const small = at.filter(({ of }) => of !== 'block')
  const ids = new Set((small.length > 0 ? small : at.slice(-1)).map(({ mark }) => mark.attrs.id))
  return parts.filter(({ mark }) => ids.has(mark.attrs.id))
}

function applyDecision(tr: Transaction, verdict: Verdict, parts: readonly ChangePart[]): void {
  const goes = (part: ChangePart): boolean => (part.kind === 'inserted') === (verdict === 'reject')
  // What stays loses its mark first: that moves nothing.
  for (const part of parts) if (!goes(part)) unmark(tr, part)
  const gone = parts.filter(goes)
  // An item goes on in the next one only if its last part is such a line, whatever is taken out after it.
  const last = new Set(gone.filter(({ of, to }) => of === 'end' && tr.doc.resolve(to).nodeAfter === null))
  const start = tr.steps.length
  const at = (pos: number, bias = 1): number => tr.mapping.slice(start).map(pos, bias)
  for (const part of gone.filter(({ of }) => of === 'block')) {
    const { pos, deleted } = tr.mapping.slice(start).mapResult(part.from)
    if (!deleted) removeBlock(tr, pos)
  }
  for (const part of gone.filter(({ of }) => of === 'words')) {
    const [from, to] = [at(part.from), at(part.to, -1)]
    if (from < to) tr.delete(from, to)
  }
  // From the end, so that a paragraph is joined with what is left of those after it.
  for (const part of gone.filter(({ of }) => of === 'end').reverse()) {
    const { pos, deleted } = tr.mapping.slice(start).mapResult(part.from)
    if (!deleted) removeEnd(tr, pos, last.has(part))
  }
}

function unmark(tr: Transaction, { of, from, to, mark }: ChangePart): void {
  if (of === 'words') tr.removeMark(from, to, mark)
  else tr.removeNodeMark(from, mark)
}

/** Removes a block, and what holds nothing else; a required one is left empty. */
function removeBlock(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos)
  const node = $pos.nodeAfter
  if (!node) return
  let depth = $pos.depth
  let [from, to] = [pos, pos + node.nodeSize]
  while (depth > 1 && $pos.node(depth).childCount === 1 && isListLike($pos.node(depth))) {
    from = $pos.before(depth)
    to = $pos.after(depth)
    depth -= 1
  }
  const $from = tr.doc.resolve(from)
  const index = $from.index()
  if ($from.parent.canReplace(index, index + 1)) tr.delete(from, to)
  else replaceByEmpty(tr, $from, from, to)
}

const isListLike = ({ type }: Node): boolean =>
  [
    'bulletList',
    'orderedList',
    'taskList',
    'listItem',
    'taskItem',
    'blockquote',
    'tableRow',
    'table',
  ].includes(type.name)

function replaceByEmpty(tr: Transaction, $from: ResolvedPos, from: number, to: number): void {
  const { paragraph } = tr.doc.type.schema.nodes
  const index = $from.index()
  if ($from.depth === 0) {
    const blank = $from.nodeAfter?.type.createAndFill($from.nodeAfter.attrs)
    if (blank) tr.replaceWith(from, to, blank)
  } else if (paragraph && $from.parent.canReplaceWith(index, index + 1, paragraph))
    tr.replaceWith(from, to, paragraph.create())
}

/** Removes the end of a paragraph: it goes on with what follows, or is gone if it has no words. */
function removeEnd(tr: Transaction, pos: number, wasLast: boolean): void {
  const line = tr.doc.nodeAt(pos)
  if (!line || !isLine(line)) return
  for (const mark of line.marks) if (isChangeMark(mark)) tr.removeNodeMark(pos, mark)
  const end = pos + line.nodeSize
  if (line.content.size === 0) {
    removeBlock(tr, pos)
    return
  }
  const $end = tr.doc.resolve(end)
  const next = $end.nodeAfter
  if (next && isLine(next)) joinLines(tr, pos, end)
  else if (!next && wasLast) joinItems(tr, $end)
}

/** Joins two paragraphs; the end that stays is the second one's. */
function joinLines(tr: Transaction, pos: number, end: number): void {
  const [one, other] = [tr.doc.nodeAt(pos), tr.doc.nodeAt(end)]
  if (!one || !other || !sameLimits(one, other)) return
  const marks = other.marks.filter(isChangeMark)
  if (canJoin(tr.doc, end)) tr.join(end)
  else tr.delete(end - 1, end + 1)
  for (const mark of marks) tr.addNodeMark(pos, mark)
}

/** Paragraphs with different markings or readers stay apart. */
const sameLimits = (one: Node, other: Node): boolean =>
  (one.attrs.marking ?? null) === (other.attrs.marking ?? null) &&
  (one.attrs.audience ?? null) === (other.attrs.audience ?? null)

/** The last paragraph of an item goes on in the first one of the next item. */
function joinItems(tr: Transaction, $end: ResolvedPos): void {
  const item = $end.parent
  if (item.type.name !== 'listItem' && item.type.name !== 'taskItem') return
  const after = $end.after()
  const next = tr.doc.resolve(after).nodeAfter
  const [last, first] = [item.lastChild, next?.firstChild]
  if (next?.type !== item.type || !last || !first || !isLine(first) || !sameLimits(last, first)) return
  const marks = first.marks.filter(isChangeMark)
  const line = $end.pos - last.nodeSize
  tr.join(after, 2)
  for (const mark of marks) tr.addNodeMark(line, mark)
}
