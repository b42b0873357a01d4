// When images were taken out of the last place that showed them. Every connection that writes notes it.
import type { Database } from 'better-sqlite3'

/** Places that show images. */
const PLACES = ['section_assets', 'template_assets'] as const

/** From now on an image counts as added when the last section or template that showed it is gone or shows it no longer, or as a logo is taken off. */
export function noteRemovedImages(db: Database): void {
  db.function('now_ms', () => Date.now())
  for (const place of PLACES)
    db.exec(`
      CREATE TEMP TRIGGER ${place}_left AFTER DELETE ON ${place}
        WHEN NOT EXISTS (SELECT 1 FROM section_assets WHERE asset_id = OLD.asset_id)
          AND NOT EXISTS (SELECT 1 FROM template_assets WHERE asset_id = OLD.asset_id)
        BEGIN UPDATE assets SET added = now_ms() WHERE id = OLD.asset_id; END`)
  const logo = (row: string): string =>
    `CASE WHEN json_valid(${row}.meta) THEN json_extract(${row}.meta, '$.logo') END`
  db.exec(`
    CREATE TEMP TRIGGER logo_left AFTER UPDATE OF meta ON packs WHEN ${logo('OLD')} IS NOT ${logo('NEW')}
      BEGIN UPDATE assets SET added = now_ms() WHERE id = ${logo('OLD')}; END`)
}
