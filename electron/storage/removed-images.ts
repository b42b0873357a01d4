// Images that no pack, template or setting shows any more, though versions of packs may: listed, and deleted permanently.
import type { AssetId } from '#shared/document/nodes'
import type { RemovedImage } from '#shared/pack'
import { AppError } from '#shared/result'
import { overwriteFreed } from './bin'
import { daysLeft } from './bin-list'
import type { Database } from './database'
import { attempt, change } from './failures'
import { noteForgotten } from './forgotten'

/** The logos of packs are read once: they are in no table of their own. */
const REMOVED = `
  WITH logos AS MATERIALIZED (
    SELECT json_extract(meta, '$.logo') AS id FROM packs
      WHERE CASE WHEN json_valid(meta) THEN json_extract(meta, '$.logo') END IS NOT NULL
    UNION SELECT CASE WHEN json_valid(value) THEN json_extract(value, '$') END FROM settings WHERE key = 'logo'
  )
  SELECT id, name, mime, added AS removed, length(bytes) AS bytes,
    EXISTS (SELECT 1 FROM version_assets WHERE asset_id = assets.id) AS in_versions
  FROM assets
  WHERE NOT EXISTS (SELECT 1 FROM section_assets WHERE asset_id = assets.id)
    AND NOT EXISTS (SELECT 1 FROM template_assets WHERE asset_id = assets.id)
    AND id NOT IN (SELECT id FROM logos WHERE id IS NOT NULL)
  ORDER BY added DESC, id`

interface Row extends Pick<RemovedImage, 'id' | 'name' | 'mime' | 'bytes' | 'removed'> {
  readonly in_versions: number
}

/** Lists them, last removed first, with the packs whose versions have them. */
export function removedImages(db: Database): RemovedImage[] {
  return attempt(db.name, 'Reading the removed images', () => {
    const packsOf = db
      .prepare(
        `SELECT DISTINCT packs.title FROM version_assets JOIN packs ON packs.id = version_assets.pack_id
         WHERE asset_id = ? ORDER BY packs.title`,
      )
      .pluck()
    const left = daysLeft(db)
    return (db.prepare(REMOVED).all() as Row[]).map(({ in_versions, ...row }) => ({
      ...row,
      packs: packsOf.all(row.id) as string[],
      daysLeft: in_versions === 1 ? null : left(row.id, row.removed),
    }))
  })
}

/**
 * Deletes images permanently, also from versions, which then show a gap. Throws `storage/not-found` when one of them is gone or
 * shown again; nothing is deleted then.
 */
export function deleteImagesForever(db: Database, ids: readonly AssetId[]): void {
  change(db, 'Deleting permanently', () => {
    const removed = new Set((db.prepare(REMOVED).all() as Row[]).map(({ id }) => id))
    if (ids.some((id) => !removed.has(id)))
      throw new AppError(
        'storage/not-found',
        'One of these images is in use again or gone. Nothing was deleted.',
      )
    for (const id of ids) {
      db.prepare('DELETE FROM version_assets WHERE asset_id = ?').run(id)
      db.prepare('DELETE FROM assets WHERE id = ?').run(id)
    }
    noteForgotten(db, ids)
  })
  overwriteFreed(db)
}
