// The map of the thread of the library: what needs only the library and no Electron. Main has the other channels.
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { dateWords } from '#shared/date-words'
import type { Settings } from '#shared/ipc'
import { fileOf } from '../app/backups/look'
import { importPackFile } from '../app/pack-file'
import { addImage } from '../storage/assets'
import { readCountries, writeCountries } from '../storage/countries'
import { openReadOnly } from '../storage/database'
import { addWord, readWords, removeWord } from '../storage/dictionary'
import { createPack, deletePack, listPacks, renamePack, savePack } from '../storage/packs'
import { forgetRecent, noteOpened, recentPacks } from '../storage/recent'
import { restorePacks, undoRestore } from '../storage/restore'
import { readSettings } from '../storage/settings'
import { usedValues } from '../storage/used-values'
import { beginSession } from '../storage/versions'
import type { Handlers } from './answer'
import { backupFolders } from './backup-folders'
import { binHandlers } from './bin-handlers'
import { historyHandlers } from './history-handlers'
import type { LibraryContext } from './library-context'
import { libraryTasks } from './library-tasks'
import { readOrRepair } from './repair'
import { schemeHandlers } from './scheme-handlers'
import { searchHandlers } from './search-handlers'
import { templateHandlers } from './template-handlers'

/** Everything that the thread answers: channels of the window, and tasks of main. */
export type LibraryHandlers = ReturnType<typeof createLibraryHandlers>

/** Returns the handler of each of these channels and tasks. */
export function createLibraryHandlers(context: LibraryContext) {
  return {
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

type Preferences =
  | 'settings.read'
  | 'fields.used'
  | 'countries.read'
  | 'countries.write'
  | 'dictionary.read'
  | 'dictionary.add'
  | 'dictionary.remove'

function preferences({ db }: LibraryContext): Pick<Handlers, Preferences> {
  return {
    'settings.read': () => withName(readSettings(db)),
    'fields.used': ({ name }) => usedValues(db, name),
    'countries.read': () => readCountries(db),
    'countries.write': ({ countries }) => {
      writeCountries(db, countries)
      return null
    },
    'dictionary.read': () => readWords(db),
    'dictionary.add': ({ word }) => addWord(db, word),
    'dictionary.remove': ({ word }) => removeWord(db, word),
  }
}

/** Comments need a name: the author of new packs, or the system's user name. */
function withName(settings: Settings): Settings {
  return { ...settings, name: settings.name || settings.author || systemName() || 'Author' }
}

function systemName(): string {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's user list.
    return ''
  }
}

type Packs =
  | 'packs.list'
  | 'packs.recent'
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
    'packs.list': () => listPacks(db),
    'packs.recent': () => recentPacks(db),
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
    'packs.delete': ({ id }) => {
      deletePack(db, id)
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
