// Asks the user for a file to read or to write, in the system's dialogs.
import { join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { fileName } from './file-name'
import { documentsFolder } from './paths'

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
  const chosen = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile'],
    filters: [{ name, extensions: [...extensions] }],
  })
  return chosen.canceled ? undefined : chosen.filePaths[0]
}

/** Asks where to write; `title` becomes the name to start with. Undefined when the user cancelled. */
export async function askForTarget(
  window: BrowserWindow,
  title: string,
  { name, extensions: [extension] }: FileKind,
): Promise<string | undefined> {
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: join(documentsFolder(), fileName(title, extension)),
    filters: [{ name, extensions: [extension] }],
  })
  return chosen.canceled ? undefined : chosen.filePath
}
