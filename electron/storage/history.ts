// The history of a pack: its versions listed, read, named and restored.
import type { BriefingDocument, Section } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import { fieldNames } from '#shared/document/query'
import {
  type DeletedSection,
  orderWith,
  type PackHistory,
  type RestoredVersion,
  type VersionContent,
  type VersionEntry,
} from '#shared/history'
import type { PackField, PackId, PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import { UNUSED } from './assets'
import { overwriteFreed } from './bin'
import { isChanged } from './checksum'
import type { Database } from './database'
import { attempt, change } from './failures'
import { packRow } from './pack-rows'
import { isField, isMeta } from './pack-shape'
import { readPack, savePack } from './packs'
import { storedJson } from './stored-json'
import { changesBetween, type SectionOf, sectionReader } from './version-changes'
import { findGone } from './version-sections'
import { type ReadText, textReader } from './version-texts'
import {
  hasVersions,
  isFromFuture,
  keepVersion,
  type Mark,
  presentHashes,
  timeOf,
  type VersionRow,
} from './versions'

/** Lists the versions of a pack, newest first, after the present text. Throws `storage/not-found` and `storage/deleted`. */
export function listHistory(db: Database, id: PackId): PackHistory {
  return attempt(db.name, 'Reading the versions', () => db.transaction(() => historyOf(db, id))())
}

function historyOf(db: Database, id: PackId): PackHistory {
  const pack = packRow(db, id)
  const rows = versionRows(db, id)
  const read = textReader(db, id)
  const sectionOf = sectionReader(read)
  const present = presentHashes(db, id)
  const contents = [present, ...rows.map(({ content }) => content.split(' '))]
  const entries = contents.map((content, at): VersionEntry => {
    const older = contents[at + 1]
    const row = rows[at - 1]
    return {
      number: row?.number ?? null,
      time: row ? timeOf(row) : pack.changed,
      name: row?.name ?? '',
      cause: row?.cause ?? 'saved',
      about: row?.about ?? '',
      changes: older ? changesBetween(older, content, sectionOf) : null,
      damaged: row !== undefined && isDamaged(row, read),
    }
  })
  return { title: pack.title, entries, deleted: deletedSections(db, id, rows, sectionOf) }
}

/** Returns the versions of a pack as stored, newest first. */
export function versionRows(db: Database, id: PackId): VersionRow[] {
  if (!hasVersions(db)) return []
  return db.prepare('SELECT * FROM versions WHERE pack_id = ? ORDER BY number DESC').all(id) as VersionRow[]
}

/** Whether anything of a version is lost or is not what was kept. */
function isDamaged(row: VersionRow, read: ReadText): boolean {
  return isChanged('versions', row) || row.content.split(' ').some((hash) => read(hash) === undefined)
}

/** Counts the versions of all packs of which something is lost or is not what was kept. Reads all of them. */
export function countDamagedVersions(db: Database): number {
  if (!hasVersions(db)) return 0
  const packs = db.prepare('SELECT DISTINCT pack_id FROM versions').pluck().all() as PackId[]
  return packs.reduce((count, id) => {
    const read = textReader(db, id)
    return count + versionRows(db, id).filter((row) => isDamaged(row, read)).length
  }, 0)
}

function deletedSections(
  db: Database,
  pack: PackId,
  rows: readonly VersionRow[],
  sectionOf: SectionOf,
): DeletedSection[] {
  const contents = rows.map(({ content }) => content.split(' '))
  return findGone(db, pack, contents, (hash) => sectionOf(hash)?.id).map(({ id, hash, at }) => ({
    id,
    title: sectionOf(hash)?.title ?? '',
    number: rows[at]?.number ?? 0,
  }))
}

/**
 * Reads a version, or the present text for null; what can't be read of it is left out. Throws `storage/not-found`, and
 * `document/from-future` for a version of a newer program.
 */
export function readVersion(db: Database, id: PackId, number: number | null): VersionContent {
  if (number === null) {
    const { meta, fields, doc } = readPack(db, id)
    return { number, meta, fields, sections: doc.content, lost: 0 }
  }
  return attempt(db.name, 'Reading a version', () => db.transaction(() => contentOf(db, id, number))())
}

/** Reads a version; throws as `readVersion`. */
export function contentOf(db: Database, id: PackId, number: number): VersionContent {
  packRow(db, id)
  const row = versionRow(db, id, number)
  if (isFromFuture(row))
    throw new AppError(
      'document/from-future',
      'This version was saved by a newer version of Attaché. Open it with the newer version.',
    )
  const read = textReader(db, id)
  const [metaHash = '', fieldsHash = '', ...hashes] = row.content.split(' ')
  const sections = hashes.flatMap((hash) => readableSection(row.document_version, read(hash)))
  return {
    number,
    meta: readableMeta(read(metaHash)),
    fields: readableFields(read(fieldsHash)),
    sections,
    lost: hashes.length - sections.length,
  }
}

/** Returns when a version was saved and its name, which may be empty. Throws `storage/not-found`. */
export function versionFacts(db: Database, id: PackId, number: number): Pick<VersionEntry, 'time' | 'name'> {
  const row = versionRow(db, id, number)
  return { time: timeOf(row), name: row.name }
}

function versionRow(db: Database, id: PackId, number: number): VersionRow {
  const row = db.prepare('SELECT * FROM versions WHERE pack_id = ? AND number = ?').get(id, number) as
    | VersionRow
    | undefined
  if (row === undefined)
    throw new AppError(
      'storage/not-found',
      'That version is no longer there. Open the version history again.',
    )
  return row
}

/** One section alone, so that one that can't be read affects no other. */
function readableSection(version: number, json: string | undefined): readonly Section[] {
  const stored = json === undefined ? undefined : storedJson(json)
  if (stored === undefined) return []
  try {
    return (parseDocument(version, { type: 'doc', content: [stored] }) as BriefingDocument).content
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}

function readableMeta(json: string | undefined): PackMeta | null {
  const meta = json === undefined ? undefined : storedJson(json)
  return isMeta(meta) ? meta : null
}

function readableFields(json: string | undefined): readonly PackField[] | null {
  const fields = json === undefined ? undefined : storedJson(json)
  return Array.isArray(fields) && fields.every(isField) ? fields : null
}

/** Keeps the present text of a pack as a version; returns its number. Throws as `packRow`. */
export function keepPresent(db: Database, id: PackId, mark: Mark): number {
  return change(db, 'Keeping a version', () => {
    packRow(db, id)
    return keepVersion(db, id, mark)
  })
}

/** Names a version, or the present text for null; an empty name takes the name away. Returns its number. */
export function nameVersion(db: Database, id: PackId, number: number | null, name: string): number {
  if (number === null) return keepPresent(db, id, { cause: 'named', name })
  return change(db, 'Naming a version', () => {
    if (isChanged('versions', versionRow(db, id, number)))
      throw new AppError('document/damaged', 'This version is damaged and can’t be named.')
    db.prepare('UPDATE versions SET name = ? WHERE pack_id = ? AND number = ?').run(name, id, number)
    return number
  })
}

/** Deletes all versions of a pack permanently, with the images that only they show. Throws as `packRow`. */
export function clearHistory(db: Database, id: PackId): void {
  change(db, 'Deleting the versions', () => {
    packRow(db, id)
    const images = db
      .prepare('SELECT DISTINCT asset_id FROM version_assets WHERE pack_id = ?')
      .pluck()
      .all(id) as string[]
    db.prepare('DELETE FROM versions WHERE pack_id = ?').run(id)
    db.prepare('DELETE FROM version_texts WHERE pack_id = ?').run(id)
    const forget = db.prepare(`DELETE FROM assets WHERE id = ? AND ${UNUSED}`)
    for (const image of images) forget.run(image)
  })
  overwriteFreed(db)
}

/**
 * Restores a version of a pack: all of it, or only some sections. What was there is kept as a version first. Throws
 * `storage/not-found`, and `document/damaged` when what is wanted can't be read.
 */
export function restoreVersion(
  db: Database,
  id: PackId,
  number: number,
  wanted: readonly string[] | null,
): RestoredVersion {
  return change(db, 'Restoring a version', () => {
    const kept = keepVersion(db, id, { cause: 'restored' })
    const version = contentOf(db, id, number)
    const { revision, fields, doc } = readPack(db, id)
    if (wanted === null) {
      const { meta, fields: then, sections, lost } = version
      if (meta === null || then === null || lost > 0 || sections.length === 0) throw incomplete()
      savePack(db, { id, revision, meta, fields: then, order: sections.map(idOf), sections })
      return { kept }
    }
    const sections = version.sections.filter((section) => wanted.includes(idOf(section)))
    if (sections.length < wanted.length) throw incomplete()
    const order = orderWith(doc.content.map(idOf), version.sections.map(idOf), wanted)
    const needed = fieldsFor(sections, fields, version.fields)
    savePack(db, { id, revision, order, sections, ...(needed ? { fields: needed } : {}) })
    return { kept }
  })
}

const idOf = ({ attrs }: Section): string => attrs.id

/** Returns the fields of the pack with those that the sections use and only the version has; undefined when there are none. */
export function fieldsFor(
  sections: readonly Section[],
  present: readonly PackField[],
  then: readonly PackField[] | null,
): readonly PackField[] | undefined {
  const used = new Set(sections.flatMap(fieldNames))
  const known = new Set(present.map(({ name }) => name))
  const missing = (then ?? []).filter(({ name }) => used.has(name) && !known.has(name))
  return missing.length > 0 ? [...present, ...missing] : undefined
}

const incomplete = (): AppError =>
  new AppError(
    'document/damaged',
    'Part of this version can’t be read. Restore single sections of it. Nothing was changed.',
  )
