// Opens the library for the window: for writing if possible, else for reading, if need be from a copy.
import { accessSync, chmodSync, constants, copyFileSync, existsSync, statSync } from 'node:fs'
import { AppError } from '#shared/result'
import { type Database, openDatabase, openReadOnly } from '../storage/database'
import { change } from '../storage/failures'
import { isCurrent } from '../storage/migrate'
import { logError } from './log'
import type { Scratch } from './scratch'

/** An open library. */
export interface LibraryAccess {
  readonly db: Database
  /** The file for other threads to open for reading. */
  readonly file: string
  /** The library can't be changed. */
  readonly readOnly: boolean
}

/**
 * Opens a library with `open`. A write-protected one is opened read-only; it is copied to `scratch` where SQLite would
 * have to write beside the library or upgrade it. Throws what `open` throws.
 */
export function accessLibrary(file: string, scratch: Scratch, open = openDatabase): LibraryAccess {
  refuseFolder(file)
  try {
    return { db: openToWrite(file, open), file, readOnly: false }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage/unwritable' || !isReadable(file)) throw error
    logError('the library is opened read-only', error)
    return openToRead(file, scratch)
  }
}

function refuseFolder(file: string): void {
  let isFolder = false
  try {
    isFolder = statSync(file).isDirectory()
  } catch {
    // A missing or forbidden file gets a clearer error when it is opened.
  }
  if (isFolder) throw new AppError('storage/unwritable', `${file} is a folder. Choose a library file.`)
}

function openToWrite(file: string, open: (path: string) => Database): Database {
  const db = open(file)
  try {
    change(db, 'Opening the library', () => tryToWrite(db))
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** SQLite opens a write-protected file without complaint, begins changes of it, and refuses the first that writes. Here it writes what is there. */
function tryToWrite(db: Database): void {
  db.pragma(`user_version = ${db.pragma('user_version', { simple: true })}`)
}

function openToRead(file: string, scratch: Scratch): LibraryAccess {
  try {
    const db = openReadOnly(file)
    if (isCurrent(db)) return { db, file, readOnly: true }
    db.close()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'storage/unwritable') throw error
  }
  const copy = scratch.newFile('library', 'db')
  for (const end of ['-wal', '']) {
    if (!existsSync(file + end)) continue
    copyFileSync(file + end, copy + end)
    chmodSync(copy + end, 0o600)
  }
  const db = openDatabase(copy)
  db.pragma('query_only = ON')
  return { db, file: copy, readOnly: true }
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return true
  } catch {
    return false
  }
}
