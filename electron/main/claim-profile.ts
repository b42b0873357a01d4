// One process per library: locks its profile, or shows the window of the process that holds the lock.
import { lstatSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { narrowOwn } from '../app/narrow'
import { programFolder } from '../app/paths'
import { defaultHome } from './paths'
import { profileOf, temporaryProfile } from './profile'

/** Chromium's lock in a profile: a symbolic link; on Windows there is no such file. */
const LOCK = 'SingletonLock'

/**
 * Points Chromium at the profile of a library, or at a temporary one when there is no library. Returns the profile;
 * undefined when another process has the library open, whose window then comes to the front.
 */
export function claimProfile(database: string | undefined): string | undefined {
  const usual =
    database === undefined
      ? temporaryProfile()
      : profileOf(() => programFolder(process.env, process.platform), database)
  const home = defaultHome()
  removeStray(usual)
  narrowOwn({ profile: usual, library: database ?? '', home })
  if (claim(usual)) return usual
  if (isLocked(usual)) return undefined
  // No lock can be taken there, as on some network drives.
  const temporary = temporaryProfile()
  return claim(temporary) ? temporary : undefined
}

function claim(profile: string): boolean {
  app.setPath('userData', profile)
  app.setPath('sessionData', profile)
  return app.requestSingleInstanceLock()
}

/** Whether another process holds the lock, as opposed to locking being impossible. */
function isLocked(profile: string): boolean {
  if (process.platform === 'win32') return true
  return lstatSync(join(profile, LOCK), { throwIfNoEntry: false })?.isSymbolicLink() === true
}

/** A regular file in place of the lock is left over from a copied folder: it locks nothing, but prevents locking. */
function removeStray(profile: string): void {
  const lock = join(profile, LOCK)
  if (lstatSync(lock, { throwIfNoEntry: false })?.isFile()) rmSync(lock, { force: true })
}
