// The packs of a library: list, create, read, save changes, rename, duplicate, delete and restore.
import { randomUUID } from 'node:crypto'
import { DOCUMENT_VERSION, type Section } from '#shared/document/nodes'
import type { Saved } from '#shared/ipc'
import {
  PACK_VERSION,
  type Pack,
  type PackChange,
  type PackField,
  type PackId,
  type PackMeta,
  type PackSummary,
} from '#shared/pack'
import { AppError } from '#shared/result'
import { readDamage } from './damage'
import type { Database } from './database'
import { attempt, change } from './failures'
import { summariesOf } from './pack-list'
import {
  damagedPack,
  metaColumns,
  type PackRow,
  packFromRow,
  packRow,
  refuseChanged,
  sectionJson,
  upgradeStored,
  writeSections,
} from './pack-rows'
import { keepBeforeSave, keepVersion } from './versions'

/** Contents of a new pack. */
export interface NewPack {
  readonly meta: PackMeta
  readonly fields: readonly PackField[]
  readonly sections: readonly Section[]
}

/** Returns the list entry of one pack. Throws `storage/not-found`. */
export function summaryOf(db: Database, id: PackId): PackSummary {
  packRow(db, id)
  const [summary] = summariesOf(db, [id])
  return summary as PackSummary
}

/** Adds a pack under a new id. Throws `document/invalid` when it has no section or duplicate section ids. */
export function createPack(db: Database, { meta, fields, sections }: NewPack): Pack {
  const order = sections.map((section) => section.attrs.id)
  refuseWrongOrder(order)
  const pack: Pack = { id: randomUUID(), revision: 1, meta, fields, doc: { type: 'doc', content: sections } }
  change(db, `Adding the pack “${meta.title}”`, () => {
    db.prepare(
      `INSERT INTO packs (id, title, kind, marking, meta, fields, pack_version, document_version, revision, created, changed)
       VALUES ($id, $title, $kind, $marking, $meta, $fields, ${PACK_VERSION}, ${DOCUMENT_VERSION}, 1, $now, $now)`,
    ).run({ id: pack.id, ...metaColumns(meta), fields: JSON.stringify(fields), now: Date.now() })
    const positions = new Map(order.map((id, index) => [id, index]))
    writeSections(db, pack.id, sections, (id) => positions.get(id) ?? 0)
  })
  return pack
}

/**
 * Reads a pack. Throws `storage/not-found` and `storage/deleted`, or `document/damaged` and `document/from-future`,
 * which leave it unchanged.
 */
export function readPack(db: Database, id: PackId): Pack {
  return attempt(db.name, 'Reading a pack', () =>
    // One transaction, so that a save between the two reads can't mix two revisions.
    db.transaction(() => packFromRow(wholeRow(db, id), sectionJson(db, id)))(),
  )
}

/** The row of an undamaged pack: a partial pack must never pass for a complete one. */
function wholeRow(db: Database, id: PackId): PackRow {
  const row = packRow(db, id)
  if (readDamage(db)[id] !== undefined) throw damagedPack(row.title)
  refuseChanged(db, row)
  return row
}

/** Returns the stored revision of a pack. Throws `storage/not-found` and `storage/deleted`. */
export function revisionOf(db: Database, id: PackId): number {
  return attempt(db.name, 'Reading a pack', () => packRow(db, id).revision)
}

/**
 * Saves a change: writes only the sections that it contains or that have moved. Returns the new revision. Throws
 * `storage/conflict` when the change was made on another revision, `storage/not-found`, and `document/invalid` when its
 * order and its sections do not match.
 */
export function savePack(db: Database, packChange: PackChange): Saved {
  const { id, revision, meta, fields, order, sections } = packChange
  return change(db, 'Saving the pack', () => {
    const row = packRow(db, id)
    if (row.revision !== revision) {
      throw new AppError('storage/conflict', `“${row.title}” was changed elsewhere after it was opened here.`)
    }
    keepBeforeSave(db, packChange)
    upgradeStored(db, row)
    writeOrder(db, id, order, sections)
    if (meta) {
      db.prepare(
        'UPDATE packs SET title = $title, kind = $kind, marking = $marking, meta = $meta WHERE id = $id',
      ).run({
        id,
        ...metaColumns(meta),
      })
    }
    if (fields) db.prepare('UPDATE packs SET fields = ? WHERE id = ?').run(JSON.stringify(fields), id)
    return touch(db, id)
  })
}

/** Renames a pack. Throws `storage/not-found`. */
export function renamePack(db: Database, id: PackId, title: string): void {
  change(db, 'Renaming the pack', () => {
    wholeRow(db, id)
    keepVersion(db, id)
    db.prepare(
      "UPDATE packs SET title = $title, meta = json_set(meta, '$.title', $title) WHERE id = $id",
    ).run({ id, title })
    touch(db, id)
  })
}

/**
 * Copies a pack as stored, even one that this program can't read, under a new title. Throws `storage/not-found`, and
 * `document/damaged` for one known to be damaged.
 */
export function duplicatePack(db: Database, id: PackId, why = 'copy'): PackSummary {
  const copy = randomUUID()
  return change(db, 'Duplicating the pack', () => {
    const title = `${wholeRow(db, id).title} (${why})`
    db.prepare(
      `INSERT INTO packs (id, title, kind, marking, meta, fields, pack_version, document_version, revision, created, changed)
       SELECT $copy, $title, kind, marking, json_set(meta, '$.title', $title), fields, pack_version, document_version, 1, $now, $now
       FROM packs WHERE id = $id`,
    ).run({ id, copy, title, now: Date.now() })
    db.prepare(
      'INSERT INTO sections (pack_id, section_id, position, json) SELECT $copy, section_id, position, json FROM sections WHERE pack_id = $id',
    ).run({ id, copy })
    db.prepare(
      'INSERT INTO section_assets (pack_id, section_id, asset_id) SELECT $copy, section_id, asset_id FROM section_assets WHERE pack_id = $id',
    ).run({ id, copy })
    return summaryOf(db, copy)
  })
}

/**
 * Overwrites a stored pack completely, after keeping the stored one as a copy: two people were editing, and neither
 * loses anything. Throws as `savePack`, but never `storage/conflict`.
 */
export function replacePack(db: Database, packChange: Omit<PackChange, 'revision'>, why: string): Saved {
  return change(db, 'Saving the pack', () => {
    const { id } = packChange
    const kept = duplicatePack(db, id, why)
    const saved = savePack(db, { ...packChange, revision: revisionOf(db, id) })
    return { ...saved, kept: kept.title }
  })
}

/** Moves a pack to the bin. Throws `storage/not-found`. */
export function deletePack(db: Database, id: PackId): void {
  change(db, 'Deleting the pack', () => {
    packRow(db, id)
    db.prepare('UPDATE packs SET deleted = ? WHERE id = ?').run(Date.now(), id)
  })
}

/** Moves packs to the bin. Throws `storage/not-found` when one of them no longer exists; none is moved then. */
export function deletePacks(db: Database, ids: readonly PackId[]): void {
  change(db, ids.length === 1 ? 'Deleting the pack' : 'Deleting the packs', () => {
    for (const id of ids) deletePack(db, id)
  })
}

/** Restores a pack from the bin. Throws `storage/not-found` when it no longer exists. */
export function restorePack(db: Database, id: PackId): void {
  const { changes } = change(db, 'Restoring the pack', () =>
    db.prepare('UPDATE packs SET deleted = NULL WHERE id = ? AND deleted IS NOT NULL').run(id),
  )
  if (changes === 0) throw new AppError('storage/not-found', 'That pack is no longer in Deleted packs.')
}

/** Restores packs from the bin. Throws `storage/not-found` when one of them is not in it; none is restored then. */
export function restoreDeletedPacks(db: Database, ids: readonly PackId[]): void {
  change(db, ids.length === 1 ? 'Restoring the pack' : 'Restoring the packs', () => {
    for (const id of ids) restorePack(db, id)
  })
}

/**
 * Records the number of pages of a pack's last export, and keeps what was exported as a version; `about` says which
 * edition. Neither the pack's text nor its revision changes.
 */
export function recordExport(db: Database, id: PackId, pages: number, about = ''): void {
  change(db, 'Recording the export', () => {
    const { changes } = db.prepare('UPDATE packs SET export_pages = ? WHERE id = ?').run(pages, id)
    if (changes > 0) keepVersion(db, id, { cause: 'exported', about })
  })
}

function touch(db: Database, id: PackId): Saved {
  return db
    .prepare('UPDATE packs SET revision = revision + 1, changed = ? WHERE id = ? RETURNING revision, changed')
    .get(Date.now(), id) as Saved
}

/** Puts the section rows into order, deletes those not in it, and writes the given ones. */
function writeOrder(
  db: Database,
  id: PackId,
  order: readonly string[] | undefined,
  sections: readonly Section[],
): void {
  const stored = new Map(
    (
      db.prepare('SELECT section_id, position FROM sections WHERE pack_id = ?').raw().all(id) as [
        string,
        number,
      ][]
    ).map(([section, position]) => [section, position]),
  )
  const given = new Set(sections.map((section) => section.attrs.id))
  const positions = order ? new Map(order.map((section, index) => [section, index])) : stored
  if (order) refuseWrongOrder(order)
  refuseStrays([...given], positions, 'is not in the order of sections')
  refuseStrays(
    [...positions.keys()],
    new Set([...stored.keys(), ...given]),
    'is in the order of sections but was never saved',
  )

  const remove = db.prepare('DELETE FROM sections WHERE pack_id = ? AND section_id = ?')
  const move = db.prepare('UPDATE sections SET position = ? WHERE pack_id = ? AND section_id = ?')
  for (const [section, position] of stored) {
    const target = positions.get(section)
    if (target === undefined) remove.run(id, section)
    else if (target !== position && !given.has(section)) move.run(target, id, section)
  }
  writeSections(db, id, sections, (section) => positions.get(section) ?? 0)
}

function refuseStrays(ids: readonly string[], known: { has(id: string): boolean }, complaint: string): void {
  const stray = ids.find((id) => !known.has(id))
  if (stray !== undefined)
    throw new AppError('document/invalid', `The section ${stray} ${complaint}; nothing was saved.`)
}

function refuseWrongOrder(order: readonly string[]): void {
  if (order.length === 0)
    throw new AppError('document/invalid', 'A pack needs at least one section; nothing was saved.')
  if (order.includes('')) throw new AppError('document/invalid', 'A section has no id; nothing was saved.')
  const seen = new Set<string>()
  const twice = order.find((id) => seen.size === seen.add(id).size)
  if (twice !== undefined)
    throw new AppError('document/invalid', `Two sections have the id “${twice}”; nothing was saved.`)
}
