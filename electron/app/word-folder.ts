// The Word and Markdown files in a folder.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { MOST_WORD_FILES } from '#shared/word-import'

/** Deepest folder in a folder that is looked into. */
const DEEPEST = 6

/** Whether a file is Markdown by its name. */
export const isMarkdown = (name: string): boolean => /\.(md|markdown)$/i.test(name)

/** Whether a file is a Word document, or Markdown, by its name: both are read and shown before they are taken in. */
export const isWord = (name: string): boolean => /\.doc[xm]$/i.test(name) || isMarkdown(name)

/** Whether a file is a zip file, as programs for notes export them. */
export const isArchive = (name: string): boolean => /\.zip$/i.test(name)

/** Such files in a folder and those below it, by name; not those that Word keeps open, which begin with `~$`. */
export async function wordFilesIn(folder: string, depth = 0): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of [...entries].sort((one, other) => one.name.localeCompare(other.name))) {
    if (/^(\.|~\$)/.test(entry.name) || found.length >= MOST_WORD_FILES) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory() && depth < DEEPEST) found.push(...(await wordFilesIn(path, depth + 1)))
    else if (entry.isFile() && isWord(entry.name)) found.push(path)
  }
  return found.slice(0, MOST_WORD_FILES)
}
