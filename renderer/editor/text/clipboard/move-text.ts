// Text dragged to another position: cut there and inserted here as one step, with its ids.
import { type Command, EditorState, Selection, TextSelection } from '@tiptap/pm/state'
import { following } from '../commands/compose'
import { cutSelection } from './copy'
import { outgoingSlice } from './outgoing-slice'
import { pasteText } from './paste-text'

/** Whether a position is inside the dragged selection: a drop there changes nothing. */
export const isInSelection = (selection: Selection, pos: number): boolean =>
  pos >= selection.from && pos <= selection.to

/**
 * Moves selected text to a position and keeps it selected; false for other kinds of selection. `of` is the selection in
 * another view of the text.
 */
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

/** Selects what a command inserted at the cursor, if it is words of one block. */
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
