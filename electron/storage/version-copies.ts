// Brings the history of a pack from another library, for a pack that this one lacks.
import type { PackId } from '#shared/pack'
import type { Database } from './database'
import { bringImage } from './stored-pack'
import { hasVersions } from './versions'

const COLUMNS = {
  versions:
    'pack_id, number, taken, changed, cause, about, name, pack_version, document_version, content, sum',
  version_texts: 'pack_id, hash, bytes',
  version_assets: 'pack_id, hash, asset_id',
} as const

/** Copies the versions of a pack as stored, with the images that only they show. Call it in a transaction. */
export function bringHistory(from: Database, into: Database, id: PackId): void {
  if (!hasVersions(from)) return
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const places = columns.replaceAll(/\w+/g, '?')
    const add = into.prepare(`INSERT OR IGNORE INTO ${table} (${columns}) VALUES (${places})`)
    for (const row of from.prepare(`SELECT ${columns} FROM ${table} WHERE pack_id = ?`).raw().all(id))
      add.run(row as unknown[])
  }
  const images = from
    .prepare('SELECT DISTINCT asset_id FROM version_assets WHERE pack_id = ?')
    .pluck()
    .all(id) as string[]
  for (const image of images) bringImage(from, into, image)
}
