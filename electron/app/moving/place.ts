// Where a library is that was moved: noted in the program's own folder, so that whatever names its old place opens the new one.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/result'
import { syncFolder } from '../../storage/on-disk'
import { programFolder } from '../paths'
import { realPath } from './real-path'

/** A library that was moved. */
export interface Move {
  readonly from: string
  readonly to: string
  /** How often the library had been changed when it was moved. */
  readonly changes: number
  /** It was opened at its new place, and the user was asked about the old file. */
  readonly isSettled: boolean
}

/** What is noted. */
interface Note {
  readonly moves: readonly Move[]
  /** A profile that the next start gives another library's name. */
  readonly profile: { readonly from: string; readonly to: string } | null
}

const EMPTY: Note = { moves: [], profile: null }

const noteFile = (): string => join(programFolder(process.env, process.platform), 'moved.json')

/** Returns where the library of a path is now: the same path unless it was moved. */
export function placeOf(file: string): string {
  const move = readNote().moves.find(({ from }) => from === realPath(file))
  if (!move) return file
  // Before it was settled, both are whole: the old one is used when the disk of the new one is gone.
  return existsSync(move.to) || move.isSettled || !existsSync(move.from) ? move.to : file
}

/** Returns the move that ended at a path and is not settled yet. */
export const unsettledMove = (to: string): Move | undefined =>
  readNote().moves.find((move) => !move.isSettled && move.to === realPath(to))

/** Notes that a library is at another place now. Throws `storage/unwritable`. */
export function noteMove(from: string, to: string, changes: number): void {
  const places = { from: realPath(from), to: realPath(to) }
  const others = readNote()
    .moves.filter((move) => move.from !== places.from && move.from !== places.to)
    .map((move) => (move.to === places.from ? { ...move, to: places.to } : move))
  writeNote({ moves: [...others, { ...places, changes, isSettled: false }], profile: places })
}

/** Notes that nothing more is to be asked about a move. */
export function settleMove({ from }: Move): void {
  const note = readNote()
  const moves = note.moves.map((move) => (move.from === from ? { ...move, isSettled: true } : move))
  writeNote({ ...note, moves })
}

/** Forgets a move: the library at the old place is used again. */
export function takeBackMove({ from, to }: Move): void {
  const moves = readNote().moves.filter((move) => move.from !== from)
  writeNote({ moves, profile: { from: to, to: from } })
}

/** The profile that belongs to this library from now on, by the library that it belonged to; once. */
export function takeProfile(file: string): string | undefined {
  const note = readNote()
  if (note.profile?.to !== realPath(file)) return undefined
  writeNote({ ...note, profile: null })
  return note.profile.from
}

function readNote(): Note {
  try {
    return { ...EMPTY, ...(JSON.parse(readFileSync(noteFile(), 'utf8')) as Partial<Note>) }
  } catch {
    // Nothing was moved.
    return EMPTY
  }
}

/** The note is whole at every moment, and on disk when this returns. */
function writeNote(note: Note): void {
  const file = noteFile()
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const handle = openSync(`${file}.part`, 'w', 0o600)
    writeSync(handle, JSON.stringify(note))
    fsyncSync(handle)
    closeSync(handle)
    renameSync(`${file}.part`, file)
    syncFolder(dirname(file))
  } catch (cause) {
    throw new AppError('storage/unwritable', `The new location of the library can’t be recorded (${file}).`, {
      cause,
    })
  }
}
