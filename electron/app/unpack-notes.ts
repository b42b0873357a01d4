// Notes in a zip file, as other programs export them: unpacked with their pictures into a folder of the program.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/result'
import { MOST_WORD_FILES } from '#shared/word-import'
import { readArchive } from '../exchange'
import { isWord } from './word-folder'

/** What the thread is to unpack, and where to. */
export interface ArchiveOrder {
  readonly archive: string
  readonly name: string
  readonly folder: string
}

/** Unpacks texts and pictures; returns the paths of the texts, by name. Throws `exchange/…`; the message names the file. */
export async function unpackNotes({ archive, name, folder }: ArchiveOrder): Promise<readonly string[]> {
  const parts = await readArchive(archive, name)
  const texts: string[] = []
  for (const [part, bytes] of parts) {
    const path = pathIn(folder, part)
    if (path === null) continue
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, bytes, { mode: 0o600 })
    if (isWord(path)) texts.push(path)
  }
  if (texts.length === 0)
    throw new AppError('exchange/invalid', `${name}: there is no Markdown (.md) or Word (.docx) file in it.`)
  return texts.sort((one, other) => one.localeCompare(other)).slice(0, MOST_WORD_FILES)
}

/** Signs that names of files can't have on some systems. */
const FORBIDDEN = /[<>:"|?*\p{Cc}]/gu

/** Where a part is written; null for what a system adds, and for what would lie elsewhere. */
function pathIn(folder: string, part: string): string | null {
  const names = part.split('/').filter((one) => one !== '' && one !== '.')
  if (names.some((one) => one === '..' || one.startsWith('.') || one === '__MACOSX')) return null
  return join(folder, ...names.map((one) => one.replace(FORBIDDEN, '_').slice(0, 200)))
}
