// What is in folders of backups, for lists: the backups, and the packs in one of them.
import type { BackupEntry, BackupPack, BackupPlace, BackupPlaceStatus } from '#shared/backups'
import { AppError } from '#shared/result'
import { type Database, openReadOnly } from '../../storage/database'
import { attempt } from '../../storage/failures'
import { type BackupFile, backupsIn } from './folder'

/** The folders of backups by place. */
export type BackupFolders = Partial<Readonly<Record<BackupPlace, string>>>

/** Sums up a folder. */
export function summaryOf(folder: string): Omit<BackupPlaceStatus, 'fault' | 'folder'> {
  const all = backupsIn(folder)
  return {
    last: all[0]?.time ?? null,
    damaged: all[0]?.damaged ?? false,
    count: all.length,
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/** Lists the backups of all folders, newest first. Those made at the same time in two of them are listed once. */
export function listBackups(folders: BackupFolders): BackupEntry[] {
  const own = folders.own === undefined ? [] : backupsIn(folders.own)
  const times = new Set(own.map(({ time }) => time))
  const other = folders.other === undefined ? [] : backupsIn(folders.other)
  const extra = other.filter(({ time }) => !times.has(time))
  const entries = [
    ...own.map((backup) => entryOf('own', backup)),
    ...extra.map((backup) => entryOf('other', backup)),
  ]
  return entries.sort((one, two) => two.time - one.time)
}

function entryOf(place: BackupPlace, { file, number, time, bytes, damaged }: BackupFile): BackupEntry {
  return { id: `${place}-${number}`, place, time, bytes, packs: packCount(file), damaged }
}

/** Returns the file of a backup. Throws `storage/not-found` when it has gone meanwhile. */
export function fileOf(folders: BackupFolders, id: string): BackupFile {
  const [place = '', number = ''] = id.split('-')
  const folder = folders[place as BackupPlace]
  const found = folder && backupsIn(folder).find((backup) => backup.number === Number(number))
  if (!found)
    throw new AppError('storage/not-found', 'That backup is no longer there. Open the list of backups again.')
  return found
}

/** Lists the packs and own templates of a backup by title, compared with those of the library. */
export function packsIn(file: string, database: string): BackupPack[] {
  const library = openReadOnly(database)
  try {
    const today = library.prepare(TODAY)
    return reading(file, (db) =>
      (itemsOf(db) as (BackupPack & { revision: number })[])
        .map(({ revision, ...pack }) => ({
          ...pack,
          today: compare({ revision, changed: pack.changed }, today.get({ id: pack.id })),
        }))
        .sort((one, other) => byTitle.compare(one.title, other.title)),
    )
  } finally {
    library.close()
  }
}

const TODAY = `
  SELECT revision, changed, deleted FROM packs WHERE id = $id
  UNION ALL SELECT version, changed, deleted FROM templates WHERE id = $id`

function itemsOf(db: Database): unknown[] {
  const hasTemplates = (db.pragma('user_version', { simple: true }) as number) >= 30
  return [...db.prepare(PACKS).all(), ...(hasTemplates ? db.prepare(TEMPLATES).all() : [])]
}

const TEMPLATES = `
  SELECT id, title, 'template' AS kind, changed, version AS revision, 0 AS sections
  FROM templates WHERE deleted IS NULL`
const byTitle = new Intl.Collator('en', { numeric: true })
const PACKS = `
  SELECT id, title, kind, changed, revision, (SELECT count(*) FROM sections WHERE pack_id = packs.id) AS sections
  FROM packs WHERE deleted IS NULL`

interface Version {
  readonly revision: number
  readonly changed: number
}

function compare(backup: Version, found: unknown): BackupPack['today'] {
  const library = found as (Version & { readonly deleted: number | null }) | undefined
  if (library === undefined) return 'gone'
  if (library.deleted !== null) return 'deleted'
  return library.revision === backup.revision && library.changed === backup.changed ? 'same' : 'changed'
}

function packCount(file: string): number | null {
  try {
    return reading(
      file,
      (db) => db.prepare('SELECT count(*) FROM packs WHERE deleted IS NULL').pluck().get() as number,
    )
  } catch {
    return null
  }
}

function reading<T>(file: string, read: (db: Database) => T): T {
  const db = openReadOnly(file)
  try {
    return attempt(file, 'Reading the backup', () => read(db))
  } finally {
    db.close()
  }
}
