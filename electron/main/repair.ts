// Damage that is found while the library is open: repaired from the backups in turns with other work, and told in the window.
import type { Pack, PackId } from '#shared/pack'
import { AppError } from '#shared/result'
import { keepDamaged } from '../app/backups/find-damage'
import { readDamage } from '../storage/damage'
import { readPack } from '../storage/packs'
import { lookForDamage, type NewDamage, repairInTurns } from '../storage/repair-open'
import { backupSources } from './backup-folders'
import type { LibraryContext } from './library-context'
import { logError, logInfo } from './log'

type Context = Pick<LibraryContext, 'db' | 'profile' | 'readOnly' | 'tell' | 'stage'>

/** Repairs damaged rows that were found; what is saved meanwhile does not wait. Returns whether there were any that were not known. */
export async function repairNow(
  { db, profile, readOnly, tell, stage }: Context,
  found: NewDamage,
): Promise<boolean> {
  if (readOnly || !db.open) return false
  try {
    // The most of it is the copy; without a copy, which is there already, nothing of it is seen.
    await keepDamaged(db.name, found, (done) => stage(done * COPYING))
    if (!db.open) return false
    const notice = await repairInTurns(db, backupSources(profile, db.name), found, (done) =>
      stage(COPYING + done * (1 - COPYING)),
    )
    if (notice === null) return false
    logInfo('damaged rows were found in the library')
    tell(notice)
    return true
  } catch (error) {
    logError('the library could not be repaired', error)
    return false
  } finally {
    stage(null)
  }
}

/** The part of a repair that its copy takes. */
const COPYING = 0.7

/** Reads a pack; one that turns out to be damaged is repaired first. Throws as `readPack`. */
export function readOrRepair(context: Context, id: PackId): Pack | Promise<Pack> {
  const { db, readOnly } = context
  try {
    return readPack(db, id)
  } catch (error) {
    const isNew =
      error instanceof AppError && error.code === 'document/damaged' && readDamage(db)[id] === undefined
    if (!isNew || readOnly) throw error
    return readRepaired(context, id, error)
  }
}

async function readRepaired(context: Context, id: PackId, error: AppError): Promise<Pack> {
  const found = lookForDamage(context.db, [id])
  if (found === null || !(await repairNow(context, found))) throw error
  return readPack(context.db, id)
}
