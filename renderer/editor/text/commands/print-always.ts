// Frees words from the field that they depend on.
import type { Command } from '@tiptap/pm/state'
import { dependentRanges } from '../state/conditions'

/** The words at the cursor or in the selection are printed in any case from now on. */
export const printAlways: Command = (state, dispatch) => {
  const type = state.schema.marks.onlyIf
  const ranges = dependentRanges(state)
  if (!type || ranges.length === 0) return false
  if (dispatch) {
    const { tr } = state
    for (const { from, to } of ranges) tr.removeMark(from, to, type)
    dispatch(tr)
  }
  return true
}
