// Checks pictures before layout: damaged ones, which a library from before they were refused may contain, become unreadable images.
import { createInflate } from 'node:zlib'
import type { AssetId } from '#shared/document/nodes'
import { pngFault } from '#shared/image'
import { jpegFault } from '#shared/jpeg'
import type { Asset } from '#shared/pack'
import { type Png, passesOf, RowReader, readPng } from '#shared/png'

/** Results by bytes, so that a check and the export after it inspect each picture once. */
const known = new WeakMap<Uint8Array, boolean>()
const NOTHING = new Uint8Array()

/** Pictures that are unpacked at the same time: as many as Node has threads for it. */
const AT_ONCE = 4

/**
 * Returns the images of a pack; damaged ones get no bytes, so that the layout reports them and prints a placeholder
 * frame.
 */
export async function validImages(assets: ReadonlyMap<AssetId, Asset>): Promise<Map<AssetId, Asset>> {
  const queue = assets.values()
  const check = async (): Promise<void> => {
    for (const asset of queue) known.set(asset.bytes, known.get(asset.bytes) ?? (await isValid(asset)))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, check))
  return new Map(
    [...assets].map(([id, asset]) => [id, known.get(asset.bytes) ? asset : { ...asset, bytes: NOTHING }]),
  )
}

async function isValid({ mime, bytes }: Asset): Promise<boolean> {
  // Faults of a drawing are found when it is painted, those of a PDF when it is bound; wrong codes in a JPEG are visible but harmless.
  if (mime === 'image/svg+xml' || mime === 'application/pdf') return true
  if (mime === 'image/jpeg') return jpegFault(bytes, true) === null
  const png = readPng(bytes)
  return png !== null && pngFault(png) === null && (await unpacks(png))
}

/** Bytes of rows unpacked at a time. */
const PIECE = 256 * 1024

async function unpacks(png: Png): Promise<boolean> {
  const rows = new RowReader(passesOf(png), () => undefined)
  const inflate = createInflate({ chunkSize: PIECE })
  try {
    inflate.end(Buffer.concat(png.data))
    for await (const part of inflate) if (!rows.read(part as Buffer)) return false
    return rows.done
  } catch {
    // Damaged data end the stream with an error.
    return false
  }
}
