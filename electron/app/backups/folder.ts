// A folder of backups: its files by number, what else of the program's may be in it, and what is removed from it.
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/result'
import { claimOwnFolder, isOwnFolder } from '../own-folder'
import { keptOf } from './turns'

/** A file with a complete copy of a library that was opened and checked. */
export interface BackupFile {
  readonly file: string
  /** Rises with each backup of the folder: the order does not depend on clocks. */
  readonly number: number
  /** Milliseconds since 1970. */
  readonly time: number
  readonly bytes: number
  /** Something of the library could not be read when it was made. */
  readonly damaged: boolean
}

/** Names that only this file makes: no other file is ever opened or removed. */
const NAME = /^attache-(\d{6,15})-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z(-damaged)?\.db$/
const PART = /^\.attache-\d{6,15}-\d{8}T\d{6}Z\.part(-wal|-shm|-journal)?$/

/** Returns the backups of a folder, newest first; none of a folder that the program did not make, or that is missing. */
export function backupsIn(folder: string): BackupFile[] {
  if (!isOwnFolder(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => backupOf(folder, name) ?? [])
    .sort((one, other) => other.number - one.number)
}

/** Creates the folder if need be. Throws `storage/unwritable` when it is somebody else's. */
export function claimBackups(folder: string): void {
  if (claimOwnFolder(folder)) return
  throw new AppError(
    'storage/unwritable',
    `Backups can’t be saved in ${folder}: the folder is not empty and was not made by Attaché.`,
  )
}

/** The name of the next backup of a folder, and of the file that becomes it. */
export function nextNames(
  folder: string,
  now: number,
): { readonly part: string; name(damaged: boolean): string } {
  const number = (backupsIn(folder)[0]?.number ?? 0) + 1
  const stamp = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '')
  const stem = `attache-${String(number).padStart(6, '0')}-${stamp}`
  return {
    part: join(folder, `.${stem}.part`),
    name: (damaged) => join(folder, `${stem}${damaged ? '-damaged' : ''}.db`),
  }
}

/** Removes unfinished backups. */
export function removeParts(folder: string): void {
  if (!isOwnFolder(folder)) return
  for (const name of readdirSync(folder)) if (PART.test(name)) rmSync(join(folder, name), { force: true })
}

/** Removes the backups whose turn is over. */
export function removeOld(folder: string): void {
  const all = backupsIn(folder)
  const kept = new Set(keptOf(all))
  for (const backup of all) if (!kept.has(backup)) rmSync(backup.file, { force: true })
}

function backupOf(folder: string, name: string): BackupFile | undefined {
  const parts = NAME.exec(name)
  if (!parts) return undefined
  const [, number = '', year, month, day, hour, minute, second, damaged] = parts
  const file = join(folder, name)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) return undefined
  return {
    file,
    number: Number(number),
    time: Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    ),
    bytes: found.size,
    damaged: damaged !== undefined,
  }
}
