// Commands on the image that is selected: its width, and deleting it.
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state'

/** Narrowest and widest in per cent of the text, and how far one key goes. */
const LEAST = 5
const MOST = 100
const STEP = 5

/** Width of the selected image in per cent of the text; null when none is selected. */
export function imageWidth({ selection }: EditorState): number | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return null
  return selection.node.attrs.widthPercent
}

/** Whether an image is selected as a whole. */
export const isImageSelected = (state: EditorState): boolean => imageWidth(state) !== null

/** Gives the image a width in per cent of the text. */
export function setImageWidth(percent: number): Command {
  return (state, dispatch) => {
    const width = imageWidth(state)
    const { from } = state.selection
    if (width === null || width === percent) return false
    if (!dispatch) return true
    const tr = state.tr.setNodeAttribute(from, 'widthPercent', percent)
    dispatch(tr.setSelection(NodeSelection.create(tr.doc, from)))
    return true
  }
}

/** Makes the image wider (1) or narrower (-1) by a step. */
export function resizeImage(by: -1 | 1): Command {
  return (state, dispatch) => {
    const width = imageWidth(state)
    if (width === null) return false
    const wanted = Math.max(LEAST, Math.min(MOST, width + by * STEP))
    // A key that can't go further is taken all the same: it must not choose words.
    return setImageWidth(wanted)(state, dispatch) || true
  }
}

/** Deletes the image. */
export const deleteImage: Command = (state, dispatch) => {
  if (!isImageSelected(state)) return false
  dispatch?.(state.tr.deleteSelection().scrollIntoView())
  return true
}
