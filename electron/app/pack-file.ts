// Importing and exporting pack files: between a file on disk, the library, and a pack in memory.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { withoutParts } from '#shared/copy-parts'
import type { AssetId } from '#shared/document/nodes'
import { plainText } from '#shared/document/query'
import { editionCopy, partlyEnclosed } from '#shared/edition-copy'
import { checkCopy, editionName, kindOfEdition } from '#shared/editions'
import type { LeftOfCopy } from '#shared/exported'
import type { Twin } from '#shared/imported'
import type { Asset, Pack, PackId, PackSummary } from '#shared/pack'
import { AppError } from '#shared/result'
import { type PackContent, packFileBytes, readPackFile } from '../exchange'
import { addAsset, readAssetsOf } from '../storage/assets'
import type { Database } from '../storage/database'
import { change } from '../storage/failures'
import { importedPack, noteImported } from '../storage/imported'
import { createPack, readPack, summaryOf } from '../storage/packs'
import { twinOf } from '../storage/twins'
import { checkFile } from './policy/policy'
import { writeFileWhole } from './write-file'

/** A pack and the images it shows. */
export interface PackWithAssets {
  readonly pack: Pack
  readonly assets: ReadonlyMap<AssetId, Asset>
}

/** Adds the pack of a file to the library as a new one. Throws as `readPackFile`; nothing is added then. */
export async function importPackFile(db: Database, path: string): Promise<PackSummary> {
  const content = await readPackFile(path)
  return change(db, 'Importing the pack', () => {
    for (const asset of content.assets.values()) addAsset(db, asset)
    return summaryOf(db, createPack(db, { ...content, sections: content.doc.content }).id)
  })
}

/**
 * Imports a file that the user opens; one imported before and unchanged since is not imported again (`known`). Throws
 * as `importPackFile`.
 */
export async function takePackFile(
  db: Database,
  path: string,
): Promise<{ pack: PackSummary; known: boolean; twin: Twin | null }> {
  const hash = createHash('sha256')
  // An unreadable file is reported by the pack reader.
  await pipeline(createReadStream(path), hash).catch(() => undefined)
  const name = hash.digest('hex')
  const before = importedPack(db, name)
  if (before) return { pack: before, known: true, twin: null }
  const pack = await importPackFile(db, path)
  noteImported(db, name, pack.id)
  return { pack, known: false, twin: twinOf(db, pack.id) }
}

/**
 * Writes a pack of the library to a pack file. Throws `export/failed`, `asset/not-found`, and as `readPack` and
 * `copiedContent`.
 */
export async function sharePack(
  db: Database,
  id: PackId,
  target: string,
  edition: string | null | undefined,
  without: readonly LeftOfCopy[] = [],
): Promise<void> {
  const { pack, assets } = openStoredPack(db, id)
  const content = copiedContent(pack, assets, edition)
  await writeCopy(edition || without.length === 0 ? content : withoutParts(content, without), target)
}

/**
 * Returns what a copy of a pack contains: only what an edition prints, or everything for null. Throws
 * `export/no-edition` when an edition is required and missing, and `export/failed` when the edition prints no section.
 */
export function copiedContent(
  pack: Pack,
  assets: PackWithAssets['assets'],
  edition: string | null | undefined,
): PackContent {
  checkCopy(pack, edition)
  const whole = { meta: pack.meta, fields: pack.fields, doc: pack.doc, assets }
  if (!edition) return whole
  const copy = editionCopy(whole, { kind: kindOfEdition(edition) ?? pack.meta.kind, edition })
  const part = partlyEnclosed(copy.doc)
  if (part) {
    throw new AppError(
      'export/failed',
      `The enclosed file of “${plainText(part.content[0])}” has pages that are not printed, and a copy would hold them. Replace it by a file with only the printed pages, or print all of it.`,
    )
  }
  if (copy.doc.content.length > 0) return copy
  const name = editionName(edition, pack.meta.readers)
  throw new AppError(
    'export/failed',
    `Every section is withheld from the edition ${name}: there is nothing to save.`,
  )
}

/**
 * Writes a copy: Markdown to a file whose name says so, else a pack file. Throws as `writePackFile`, and
 * `policy/refused`.
 */
export async function writeCopy(content: PackContent, target: string): Promise<void> {
  const isMarkdown = /\.(md|markdown)$/i.test(target)
  checkFile(isMarkdown ? 'md' : 'bpack')
  if (!isMarkdown) return writePackFile(content, target)
  // What reads and writes Markdown is loaded for it alone.
  const { writeMarkdownFile } = await import('./write-markdown')
  await writeMarkdownFile(content, target)
}

/** Writes a pack file. Throws `export/failed` and `asset/not-found`. */
export async function writePackFile(content: PackContent, target: string): Promise<void> {
  await writeFileWhole(target, await packFileBytes(content))
}

/**
 * Opens a pack file without a library. The pack's id is derived from its content, so that the same file prints the same
 * bytes.
 */
export async function openPackFile(path: string): Promise<PackWithAssets> {
  const { meta, fields, doc, assets } = await readPackFile(path)
  const id = createHash('sha256')
    .update(JSON.stringify([meta, fields, doc]))
    .digest('hex')
    .slice(0, 32)
  return { pack: { id, revision: 1, meta, fields, doc }, assets }
}

/** Reads a pack of the library with its images. Throws as `readPack`. */
export function openStoredPack(db: Database, id: PackId): PackWithAssets {
  const pack = readPack(db, id)
  return { pack, assets: readAssetsOf(db, pack) }
}
