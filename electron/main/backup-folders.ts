// Where the backups of a library are: in its profile, and in a folder that the user has chosen, as noted in the profile.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, extname, join } from 'node:path'
import { type BackupFile, backupsIn } from '../app/backups/folder'
import type { BackupFolders } from '../app/backups/look'
import { isTemporaryProfile } from './profile'

const FILE = 'backups.json'
/** The folder in the chosen one. Without an accent, which disks of other systems may spell in another way. */
const FOLDER = 'Attache backups'

/**
 * Returns the sound backups of a library to repair it from, newest first. The order within a folder does not depend on
 * clocks; the folder with the later backup comes first.
 */
export function backupSources(profile: string, database: string): BackupFile[] {
  const folders = [backupFolder(profile), otherFolder(profile, database)]
  return folders
    .map((folder) => (folder === null ? [] : backupsIn(folder)).filter(({ damaged }) => !damaged))
    .sort(([one], [other]) => (other?.time ?? 0) - (one?.time ?? 0))
    .flat()
}

/** Returns the folders that a library is backed up to. */
export function backupFolders(profile: string, database: string): BackupFolders {
  const [own, other] = [backupFolder(profile), otherFolder(profile, database)]
  return { ...(own === null ? {} : { own }), ...(other === null ? {} : { other }) }
}

/** Returns the folder in the profile; null for a profile that is not kept. */
export function backupFolder(profile: string): string | null {
  return isTemporaryProfile(profile) ? null : join(profile, 'backups')
}

/** Returns the folder that the user has chosen; null for none. */
export function chosenFolder(profile: string): string | null {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(profile, FILE), 'utf8'))
    const folder: unknown =
      typeof stored === 'object' && stored !== null ? Reflect.get(stored, 'folder') : null
    return typeof folder === 'string' ? folder : null
  } catch {
    // No folder was chosen yet, or the file is damaged.
    return null
  }
}

/** Notes the folder that the user has chosen; null for none. What is in the former one stays. */
export function noteChosenFolder(profile: string, folder: string | null): void {
  if (folder === null) rmSync(join(profile, FILE), { force: true })
  else writeFileSync(join(profile, FILE), JSON.stringify({ folder }), { mode: 0o600 })
}

/** Returns the folder of this library in the chosen one: several libraries and computers may use that. */
export function otherFolder(profile: string, database: string): string | null {
  const chosen = chosenFolder(profile)
  if (chosen === null) return null
  const id = createHash('sha256')
    .update(`${hostname()}\n${basename(profile)}`)
    .digest('hex')
    .slice(0, 8)
  return join(chosen, FOLDER, `${basename(database, extname(database))}-${id}`)
}
