// Keeps versions of packs: a row per version that names its texts by their hashes. A text that is still in the pack is not
// stored again; triggers store it when it is overwritten (migration 70).
import { DOCUMENT_VERSION } from '#shared/document/nodes'
import { storedSection } from '#shared/document/unknown/carry'
import type { VersionCause } from '#shared/history'
import { PACK_VERSION, type PackChange, type PackId } from '#shared/pack'
import { sumOf } from './checksum'
import type { Database } from './database'
import { isDue, keptVersions } from './version-turns'

/** A row of `versions`. */
export interface VersionRow {
  readonly pack_id: PackId
  readonly number: number
  /** When it was kept, and when its text had been saved. */
  readonly taken: number
  readonly changed: number
  readonly cause: VersionCause
  readonly about: string
  readonly name: string
  readonly pack_version: number
  readonly document_version: number
  /** Hashes of the details, the fields and each section in order, with spaces between them. */
  readonly content: string
  readonly sum: string | null
}

/** Why a version is kept, and what is said about it. */
export type Mark = Partial<Pick<VersionRow, 'about' | 'name'>> & Pick<VersionRow, 'cause'>

/** A section that loses more characters of JSON than this in one save is kept as it was before. */
const MUCH = 400

/** The version of the library's tables from which on there are versions of packs. */
const SINCE = 70

/** Whether the library has versions: an older one that is read-only does not. */
export function hasVersions(db: Database): boolean {
  return (db.pragma('user_version', { simple: true }) as number) >= SINCE
}

/** Returns the hash under which a text is kept. */
export const hashOf = (text: string): string => sumOf([text])

/** Returns the hashes of a stored pack: details, fields, and each section in order. */
export function presentHashes(db: Database, id: PackId): string[] {
  const particulars = db.prepare('SELECT meta, fields FROM packs WHERE id = ?').raw().get(id) as string[]
  const sections = db
    .prepare('SELECT json FROM sections WHERE pack_id = ? ORDER BY position')
    .pluck()
    .all(id) as string[]
  return [...particulars, ...sections].map(hashOf)
}

/** Packs that were opened and not saved since, by library. */
const opened = new WeakMap<Database, Set<PackId>>()

/** A session of work on a pack begins: its text is kept before the first save, however young the last version is. */
export function beginSession(db: Database, id: PackId): void {
  opened.set(db, (opened.get(db) ?? new Set()).add(id))
}

/**
 * Keeps the stored text of a pack before a save changes it: at the first save of a session, when the last version is
 * some minutes old, or when the save removes a section or much of one. Call it in the transaction of the save.
 */
export function keepBeforeSave(db: Database, change: PackChange): void {
  const newest = db
    .prepare('SELECT taken FROM versions WHERE pack_id = ? ORDER BY number DESC LIMIT 1')
    .pluck()
    .get(change.id) as number | undefined
  const isFirst = opened.get(db)?.has(change.id) ?? false
  if (isFirst || isDue(newest ?? null, Date.now()) || losesMuch(db, change)) keepVersion(db, change.id)
  opened.get(db)?.delete(change.id)
}

function losesMuch(db: Database, { id, order, sections }: PackChange): boolean {
  if (order) {
    const stored = db.prepare('SELECT section_id FROM sections WHERE pack_id = ?').pluck().all(id) as string[]
    const stays = new Set(order)
    if (stored.some((section) => !stays.has(section))) return true
  }
  const lengthOf = db
    .prepare('SELECT length(json) FROM sections WHERE pack_id = ? AND section_id = ?')
    .pluck()
  return sections.some((section) => {
    const length = lengthOf.get(id, section.attrs.id) as number | undefined
    return (length ?? 0) - JSON.stringify(storedSection(section)).length > MUCH
  })
}

/**
 * Keeps the stored text of a pack. Without a mark, text that the newest version has is not kept again. Returns the
 * number of the version that has the text. Call it in a transaction.
 */
export function keepVersion(db: Database, id: PackId, mark?: Mark): number {
  const content = presentHashes(db, id).join(' ')
  const newest = db
    .prepare('SELECT number, content FROM versions WHERE pack_id = ? ORDER BY number DESC LIMIT 1')
    .get(id) as Pick<VersionRow, 'number' | 'content'> | undefined
  if (newest && !mark && newest.content === content) return newest.number
  const number = (newest?.number ?? 0) + 1
  const { cause, about = '', name = '' }: Mark = mark ?? { cause: 'saved' }
  db.prepare(
    `INSERT INTO versions (pack_id, number, taken, changed, cause, about, name, pack_version, document_version, content)
     SELECT $id, $number, $now, changed, $cause, $about, $name, pack_version, document_version, $content
     FROM packs WHERE id = $id`,
  ).run({ id, number, now: Date.now(), cause, about, name, content })
  thin(db, id)
  return number
}

/** When a version counts as made: one with a mark when that was set, any other when its text was saved. */
export function timeOf({ cause, taken, changed }: VersionRow): number {
  return cause === 'saved' ? changed : taken
}

/** Marks of copies that left the program. */
const COPIES: readonly VersionCause[] = ['exported', 'printed', 'sent']

/** Removes the versions whose turn is over, and the texts that none needs any more. */
function thin(db: Database, id: PackId): void {
  const rows = db
    .prepare('SELECT * FROM versions WHERE pack_id = ? ORDER BY number DESC')
    .all(id) as VersionRow[]
  const timed = rows.map((row) => ({
    row,
    time: timeOf(row),
    named: row.name !== '',
    mark: COPIES.includes(row.cause) ? `${row.cause} ${row.about}` : '',
  }))
  const kept = keptVersions(timed).map(({ row }) => row)
  if (kept.length === rows.length) return
  const stays = new Set(kept)
  const removed = rows.filter((row) => !stays.has(row))
  const remove = db.prepare('DELETE FROM versions WHERE pack_id = ? AND number = ?')
  for (const { number } of removed) remove.run(id, number)
  removeTexts(db, id, removed, kept)
}

/** Removes the texts that only the removed versions had. */
function removeTexts(
  db: Database,
  id: PackId,
  removed: readonly VersionRow[],
  kept: readonly VersionRow[],
): void {
  const needed = new Set(kept.flatMap(({ content }) => content.split(' ')))
  const candidates = new Set(removed.flatMap(({ content }) => content.split(' ')))
  const remove = db.prepare('DELETE FROM version_texts WHERE pack_id = ? AND hash = ?')
  for (const hash of candidates) if (!needed.has(hash)) remove.run(id, hash)
}

/** Whether a version was written by a newer program. */
export function isFromFuture({ pack_version, document_version }: VersionRow): boolean {
  return pack_version > PACK_VERSION || document_version > DOCUMENT_VERSION
}
