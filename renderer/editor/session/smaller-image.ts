// Replaces the selected image by one with no more pixels than print needs. Versions and undo keep the large one.
import type { EditorState } from '@tiptap/pm/state'
import { NodeSelection } from '@tiptap/pm/state'
import type { Asset } from '#shared/pack'
import { printPixels } from '#shared/print-size'
import { sizeWords } from '../../base/size-words'
import { imageWidth, selectedAsset, setAsset } from '../text/commands/images'
import { pictureForPrint } from '../text/state/picture-for-print'
import type { IntakeText } from './image-intake'

type Store = (file: File) => Promise<Pick<Asset, 'id'>>

/** Says what came of it. Does nothing when the image is gone by then. */
export async function makeImageSmaller(text: IntakeText, store: Store): Promise<void> {
  const [asset, width] = [selectedAsset(text.state), imageWidth(text.state)]
  if (asset === null || width === null) return
  try {
    const picture = await pictureForPrint(asset, printPixels(width))
    if (picture === null) return text.report('This image is no larger than print needs.')
    const ending = picture.type === 'image/jpeg' ? 'jpg' : 'png'
    const { id } = await store(new File([picture], `Image.${ending}`, { type: picture.type }))
    if (text.closed || !isSelected(text.state, asset)) return
    text.run(setAsset(id))
    text.report(`The image takes ${sizeWords(picture.size)} now. Undo brings the large one back.`)
  } catch (error) {
    text.report(error)
  }
}

const isSelected = (state: EditorState, asset: string): boolean =>
  state.selection instanceof NodeSelection && selectedAsset(state) === asset
