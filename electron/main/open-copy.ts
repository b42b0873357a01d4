// Opens a copy of a library in the window: asks for it, and for a place where a library is made of it.
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { ChosenCopy } from '#shared/library-calls'
import { AppError } from '#shared/result'
import { checkPassword, isSealed } from '../app/library-copy/seal'
import { attempt } from '../storage/failures'
import { runBackupJob } from './backup-thread'
import { askForFile, askForTarget, type FileKind } from './choose-file'

const COPY_FILE: FileKind = { name: 'Copy of a library', extensions: ['attache-copy', 'db'] }
export const LIBRARY_FILE: FileKind = { name: 'Library', extensions: ['db'] }

/** The paths of the copies that were chosen, by the ids that the window knows. */
const chosen = new Map<string, string>()

/** Asks for a copy; null when the user cancels. */
export async function chooseCopy(window: BrowserWindow): Promise<ChosenCopy | null> {
  const file = await askForFile(window, 'Open a copy of a library', COPY_FILE)
  if (file === undefined) return null
  const hasPassword = attempt(file, 'Reading the copy', () => isSealed(file))
  const copyId = randomUUID()
  chosen.set(copyId, file)
  return { copyId, name: basename(file), hasPassword }
}

/**
 * Makes a library of a copy at a place that the user chooses; returns that, or undefined when the user cancels. Throws
 * `exchange/invalid` for a wrong password, before it asks for the place. The copy is only read.
 */
export async function copyToLibrary(
  window: BrowserWindow,
  copyId: string,
  password: string | null,
): Promise<string | undefined> {
  const copy = chosen.get(copyId)
  if (copy === undefined) throw new AppError('storage/not-found', 'Choose the copy again.')
  if (password !== null) await checkPassword(copy, password)
  const target = await askForTarget(window, 'Library', LIBRARY_FILE)
  if (target === undefined) return undefined
  await runBackupJob('openCopy', { copy, target, password }).result
  return target
}
