// The title of a pack in sentences.
import { packTitle } from '#shared/pack-title'
import type { Database } from './database'

/** Returns it in quotation marks. */
export function titleOf(db: Database, id: string): string {
  const title = db.prepare('SELECT title FROM packs WHERE id = ?').pluck().get(id)
  return `“${packTitle(title)}”`
}
