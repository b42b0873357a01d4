// The selected image: alternative text, caption and width.
import {
  deleteImage,
  imageWidth,
  isImageSelected,
  resizeImage,
  setImageWidth,
} from '../../text/commands/images'
import { define, each } from '../action'
import type { EditorContext } from '../contexts'

/** Widths offered, in per cent of the text width. */
const WIDTHS = ['100', '75', '50', '25'] as const

const selected = ({ state }: Pick<EditorContext, 'state'>): boolean => isImageSelected(state)

export const image = define(
  { group: 'Image', works: 'text', here: selected, toolbar: 'menu', textMenu: true },
  {
    imageForm: {
      label: 'Caption, alternative text and width…',
      icon: 'image',
      keys: 'Enter',
      native: true,
      run: ({ session }) => session.ui.popover.set({ kind: 'image', pos: session.state.selection.from }),
    },
    ...each('imageWidth', WIDTHS, (percent) => ({
      label: `Width ${percent}%`,
      command: setImageWidth(Number(percent)),
      isOn: ({ state }) => imageWidth(state) === Number(percent),
    })),
    imageWider: {
      label: 'Enlarge image',
      icon: 'column-wider',
      keys: 'Alt+Shift+→',
      command: resizeImage(1),
    },
    imageNarrower: {
      label: 'Shrink image',
      icon: 'column-narrower',
      keys: 'Alt+Shift+←',
      command: resizeImage(-1),
    },
    deleteImage: { label: 'Delete image', icon: 'trash', command: deleteImage },
  },
)
