// Sections that versions of a pack have and the pack has no longer: found by the starts of their texts, and erased from the versions.
import type { NodeId } from '#shared/document/nodes'
import type { PackId } from '#shared/pack'
import { emptySection } from '#shared/template'
import { UNUSED } from './assets'
import type { Database } from './database'
import { unpackStart } from './packed-text'
import { forgetWords } from './search/indexing'
import { storedJson } from './stored-json'
import { textReader } from './version-texts'
import { hasVersions, type VersionRow } from './versions'

/** A section and its pack. */
export interface SectionKey {
  readonly pack: PackId
  readonly id: NodeId
}

/** A section that the pack no longer has. */
export interface GoneSection {
  readonly id: NodeId
  /** Of its last text. */
  readonly hash: string
  /** The newest version that has it, by its place in the list. */
  readonly at: number
}

/** Returns the id of the section whose text has this hash; undefined when it can't be read. */
export type SectionIdOf = (hash: string) => NodeId | undefined

/** Finds them in the versions of a pack, newest first, each with its last text. */
export function findGone(
  db: Database,
  pack: PackId,
  contents: readonly (readonly string[])[],
  idOf: SectionIdOf,
): GoneSection[] {
  const present = db.prepare('SELECT section_id FROM sections WHERE pack_id = ?').pluck().all(pack)
  const seen = new Set<string>()
  const known = new Set(present as NodeId[])
  const gone: GoneSection[] = []
  for (const [at, content] of contents.entries())
    for (const hash of content.slice(2)) {
      if (seen.has(hash)) continue
      seen.add(hash)
      const id = idOf(hash)
      if (id === undefined || known.has(id)) continue
      known.add(id)
      gone.push({ id, hash, at })
    }
  return gone
}

/** Bytes of a compressed text in which the id of a section is found. */
const START_BYTES = 240
/** Attributes with attributes of their own, such as comments, are not passed over: they have ids, too. */
const ID = /^\{"type":"section","attrs":\{[^{}]*?"id":"([^"\\]+)"/

/** Returns a function that finds the ids of sections in texts that only versions have, without reading all of each. */
export function sectionIdReader(db: Database, pack: PackId): SectionIdOf {
  const startOf = db
    .prepare(`SELECT substr(bytes, 1, ${START_BYTES}) FROM version_texts WHERE pack_id = ? AND hash = ?`)
    .pluck()
  const read = textReader(db, pack)
  return (hash) => {
    const bytes = startOf.get(pack, hash) as Buffer | undefined
    if (bytes === undefined) return undefined
    return ID.exec(unpackStart(bytes) ?? '')?.[1] ?? idIn(read(hash))
  }
}

function idIn(json: string | undefined): NodeId | undefined {
  const stored = json === undefined ? undefined : storedJson(json)
  const id = (stored as { readonly attrs?: { readonly id?: unknown } } | undefined)?.attrs?.id
  return typeof id === 'string' ? id : undefined
}

/**
 * Erases a section from all versions of its pack, with the images that only it showed: the versions have one section less, and nothing of
 * them counts as lost. Call it in a transaction.
 */
export function eraseFromVersions(db: Database, { pack, id }: SectionKey): void {
  if (!hasVersions(db)) return
  const idOf = sectionIdReader(db, pack)
  const rows = contentsOf(db, pack)
  const hashes = rows.flatMap(({ content }) => content.split(' ').slice(2))
  const erased = new Set([...new Set(hashes)].filter((hash) => idOf(hash) === id))
  const images = db.prepare('SELECT asset_id FROM version_assets WHERE pack_id = ? AND hash = ?').pluck()
  const shown = new Set([...erased].flatMap((hash) => images.all(pack, hash) as string[]))
  const rewrite = db.prepare('UPDATE versions SET content = ? WHERE pack_id = ? AND number = ?')
  for (const { number, content } of rows) {
    const left = content.split(' ').filter((hash) => !erased.has(hash))
    if (left.join(' ') !== content) rewrite.run(left.join(' '), pack, number)
  }
  const remove = db.prepare('DELETE FROM version_texts WHERE pack_id = ? AND hash = ?')
  for (const hash of erased) remove.run(pack, hash)
  const forget = db.prepare(`DELETE FROM assets WHERE id = ? AND ${UNUSED}`)
  for (const image of shown) forget.run(image)
  forgetWords(db, [pack])
}

/** Erases a section from a backup: from its versions, and from the pack itself, which may have it still. Call it in a transaction. */
export function eraseFromBackup(db: Database, key: SectionKey): void {
  const { pack, id } = key
  const [first, ...others] = db
    .prepare('SELECT section_id FROM sections WHERE pack_id = ?')
    .pluck()
    .all(pack) as NodeId[]
  // A pack is never without a section.
  if (first === id && others.length === 0)
    db.prepare('UPDATE sections SET json = ? WHERE pack_id = ? AND section_id = ?').run(
      JSON.stringify(emptySection('', () => id)),
      pack,
      id,
    )
  else db.prepare('DELETE FROM sections WHERE pack_id = ? AND section_id = ?').run(pack, id)
  eraseFromVersions(db, key)
}

/** Whether a library has a section, in its pack or in a version of it. */
export function holdsSection(db: Database, key: SectionKey): boolean {
  if (hasSection(db, key)) return true
  if (!hasVersions(db)) return false
  const idOf = sectionIdReader(db, key.pack)
  const hashes = contentsOf(db, key.pack).flatMap(({ content }) => content.split(' ').slice(2))
  return [...new Set(hashes)].some((hash) => idOf(hash) === key.id)
}

function contentsOf(db: Database, pack: PackId): Pick<VersionRow, 'number' | 'content'>[] {
  return db.prepare('SELECT number, content FROM versions WHERE pack_id = ?').all(pack) as VersionRow[]
}

/** Whether a pack has a section now. */
export function hasSection(db: Database, { pack, id }: SectionKey): boolean {
  return db.prepare('SELECT 1 FROM sections WHERE pack_id = ? AND section_id = ?').get(pack, id) !== undefined
}
