// Damage that is found while the library is open: repaired from the backups at once, and told in the window.
import type { Pack, PackId } from '#shared/pack'
import { AppError } from '#shared/result'
import { readDamage } from '../storage/damage'
import { readPack } from '../storage/packs'
import { type NewDamage, repairOpen } from '../storage/repair-open'
import { backupSources } from './backup-folders'
import type { LibraryContext } from './library-context'
import { logError, logInfo } from './log'

type Context = Pick<LibraryContext, 'db' | 'profile' | 'readOnly' | 'tell'>

/** Repairs damaged rows, and looks for them unless they were found already. Returns whether there were any that were not known. */
export function repairNow({ db, profile, readOnly, tell }: Context, found?: NewDamage): boolean {
  if (readOnly || !db.open) return false
  try {
    const notice = repairOpen(db, backupSources(profile, db.name), found)
    if (notice === null) return false
    logInfo('damaged rows were found in the library')
    tell(notice)
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
