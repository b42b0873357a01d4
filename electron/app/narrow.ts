// Takes away other users' rights to what the program keeps for itself; earlier versions left some of it open.
import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { logFile } from './log-file'

/** Rights of the group and of everybody else. */
const OTHERS = 0o077

/** What belongs to one library. */
export interface OwnPlaces {
  readonly profile: string
  readonly library: string
  /** The user's folder for the program: a library that lies there is nobody else's. */
  readonly home: string
}

/**
 * Narrows the profile, the log and a library in the user's own folder to the user. A library elsewhere keeps its rights:
 * who put it on a shared folder wants colleagues to open it. What can't be changed is left as it is.
 */
export function narrowOwn({ profile, library, home }: OwnPlaces): void {
  const profiles = dirname(profile)
  if (basename(profiles) === 'profiles') narrow(profiles)
  narrowAll(profile)
  const log = logFile()
  for (const path of [dirname(log), log, `${log}.1`]) narrow(path)
  if (dirname(library) !== home) return
  for (const end of ['', '-wal', '-shm']) narrow(library + end)
}

/** Links are not followed: what they lead to is not the program's. */
function narrowAll(path: string): void {
  if (narrow(path) !== 'folder') return
  for (const name of namesIn(path)) narrowAll(join(path, name))
}

function narrow(path: string): 'folder' | 'other' {
  try {
    const found = lstatSync(path)
    const isFolder = found.isDirectory()
    if ((isFolder || found.isFile()) && (found.mode & OTHERS) !== 0) chmodSync(path, found.mode & 0o700)
    return isFolder ? 'folder' : 'other'
  } catch {
    return 'other'
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
