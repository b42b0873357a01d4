// The bin: how long things are kept in it, and how they are erased, even from the bytes of the file.
import { statSync } from 'node:fs'
import type { AssetId } from '#shared/document/nodes'
import type { DeletedItem } from '#shared/pack'
import { AppError } from '#shared/result'
import { UNUSED } from './assets'
import { type Ages, type Aging, BIN_AGES, binRows, daysOf, readAges } from './bin-list'
import type { Database } from './database'
import { change } from './failures'
import { noteForgotten } from './forgotten'
import { forgetWords } from './search/indexing'
import { readSettings } from './settings'

/** Up to this size the whole file is rewritten, so that nothing remains in the free space of its pages. */
const CHEAP_BYTES = 64 * 1024 * 1024

const TABLES = { pack: 'packs', template: 'templates', scheme: 'marking_schemes' } as const
export type BinItem = Pick<DeletedItem, 'kind' | 'id'>

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
      [...binRows(db), ...unused].map((row) => [row.id, [row.deleted, daysOf(ages, row) + 1]]),
    )
    db.prepare(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(BIN_AGES, JSON.stringify(older))
    const { keepDeletedDays: days } = readSettings(db)
    const isOver = (row: Aging): boolean => days !== null && daysOf(older, row) > days
    return { items: binRows(db).filter(isOver), images: unused.filter(isOver).map(({ id }) => id) }
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
