// The profile of a library: Chromium's files, the lock and the window state; never beside the library.
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { takeProfile } from '../app/moving/place'
import { realPath } from '../app/moving/real-path'
import { makeOwnFolder, removeLeftFolders } from '../app/own-folder'
import { logError } from './log'
import { hasWindowState, WINDOW_STATE_FILE } from './window-state'

const TEMPORARY = 'attache-profile-'
/** Where Chromium keeps the page's local storage, such as pane widths. */
const LOCAL_STORAGE = join('Local Storage', 'leveldb')
const LEVELDB_FILE = /^(CURRENT|LOG|MANIFEST-\d+|\d+\.(ldb|log))$/

/**
 * Returns the folder of a library's profile in the program's own folder, creating it (with what an earlier version kept
 * beside the library) if needed. Where nothing can be written, a folder that is deleted at the next start.
 */
export function profileOf(programFolder: () => string, database: string): string {
  try {
    const file = realPath(database)
    const folder = folderOf(programFolder(), file)
    const earlier = takeProfile(file)
    if (earlier !== undefined) rename(folderOf(programFolder(), earlier), folder, file)
    const isNew = !existsSync(folder)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    accessSync(folder, constants.W_OK)
    if (isNew) {
      writeFileSync(join(folder, 'library.txt'), `${file}\n`, { mode: 0o600 })
      takeOver(dirname(file), folder)
    }
    return folder
  } catch (error) {
    logError('there is no folder for a profile', error)
    return temporaryProfile()
  }
}

const folderOf = (programFolder: string, file: string): string =>
  join(programFolder, 'profiles', createHash('sha256').update(file).digest('hex').slice(0, 32))

/** The profile of a library that was moved goes with it, and its backups with the profile. */
function rename(earlier: string, folder: string, file: string): void {
  if (existsSync(folder) || !existsSync(earlier)) return
  renameSync(earlier, folder)
  writeFileSync(join(folder, 'library.txt'), `${file}\n`, { mode: 0o600 })
}

/** Whether a profile is deleted at the next start. */
export function isTemporaryProfile(profile: string): boolean {
  return basename(profile).startsWith(TEMPORARY)
}

/** Returns the file that notes what the library held when it was last saved; undefined for a profile that is not kept. */
export function lastSavedFile(profile: string): string | undefined {
  return isTemporaryProfile(profile) ? undefined : join(profile, 'last-saved.txt')
}

/** Returns a profile that is not kept. */
export function temporaryProfile(): string {
  removeLeftFolders(tmpdir(), TEMPORARY)
  return makeOwnFolder(tmpdir(), TEMPORARY)
}

/** Copies what earlier versions kept beside the library; nothing there is changed. */
function takeOver(old: string, profile: string): void {
  if (!hasWindowState(old)) return
  try {
    copyFileSync(join(old, WINDOW_STATE_FILE), join(profile, WINDOW_STATE_FILE))
    const from = join(old, LOCAL_STORAGE)
    const files = existsSync(from) ? readdirSync(from).filter((name) => LEVELDB_FILE.test(name)) : []
    if (!files.includes('CURRENT')) return
    mkdirSync(join(profile, LOCAL_STORAGE), { recursive: true, mode: 0o700 })
    for (const name of files) copyFileSync(join(from, name), join(profile, LOCAL_STORAGE, name))
  } catch (error) {
    logError('the earlier window state could not be read', error)
  }
}
