// Files that are handed to another program for a while: in folders that the program made, gone at the end or at the next start.
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileName } from './file-name'
import { logError } from './log'
import { makeOwnFolder, removeLeftFolders, removeOwnFolder } from './own-folder'

/** The place for such files. */
export interface Scratch {
  /** A path for a file of this title and ending, in a folder of its own that is there. */
  newFile(title: string, ending: string): string
  /** Takes a file away before the end, with its folder. */
  remove(file: string): Promise<void>
  /** Takes away everything; what another program still holds open goes with the next start. */
  clear(): void
}

const PREFIX = 'scratch-'

/** The place in `profile`, which no other process uses. What a program that was killed left there goes at once. */
export function createScratch(profile: string): Scratch {
  let root: string | undefined
  removing(() => removeLeftFolders(profile, PREFIX))
  return {
    newFile(title, ending) {
      root ??= makeOwnFolder(profile, PREFIX)
      const folder = join(root, randomUUID())
      // No other user of the machine may look into it.
      mkdirSync(folder, { mode: 0o700 })
      return join(folder, fileName(title, ending))
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
