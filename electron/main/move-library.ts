// Moves the library: a checked copy at the new place, a restart that opens it, and a question about the old file afterwards.
import { rmSync } from 'node:fs'
import { type BrowserWindow, dialog } from 'electron'
import { refuseUnfit } from '../app/moving/fit-place'
import { type Move, settleMove, takeBackMove, unsettledMove } from '../app/moving/place'
import { keepAside } from '../storage/on-disk'
import type { AppContext } from './app-context'
import { logError } from './log'
import { startAgain } from './start-failure'

/** Other programs may change the library while it is copied. */
const MOST_TRIES = 3

/**
 * Moves it and restarts; `copy` makes a checked copy. Throws while the library is still open at its old place; nothing is left at the new
 * one then.
 */
export async function moveLibrary(
  { library }: Pick<AppContext, 'library'>,
  target: string,
  copy: (target: string, password: null) => Promise<void>,
): Promise<void> {
  const { file } = library.opened
  refuseUnfit(file, target)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await copy(target, null)
    try {
      if (await library.call('handOver', target)) return startAgain(target)
    } catch (error) {
      rmSync(target, { force: true })
      throw error
    }
    rmSync(target, { force: true })
  }
  const { stillChanging } = await import('../app/moving/hand-over')
  throw stillChanging()
}

/**
 * After a library was opened at its new place: asks whether the file at the old one is to be deleted. One that was changed
 * since is kept without a question; where the library was not opened soundly, the old one can be used again.
 */
export async function settleMoved(window: BrowserWindow, database: string, isSound: boolean): Promise<void> {
  const move = unsettledMove(database)
  if (!move) return
  try {
    if (!isSound && (await asksToGoBack(window, move))) return goBack(move)
    const wantsGone = isSound && (await isUnchanged(move)) && (await asksToDelete(window, move))
    if (wantsGone) for (const end of ['', '-wal', '-shm']) rmSync(move.from + end, { force: true })
    else keepAside(move.from, 'kept')
    settleMove(move)
  } catch (error) {
    logError('the file at the old place could not be put aside', error)
  }
}

function goBack(move: Move): void {
  takeBackMove(move)
  startAgain(move.from)
}

async function isUnchanged({ from, changes }: Move): Promise<boolean> {
  try {
    // Loaded late: main needs no database at its start.
    const { changesIn } = await import('../app/moving/hand-over')
    return changesIn(from) === changes
  } catch {
    return false
  }
}

async function asksToDelete(window: BrowserWindow, { from, to }: Move): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    ...BOX,
    message: 'The library was moved',
    detail: `New location: ${to}\n\nThe file at the old location is no longer needed: ${from}`,
    buttons: ['Keep the old file', 'Delete the old file'],
  })
  return response === 1
}

async function asksToGoBack(window: BrowserWindow, { from, to }: Move): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    ...BOX,
    message: 'The library at the new location is incomplete',
    detail: `New location: ${to}\n\nThe library is still at its old location, as it was before the move: ${from}`,
    buttons: ['Use the old location', 'Keep the new location'],
  })
  return response === 0
}

const BOX = { type: 'question', title: 'Attaché', defaultId: 0, cancelId: 0, noLink: true } as const

/** After a library could not be opened at its new place: opens it at the old one again. False when it was not moved. */
export async function openAtOldPlace(database: string): Promise<boolean> {
  const move = unsettledMove(database)
  if (!move) return false
  await dialog.showMessageBox({
    ...BOX,
    type: 'warning',
    message: 'The library could not be opened at its new location',
    detail: `It is opened from its old location: ${move.from}\n\nThe copy at the new location is kept: ${move.to}`,
    buttons: ['OK'],
  })
  goBack(move)
  return true
}
