// Handlers for backups.
import { dialog } from 'electron'
import type { AppContext } from './app-context'
import type { MainHandlers } from './library-thread'
import { repairFound } from './repair-found'
import { startAgain } from './start-failure'

type Channel =
  | 'backups.status'
  | 'backups.make'
  | 'backups.cancel'
  | 'backups.chooseFolder'
  | 'backups.forgetFolder'
  | 'backups.list'
  | 'backups.packs'
  | 'backups.restoreAll'
  | 'library.check'

/** Returns the handlers of these channels. */
export function backupHandlers(context: AppContext): Pick<MainHandlers, Channel> {
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
    'backups.list': () => backups.list(),
    'backups.packs': ({ id }) => backups.packs(id),
    'library.check': () => checkNow(context),
    'backups.restoreAll': async ({ id }) => {
      await restoreAll(context, id)
      return null
    },
  }
}

/**
 * Makes a backup of the present library, puts the other one in its place, and restarts. Throws while the present one is still open and
 * unchanged.
 */
async function restoreAll({ library, backups }: AppContext, id: string): Promise<void> {
  // Before a new backup may end the turn of this one.
  const prepared = await backups.prepare(id)
  await backups.make()
  await library.call('restoreLibrary', prepared)
  startAgain()
}

/** Checks everything; returns what was found, in a sentence. */
async function checkNow({ library, backups }: AppContext): Promise<string> {
  const { structure, rows, images, index, versions } = await backups.check()
  if (!index && !library.opened.readOnly) await library.call('resetIndex')
  if (structure.length > 0)
    return 'The library is damaged. Close Attaché and start it again: it is repaired then.'
  const isRepaired = rows > 0 && (await repairFound(library))
  const texts = [
    rows > 0 && !isRepaired
      ? 'Parts of the library are damaged; the packs concerned are marked in the list.'
      : '',
    rows > 0 ? '' : 'All packs, templates and settings are in order.',
    images > 0 ? `${images === 1 ? 'One image is' : `${images} images are`} damaged.` : '',
    versions > 0
      ? `${versions === 1 ? 'One version' : `${versions} versions`} of packs can’t be read completely; the version history marks them.`
      : '',
  ]
  return texts.filter((text) => text !== '').join(' ') || 'Damage was found and repaired.'
}
