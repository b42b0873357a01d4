// Reads a pack file from disk into a checked pack with its images.
import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AssetId } from '#shared/document/nodes'
import { packAssetIds, shownAssetIds } from '#shared/document/query'
import { ASSET_EXTENSIONS, checkAsset } from '#shared/image'
import type { Asset } from '#shared/pack'
import { AppError } from '#shared/result'
import { JSON_ENTRY, LIMITS, type ListedAsset } from './format'
import { invalid, type ParsedPack, parsePack } from './parse'
import { unreadable } from './unreadable'
import { unzip } from './unzip'

/** Content of a pack file: a pack without its id and revision, which belong to a library. */
export interface PackContent extends Omit<ParsedPack, 'listed'> {
  /** The images that the document shows. */
  readonly assets: ReadonlyMap<AssetId, Asset>
}

/**
 * Reads a `.bpack` file, or bare JSON of the same shape, which can't hold images. Throws `exchange/…`, `document/…` or
 * `asset/…`; each message names the file and the place in it.
 */
export async function readPackFile(path: string): Promise<PackContent> {
  const name = basename(path)
  const { start, size } = await peek(path, name)
  if (size > LIMITS.file) {
    throw new AppError(
      'exchange/too-large',
      `${name}: the file is ${Math.ceil(size / 1024 / 1024)} MB, which is too large for a pack.`,
    )
  }
  if (start.startsWith('PK')) return fromEntries(name, await unzip(path, name))
  if (!/^(\xef\xbb\xbf)?\s*\{/.test(start)) throw invalid(name, 'it is not a pack file')
  if (size > LIMITS.json)
    throw new AppError(
      'exchange/too-large',
      `${name}: the JSON is larger than ${LIMITS.json / 1024 / 1024} MB.`,
    )
  return fromJson(name, name, await readFile(path), new Map())
}

async function peek(path: string, name: string): Promise<{ start: string; size: number }> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0)
      return { start: buffer.toString('latin1', 0, bytesRead), size }
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw unreadable(name, cause)
  }
}

function fromEntries(name: string, entries: ReadonlyMap<string, Buffer>): PackContent {
  const json = entries.get(JSON_ENTRY)
  if (!json) throw invalid(name, `it is not a pack: the zip archive has no ${JSON_ENTRY}`)
  return fromJson(name, `${name}: ${JSON_ENTRY}`, json, entries)
}

function fromJson(
  name: string,
  place: string,
  json: Buffer,
  entries: ReadonlyMap<string, Buffer>,
): PackContent {
  const { meta, fields, doc, listed } = parsePack(place, decode(place, json))
  const images = new Map(listed.map((asset) => [asset.id, asset]))
  refuseUnlisted(name, entries, images)
  const unlisted = shownAssetIds({ meta, doc }).find((id) => !images.has(id))
  if (unlisted !== undefined)
    throw invalid(place, `the pack shows the image ${unlisted}, which is not among its assets`)
  const shown = packAssetIds({ meta, doc })
  const assets = listed.map((asset) => readImage(name, asset, entries))
  return {
    meta,
    fields,
    doc,
    assets: new Map(assets.filter(({ id }) => shown.includes(id)).map((asset) => [asset.id, asset])),
  }
}

function decode(place: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw invalid(place, 'it is not UTF-8 text', cause)
  }
}

function refuseUnlisted(
  name: string,
  entries: ReadonlyMap<string, Buffer>,
  images: ReadonlyMap<string, ListedAsset>,
): void {
  const expected = new Set([JSON_ENTRY, ...[...images.values()].map(entryOf)])
  const stray = [...entries.keys()].find((entry) => !expected.has(entry))
  if (stray !== undefined) throw invalid(`${name}: ${stray}`, `${JSON_ENTRY} does not list this image`)
}

function readImage(name: string, listed: ListedAsset, entries: ReadonlyMap<string, Buffer>): Asset {
  const place = `${name}: ${entryOf(listed)}`
  const bytes = entries.get(entryOf(listed))
  if (!bytes) throw invalid(place, `the image “${listed.name}” is missing`)
  if (createHash('sha256').update(bytes).digest('hex') !== listed.id) {
    throw invalid(
      place,
      `the image “${listed.name}” was changed after the pack was saved (its checksum differs)`,
    )
  }
  if (checkAsset(place, bytes) !== listed.mime)
    throw invalid(place, `the image “${listed.name}” is not ${listed.mime}`)
  return { ...listed, bytes }
}

/** Returns the path of an image in the archive. */
export function entryOf({ id, mime }: Pick<Asset, 'id' | 'mime'>): string {
  return `assets/${id}.${ASSET_EXTENSIONS[mime]}`
}
