// Opens a library for the window, even a damaged one as far as it can be read. The original is set aside and the user told.
import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { dateWords } from '#shared/date-words'
import type { LibraryNotice } from '#shared/library-notice'
import { AppError } from '#shared/result'
import { brokenImages, lostImages } from './broken'
import { dropBrokenSettings, findDamage, noteDamage, readDamage } from './damage'
import { createLibrary, type Database, inspectLibrary, lost, openDatabase, openForWriting } from './database'
import { attempt } from './failures'
import { damaged, type Health } from './health'
import { keepLastSaved, type LastSaved, readLastSaved } from './last-saved'
import { damageWords, noticeOf, otherDamage } from './library-notice'
import { findLogDamage, isLogOfAnother } from './log-check'
import { findOlder, olderNotice, withMissing } from './older-state'
import { copyAside, copyLibrary, findLibrary, keepAside, sizeOf, syncFolder } from './on-disk'
import { listPacks } from './pack-list'
import { type BackupSource, type FindBackups, repairFrom } from './repair'
import { prepareLibrary } from './replace-library'
import { type Salvaged, salvage } from './salvage'
import { hasSetting } from './stored-rest'
import { clearWork, withWorkFolder } from './work-folder'

/** Hears how much of a repair is done, from 0 to 1. */
export type Repairing = (done: number) => void

/** Hears how far the opening is. */
export interface OpeningWatch {
  /** The file was checked. */
  beforeChanges?(): void
  /** It is damaged, and so much of the repair is done. */
  readonly repairing?: Repairing
}

/** An open library, and a message for the user about how it was found. */
export interface OpenedLibrary {
  readonly db: Database
  readonly notice: LibraryNotice | null
}

/**
 * Opens the library. `openedBefore` means that the window was open on it before, so that a missing file is noticed.
 * What can't be read is taken from the backups that `findBackups` returns. `lastSaved` is the file in which the last
 * saved state is noted: what is older or missing is named. `watch` hears how far it is.
 * Throws `storage/lost` and as `openDatabase`; nothing is changed then. A file whose pages or indexes are wrong is
 * never written to or repaired in place: REINDEX would free pages that a wrong index claims. What can be read goes into
 * a new file, and the old one is kept under another name.
 */
export function openLibrary(
  path: string,
  openedBefore: boolean,
  findBackups: FindBackups = () => [],
  lastSaved?: string,
  watch: OpeningWatch = {},
): OpenedLibrary {
  return attempt(path, 'Opening the library', () => {
    const opened = openFound(path, openedBefore, findBackups, watch)
    const last = lastSaved === undefined ? null : readLastSaved(lastSaved)
    const notice = last === null ? opened.notice : compareWithLast(opened, last, findBackups)
    if (lastSaved !== undefined) keepLastSaved(opened.db, lastSaved)
    return { db: opened.db, notice }
  })
}

/** Adds to the notice what is older or missing. What the newest backup has in a later version comes from there. */
function compareWithLast(
  { db, notice }: OpenedLibrary,
  last: LastSaved,
  findBackups: FindBackups,
): LibraryNotice | null {
  const older = findOlder(db, last, notice !== null)
  if (older === null) return notice
  if (notice !== null) return withMissing(notice, older.lines)
  const { lines } = older.isOther ? { lines: [] } : repairFrom(db, findBackups(), { missing: true })
  const left = lines.length > 0 ? (findOlder(db, last, true) ?? older) : older
  return olderNotice(left, lines, `${basename(db.name)}-wal`)
}

function openFound(
  path: string,
  openedBefore: boolean,
  findBackups: FindBackups,
  { beforeChanges, repairing = () => undefined }: OpeningWatch,
): OpenedLibrary {
  clearWork(path)
  const found = findLibrary(path)
  if (found.kind === 'lost')
    return (
      openLogAlone(path, findBackups) ??
      openBackup(path, findBackups, found.empty ? EMPTY : GONE, []) ??
      refuse(lost(path, found))
    )
  if (found.kind === 'nothing') {
    if (openedBefore)
      return (
        openBackup(path, findBackups, GONE, []) ??
        refuse(lost(path, { kind: 'lost', empty: false, traces: [] }))
      )
    return { db: openDatabase(path), notice: null }
  }
  if (isLogOfAnother(path))
    return withoutLog(path, findBackups, ['The log does not begin where the library ends.'])
  const inLog = findLogDamage(path)
  const { health, refusal } = inspect(path)
  beforeChanges?.()
  const isSound = health.structure.length + health.rows.length === 0 && inLog === null
  if (!isSound) repairing(0)
  if (health.structure.length > 0) return mend(path, findBackups, health, repairing, refusal)
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
  const { lines, left } = repairFrom(db, findBackups(), { missing: true })
  const texts = [
    `The last changes before Attaché ended may be missing: the log of the library (${basename(path)}-wal) is damaged.`,
    damageWords(db),
    `Both were copied to ${basename(copy)}.`,
  ]
  return { db, notice: noticeOf(texts, [finding], lines, left) }
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
    const structure = [causeOf(refusal)]
    // A database of another program is refused in other words than a library that is damaged.
    return { health: { structure, rows: [] }, ...(refusal.cause === undefined ? { refusal } : {}) }
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
  const { lines, left } = repairFrom(db, findBackups(), { settings })
  const reset = settings.some((key) => !hasSetting(db, key))
  // Damage reported at an earlier start is shown in the list.
  if (settings.length + lines.length + left.length === 0 && Object.keys(readDamage(db)).length === known)
    return { db, notice: null }
  const texts = [
    damageWords(db),
    reset ? 'Some settings could not be read and were reset.' : '',
    `The damaged library was copied to ${basename(copy)}.`,
  ]
  return { db, notice: noticeOf(texts, rows, lines, left) }
}

/** Throws `refusal`, or that the library is damaged, when nothing can be read. */
function mend(
  path: string,
  findBackups: FindBackups,
  { structure }: Health,
  repairing: Repairing,
  refusal = damaged(path, structure),
): OpenedLibrary {
  // A file that the user has write-protected is not set aside either.
  accessSync(path, constants.W_OK)
  return withWorkFolder(path, (work) => {
    return (
      withoutForeignLog(path, work, structure, findBackups) ??
      withSalvaged(path, work, structure, findBackups, repairing) ??
      openBackup(path, findBackups, UNREADABLE, structure) ??
      refuse(refusal)
    )
  })
}

/**
 * The library is healthy without its log: the log belongs to another library, or an older copy was restored beside it.
 */
function withoutForeignLog(
  path: string,
  work: string,
  findings: readonly string[],
  findBackups: FindBackups,
): OpenedLibrary | null {
  if ((sizeOf(`${path}-wal`) ?? 0) === 0) return null
  const alone = join(work, 'alone.db')
  copyLibrary(path, alone)
  rmSync(`${alone}-wal`, { force: true })
  return isSound(alone) ? withoutLog(path, findBackups, findings) : null
}

function withoutLog(path: string, findBackups: FindBackups, findings: readonly string[]): OpenedLibrary {
  const aside = keepAside(path, 'kept', ['-wal', '-shm'])
  const texts = [
    `A log (${basename(path)}-wal) in the library’s folder does not belong to the library: an older copy of the library was restored, or files of two libraries were mixed up.`,
    `The library was opened without it: changes that were only in the log are missing, and settings may be older, too. The log was renamed to ${basename(aside)}-wal.`,
  ]
  const db = openForWriting(path)
  const { lines, left } = repairFrom(db, findBackups(), { missing: true })
  return {
    db,
    notice: { ...noticeOf(texts, findings, lines, left), title: 'The log belongs to another library' },
  }
}

/** The log of a library that is gone may hold packs that no backup has. */
function openLogAlone(path: string, findBackups: FindBackups): OpenedLibrary | null {
  if ((sizeOf(`${path}-wal`) ?? 0) === 0) return null
  return withWorkFolder(path, (work) => withSalvaged(path, work, ['Only the log is left'], findBackups))
}

function withSalvaged(
  path: string,
  work: string,
  findings: readonly string[],
  findBackups: FindBackups,
  repairing?: Repairing,
): OpenedLibrary | null {
  const [source, mended] = [join(work, 'library.db'), join(work, 'mended.db')]
  copyLibrary(path, source)
  const result = trySalvage(source, mended, repairing)
  if (result === null || result.packs === 0) return null
  const { lines, left } = repairFile(mended, findBackups())
  const aside = keepAside(path, 'damaged')
  renameSync(mended, path)
  syncFolder(dirname(path))
  const db = openForWriting(path)
  const texts = [
    recoveredWords(listPacks(db).length, damageWords(db)),
    `The damaged file was renamed to ${basename(aside)}.`,
  ]
  return { db, notice: noticeOf(texts, findings, lines, left) }
}

/** Returns what was taken from backups, and what is still damaged besides packs. */
function repairFile(
  file: string,
  backups: readonly BackupSource[],
): { readonly lines: readonly string[]; readonly left: readonly string[] } {
  const db = openForWriting(file)
  try {
    const findImages = (): string[] => [...brokenImages(db), ...lostImages(db)]
    const { lines, left } = repairFrom(db, backups, { missing: true, images: findImages() })
    return { lines, left: [...left, ...otherDamage(db, findImages())] }
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

/** What was recovered; `damage` names what was not. */
function recoveredWords(count: number, damage: string): string {
  if (damage !== '') return `${packWords(count)} ${count === 1 ? 'is' : 'are'} in your list. ${damage}`
  if (count === 1) return 'The pack was recovered and is in your list.'
  return `All ${count} packs were recovered and are in your list.`
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

function trySalvage(source: string, target: string, repairing?: Repairing): Salvaged | null {
  try {
    const result = salvage(source, target, repairing)
    return isSound(target) ? result : null
  } catch (error) {
    // The schema can't be read, or the disk has no space for the new file: the old one stays as it is.
    if (error instanceof AppError || (error as { code?: unknown }).code !== undefined) return null
    throw error
  }
}
