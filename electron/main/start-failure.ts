// The program could not start: says why, and offers a way on.
import { app, dialog } from 'electron'
import { AppError } from '#shared/result'
import { logFile } from '../app/log-file'

/** What the user wants then. */
export type WayOn = { readonly kind: 'quit' | 'again' } | { readonly kind: 'library'; readonly file: string }

/** The first is taken when the box is closed. */
const CHOICES = ['Quit', 'Try again', 'Open another library…'] as const

/** Shows the failure until the user has chosen; resolves once the program is ready to show anything. */
export async function askAfterFailure(error: unknown): Promise<WayOn> {
  await app.whenReady()
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Attaché',
    message: 'Attaché could not start',
    detail: wordsOf(error),
    buttons: [...CHOICES],
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  })
  if (response === 1) return { kind: 'again' }
  if (response !== 2) return { kind: 'quit' }
  const chosen = await dialog.showOpenDialog({
    title: 'Open another library',
    properties: ['openFile'],
    filters: [
      { name: 'Library', extensions: ['db'] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  const file = chosen.canceled ? undefined : chosen.filePaths[0]
  return file === undefined ? askAfterFailure(error) : { kind: 'library', file }
}

function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  return `Something went wrong inside Attaché. The log file says where: ${logFile()}`
}

/** Starts the program anew on another library, or on the usual one; this process ends. */
export function startAgain(file?: string): void {
  const given = process.argv.slice(1)
  const kept = given.filter((arg, at) => !arg.startsWith('--db') && given[at - 1] !== '--db')
  app.relaunch({ args: file === undefined ? kept : [...kept, '--db', file] })
  app.exit(0)
}
