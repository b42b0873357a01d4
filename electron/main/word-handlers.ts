// Word files that the user has chosen: read in a thread, shown, and taken into the library when the user says so.
import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/result'
import type { WaitingWord, WordCalls } from '#shared/word-calls'
import { MOST_WORD_FILES, type WordFile } from '#shared/word-import'
import { readWordInThread, unpackInThread } from '../app/word-file'
import { wordFilesIn } from '../app/word-folder'
import type { AppContext } from './app-context'
import { askForFiles, askForFolder, type FileKind } from './choose-file'
import type { MainHandlers } from './library-thread'
import type { Scratch } from './scratch'
import { sendEvent } from './send'

const WORD_FILE: FileKind = {
  name: 'Word and Markdown files',
  extensions: ['docx', 'docm', 'md', 'markdown'],
}

interface Waiting {
  readonly path: string
  readonly name: string
  /** It lies in a folder of the program and is deleted in the end. */
  readonly own: boolean
  /** The folder that was chosen, or a zip file unpacked to: pictures may be anywhere in it. */
  readonly root: string | undefined
  /** The zip file's own folder, deleted with the last of its files. */
  readonly archive: string | null
  /** The pack file that was made of it, and what was found in it. */
  read: { readonly pack: string; readonly file: WordFile } | null
}

type Added = Partial<Pick<Waiting, 'name' | 'own' | 'root' | 'archive'>>

/** Files that wait to be taken in, by id. */
export class WaitingWords {
  private readonly files = new Map<string, Waiting>()

  constructor(private readonly scratch: Scratch) {}

  /** Adds a file; `own` for one in the program's own folder, which is deleted when it is forgotten. */
  add(path: string, { name = basename(path), own = false, ...more }: Added = {}): WaitingWord {
    const fileId = randomUUID()
    this.files.set(fileId, { path, name, own, root: more.root, archive: more.archive ?? null, read: null })
    return { fileId, name }
  }

  /** Unpacks a zip file of notes, and adds what is in it. */
  async addArchive(archive: string, name = basename(archive)): Promise<readonly WaitingWord[]> {
    // A file in a folder of its own, which is deleted with it.
    const folder = dirname(this.scratch.newFile('notes', 'zip'))
    try {
      const files = await unpackInThread({ archive, name, folder })
      return files.map((file) => this.add(file, { root: folder, archive: folder }))
    } catch (error) {
      await this.scratch.remove(join(folder, 'notes'))
      throw error
    }
  }

  /** Reads a file into a pack file. */
  async read(fileId: string, onProgress: (done: number) => void): Promise<WordFile> {
    const waiting = this.find(fileId)
    if (waiting.read) return waiting.read.file
    const pack = this.scratch.newFile('word', 'bpack')
    try {
      const file = await readWordInThread(
        { path: waiting.path, target: pack, root: waiting.root },
        onProgress,
      )
      // Forgotten meanwhile.
      if (!this.files.has(fileId)) await this.scratch.remove(pack)
      else waiting.read = { pack, file }
      return file
    } catch (error) {
      await this.scratch.remove(pack)
      throw error
    }
  }

  /** The pack file of a file that was read. */
  made(fileId: string): { readonly pack: string; readonly file: WordFile } {
    const { read, name } = this.find(fileId)
    if (!read) throw new AppError('ipc/refused', `${name} has not been read.`)
    return read
  }

  /** Forgets files, and deletes what was made of them. */
  async forget(fileIds: readonly string[]): Promise<void> {
    for (const fileId of fileIds) {
      const waiting = this.files.get(fileId)
      this.files.delete(fileId)
      if (waiting?.read) await this.scratch.remove(waiting.read.pack)
      if (waiting?.own) await this.scratch.remove(waiting.path)
      const archive = waiting?.archive ?? null
      if (archive !== null && ![...this.files.values()].some((one) => one.archive === archive))
        await this.scratch.remove(join(archive, 'notes'))
    }
  }

  private find(fileId: string): Waiting {
    const waiting = this.files.get(fileId)
    if (!waiting) throw new AppError('storage/not-found', 'That file is no longer open. Choose it again.')
    return waiting
  }
}

/** Returns the handlers of these channels. */
export function wordHandlers(
  { window, library }: AppContext,
  words: WaitingWords,
): Pick<MainHandlers, keyof WordCalls> {
  return {
    'word.choose': async ({ what }) => {
      if (what === 'folder') return filesOfFolder(window, words)
      const files = await askForFiles(window, 'Insert from a file', WORD_FILE, false)
      return files.length === 0 ? null : files.map((file) => words.add(file))
    },
    'word.read': ({ fileId }) =>
      words.read(fileId, (done) => sendEvent(window, 'word.progress', { fileId, done })),
    'word.import': ({ fileId, marking }) => {
      const { pack, file } = words.made(fileId)
      return library.call('importWord', pack, { marking, lines: file.lines, portions: file.portions })
    },
    'word.sections': ({ fileId, marking }) => {
      const { pack, file } = words.made(fileId)
      return library.call('wordSections', pack, { marking, lines: file.lines, portions: file.portions })
    },
    'word.close': async ({ fileIds }) => {
      await words.forget(fileIds)
      return null
    },
  }
}

/** Asks for a folder; adds the Word files in it and in the folders below. Null when the user cancelled. */
async function filesOfFolder(window: AppContext['window'], words: WaitingWords) {
  const root = await askForFolder(window, 'Folder with Word or Markdown files')
  if (root === undefined) return null
  const files = await wordFilesIn(root)
  if (files.length > 0) return files.slice(0, MOST_WORD_FILES).map((file) => words.add(file, { root }))
  throw new AppError('exchange/invalid', `There is no Word (.docx) or Markdown (.md) file in ${root}.`)
}
