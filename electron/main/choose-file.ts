// Asks the user for a file to read or to write, in the system's dialogs.
import { dirname, join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { fileName } from '../app/file-name'
import { checkFile, isFileAllowed } from '../app/policy/policy'
import { lastFolder, noteFolder } from './folders'
import { documentsFolder } from './paths'
import { profileOfWindow } from './window'

/** A file type in a file dialog. */
export interface FileKind {
  readonly name: string
  /** Extensions without a dot; the first is used for writing. */
  readonly extensions: readonly [string, ...string[]]
}

/** Asks for a file to open. Returns undefined when the user cancels. */
export async function askForFile(
  window: BrowserWindow,
  title: string,
  kind: FileKind,
): Promise<string | undefined> {
  const [file] = await askForFiles(window, title, kind, false)
  return file
}

/** Asks for files to open, or for one if not `several`. Returns none when the user cancels. */
export async function askForFiles(
  window: BrowserWindow,
  title: string,
  { name, extensions }: FileKind,
  several = true,
): Promise<readonly string[]> {
  const profile = profileOfWindow(window)
  const chosen = await dialog.showOpenDialog(window, {
    title,
    defaultPath: await lastFolder(profile, 'open', documentsFolder()),
    properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
    filters: [{ name, extensions: [...extensions] }],
  })
  const files = chosen.canceled ? [] : chosen.filePaths
  if (files[0] !== undefined) noteFolder(profile, 'open', dirname(files[0]))
  return files
}

/**
 * Asks where to save; `title` is the suggested name, with a note in brackets. Returns undefined when the user cancels. Throws
 * `policy/refused`.
 */
export async function askForTarget(
  window: BrowserWindow,
  title: string,
  { name, extensions: [extension] }: FileKind,
  note = '',
  others: readonly FileKind[] = [],
): Promise<string | undefined> {
  if (!others.some((kind) => isFileAllowed(kind.extensions[0]))) checkFile(extension)
  const profile = profileOfWindow(window)
  const folder = await lastFolder(profile, extension, documentsFolder())
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: join(folder, fileName(title, extension, note)),
    filters: [
      { name, extensions: [extension] },
      ...others.map((kind) => ({ ...kind, extensions: [...kind.extensions] })),
    ],
  })
  const file = chosen.canceled ? undefined : chosen.filePath
  const other = others.find((kind) => kind.extensions.some((one) => file?.toLowerCase().endsWith(`.${one}`)))
  if (file) checkFile(other?.extensions[0] ?? extension)
  if (file) noteFolder(profile, extension, dirname(file))
  return file
}

/** Asks for a folder for several files. Returns undefined when the user cancels. */
export async function askForFolder(window: BrowserWindow, title: string): Promise<string | undefined> {
  const profile = profileOfWindow(window)
  const chosen = await dialog.showOpenDialog(window, {
    title,
    defaultPath: await lastFolder(profile, 'several', documentsFolder()),
    properties: ['openDirectory', 'createDirectory'],
  })
  const folder = chosen.canceled ? undefined : chosen.filePaths[0]
  if (folder) noteFolder(profile, 'several', folder)
  return folder
}
