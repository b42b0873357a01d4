// Opens a library for the window, even a damaged one as far as it can be read. The original is set aside and the user told.
import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { dateWords } from '#shared/date-words'
import type { LibraryNotice } from '#shared/ipc'
import { AppError } from '#shared/result'
import { dropBrokenSettings, findDamage, noteDamage, readDamage } from './damage'
import { createLibrary, type Database, inspectLibrary, lost, openDatabase, openForWriting } from './database'
import { attempt } from './failures'
import { damaged, type Health } from './health'
import { damageWords, noticeOf } from './library-notice'
import { findLogDamage, isLogOfAnother } from './log-check'
import { copyAside, copyLibrary, findLibrary, keepAside, sizeOf, syncFolder } from './on-disk'
import { listPacks } from './packs'
import { type BackupSource, type FindBackups, repairFrom } from './repair'
import { prepareLibrary } from './replace-library'
import { type Salvaged, salvage } from './salvage'
import { clearWork, withWorkFolder } from './work-folder'

/** An open library, and a message for the user about how it was found. */
export interface OpenedLibrary {
  readonly db: Database
  readonly notice: LibraryNotice | null
}

/**
 * Opens the library. `openedBefore` means that the window was open on it before, so that a missing file is noticed.
 * What can't be read is taken from the backups that `findBackups` returns.
 * Throws `storage/lost` and as `openDatabase`; nothing is changed then. A file whose pages or indexes are wrong is
 * never written to or repaired in place: REINDEX would free pages that a wrong index claims. What can be read goes into
 * a new file, and the old one is kept under another name.
 */
export function openLibrary(
  path: string,
  openedBefore: boolean,
  findBackups: FindBackups = () => [],
): OpenedLibrary {
  return attempt(path, 'Opening the library', () => openFound(path, openedBefore, findBackups))
}

function openFound(path: string, openedBefore: boolean, findBackups: FindBackups): OpenedLibrary {
  clearWork(path)
  const found = findLibrary(path)
  if (found.kind === 'lost')
    return openBackup(path, findBackups, found.empty ? EMPTY : GONE, []) ?? refuse(lost(path, found))
  if (found.kind === 'nothing') {
    if (openedBefore)
      return (
        openBackup(path, findBackups, GONE, []) ??
        refuse(lost(path, { kind: 'lost', empty: false, traces: [] }))
      )
    return { db: openDatabase(path), notice: null }
  }
  if (isLogOfAnother(path)) return withoutLog(path, ['All packs of the library are missing from its log.'])
  const inLog = findLogDamage(path)
  const { health, refusal } = inspect(path)
  if (health.structure.length > 0) return mend(path, findBackups, health, refusal)
  if (inLog !== null) return openWithDamagedLog(path, findBackups, inLog)
  if (health.rows.length > 0) return openWithBrokenRows(path, findBackups, health)
  return { db: openForWriting(path), notice: null }
}

/** SQLite does not read anything after the damage in the log, and would overwrite it with the next changes. */
function openWithDamagedLog(path: string, findBackups: FindBackups, finding: string): OpenedLibrary {
  const copy = copyAside(path, 'damaged', randomBytes(4).toString('hex'))
  const db = openForWriting(path)
  db.pragma('wal_checkpoint(TRUNCATE)')
  noteDamage(db, findDamage(db))
  const { lines } = repairFrom(db, findBackups(), true)
  const texts = [
    `The last changes before Attaché ended may be missing: the log of the library (${basename(path)}-wal) is damaged.`,
    damageWords(db),
    `Both were copied to ${basename(copy)}.`,
  ]
  return { db, notice: noticeOf(texts, [finding], lines) }
}

/** Sets aside an empty or damaged library and creates a new one. Returns the new name of the old file. */
export function startNewLibrary(path: string): string {
  const aside = keepAside(path, 'kept')
  createLibrary(path)
  return aside
}

/** A file that SQLite refuses as a whole may be readable without its log, or in parts. */
function inspect(path: string): { readonly health: Health; readonly refusal?: AppError } {
  try {
    return { health: inspectLibrary(path) }
  } catch (refusal) {
    if (!(refusal instanceof AppError) || refusal.code !== 'storage/damaged') throw refusal
    return { health: { structure: [causeOf(refusal)], rows: [] }, refusal }
  }
}

const causeOf = ({ cause, message }: AppError): string => (cause instanceof Error ? cause.message : message)

function openWithBrokenRows(path: string, findBackups: FindBackups, { rows }: Health): OpenedLibrary {
  const id = createHash('sha256').update(rows.join()).digest('hex').slice(0, 8)
  const copy = copyAside(path, 'damaged', id)
  const db = openForWriting(path)
  const known = Object.keys(readDamage(db)).length
  noteDamage(db, findDamage(db))
  const settings = dropBrokenSettings(db)
  const { lines } = repairFrom(db, findBackups(), false)
  // Damage reported at an earlier start is shown in the list.
  if (settings === 0 && lines.length === 0 && Object.keys(readDamage(db)).length === known)
    return { db, notice: null }
  const texts = [
    damageWords(db),
    settings > 0 ? 'Some settings could not be read and were reset.' : '',
    `The damaged library was copied to ${basename(copy)}.`,
  ]
  return { db, notice: noticeOf(texts, rows, lines) }
}

/** Throws `refusal`, or that the library is damaged, when nothing can be read. */
function mend(
  path: string,
  findBackups: FindBackups,
  { structure }: Health,
  refusal = damaged(path, structure),
): OpenedLibrary {
  // A file that the user has write-protected is not set aside either.
  accessSync(path, constants.W_OK)
  return withWorkFolder(path, (work) => {
    return (
      withoutForeignLog(path, work, structure) ??
      withSalvaged(path, work, structure, findBackups) ??
      openBackup(path, findBackups, UNREADABLE, structure) ??
      refuse(refusal)
    )
  })
}

/**
 * The library is healthy without its log: the log belongs to another library, or an older copy was restored beside it.
 */
function withoutForeignLog(path: string, work: string, findings: readonly string[]): OpenedLibrary | null {
  if ((sizeOf(`${path}-wal`) ?? 0) === 0) return null
  const alone = join(work, 'alone.db')
  copyLibrary(path, alone)
  rmSync(`${alone}-wal`, { force: true })
  return isSound(alone) ? withoutLog(path, findings) : null
}

function withoutLog(path: string, findings: readonly string[]): OpenedLibrary {
  const aside = keepAside(path, 'kept', ['-wal', '-shm'])
  const texts = [
    `A log (${basename(path)}-wal) in the library’s folder does not belong to the library: an older copy of the library was restored, or files of two libraries were mixed up.`,
    `The library was opened without it. The log was renamed to ${basename(aside)}-wal.`,
  ]
  return {
    db: openForWriting(path),
    notice: { ...noticeOf(texts, findings), title: 'The log belongs to another library' },
  }
}

function withSalvaged(
  path: string,
  work: string,
  findings: readonly string[],
  findBackups: FindBackups,
): OpenedLibrary | null {
  const [source, mended] = [join(work, 'library.db'), join(work, 'mended.db')]
  copyLibrary(path, source)
  const result = trySalvage(source, mended)
  if (result === null || result.packs === 0) return null
  const lines = repairFile(mended, findBackups())
  const aside = keepAside(path, 'damaged')
  renameSync(mended, path)
  syncFolder(dirname(path))
  const db = openForWriting(path)
  const words = damageWords(db)
  const texts = [
    words === ''
      ? `All ${listPacks(db).length} packs were recovered and are in your list.`
      : `${listPacks(db).length} packs are in your list. ${words}`,
    `The damaged file was renamed to ${basename(aside)}.`,
  ]
  return { db, notice: noticeOf(texts, findings, lines) }
}

function repairFile(file: string, backups: readonly BackupSource[]): readonly string[] {
  const db = openForWriting(file)
  try {
    return repairFrom(db, backups, true).lines
  } finally {
    db.close()
  }
}

/** What was wrong with a library that was replaced by a backup. */
const GONE = 'The library’s file was no longer there.'
const EMPTY = 'The library’s file was empty.'
const UNREADABLE = 'Nothing could be read of the library’s file.'

/**
 * Puts the newest backup that is sound in the place of a library of which nothing is left; null when there is none. A
 * folder that is not there may be on a disk that is not connected: nothing is made in its place.
 */
function openBackup(
  path: string,
  findBackups: FindBackups,
  what: string,
  findings: readonly string[],
): OpenedLibrary | null {
  if (!existsSync(dirname(path))) return null
  for (const { file, time } of findBackups()) {
    const fresh = tryPrepare(file, path)
    if (fresh === null) continue
    const hadFiles = sizeOf(path) !== null || sizeOf(`${path}-wal`) !== null
    const aside = hadFiles ? keepAside(path, 'damaged') : null
    renameSync(fresh, path)
    syncFolder(dirname(path))
    clearWork(path)
    const db = openForWriting(path)
    const texts = [
      what,
      `It was replaced by the backup of ${dateWords(time)}, with ${packWords(listPacks(db).length)}. Changes made after that may be missing.`,
      aside === null
        ? 'If you moved the library, open it from there.'
        : `What was there was renamed to ${basename(aside)}.`,
    ]
    return { db, notice: { ...noticeOf(texts, findings), title: 'The library was restored from a backup' } }
  }
  return null
}

function tryPrepare(backup: string, path: string): string | null {
  try {
    return prepareLibrary(backup, path)
  } catch (error) {
    if (error instanceof AppError && error.code !== 'storage/full') return null
    throw error
  }
}

const packWords = (count: number): string => (count === 1 ? '1 pack' : `${count} packs`)

function refuse(error: AppError): never {
  throw error
}

function isSound(path: string): boolean {
  try {
    return inspectLibrary(path).structure.length === 0
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

function trySalvage(source: string, target: string): Salvaged | null {
  try {
    const result = salvage(source, target)
    return isSound(target) ? result : null
  } catch (error) {
    // The schema can't be read, or the disk has no space for the new file: the old one stays as it is.
    if (error instanceof AppError || (error as { code?: unknown }).code !== undefined) return null
    throw error
  }
}
