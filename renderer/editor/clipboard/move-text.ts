// Text that is dragged to another place: cut there and put in here as one step, with its ids.
import { type Command, EditorState, Selection, TextSelection } from '@tiptap/pm/state'
import { following } from '../commands/compose'
import { cutSelection } from './copy'
import { outgoingSlice } from './outgoing-slice'
import { pasteText } from './paste'

/** Whether a place lies in what is dragged: a drop there changes nothing. */
export const isInSelection = ({ selection }: EditorState, pos: number): boolean =>
  pos >= selection.from && pos <= selection.to

/** Moves selected text of more than one block to a place; false for any other selection. */
export function moveText(pos: number): Command {
  return (state, dispatch) => {
    const { selection } = state
    if (!(selection instanceof TextSelection) || selection.$from.sameParent(selection.$to)) return false
    const cut = following(
      (tr) => {
        cutSelection(EditorState.create({ doc: tr.doc, selection }), (part) => {
          for (const step of part.steps) tr.step(step)
        })
        return tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(pos))))
      },
      pasteText(outgoingSlice(selection)),
    )
    return cut(state, dispatch && ((tr) => dispatch(tr.setMeta('uiEvent', 'drop'))))
  }
}
