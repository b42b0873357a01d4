// Images and enclosed files of a library, each stored once under the SHA-256 of its bytes.
import { createHash } from 'node:crypto'
import type { AssetId } from '#shared/document/nodes'
import { packAssetIds } from '#shared/document/query'
import { checkAsset, checkImage } from '#shared/image'
import type { Asset, AssetMime, Pack } from '#shared/pack'
import { AppError } from '#shared/result'
import type { Database } from './database'
import { attempt, change } from './failures'

interface AssetRow {
  readonly id: AssetId
  readonly mime: AssetMime
  readonly name: string
  readonly bytes: Buffer
}

interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Stores an image or PDF unless it is there already. Throws `asset/invalid`. */
export const addAsset = (db: Database, file: NamedBytes): Omit<Asset, 'bytes'> =>
  stored(db, file, checkAsset(file.name, file.bytes))

/** Stores an image as `addAsset`; a PDF is refused. */
export const addImage = (db: Database, file: NamedBytes): Omit<Asset, 'bytes'> =>
  stored(db, file, checkImage(file.name, file.bytes))

function stored(db: Database, file: NamedBytes, mime: AssetMime): Omit<Asset, 'bytes'> {
  const id = createHash('sha256').update(file.bytes).digest('hex')
  // Adding it again resets its age: it is in use, although no saved section shows it yet.
  return change(db, `Saving ${file.name}`, () =>
    db
      .prepare(
        `INSERT INTO assets (id, mime, name, added, bytes) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET added = excluded.added RETURNING id, mime, name`,
      )
      .get(id, mime, file.name, Date.now(), file.bytes),
  ) as Omit<Asset, 'bytes'>
}

/** Returns an image; undefined when the library does not have it or its bytes are damaged. */
export function readAsset(db: Database, id: AssetId): Asset | undefined {
  const row = readableRow(db, id)
  if (row === undefined || createHash('sha256').update(row.bytes).digest('hex') !== id) return undefined
  return row
}

/** Damaged pages under one image must not prevent reading the others. */
function readableRow(db: Database, id: AssetId): AssetRow | undefined {
  try {
    return attempt(db.name, 'Reading an image', () =>
      db.prepare('SELECT id, mime, name, bytes FROM assets WHERE id = ?').get(id),
    ) as AssetRow | undefined
  } catch (error) {
    if (error instanceof AppError && error.code === 'storage/damaged') return undefined
    throw error
  }
}

/** Returns the images a pack shows, by id, without those missing from the library. */
export function readAssetsOf(db: Database, pack: Pick<Pack, 'meta' | 'doc'>): Map<AssetId, Asset> {
  const found = packAssetIds(pack).map((id) => readAsset(db, id))
  return new Map(found.filter((asset) => asset !== undefined).map((asset) => [asset.id, asset]))
}

/** SQL condition: no pack, version, template or setting shows the image. Values that can't be read count as showing none. */
export const UNUSED = `
  NOT EXISTS (SELECT 1 FROM section_assets WHERE asset_id = assets.id)
  AND NOT EXISTS (SELECT 1 FROM template_assets WHERE asset_id = assets.id)
  AND NOT EXISTS (SELECT 1 FROM version_assets WHERE asset_id = assets.id)
  AND NOT EXISTS (SELECT 1 FROM packs WHERE CASE WHEN json_valid(meta) THEN json_extract(meta, '$.logo') END = assets.id)
  AND NOT EXISTS (SELECT 1 FROM settings WHERE key = 'logo'
    AND CASE WHEN json_valid(value) THEN json_extract(value, '$') END = assets.id)`
