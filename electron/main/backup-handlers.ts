// Handlers for backups.
import { dialog } from 'electron'
import { dateWords } from '#shared/date-words'
import { fileOf } from '../app/backups/look'
import { openReadOnly } from '../storage/database'
import { restorePacks, undoRestore } from '../storage/restore'
import type { Handlers } from './answer'
import type { AppContext } from './app-context'
import { checkNow } from './repair'
import { restoreLibrary } from './restore-library'

type Channel =
  | 'backups.status'
  | 'backups.make'
  | 'backups.cancel'
  | 'backups.chooseFolder'
  | 'backups.forgetFolder'
  | 'backups.list'
  | 'backups.packs'
  | 'backups.restore'
  | 'backups.undoRestore'
  | 'backups.restoreAll'
  | 'library.check'

/** Returns the handlers of these channels. */
export function backupHandlers(context: AppContext): Pick<Handlers, Channel> {
  const { window, db, backups } = context
  return {
    'backups.status': () => backups.status(),
    'backups.make': () => backups.make(),
    'backups.cancel': () => {
      backups.cancel()
      return null
    },
    'backups.chooseFolder': async () => {
      const chosen = await dialog.showOpenDialog(window, {
        title: 'Choose a folder for backups',
        buttonLabel: 'Back up here',
        properties: ['openDirectory', 'createDirectory'],
      })
      const folder = chosen.canceled ? undefined : chosen.filePaths[0]
      return folder === undefined ? backups.status() : backups.choose(folder)
    },
    'backups.forgetFolder': () => backups.choose(null),
    'backups.list': () => backups.list(),
    'backups.packs': ({ id }) => backups.packs(id),
    'backups.restore': ({ id, packs, way }) => {
      const { file, time } = fileOf(backups.folders(), id)
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
    'library.check': () => checkNow(context),
    'backups.restoreAll': async ({ id }) => {
      await restoreLibrary(context, id)
      return null
    },
  }
}
