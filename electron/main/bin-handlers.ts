// Handlers for deleted, damaged and overwritten packs. Nothing is lost unless the user asks for it.
import { deleteForever } from '../storage/bin'
import { deleteSectionsForever, removedSections, restoreSections } from '../storage/deleted-sections'
import { duplicatePack, replacePack, restoreDeletedPacks } from '../storage/packs'
import { putBackImage } from '../storage/put-back-image'
import { deleteImagesForever, removedImages } from '../storage/removed-images'
import { copyReadable } from '../storage/rescue'
import type { Handlers } from './answer'
import type { LibraryContext } from './library-context'

type Channel =
  | 'packs.restore'
  | 'packs.rescue'
  | 'packs.replace'
  | 'packs.duplicate'
  | 'bin.deleteForever'
  | 'bin.images'
  | 'bin.deleteImages'
  | 'bin.putBackImage'
  | 'bin.sections'
  | 'bin.restoreSections'
  | 'bin.deleteSections'

/** Returns the handlers of these channels. */
export function binHandlers({ db }: LibraryContext): Pick<Handlers, Channel> {
  return {
    'packs.restore': ({ ids }) => {
      restoreDeletedPacks(db, ids)
      return null
    },
    'packs.duplicate': ({ id }) => duplicatePack(db, id),
    'packs.rescue': ({ id }) => copyReadable(db, id),
    'packs.replace': ({ change, why }) => replacePack(db, change, why),
    'bin.images': () => removedImages(db),
    'bin.deleteImages': ({ ids }) => {
      deleteImagesForever(db, ids)
      return null
    },
    'bin.putBackImage': ({ id }) => putBackImage(db, id),
    'bin.sections': ({ after }) => removedSections(db, after),
    'bin.restoreSections': ({ pack, ids }) => restoreSections(db, pack, ids),
    'bin.deleteSections': ({ sections }) => {
      deleteSectionsForever(db, sections)
      return null
    },
    'bin.deleteForever': ({ items }) => {
      deleteForever(db, items)
      return null
    },
  }
}
