// The bin: its contents, how long they are kept, and how they are erased, even from the bytes of the file.
import { statSync } from 'node:fs'
import type { AssetId } from '#shared/document/nodes'
import type { DeletedItem } from '#shared/pack'
import { AppError } from '#shared/result'
import { UNUSED } from './assets'
import type { Database } from './database'
import { attempt, change } from './failures'
import { noteForgotten } from './forgotten'
import { forgetWords } from './search/indexing'
import { readSettings } from './settings'
import { storedJson } from './stored-json'

const KEY = 'bin'
/** Up to this size the whole file is rewritten, so that nothing remains in the free space of its pages. */
const CHEAP_BYTES = 64 * 1024 * 1024

const TABLES = { pack: 'packs', template: 'templates', scheme: 'marking_schemes' } as const
export type BinItem = Pick<DeletedItem, 'kind' | 'id'>

/** Days of use that each item has been in the bin, with the time of its deletion, as an item may be deleted twice. */
type Ages = Readonly<Record<string, readonly [deleted: number, days: number]>>

interface Row {
  readonly kind: DeletedItem['kind']
  readonly id: string
  readonly title: string
  readonly deleted: number
}

type Aging = Pick<Row, 'id' | 'deleted'>

/** Lists everything that was deleted, most recent first. */
export function listDeleted(db: Database): DeletedItem[] {
  const left = daysLeft(db)
  return rows(db).map((row) => ({ ...row, daysLeft: left(row.id, row.deleted) }))
}

/** Returns a function that tells for how many days of use something is kept that was deleted then; null for ever. */
export function daysLeft(db: Database): (id: string, deleted: number) => number | null {
  const ages = readAges(db)
  const { keepDeletedDays: days } = readSettings(db)
  return (id, deleted) => (days === null ? null : Math.max(1, days - daysOf(ages, { id, deleted })))
}

/**
 * Permanently deletes items from the bin, with the images that only they show. Throws `storage/not-found`
 * when one of them no longer exists; nothing is deleted then.
 */
export function deleteForever(db: Database, items: readonly BinItem[]): void {
  change(db, 'Deleting permanently', () => {
    for (const item of items) remove(db, item)
    const ids = items.map(({ id }) => id)
    noteForgotten(db, ids)
    forgetWords(db, ids)
  })
  overwriteFreed(db)
}

/** What has been in the bin, or shown by nothing, for long enough. */
export interface Aged {
  readonly items: readonly BinItem[]
  readonly images: readonly AssetId[]
}

/** Counts a day of use for everything in the bin and images that nothing shows; returns those whose time is up by the settings. */
export function ageBin(db: Database): Aged {
  return change(db, 'Cleaning up the library', () => {
    const ages = readAges(db)
    const unused = db.prepare(`SELECT id, added AS deleted FROM assets WHERE ${UNUSED}`).all() as Aging[]
    const older: Ages = Object.fromEntries(
      [...rows(db), ...unused].map((row) => [row.id, [row.deleted, daysOf(ages, row) + 1]]),
    )
    db.prepare(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(KEY, JSON.stringify(older))
    const { keepDeletedDays: days } = readSettings(db)
    const isOver = (row: Aging): boolean => days !== null && daysOf(older, row) > days
    return { items: rows(db).filter(isOver), images: unused.filter(isOver).map(({ id }) => id) }
  })
}

/**
 * Erases what deleted rows left in the file: freed bytes are zeroed when freed (`secure_delete`), moved ones when the
 * file is rewritten, and the log is emptied. Does what is possible while other connections read.
 */
export function overwriteFreed(db: Database): void {
  if (db.memory) return
  try {
    if (statSync(db.name).size <= CHEAP_BYTES) db.exec('VACUUM')
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    // Another process is using the library or the disk is full: the log is emptied when the library is closed.
    if (typeof (error as { code?: unknown }).code !== 'string') throw error
  }
}

function remove(db: Database, { kind, id }: BinItem): void {
  const images = kind === 'pack' ? imagesOf(db, id) : templateImagesOf(db, id)
  const { changes } = db.prepare(`DELETE FROM ${TABLES[kind]} WHERE id = ? AND deleted IS NOT NULL`).run(id)
  if (changes === 0)
    throw new AppError(
      'storage/not-found',
      'One of these items was restored or deleted elsewhere. Nothing was deleted.',
    )
  const forget = db.prepare(`DELETE FROM assets WHERE id = ? AND ${UNUSED}`)
  for (const image of images) forget.run(image)
}

function imagesOf(db: Database, id: string): AssetId[] {
  return db
    .prepare(
      `SELECT asset_id FROM section_assets WHERE pack_id = $id
       UNION SELECT asset_id FROM version_assets WHERE pack_id = $id
       UNION SELECT json_extract(meta, '$.logo') FROM packs
         WHERE id = $id AND CASE WHEN json_valid(meta) THEN json_extract(meta, '$.logo') END IS NOT NULL`,
    )
    .pluck()
    .all({ id }) as AssetId[]
}

function templateImagesOf(db: Database, id: string): AssetId[] {
  return db.prepare('SELECT asset_id FROM template_assets WHERE template_id = ?').pluck().all(id) as AssetId[]
}

function rows(db: Database): Row[] {
  return attempt(db.name, 'Reading the deleted packs', () =>
    db
      .prepare(
        `SELECT 'pack' AS kind, id, title, deleted FROM packs WHERE deleted IS NOT NULL
         UNION ALL SELECT 'template', id, title, deleted FROM templates WHERE deleted IS NOT NULL
         UNION ALL SELECT 'scheme', id,
           CASE WHEN json_valid(definition) THEN coalesce(json_extract(definition, '$.name'), file_id) ELSE file_id END,
           deleted FROM marking_schemes WHERE deleted IS NOT NULL
         ORDER BY deleted DESC, id`,
      )
      .all(),
  ) as Row[]
}

function readAges(db: Database): Ages {
  const row = db.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(KEY)
  const stored = typeof row === 'string' ? storedJson(row) : undefined
  return typeof stored === 'object' && stored !== null ? (stored as Ages) : {}
}

function daysOf(ages: Ages, { id, deleted }: Aging): number {
  const age = ages[id]
  return Array.isArray(age) && age[0] === deleted ? Number(age[1]) || 0 : 0
}
