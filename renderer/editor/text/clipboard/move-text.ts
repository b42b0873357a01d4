// Text that is dragged to another place: cut there and put in here as one step, with its ids.
import { type Command, EditorState, Selection, TextSelection } from '@tiptap/pm/state'
import { following } from '../commands/compose'
import { cutSelection } from './copy'
import { outgoingSlice } from './outgoing-slice'
import { pasteText } from './paste-text'

/** Whether a position is in the dragged selection: a drop there changes nothing. */
export const isInSelection = (selection: Selection, pos: number): boolean =>
  pos >= selection.from && pos <= selection.to

/** Moves selected text to a place and keeps it selected; false for any other selection. `of` is what another view of the text has selected. */
export function moveText(pos: number, of?: Selection): Command {
  return (state, dispatch) => {
    const selection = of ?? state.selection
    if (!(selection instanceof TextSelection) || selection.empty) return false
    const cut = following(
      (tr) => {
        cutSelection(EditorState.create({ doc: tr.doc, selection }), (part) => {
          for (const step of part.steps) tr.step(step)
        })
        return tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(pos))))
      },
      selectingWords(pasteText(outgoingSlice(selection))),
    )
    return cut(state, dispatch && ((tr) => dispatch(tr.setMeta('uiEvent', 'drop'))))
  }
}

/** Selects what a command puts in at the cursor, when that is words of one block. */
function selectingWords(command: Command): Command {
  return (state, dispatch) =>
    command(
      state,
      dispatch &&
        ((tr) => {
          const { $from: $start } = Selection.near(tr.doc.resolve(tr.mapping.map(state.selection.from, -1)))
          const { $head } = tr.selection
          if ($start.sameParent($head)) tr.setSelection(TextSelection.between($start, $head))
          dispatch(tr)
        }),
    )
}
