// A pack as stored, moved between libraries or ids without being read: what this program can't read comes along.
import type { AssetId } from '#shared/document/nodes'
import type { PackId } from '#shared/pack'
import { AppError } from '#shared/result'
import { readAsset } from './assets'
import type { Database } from './database'
import { storedJson } from './stored-json'

/** Columns that are the pack's content; its id, revision and place in the bin are not. */
const CONTENT = ['title', 'kind', 'marking', 'meta', 'fields', 'pack_version', 'document_version'] as const
const ALL = [...CONTENT, 'revision', 'created', 'changed', 'deleted', 'export_pages'] as const

type Value = string | number | null
/** The columns of `ALL`. */
export type StoredRow = Readonly<Record<(typeof ALL)[number], Value>>

/** The rows of a pack. */
export interface StoredPack {
  readonly row: StoredRow
  readonly sections: readonly {
    readonly section_id: string
    readonly position: number
    readonly json: string
  }[]
  readonly images: readonly { readonly section_id: string; readonly asset_id: AssetId }[]
  /** The checksum over the sections as they were last saved; null in a library that has none. */
  readonly textSum: number | null
}

/** Reads the rows of a pack, even one in the bin. Throws `storage/not-found`. */
export function readStored(db: Database, id: PackId): StoredPack {
  const stored = findStored(db, id)
  if (stored === null) throw new AppError('storage/not-found', 'That pack is no longer there.')
  return stored
}

/** Reads the rows of a pack; null when there is none. */
export function findStored(db: Database, id: PackId): StoredPack | null {
  const found = db.prepare('SELECT * FROM packs WHERE id = ?').get(id) as
    | (StoredRow & { readonly text_sum?: number })
    | undefined
  if (found === undefined) return null
  const row = Object.fromEntries(ALL.map((name) => [name, found[name]])) as StoredRow
  const sections = db
    .prepare('SELECT section_id, position, json FROM sections WHERE pack_id = ? ORDER BY position')
    .all(id) as StoredPack['sections']
  const images = hasImages(db)
    ? (db
        .prepare('SELECT section_id, asset_id FROM section_assets WHERE pack_id = ?')
        .all(id) as StoredPack['images'])
    : []
  return { row, sections, images, textSum: found.text_sum ?? null }
}

/** The same pack under another title. */
export function retitled(pack: StoredPack, title: string): StoredPack {
  const meta = storedJson(String(pack.row.meta))
  const isObject = typeof meta === 'object' && meta !== null && !Array.isArray(meta)
  return {
    ...pack,
    row: { ...pack.row, title, ...(isObject ? { meta: JSON.stringify({ ...meta, title }) } : {}) },
  }
}

/** Writes the rows of a pack, adding it or replacing all of it. Call it in a transaction. */
export function writeStored(db: Database, id: PackId, { row, sections, images }: StoredPack): void {
  const columns = ALL.join(', ')
  const values = ALL.map((name) => `$${name}`).join(', ')
  const updates = ALL.map((name) => `${name} = excluded.${name}`).join(', ')
  db.prepare(
    `INSERT INTO packs (id, ${columns}) VALUES ($id, ${values}) ON CONFLICT (id) DO UPDATE SET ${updates}`,
  ).run({ id, ...row })
  db.prepare('DELETE FROM sections WHERE pack_id = ?').run(id)
  // What is counted up to now may be wrong.
  db.prepare('UPDATE packs SET text_sum = 0 WHERE id = ?').run(id)
  const addSection = db.prepare(
    'INSERT INTO sections (pack_id, section_id, position, json) VALUES (?, ?, ?, ?)',
  )
  for (const { section_id, position, json } of sections) addSection.run(id, section_id, position, json)
  const addImage = db.prepare(
    'INSERT OR IGNORE INTO section_assets (pack_id, section_id, asset_id) VALUES (?, ?, ?)',
  )
  for (const { section_id, asset_id } of images) addImage.run(id, section_id, asset_id)
}

/** Adds the images of a pack that a library lacks, or whose bytes are damaged in it, from another library. */
export function bringImages(from: Database, into: Database, { row, images }: StoredPack): void {
  const logo = (storedJson(String(row.meta)) as { readonly logo?: unknown } | null | undefined)?.logo
  for (const { asset_id } of images) bringImage(from, into, asset_id)
  if (typeof logo === 'string') bringImage(from, into, logo)
}

/** The same for one image. */
export function bringImage(from: Database, into: Database, id: AssetId): void {
  const image = !hasImages(from) || readAsset(into, id) ? undefined : readAsset(from, id)
  if (image === undefined) return
  into
    .prepare(
      `INSERT INTO assets (id, mime, name, added, bytes) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET mime = excluded.mime, name = excluded.name, bytes = excluded.bytes`,
    )
    .run(id, image.mime, image.name, Date.now(), image.bytes)
}

/** Libraries of the first versions had none. */
function hasImages(db: Database): boolean {
  return (db.pragma('user_version', { simple: true }) as number) >= 20
}
