// Notes of partial files in the program's own folder, so that those left by a killed program are removed at the next start.
import { randomUUID } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { programFolder } from './paths'
import { isRunning } from './running'

/** A name that only `partialPath` creates, and SQLite beside it: no other file is ever removed. */
const PART_NAME = /^\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part(-wal|-shm|-journal)?$/
const NOTE_NAME = /^(\d+)-[0-9a-f-]{36}\.txt$/
/** No program writes one file for this long: by then its process id has been reused. */
const LONGEST_MS = 24 * 60 * 60 * 1000
/** How long a note is kept while its folder is missing. */
const FORGOTTEN_MS = 90 * LONGEST_MS

const notesFolder = (): string => join(programFolder(process.env, process.platform), 'parts')

/**
 * Returns a name beside a target for a file that is not complete yet: hidden, and short even where the target's is
 * long.
 */
export function partialPath(target: string): string {
  return join(dirname(target), `.${randomUUID()}.part`)
}

/**
 * Writes a note to disk that `partial` is about to be written. Returns a function that deletes the note, to be called
 * when that file is gone. If the note can't be written, the file is written regardless.
 */
export async function notePart(partial: string): Promise<() => Promise<void>> {
  const note = join(notesFolder(), `${process.pid}-${randomUUID()}.txt`)
  try {
    await mkdir(dirname(note), { recursive: true, mode: 0o700 })
    await writeNow(note, resolve(partial))
  } catch {
    return async () => undefined
  }
  return () => rm(note, { force: true })
}

/** How many files an export of many writes at the same time. */
const AT_ONCE = 4

/** Notes temporary names in a folder for an export of many; `clear` removes what is left of them. */
export async function notedParts(
  folder: string,
): Promise<{ readonly partials: readonly string[]; clear(): Promise<void> }> {
  const partials = Array.from({ length: AT_ONCE }, () => partialPath(join(folder, 'x')))
  const forget = await Promise.all(partials.map(notePart))
  const clear = async (): Promise<void> => {
    await Promise.all(partials.map((partial) => rm(partial, { force: true })))
    await Promise.all(forget.map((one) => one()))
  }
  return { partials, clear }
}

/** Removes the partial files of programs that no longer run; returns how many. */
export function clearParts(now: number): number {
  let removed = 0
  for (const name of namesIn(notesFolder())) {
    const note = join(notesFolder(), name)
    try {
      if (isInUse(name, note, now)) continue
      const file = readFileSync(note, 'utf8')
      if (removePart(file)) removed += 1
      // A disk that is not connected today may be tomorrow.
      else if (isYoung(note, now) && !existsSync(dirname(file))) continue
      rmSync(note)
    } catch {
      // The file can't be removed now: the note stays for another start.
    }
  }
  return removed
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => NOTE_NAME.test(name))
  } catch {
    // No file was ever written.
    return []
  }
}

function isInUse(name: string, note: string, now: number): boolean {
  const id = Number(NOTE_NAME.exec(name)?.[1])
  return id !== process.pid && now - lstatSync(note).mtimeMs < LONGEST_MS && isRunning(id)
}

function isYoung(note: string, now: number): boolean {
  return now - lstatSync(note).mtimeMs < FORGOTTEN_MS
}

function removePart(file: string): boolean {
  if (!PART_NAME.test(basename(file)) || resolve(file) !== file) return false
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) return false
  rmSync(file)
  return true
}

/** Writes a file that is on disk when this resolves. */
async function writeNow(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
