// Looks at a library's files without opening it: SQLite takes an empty file for a new library and deletes its log.
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Files that SQLite keeps beside a library while it is open, or after a crash. */
const COMPANIONS = ['-wal', '-journal', '-shm'] as const
/** Those that hold the user's text. */
const LOGS = ['-wal', '-journal'] as const

/** `lost`: the file is empty or missing, although `traces` beside it show that there was a library. */
export type Found =
  | { readonly kind: 'nothing' | 'library' }
  | { readonly kind: 'lost'; readonly empty: boolean; readonly traces: readonly string[] }

/** Looks at the path. An empty file is never a new library: ours are moved into place complete. */
export function findLibrary(path: string): Found {
  const size = sizeOf(path)
  if (size !== null && size > 0) return { kind: 'library' }
  const traces = tracesOf(path)
  return size === null && traces.length === 0
    ? { kind: 'nothing' }
    : { kind: 'lost', empty: size === 0, traces }
}

/** Names of files that only a library leaves beside it: logs that are not empty, and copies that the program made. */
function tracesOf(path: string): string[] {
  const name = basename(path)
  const logs = LOGS.map((end) => name + end).filter((log) => (sizeOf(join(dirname(path), log)) ?? 0) > 0)
  const copies = namesIn(dirname(path)).filter(
    (other) => other.startsWith(`${name}.`) && /\.(version-\d+\.bak|kept-[^/]*|damaged-[^/]*)$/.test(other),
  )
  return [...logs, ...copies.filter((copy) => !COMPANIONS.some((end) => copy.endsWith(end)))]
}

/**
 * Renames the file and its log to a new name beside it: nothing is deleted. Returns the new name; undefined when there
 * was no file.
 */
export function keepAside(
  path: string,
  why: 'kept' | 'damaged',
  ends: readonly string[] = ['', ...COMPANIONS],
): string {
  const aside = asideName(path, why)
  // An empty log and the log's index are recreated whenever a library is opened.
  const goes = (end: string) => end === '' || (end !== '-shm' && (sizeOf(path + end) ?? 0) > 0)
  for (const end of ends) {
    if (!goes(end)) rmSync(path + end, { force: true })
    else if (existsSync(path + end)) renameSync(path + end, aside + end)
  }
  syncFolder(dirname(path))
  return aside
}

/** Copies a library and its log to a new name beside it. Returns that name. */
export function copyAside(path: string, why: 'damaged', id: string): string {
  const aside = `${path}.${why}-${id}`
  if (!existsSync(aside)) copyLibrary(path, aside)
  return aside
}

/** Copies a library with its log; free where the file system can share blocks. */
export function copyLibrary(from: string, to: string): void {
  // The log first: a copy with only a log counts as lost, never as complete.
  for (const end of [...LOGS, ''])
    if ((sizeOf(from + end) ?? 0) > 0) copyFileSync(from + end, to + end, constants.COPYFILE_FICLONE)
}

/** Flushes the names in a folder to disk, where the system can. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // Windows can't open folders; there, names are written through.
  }
}

/** Returns the size of a file in bytes; null when there is none. */
export function sizeOf(file: string): number | null {
  try {
    return statSync(file).size
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    // A part of the path may be a file: then there is nothing either.
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/** Returns a free name beside a library for a file that is kept. */
export function asideName(path: string, why: 'kept' | 'damaged'): string {
  const day = new Date().toISOString().slice(0, 10)
  const name = `${path}.${why}-${day}`
  return existsSync(name) || LOGS.some((end) => existsSync(name + end))
    ? `${name}-${randomBytes(3).toString('hex')}`
    : name
}

/** Returns the names in a folder; none when it can't be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
