// Asks the user for a file to read or to write, in the system's dialogs.
import { dirname, join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { fileName } from './file-name'
import { lastFolder, noteFolder } from './folders'
import { documentsFolder } from './paths'
import { profileOfWindow } from './window'

/** A kind of file. */
export interface FileKind {
  readonly name: string
  /** Endings without a dot; the first is the one to write. */
  readonly extensions: readonly [string, ...string[]]
}

/** Asks for a file to read; undefined when the user cancelled. */
export async function askForFile(
  window: BrowserWindow,
  title: string,
  { name, extensions }: FileKind,
): Promise<string | undefined> {
  const profile = profileOfWindow(window)
  const chosen = await dialog.showOpenDialog(window, {
    title,
    defaultPath: lastFolder(profile, 'open', documentsFolder()),
    properties: ['openFile'],
    filters: [{ name, extensions: [...extensions] }],
  })
  const file = chosen.canceled ? undefined : chosen.filePaths[0]
  if (file !== undefined) noteFolder(profile, 'open', dirname(file))
  return file
}

/** Asks where to write; `title` becomes the name to start with. Undefined when the user cancelled. */
export async function askForTarget(
  window: BrowserWindow,
  title: string,
  { name, extensions: [extension] }: FileKind,
): Promise<string | undefined> {
  const profile = profileOfWindow(window)
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: join(lastFolder(profile, extension, documentsFolder()), fileName(title, extension)),
    filters: [{ name, extensions: [extension] }],
  })
  const file = chosen.canceled ? undefined : chosen.filePath
  if (file) noteFolder(profile, extension, dirname(file))
  return file
}
