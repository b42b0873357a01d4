// The map of the thread of the library: what needs only the library and no Electron. Main has the other channels.
import { join } from 'node:path'
import { dateWords } from '#shared/date-words'
import { fileOf } from '../app/backups/look'
import { importPackFile } from '../app/pack-file'
import { addImage } from '../storage/assets'
import { writeCountries } from '../storage/countries'
import { openReadOnly } from '../storage/database'
import { addWord, removeWord } from '../storage/dictionary'
import { createPack, deletePacks, renamePack, savePack } from '../storage/packs'
import { forgetRecent, noteOpened } from '../storage/recent'
import { restorePacks, undoRestore } from '../storage/restore'
import { usedValues } from '../storage/used-values'
import { beginSession } from '../storage/versions'
import type { Handlers } from './answer'
import { backupFolders } from './backup-folders'
import { binHandlers } from './bin-handlers'
import { historyHandlers } from './history-handlers'
import type { LibraryContext } from './library-context'
import { libraryTasks } from './library-tasks'
import { listHandlers } from './list-handlers'
import { readOrRepair } from './repair'
import { schemeHandlers } from './scheme-handlers'
import { searchHandlers } from './search-handlers'
import { templateHandlers } from './template-handlers'

/** Everything that the thread answers: channels of the window, and tasks of main. */
export type LibraryHandlers = ReturnType<typeof createLibraryHandlers>

/** Returns the handler of each of these channels and tasks. */
export function createLibraryHandlers(context: LibraryContext) {
  return {
    ...listHandlers(context),
    ...preferences(context),
    ...packHandlers(context),
    ...binHandlers(context),
    ...historyHandlers(context),
    ...restoreHandlers(context),
    ...schemeHandlers(context),
    ...searchHandlers(context),
    ...templateHandlers(context),
    ...libraryTasks(context),
  }
}

type Preferences = 'fields.used' | 'countries.write' | 'dictionary.add' | 'dictionary.remove'

function preferences({ db }: LibraryContext): Pick<Handlers, Preferences> {
  return {
    'fields.used': ({ name }) => usedValues(db, name),
    'countries.write': ({ countries }) => {
      writeCountries(db, countries)
      return null
    },
    'dictionary.add': ({ word }) => addWord(db, word),
    'dictionary.remove': ({ word }) => removeWord(db, word),
  }
}

type Packs =
  | 'packs.opened'
  | 'packs.forgetRecent'
  | 'packs.create'
  | 'packs.read'
  | 'packs.save'
  | 'packs.rename'
  | 'packs.delete'
  | 'packs.sample'
  | 'assets.add'

function packHandlers(context: LibraryContext): Pick<Handlers, Packs> {
  const { db, readOnly, contentRoot } = context
  return {
    'packs.opened': ({ id }) => {
      if (readOnly) return null
      noteOpened(db, id)
      beginSession(db, id)
      return null
    },
    'packs.forgetRecent': () => {
      forgetRecent(db)
      return null
    },
    'packs.create': (request) => createPack(db, request),
    'packs.read': ({ id }) => readOrRepair(context, id),
    'packs.save': (change) => savePack(db, change),
    'packs.rename': ({ id, title }) => {
      renamePack(db, id, title)
      return null
    },
    'packs.delete': ({ ids }) => {
      deletePacks(db, ids)
      return null
    },
    'packs.sample': () => importPackFile(db, join(contentRoot, 'resources', 'sample.bpack')),
    'assets.add': (image) => addImage(db, image),
  }
}

function restoreHandlers({
  db,
  profile,
}: LibraryContext): Pick<Handlers, 'backups.restore' | 'backups.undoRestore'> {
  return {
    'backups.restore': ({ id, packs, way }) => {
      const { file, time } = fileOf(backupFolders(profile, db.name), id)
      const backup = openReadOnly(file)
      try {
        const words = {
          backup: `backup of ${dateWords(time)}`,
          replaced: `replaced ${dateWords(Date.now())}`,
        }
        return restorePacks(db, backup, packs, way, words)
      } finally {
        backup.close()
      }
    },
    'backups.undoRestore': ({ restored }) => {
      undoRestore(db, restored)
      return null
    },
  }
}
