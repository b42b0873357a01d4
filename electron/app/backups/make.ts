// Makes a backup of a library: copied in steps from one moment of it, whatever is saved meanwhile.
import { existsSync } from 'node:fs'
import { AppError } from '#shared/result'
import { type Database, holdMoment, openReadOnly } from '../../storage/database'
import { explained } from '../../storage/failures'
import { rowFindings } from './check'
import { eraseForgotten } from './erase'
import { type BackupFile, backupsIn, claimBackups, nextNames, removeOld, removeParts } from './folder'
import { writeBackup } from './part'
import { stateOf } from './state'

/** What to back up, and where to. */
export interface BackupOrder {
  readonly database: string
  /** A folder of backups only. */
  readonly folder: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Hears of progress (from 0 to 1), and says whether to go on. */
export type GoesOn = (done: number) => boolean

/** Pages copied between two looks at whether to go on. */
const STEP = 500

/**
 * Makes a backup unless nothing has changed since the newest one, removes those whose turn is over, and erases from the
 * others what was deleted permanently. Returns the newest. Throws `storage/damaged` when the copy is not sound,
 * `storage/cancelled`, and as `openReadOnly`; the earlier backups are then as they were.
 */
export async function makeBackup(order: BackupOrder, goesOn: GoesOn = () => true): Promise<BackupFile> {
  const { database, folder } = order
  try {
    claimBackups(folder)
    removeParts(folder)
    const library = openReadOnly(database)
    try {
      holdMoment(library)
      if (lastState(folder) !== stateOf(library)) await copy(library, order, goesOn)
      removeOld(folder)
      await eraseForgotten(library, folder)
    } finally {
      library.close()
    }
    const [newest] = backupsIn(folder)
    if (newest === undefined)
      throw new AppError('storage/unwritable', `The backup in ${folder} has disappeared.`)
    return newest
  } catch (error) {
    throw explained(folder, 'The backup', error)
  }
}

/**
 * Throws `storage/unwritable` when the folder that the user has chosen for backups is missing: a disk that is not connected must not be
 * taken for an empty folder.
 */
export function refuseMissing(chosen: string | null): void {
  if (chosen === null || existsSync(chosen)) return
  throw new AppError(
    'storage/unwritable',
    `The folder ${chosen} is not there. Connect the disk that it is on, or choose another folder.`,
  )
}

/** The state of the newest backup; undefined when there is none that is sound. */
function lastState(folder: string): string | undefined {
  const [newest] = backupsIn(folder)
  if (newest === undefined || newest.damaged) return undefined
  try {
    const db = openReadOnly(newest.file)
    try {
      return stateOf(db)
    } finally {
      db.close()
    }
  } catch {
    return undefined
  }
}

async function copy(library: Database, { folder, now }: BackupOrder, goesOn: GoesOn): Promise<void> {
  const { part, name } = nextNames(folder, now)
  await writeBackup(
    part,
    () => rowFindings(library),
    name,
    async () => {
      await library.backup(part, {
        progress: ({ totalPages, remainingPages }) => {
          if (!goesOn(totalPages > 0 ? 1 - remainingPages / totalPages : 0))
            throw new AppError('storage/cancelled', 'The backup was cancelled.')
          return STEP
        },
      })
    },
  )
}
