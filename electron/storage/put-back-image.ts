// Puts an image that was taken out of a pack back: into the section of the last version that shows it, at its old place.
import type { AssetId, Block, DocumentNode, Section } from '#shared/document/nodes'
import { parseDocument } from '#shared/document/parse'
import { plainText, walk } from '#shared/document/query'
import type { PutBackImage } from '#shared/history'
import type { PackId } from '#shared/pack'
import { AppError } from '#shared/result'
import type { Database } from './database'
import { change } from './failures'
import { readPack, savePack } from './packs'
import { storedJson } from './stored-json'
import { textReader } from './version-texts'
import { keepVersion, type VersionRow } from './versions'

/**
 * Puts it back after the block that it stood after, or at its old place among the blocks. What was there is kept as a version
 * first. Throws `storage/not-found` when no section of a pack outside the bin showed it.
 */
export function putBackImage(db: Database, asset: AssetId): PutBackImage {
  return change(db, 'Putting an image back', () => {
    const place = lastPlace(db, asset)
    if (!place) throw noPlace()
    const { revision, meta, doc } = readPack(db, place.pack)
    const section = doc.content.find(({ attrs }) => attrs.id === place.then.attrs.id)
    const image = section && imageIn(place.then, asset)
    if (!section || !image || section.content[1]?.type === 'enclosure') throw noPlace()
    const at = placeOf(place.then, section, asset)
    const content = section.content.toSpliced(at, 0, image as Block) as unknown as Section['content']
    const kept = keepVersion(db, place.pack, { cause: 'restored' })
    savePack(db, { id: place.pack, revision, sections: [{ ...section, content }] })
    return { pack: place.pack, packTitle: meta.title, section: plainText(section.content[0]), kept }
  })
}

const noPlace = (): AppError =>
  new AppError(
    'storage/not-found',
    'The section that showed this image is no longer in its pack. Restore that section, or save the image as a file and insert it. Nothing was changed.',
  )

interface Place {
  readonly pack: PackId
  /** The section as it was. */
  readonly then: Section
}

/** The last version of a section that is still there and showed the image. */
function lastPlace(db: Database, asset: AssetId): Place | null {
  const rows = db
    .prepare(
      `SELECT versions.pack_id AS pack, hash, versions.document_version AS document_version
       FROM version_assets JOIN packs ON packs.id = version_assets.pack_id AND packs.deleted IS NULL
       JOIN versions ON versions.pack_id = packs.id AND instr(versions.content, hash) > 0
       WHERE asset_id = ? ORDER BY versions.changed DESC, versions.number DESC`,
    )
    .all(asset) as ({ readonly pack: PackId; readonly hash: string } & Pick<VersionRow, 'document_version'>)[]
  const isThere = db.prepare('SELECT 1 FROM sections WHERE pack_id = ? AND section_id = ?')
  for (const { pack, hash, document_version } of rows) {
    const then = sectionOf(document_version, textReader(db, pack)(hash))
    if (then && isThere.get(pack, then.attrs.id)) return { pack, then }
  }
  return null
}

function sectionOf(version: number, json: string | undefined): Section | undefined {
  const stored = json === undefined ? undefined : storedJson(json)
  try {
    return stored === undefined
      ? undefined
      : parseDocument(version, { type: 'doc', content: [stored] }).content[0]
  } catch {
    return undefined
  }
}

function imageIn(section: DocumentNode, asset: AssetId): DocumentNode | undefined {
  let found: DocumentNode | undefined
  walk(section, (node) => {
    if (node.type === 'image' && node.attrs.asset === asset) found ??= node
  })
  return found
}

/** Where it goes among the children of the section, of which the title is the first. */
function placeOf(then: Section, now: Section, asset: AssetId): number {
  const old = then.content.findIndex((block) => imageIn(block, asset) !== undefined)
  const present = new Map<string, number>(now.content.map((block, at) => [textOf(block), at]))
  for (let at = old - 1; at > 0; at -= 1) {
    const found = present.get(textOf(then.content[at] as Block))
    if (found !== undefined && found > 0) return found + 1
  }
  return Math.min(Math.max(1, old), now.content.length)
}

const textOf = (block: DocumentNode): string =>
  JSON.stringify(block, (key, value) => (key === 'id' ? '' : value))
