// The selected image: alternative text, caption and width.

import { librarySearch } from '../../../base/library-search'
import {
  deleteImage,
  imageWidth,
  isImageSelected,
  resizeImage,
  selectedAsset,
  setImageWidth,
} from '../../text/commands/images'
import { define, each } from '../action'
import type { EditorContext } from '../contexts'

/** Widths offered, in per cent of the text width. */
const WIDTHS = ['100', '75', '50', '25'] as const

/** As much of an image's id as tells it from all others. */
const SHOWN_OF_ID = 12

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
    smallerImage: {
      label: 'Make smaller for print',
      words: 'compress resize reduce file size megabytes pixels',
      run: ({ session }) => session.makeImageSmaller(),
    },
    findImage: {
      label: 'Find packs with this image',
      icon: 'search',
      words: 'where used library',
      run: ({ session, leave }) => {
        const asset = selectedAsset(session.state)
        if (asset === null) return
        librarySearch.ask(`image:${asset.slice(0, SHOWN_OF_ID)}`)
        leave()
      },
    },
    deleteImage: { label: 'Delete image', icon: 'trash', command: deleteImage },
  },
)
