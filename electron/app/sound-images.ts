// Pictures before they are set: those that are damaged, as a library from before they were refused may have them, become images that can't be read.
import { inflateSync } from 'node:zlib'
import type { AssetId } from '#shared/document/nodes'
import { rasterFault } from '#shared/image'
import type { Asset } from '#shared/pack'

/** What was found of bytes: a check and the export behind it look at a picture once. */
const known = new WeakMap<Uint8Array, boolean>()
const NOTHING = new Uint8Array()

/** The images of a pack; damaged ones have no bytes, so that the layout names them and prints a frame in their place. */
export function soundImages(assets: ReadonlyMap<AssetId, Asset>): Map<AssetId, Asset> {
  return new Map(
    [...assets].map(([id, asset]) => [id, isSound(asset) ? asset : { ...asset, bytes: NOTHING }]),
  )
}

function isSound({ mime, bytes }: Asset): boolean {
  // What is wrong with a drawing is found when it is drawn.
  if (mime === 'image/svg+xml') return true
  const sound = known.get(bytes) ?? rasterFault(mime, bytes, { inflate, quick: true }) === null
  known.set(bytes, sound)
  return sound
}

function inflate(data: readonly Uint8Array[], length: number): Uint8Array | null {
  try {
    return inflateSync(Buffer.concat(data), { maxOutputLength: length + 1 })
  } catch {
    // Damaged, or more than that.
    return null
  }
}
