// One process to a library: takes the lock in its profile, or shows the window of the process that has it.
import { lstatSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { programFolder } from '../app/paths'
import { profileOf, temporaryProfile } from './profile'

/** What the browser locks a profile with: a symbolic link; on Windows it is no file. */
const LOCK = 'SingletonLock'

/**
 * Puts the browser's files into the profile of a library, or into one for this start alone where there is no library.
 * Gives the profile; undefined when another process has the library open, whose window is shown.
 */
export function claimProfile(database: string | undefined): string | undefined {
  const usual =
    database === undefined
      ? temporaryProfile()
      : profileOf(() => programFolder(process.env, process.platform), database)
  removeStray(usual)
  if (claim(usual)) return usual
  if (isLocked(usual)) return undefined
  // No lock can be made there, as on some network drives.
  const temporary = temporaryProfile()
  return claim(temporary) ? temporary : undefined
}

function claim(profile: string): boolean {
  app.setPath('userData', profile)
  app.setPath('sessionData', profile)
  return app.requestSingleInstanceLock()
}

/** Whether another process holds the lock, as opposed to there being no way to take it. */
function isLocked(profile: string): boolean {
  if (process.platform === 'win32') return true
  return lstatSync(join(profile, LOCK), { throwIfNoEntry: false })?.isSymbolicLink() === true
}

/** A file in the lock's place was left by a copy of the folder: it locks nothing, but no lock could be made. */
function removeStray(profile: string): void {
  const lock = join(profile, LOCK)
  if (lstatSync(lock, { throwIfNoEntry: false })?.isFile()) rmSync(lock, { force: true })
}
