// Size of an image of any kind.
import type { Asset } from '#shared/pack'
import { type PixelSize, rasterSize } from '../raster-size'
import { readSvgFacts } from '../svg/facts'

const cache = new WeakMap<Uint8Array, PixelSize | null>()

/** Size in pixels; null when the bytes aren't what the type says or can't be printed. */
export function readImageSize({ mime, bytes }: Asset): PixelSize | null {
  const known = cache.get(bytes)
  if (known !== undefined) return known
  const size = mime === 'image/svg+xml' ? readSvgFacts(bytes) : rasterSize(mime, bytes)
  cache.set(bytes, size)
  return size
}
