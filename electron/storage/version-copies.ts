// Brings the history of a pack from another library, for a pack that this one lacks.
import type { PackId } from '#shared/pack'
import type { Database } from './database'
import { bringImage } from './stored-pack'
import { textReader } from './version-texts'
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

/** Adds single versions of a pack, with the texts that they name, from another library. Returns how many were added. */
export function bringVersions(
  from: Database,
  into: Database,
  id: PackId,
  rows: readonly Readonly<Record<string, unknown>>[],
): number {
  const names = COLUMNS.versions.split(', ')
  const add = into.prepare(
    `INSERT OR IGNORE INTO versions (${COLUMNS.versions}) VALUES (${names.map((name) => `$${name}`).join(', ')})`,
  )
  const added = rows.filter(
    (row) => add.run(Object.fromEntries(names.map((name) => [name, row[name]]))).changes > 0,
  )
  bringTexts(from, into, id, new Set(added.flatMap(({ content }) => String(content).split(' '))))
  return added.length
}

/** Adds texts of versions that are not in the library, as far as the other one can read them. Returns how many were added. */
export function bringTexts(from: Database, into: Database, id: PackId, hashes: ReadonlySet<string>): number {
  const has = (db: Database): boolean => db.prepare('SELECT 1 FROM packs WHERE id = ?').get(id) !== undefined
  if (!hasVersions(from) || !has(from) || !has(into)) return 0
  const [here, there] = [textReader(into, id), textReader(from, id)]
  const add = into.prepare(
    `INSERT INTO version_texts (pack_id, hash, bytes) VALUES (?, ?, packed_text(?))
     ON CONFLICT (pack_id, hash) DO UPDATE SET bytes = excluded.bytes`,
  )
  const note = into.prepare(
    `INSERT OR IGNORE INTO version_assets (pack_id, hash, asset_id)
       SELECT $id, $hash, tree.value FROM json_tree($text) AS tree
       WHERE tree.key IN ('asset', 'logo') AND tree.type = 'text' RETURNING asset_id`,
  )
  let count = 0
  for (const hash of hashes) {
    const text = here(hash) === undefined ? there(hash) : undefined
    if (text === undefined) continue
    add.run(id, hash, text)
    for (const image of note.pluck().all({ id, hash, text })) bringImage(from, into, String(image))
    count += 1
  }
  return count
}
