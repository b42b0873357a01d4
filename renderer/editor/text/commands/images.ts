// Commands on the selected image: its width, and deleting it.
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state'

/** Minimum and maximum percentage of the text width, and the step of a key. */
const LEAST = 5
const MOST = 100
const STEP = 5

/** Returns the width of the selected image as a percentage of the text; null when none is selected. */
export function imageWidth({ selection }: EditorState): number | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return null
  return selection.node.attrs.widthPercent
}

/** Returns the id of the selected image; null unless one is selected as a whole. */
export function selectedAsset({ selection }: EditorState): string | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return null
  return selection.node.attrs.asset
}

/** Whether an image is selected as a whole. */
export const isImageSelected = (state: EditorState): boolean => imageWidth(state) !== null

/** Sets the image's width as a percentage of the text. */
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

/** Shows another file in the place of the image. */
export function setAsset(asset: string): Command {
  return (state, dispatch) => {
    if (!isImageSelected(state)) return false
    const { from } = state.selection
    const tr = state.tr.setNodeAttribute(from, 'asset', asset)
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, from)))
    return true
  }
}

/** Makes the image wider (1) or narrower (-1) by a step. */
export function resizeImage(by: -1 | 1): Command {
  return (state, dispatch) => {
    const width = imageWidth(state)
    if (width === null) return false
    const wanted = Math.max(LEAST, Math.min(MOST, width + by * STEP))
    // A key at the limit is still handled: it must not select text.
    return setImageWidth(wanted)(state, dispatch) || true
  }
}

/** Deletes the image. */
export const deleteImage: Command = (state, dispatch) => {
  if (!isImageSelected(state)) return false
  dispatch?.(state.tr.deleteSelection().scrollIntoView())
  return true
}
