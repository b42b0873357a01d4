// Word files: read in a thread with limits into a pack file, which the library takes in when the user has seen what is in it.
import { basename } from 'node:path'
import { ownDefinitions, type SchemeDefinition } from '#shared/own-schemes'
import { AppError } from '#shared/result'
import type { WordFile } from '#shared/word-import'
import { inLimitedThread } from './limited-thread'
import type { ArchiveOrder } from './unpack-notes'

/** How long the thread may be silent, and how much memory it may use. */
const LIMITS = { ms: 5_000, mb: 1536 }
const UNPACKING = { ms: 60_000, mb: 1536 }

/** What the thread is to read, and the pack file that it writes. */
export interface WordOrder {
  readonly path: string
  readonly target: string
  /** The folder in which pictures of a Markdown file may be; without it, that of the file. */
  readonly root?: string | undefined
}

/** What the thread gets: the library's own schemes, too, which it knows markings by. */
export interface WordThreadOrder extends WordOrder {
  readonly schemes: readonly SchemeDefinition[]
}

/** Reads a Word file. Throws as `readWordFile`, and `exchange/too-large` where it takes too much time or memory. */
export const readWordInThread = (order: WordOrder, onProgress?: (done: number) => void): Promise<WordFile> =>
  inLimitedThread<WordFile>(
    'word-worker.js',
    { ...order, schemes: ownDefinitions() },
    LIMITS,
    () => tooMuch(order.path),
    onProgress,
  )

/** Unpacks a zip file of notes. Throws as `unpackNotes`, and `exchange/too-large` as above. */
export const unpackInThread = (order: ArchiveOrder): Promise<readonly string[]> =>
  inLimitedThread<readonly string[]>('word-worker.js', order, UNPACKING, () => tooMuch(order.name))

const tooMuch = (path: string): AppError =>
  new AppError(
    'exchange/too-large',
    `${basename(path)}: the file takes too much time or memory to read. Divide it into several files.`,
  )
