// Commands on words to confirm: confirm them, mark words as such, go to the next ones.
import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { removeMark } from '../commands/compose'
import { asOwnStep } from '../commands/history'
import { allSuggestions, isSuggested, type Suggestion, suggestionsIn } from '../state/suggestions'

/**
 * The words to confirm in the selection: of selected text only that part, at a cursor or selected chip the whole
 * suggestion.
 */
export function suggestionsSelected({ doc, selection }: EditorState): Suggestion[] {
  const { from, to, empty } = selection
  if (empty || (selection instanceof NodeSelection && selection.node.isInline)) {
    // There is no cursor position between the suggestions of two lines: at most one touches it on each side.
    const around = suggestionsIn(doc, from, to)
    return around.length > 0 ? [around[0] as Suggestion] : []
  }
  return selection.ranges.flatMap(({ $from, $to }) =>
    suggestionsIn(doc, $from.pos, $to.pos)
      .map((run) => ({ from: Math.max(run.from, $from.pos), to: Math.min(run.to, $to.pos) }))
      .filter((run) => run.from < run.to),
  )
}

/** Confirms the selected words, or the suggestion at the cursor. */
export const confirm: Command = removeMark('toConfirm', suggestionsSelected)

/** Confirms all suggestions in the sections of the selection. */
export const confirmSection: Command = removeMark('toConfirm', ({ doc, selection: { $from, $to } }) => {
  const first = $from.depth > 0 ? $from.before(1) : $from.pos
  const last = $to.depth > 0 ? $to.after(1) : $to.pos
  return suggestionsIn(doc, first, last)
})

/** Confirms all suggestions in the pack, as one step of undo. */
export const confirmAll: Command = (state, dispatch) =>
  removeMark('toConfirm', ({ doc }) => allSuggestions(doc))(
    state,
    dispatch && ((tr) => dispatch(asOwnStep(tr))),
  )

/** Marks the selected words for confirmation, or the whole line with the cursor. */
export const markToConfirm: Command = (state, dispatch) => {
  const type = state.schema.marks.toConfirm
  const ranges = unmarkedRanges(state)
  if (!type || ranges.length === 0) return false
  if (dispatch) {
    const { tr } = state
    for (const { from, to } of ranges) tr.addMark(from, to, type.create())
    dispatch(tr)
  }
  return true
}

/** The parts of the selection that can be marked and aren't yet. */
function unmarkedRanges({ doc, schema, selection }: EditorState): Suggestion[] {
  const { $from, empty } = selection
  const wanted = empty
    ? [{ from: $from.start(), to: $from.end() }]
    : selection.ranges.map((range) => ({ from: range.$from.pos, to: range.$to.pos }))
  return wanted.flatMap(({ from, to }) => {
    const found: Suggestion[] = []
    doc.nodesBetween(from, to, (node: Node, pos, parent) => {
      if (!node.isInline) return true
      const markable = parent && schema.marks.toConfirm && parent.type.allowsMarkType(schema.marks.toConfirm)
      const own = { from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize) }
      if (markable && !isSuggested(node) && own.from < own.to) found.push(own)
      return false
    })
    return found
  })
}

/** Returns the next suggestion after the selection, wrapping around; null when there is none. */
export function nextSuggestion({ doc, selection }: EditorState): Suggestion | null {
  const all = allSuggestions(doc)
  return all.find(({ from }) => from > selection.from) ?? all[0] ?? null
}

/** Selects a suggestion. */
export const selectSuggestion =
  ({ from, to }: Suggestion): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
    return true
  }
