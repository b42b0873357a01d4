// Handlers for backups.
import { dialog } from 'electron'
import type { Handlers } from './answer'
import type { AppContext } from './app-context'

type Channel =
  | 'backups.status'
  | 'backups.make'
  | 'backups.cancel'
  | 'backups.chooseFolder'
  | 'backups.forgetFolder'

/** Returns the handlers of these channels. */
export function backupHandlers(context: Pick<AppContext, 'window' | 'backups'>): Pick<Handlers, Channel> {
  const { window, backups } = context
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
  }
}
