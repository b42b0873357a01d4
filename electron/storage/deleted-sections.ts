// Sections that were deleted from packs: listed over all packs, restored into them, and deleted permanently.
import type { NodeId } from '#shared/document/nodes'
import { orderWith, type RemovedSection, type RemovedSections, type RestoredSections } from '#shared/history'
import type { PackId } from '#shared/pack'
import { AppError } from '#shared/result'
import { overwriteFreed } from './bin'
import type { Database } from './database'
import { attempt, change } from './failures'
import { forgottenSection, noteForgotten } from './forgotten'
import { contentOf, fieldsFor, versionRows } from './history'
import { readPack, restorePack, savePack } from './packs'
import { sectionReader } from './version-changes'
import {
  eraseFromVersions,
  findGone,
  type GoneSection,
  type SectionKey,
  sectionIdReader,
} from './version-sections'
import { textReader } from './version-texts'
import { hasVersions, keepVersion, type VersionRow } from './versions'

/** The library's thread has other work after so many milliseconds. */
const MOMENT_MS = 40

interface PackFacts {
  readonly id: PackId
  readonly title: string
  readonly changed: number
  readonly deleted: number | null
}

/** Lists deleted sections of the packs after this one, in no order, as far as they can be read in a moment. */
export function removedSections(db: Database, after: PackId | null): RemovedSections {
  return attempt(db.name, 'Reading the deleted sections', () => {
    if (!hasVersions(db)) return { sections: [], next: null }
    const end = Date.now() + MOMENT_MS
    const next = db.prepare(
      `SELECT id, title, changed, deleted FROM packs
       WHERE id > ? AND EXISTS (SELECT 1 FROM versions WHERE pack_id = packs.id) ORDER BY id LIMIT 1`,
    )
    const sections: RemovedSection[] = []
    let pack = next.get(after ?? '') as PackFacts | undefined
    while (pack) {
      sections.push(...removedFrom(db, pack))
      if (Date.now() >= end) return { sections, next: pack.id }
      pack = next.get(pack.id) as PackFacts | undefined
    }
    return { sections, next: null }
  })
}

/** Lists the deleted sections of all packs, last deleted first, however long that takes. */
export function allRemovedSections(db: Database): RemovedSection[] {
  const found: RemovedSection[] = []
  let after: PackId | null = null
  do {
    const { sections, next }: RemovedSections = removedSections(db, after)
    found.push(...sections)
    after = next
  } while (after !== null)
  return found.sort((one, other) => other.removed - one.removed)
}

function removedFrom(db: Database, pack: PackFacts): RemovedSection[] {
  const { rows, gone } = goneFrom(db, pack.id)
  const sectionOf = sectionReader(textReader(db, pack.id))
  return gone.flatMap(({ id, hash, at }) => {
    const section = sectionOf(hash)
    if (section === undefined) return []
    return {
      ...{ pack: pack.id, id, title: section.title, packTitle: pack.title },
      words: [...section.words.values()].reduce((sum, count) => sum + count, 0),
      isPackDeleted: pack.deleted !== null,
      removed: rows[at - 1]?.changed ?? pack.changed,
    }
  })
}

function goneFrom(
  db: Database,
  pack: PackId,
): { readonly rows: readonly VersionRow[]; readonly gone: readonly GoneSection[] } {
  const rows = versionRows(db, pack)
  const contents = rows.map(({ content }) => content.split(' '))
  return { rows, gone: findGone(db, pack, contents, sectionIdReader(db, pack)) }
}

/**
 * Restores deleted sections of a pack at their old places, and the pack if it is in the bin. What was there is kept as a version first.
 * Throws `storage/not-found` when one of them is back or gone, and `document/damaged`; nothing is restored then.
 */
export function restoreSections(db: Database, pack: PackId, ids: readonly NodeId[]): RestoredSections {
  return change(db, 'Restoring sections', () => {
    const isPackRestored =
      db.prepare('SELECT 1 FROM packs WHERE id = ? AND deleted IS NOT NULL').get(pack) !== undefined
    if (isPackRestored) restorePack(db, pack)
    const { revision, fields, doc } = readPack(db, pack)
    const { rows, gone } = goneFrom(db, pack)
    const wanted = gone.filter(({ id }) => ids.includes(id))
    if (wanted.length < new Set(ids).size) throw notThere()
    let order = doc.content.map(({ attrs }) => attrs.id)
    let known = fields
    // Read before the present text is kept, which may end the turn of a version.
    const sections = [...new Set(wanted.map(({ at }) => at))].flatMap((at) => {
      const version = contentOf(db, pack, rows[at]?.number ?? 0)
      const own = wanted.filter((one) => one.at === at).map(({ id }) => id)
      const found = version.sections.filter(({ attrs }) => own.includes(attrs.id))
      if (found.length < own.length) throw unreadable()
      order = orderWith(
        order,
        version.sections.map(({ attrs }) => attrs.id),
        own,
      )
      known = fieldsFor(found, known, version.fields) ?? known
      return found
    })
    const kept = keepVersion(db, pack, { cause: 'restored' })
    savePack(db, { id: pack, revision, order, sections, ...(known === fields ? {} : { fields: known }) })
    return { kept, isPackRestored }
  })
}

/** Deletes sections permanently, from all versions of their packs too. Throws as `restoreSections`; nothing is deleted then. */
export function deleteSectionsForever(db: Database, keys: readonly SectionKey[]): void {
  change(db, 'Deleting permanently', () => {
    for (const key of keys) {
      if (!goneFrom(db, key.pack).gone.some(({ id }) => id === key.id)) throw notThere()
      eraseFromVersions(db, key)
    }
    noteForgotten(db, keys.map(forgottenSection))
  })
  overwriteFreed(db)
}

const notThere = (): AppError =>
  new AppError(
    'storage/not-found',
    'One of these sections is in its pack again or gone. Nothing was changed.',
  )

const unreadable = (): AppError =>
  new AppError(
    'document/damaged',
    'The text of one of these sections can’t be read. Look at the version history of its pack. Nothing was changed.',
  )
