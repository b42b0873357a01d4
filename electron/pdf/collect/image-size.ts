// Size of an image of any kind.
import type { Asset } from '#shared/pack'
import { type PixelSize, rasterSize } from '../raster-size'
import { inspectSvg } from '../svg/inspect'

// Cached, because drawings are parsed and every layout asks again; the bytes of an asset never change.
const cache = new WeakMap<Uint8Array, PixelSize | null>()

/** Size in pixels; null when the bytes aren't what the type says or can't be printed. */
export function readImageSize({ mime, bytes }: Asset): PixelSize | null {
  const known = cache.get(bytes)
  if (known !== undefined) return known
  const size = mime === 'image/svg+xml' ? inspectSvg(bytes) : rasterSize(mime, bytes)
  cache.set(bytes, size)
  return size
}
