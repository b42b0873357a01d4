// Files that are handed to another program for a while: in a folder of the library's own, emptied at start and at the end.
import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileName } from './file-name'
import { logError } from './log'

/** The folder. */
export interface Scratch {
  /** A path for a file of this title and ending, in a folder of its own that is there. */
  place(title: string, ending: string): string
  /** Takes a file away before the end, with its folder. */
  remove(file: string): Promise<void>
  /** Takes away everything; what another program still holds open goes with the next start. */
  clear(): void
}

/** The folder in `home`. What a program that was killed left there goes at once. */
export function createScratch(home: string): Scratch {
  const root = join(home, 'scratch')
  const clear = () => {
    try {
      rmSync(root, { recursive: true, force: true, maxRetries: 2 })
    } catch (error) {
      logError('temporary files could not be removed', error)
    }
  }
  clear()
  return {
    place(title, ending) {
      const folder = join(root, randomUUID())
      // No other user of the machine may look into it.
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return join(folder, fileName(title, ending))
    },
    remove: (file) => rm(dirname(file), { recursive: true, force: true }),
    clear,
  }
}
