// The program could not start: says why, and offers what to do next.
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import { AppError, type ErrorCode } from '#shared/result'
import { logFile } from '../app/log-file'

/** The user's choice. `new` sets aside what is in the library's place. */
export type NextStep =
  | { readonly kind: 'quit' | 'again' | 'new' }
  | { readonly kind: 'library'; readonly file: string }

/** A button and its choice. */
type Choice = readonly [label: string, way: NextStep['kind'] | 'details']

/** The first is used when the dialog is closed. */
const CHOICES: readonly Choice[] = [
  ['Quit', 'quit'],
  ['Try again', 'again'],
  ['Open another library…', 'library'],
]
const NEW: Choice = ['Create a new library', 'new']
const DETAILS: Choice = ['Details…', 'details']

/** Headline when a library is missing or can't be read. */
const HEADS: Partial<Record<ErrorCode, string>> = {
  'storage/lost': 'The library is missing',
  'storage/damaged': 'The library can’t be read',
}
const ADVICE =
  'If you have a copy of your library, open it, or copy it to this folder and try again. If you create a new library, the existing file is renamed, not deleted.'
/** Longer details would make the dialog taller than the screen. */
const MOST_DETAILS = { lines: 20, letters: 1500 }

/** Shows the failure until the user has made a choice; waits until the app can show dialogs. */
export async function askAfterFailure(error: unknown): Promise<NextStep> {
  await app.whenReady()
  const head = error instanceof AppError ? HEADS[error.code] : undefined
  const details = head === undefined ? '' : detailsOf(error)
  const choices = [...CHOICES, ...(head === undefined ? [] : [NEW]), ...(details === '' ? [] : [DETAILS])]
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Attaché',
    message: head ?? 'Attaché could not start',
    detail: head === undefined ? wordsOf(error) : `${wordsOf(error)}\n\n${ADVICE}`,
    buttons: choices.map(([label]) => label),
    defaultId: 1,
    cancelId: 0,
    noLink: true,
  })
  const way = choices[response]?.[1] ?? 'quit'
  if (way === 'details') await showDetails(details)
  if (way !== 'details' && way !== 'library') return { kind: way }
  const file = way === 'library' ? await chooseLibrary() : undefined
  return file === undefined ? askAfterFailure(error) : { kind: 'library', file }
}

/** Asks for the file of a library; undefined when the user cancels. */
export async function chooseLibrary(window?: BrowserWindow): Promise<string | undefined> {
  const options: OpenDialogOptions = {
    title: 'Open another library',
    properties: ['openFile'],
    filters: [
      { name: 'Library', extensions: ['db'] },
      { name: 'All files', extensions: ['*'] },
    ],
  }
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return chosen.canceled ? undefined : chosen.filePaths[0]
}

async function showDetails(details: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    title: 'Attaché',
    message: 'Database error',
    detail: details,
    buttons: ['Back'],
    noLink: true,
  })
}

function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  return `Something went wrong in Attaché. Details are in the log file: ${logFile()}`
}

function detailsOf(error: unknown): string {
  const { cause } = error as AppError
  if (!(cause instanceof Error)) return ''
  return cause.message.split('\n').slice(0, MOST_DETAILS.lines).join('\n').slice(0, MOST_DETAILS.letters)
}

/** Restarts the program with another library, or the default one; this process exits. */
export function startAgain(file?: string): void {
  app.relaunch({ args: argumentsFor(file) })
  app.exit(0)
}

/** Shows nothing of the library before it is checked. */
const CHECK_FIRST = '--check-first'

/** Whether the program was started by `startCheckedFirst`. */
export const isCheckedFirst = (): boolean => process.argv.includes(CHECK_FIRST)

/** Restarts the program, which then says what is wrong with the library; this process exits. */
export function startCheckedFirst(): void {
  app.relaunch({ args: [...process.argv.slice(1), CHECK_FIRST] })
  app.exit(0)
}

/** The arguments of this process for another library, or the default one. */
export function argumentsFor(file?: string): string[] {
  const given = process.argv.slice(1)
  const kept = given.filter((arg, at) => !arg.startsWith('--db') && given[at - 1] !== '--db')
  return file === undefined ? kept : [...kept, '--db', file]
}
