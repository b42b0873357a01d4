// Temporary files that are handed to other programs, in folders that are deleted at exit or at the next start.
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileName } from '../app/file-name'
import { makeOwnFolder, removeLeftFolders, removeOwnFolder } from '../app/own-folder'
import { logError } from './log'

/** Creates and deletes such files. */
export interface Scratch {
  /** Returns a path for a file with this title and extension, in a new folder. */
  newFile(title: string, ending: string, note?: string): string
  /** Deletes a file early, with its folder. */
  remove(file: string): Promise<void>
  /** Deletes everything; what another program still holds open is deleted at the next start. */
  clear(): void
}

const PREFIX = 'scratch-'

/** Opens the store in `profile`, which no other process uses, before any other there. Files left by a killed process are deleted at once. */
export function createScratch(profile: string): Scratch {
  removing(() => removeLeftFolders(profile, PREFIX))
  return openScratch(profile)
}

/** Opens a store of its own where the process has created one, or will before it is used. */
export function openScratch(profile: string): Scratch {
  let root: string | undefined
  return {
    newFile(title, ending, note) {
      root ??= makeOwnFolder(profile, PREFIX)
      const folder = join(root, randomUUID())
      // No other user of the machine may look into it.
      mkdirSync(folder, { mode: 0o700 })
      return join(folder, fileName(title, ending, note))
    },
    remove: (file) => rm(dirname(file), { recursive: true, force: true }),
    clear() {
      const folder = root
      root = undefined
      if (folder !== undefined) removing(() => removeOwnFolder(folder))
    },
  }
}

function removing(run: () => void): void {
  try {
    run()
  } catch (error) {
    logError('temporary files could not be removed', error)
  }
}
