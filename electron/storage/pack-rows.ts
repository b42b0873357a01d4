// Converts rows of the tables `packs` and `sections` to packs and back.
import { DOCUMENT_VERSION, type Section } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import { assetIds, unknownAssetIds } from '#shared/document/query'
import { storedSection } from '#shared/document/unknown/carry'
import { PACK_VERSION, type Pack, type PackId, type PackMeta } from '#shared/pack'
import { packTitle } from '#shared/pack-title'
import { AppError } from '#shared/result'
import { findChanged } from './checksum'
import type { Database } from './database'
import { isField, isMeta } from './pack-shape'

/** A row of `packs`. */
export interface PackRow {
  readonly id: PackId
  readonly title: string
  readonly marking: string
  readonly meta: string
  readonly fields: string
  readonly pack_version: number
  readonly document_version: number
  readonly revision: number
  readonly changed: number
}

/** Builds a pack from a row and its sections' JSON in order. Throws `document/damaged` or `document/from-future`. */
export function packFromRow(row: PackRow, sections: readonly string[]): Pack {
  try {
    return packOf(row, sections)
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'document/from-future') throw cause
    throw damagedPack(row.title, cause)
  }
}

/** The error for a pack that can't be read completely. */
export function damagedPack(title: string, cause?: unknown): AppError {
  const where = cause instanceof AppError ? ` ${cause.message}` : ''
  return new AppError(
    'document/damaged',
    `“${packTitle(title)}” is damaged and can’t be opened.${where} Recover a copy of what can be read; the damaged pack is not changed.`,
    { cause },
  )
}

function packOf(row: PackRow, sections: readonly string[]): Pack {
  if (row.pack_version > PACK_VERSION) {
    throw new AppError(
      'document/from-future',
      `The pack “${row.title}” was saved by a newer version of Attaché (pack version ${row.pack_version}; this version reads up to ${PACK_VERSION}). Open it with the newer version. Nothing was changed.`,
    )
  }
  const [meta, fields] = [JSON.parse(row.meta), JSON.parse(row.fields)] as unknown[]
  if (!isMeta(meta)) throw new AppError('document/damaged', 'Its title page can’t be read.')
  if (!Array.isArray(fields) || !fields.every(isField))
    throw new AppError('document/damaged', 'Its fields can’t be read.')
  return {
    id: row.id,
    revision: row.revision,
    meta,
    fields,
    doc: parseDocument(row.document_version, {
      type: 'doc',
      content: sections.map((json) => JSON.parse(json)),
    }),
  }
}

/** The columns of a pack's metadata: some separate, for the list. */
export function metaColumns(meta: PackMeta): Record<'title' | 'kind' | 'marking' | 'meta', string> {
  return {
    title: meta.title,
    kind: meta.kind,
    marking: JSON.stringify(meta.marking),
    meta: JSON.stringify(meta),
  }
}

/**
 * Returns the row of a pack. Throws `storage/deleted` when it is in the bin and `storage/not-found` when it is gone.
 */
export function packRow(db: Database, id: PackId): PackRow {
  const row = db.prepare('SELECT * FROM packs WHERE id = ?').get(id) as
    | (PackRow & { readonly deleted: number | null })
    | undefined
  if (row === undefined) throw new AppError('storage/not-found', 'That pack is no longer in the library.')
  if (row.deleted === null) return row
  throw new AppError(
    'storage/deleted',
    `“${packTitle(row.title)}” was deleted. Restore it from Deleted packs first.`,
  )
}

/** Throws `document/damaged` when a row of the pack is not what was written, although it can be read. */
export function refuseChanged(db: Database, { id, title }: PackRow): void {
  const { packs, sections, torn } = findChanged(db, id)
  if (packs.length + sections.length + torn.length > 0) throw damagedPack(title)
}

/** Returns the JSON of a pack's sections in order. */
export function sectionJson(db: Database, id: PackId): string[] {
  return db
    .prepare('SELECT json FROM sections WHERE pack_id = ? ORDER BY position')
    .pluck()
    .all(id) as string[]
}

/**
 * Writes sections at the given positions, inserting or updating those that differ, and records the images they show.
 */
export function writeSections(
  db: Database,
  id: PackId,
  sections: readonly Section[],
  positionOf: (id: string) => number,
): void {
  const write = db.prepare(
    `INSERT INTO sections (pack_id, section_id, position, json) VALUES (?, ?, ?, ?)
     ON CONFLICT (pack_id, section_id) DO UPDATE SET position = excluded.position, json = excluded.json
     WHERE json <> excluded.json OR position <> excluded.position`,
  )
  // Images that stay are not touched: one that is taken out is noted with its time.
  const forget = db.prepare(
    `DELETE FROM section_assets WHERE pack_id = ? AND section_id = ?
       AND asset_id NOT IN (SELECT value FROM json_each(?))`,
  )
  const note = db.prepare(
    'INSERT OR IGNORE INTO section_assets (pack_id, section_id, asset_id) VALUES (?, ?, ?)',
  )
  const isStored = db.prepare('SELECT 1 FROM assets WHERE id = ?')
  for (const section of sections) {
    const sectionId = section.attrs.id
    const { changes } = write.run(
      id,
      sectionId,
      positionOf(sectionId),
      JSON.stringify(storedSection(section)),
    )
    if (changes === 0) continue
    const images = [...assetIds(section), ...unknownAssetIds(section).filter((one) => isStored.get(one))]
    forget.run(id, sectionId, JSON.stringify(images))
    for (const image of images) note.run(id, sectionId, image)
  }
}

/** Rewrites a pack of an older document version in the current one, before current sections are added to it. */
export function upgradeStored(db: Database, row: PackRow): void {
  if (row.document_version === DOCUMENT_VERSION && row.pack_version === PACK_VERSION) return
  refuseChanged(db, row)
  const { doc } = packFromRow(row, sectionJson(db, row.id))
  const positions = new Map(doc.content.map((section, index) => [section.attrs.id, index]))
  writeSections(db, row.id, doc.content, (id) => positions.get(id) ?? 0)
  db.prepare('UPDATE packs SET document_version = ?, pack_version = ? WHERE id = ?').run(
    DOCUMENT_VERSION,
    PACK_VERSION,
    row.id,
  )
}
