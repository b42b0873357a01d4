// Clears a library of what nobody can miss: packs and templates long in the bin, images that none of them shows.
import type { Database } from './database'
import { change } from './failures'

const DAY_MS = 24 * 60 * 60 * 1000
/** How long a deleted pack or template can be taken back. */
const BIN_DAYS = 30
/** An image that was pasted is stored before the section that shows it, and an undo may bring one back. */
const UNUSED_IMAGE_DAYS = 7

/** Runs once at the start of the window. `now` is in milliseconds since 1970. */
export function tidyLibrary(db: Database, now: number): void {
  change(db, 'Tidying the library', () => {
    db.prepare('DELETE FROM packs WHERE deleted < ?').run(now - BIN_DAYS * DAY_MS)
    db.prepare('DELETE FROM templates WHERE deleted < ?').run(now - BIN_DAYS * DAY_MS)
    db.prepare(
      `DELETE FROM assets WHERE added < ?
       AND NOT EXISTS (SELECT 1 FROM section_assets WHERE asset_id = assets.id)
       AND NOT EXISTS (SELECT 1 FROM template_assets WHERE asset_id = assets.id)
       AND id NOT IN (SELECT json_extract(meta, '$.logo') FROM packs WHERE json_extract(meta, '$.logo') IS NOT NULL)
       AND id NOT IN (SELECT json_extract(value, '$') FROM settings WHERE key = 'logo' AND value <> 'null')`,
    ).run(now - UNUSED_IMAGE_DAYS * DAY_MS)
  })
}
