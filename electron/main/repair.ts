// Damage that is found while the library is open: repaired from the backups at once, and told in the window.
import type { Pack, PackId } from '#shared/pack'
import { AppError } from '#shared/result'
import { readDamage } from '../storage/damage'
import { readPack } from '../storage/packs'
import { repairOpen } from '../storage/repair-open'
import type { AppContext } from './app-context'
import { backupSources } from './backup-folders'
import { logError, logInfo } from './log'
import { sendEvent } from './send'

type Context = Pick<AppContext, 'db' | 'window' | 'profile' | 'readOnly'>

/** Looks for damaged rows and repairs them. Returns whether anything was found that was not known. */
export function repairNow({ db, window, profile, readOnly }: Context): boolean {
  if (readOnly || !db.open) return false
  try {
    const notice = repairOpen(db, backupSources(profile, db.name))
    if (notice === null) return false
    logInfo('damaged rows were found in the library')
    sendEvent(window, 'library.repaired', notice)
    return true
  } catch (error) {
    logError('the library could not be repaired', error)
    return false
  }
}

/** Reads a pack; one that turns out to be damaged is repaired first. Throws as `readPack`. */
export function readOrRepair(context: Context, id: PackId): Pack {
  try {
    return readPack(context.db, id)
  } catch (error) {
    const isNew =
      error instanceof AppError &&
      error.code === 'document/damaged' &&
      readDamage(context.db)[id] === undefined
    if (!isNew || !repairNow(context)) throw error
    return readPack(context.db, id)
  }
}

/** Checks everything; returns what was found, in a sentence. */
export async function checkNow(context: Context & Pick<AppContext, 'backups'>): Promise<string> {
  const { structure, rows, images } = await context.backups.check()
  if (structure.length > 0)
    return 'The library is damaged. Close Attaché and start it again: it is repaired then.'
  const texts = [
    rows > 0 && !repairNow(context)
      ? 'Parts of the library are damaged; the packs concerned are marked in the list.'
      : '',
    rows > 0 ? '' : 'All packs, templates and settings are in order.',
    images > 0 ? `${images === 1 ? 'One image is' : `${images} images are`} damaged.` : '',
  ]
  return texts.filter((text) => text !== '').join(' ') || 'Damage was found and repaired.'
}
