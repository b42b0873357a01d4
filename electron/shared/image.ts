// Validates images and enclosed PDFs for a library or pack: recognised by their first bytes, of a manageable size; images complete and without active content.

import { jpegFault } from './jpeg'
import { MAX_ENCLOSURE_BYTES } from './limits'
import type { AssetMime, ImageMime } from './pack'
import { type Png, readPng, unpackedLength, unpackRows } from './png'
import { AppError } from './result'
import { svgFault } from './svg'

/** Largest image, in bytes. */
export const MAX_ASSET_BYTES = 20 * 1024 * 1024

/** Maximum number of pixels of a PNG or JPEG: a page at 1200 dpi has about 140 million, each four bytes in memory. */
const MAX_PIXELS = 150_000_000

/** File extensions of images and enclosed files in a pack file. */
export const ASSET_EXTENSIONS: Readonly<Record<AssetMime, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
}

/**
 * Returns the type of an image. `name` is used in messages. Throws `asset/invalid` for anything but PNG, JPEG and
 * harmless SVG, for damaged files, too many bytes and too many pixels.
 */
export function checkImage(name: string, bytes: Uint8Array): ImageMime {
  if (bytes.length > MAX_ASSET_BYTES) {
    throw refusal(
      name,
      `it is ${Math.ceil(bytes.length / 1024 / 1024)} MB; the limit is ${MAX_ASSET_BYTES / 1024 / 1024} MB. Make it smaller and try again`,
    )
  }
  const mime = mimeOf(bytes)
  if (mime === undefined) throw refusal(name, 'it is not a PNG, JPEG or SVG')
  if (mime === 'image/svg+xml') refuseActiveSvg(name, bytes)
  else {
    const fault = rasterFault(mime, bytes)
    if (fault !== null) throw refusal(name, fault)
  }
  return mime
}

/**
 * Returns the type of a file for a library or pack: an image as `checkImage`, or a PDF by its first bytes alone, as reading one
 * takes long: what is in it is looked at when it is enclosed, shown and printed.
 */
export function checkAsset(name: string, bytes: Uint8Array): AssetMime {
  if (!isPdf(bytes)) return checkImage(name, bytes)
  if (bytes.length <= MAX_ENCLOSURE_BYTES) return 'application/pdf'
  throw new AppError(
    'asset/invalid',
    `The file ${name} can’t be enclosed: it is ${Math.ceil(bytes.length / 1024 / 1024)} MB; the limit is ${MAX_ENCLOSURE_BYTES / 1024 / 1024} MB.`,
  )
}

/** Whether a file begins as a PDF does; some programs write a few bytes before it. */
export const isPdf = (bytes: Uint8Array): boolean => asText(bytes.subarray(0, 1024)).includes('%PDF-')

/** Whether a file begins as one does that a library can hold. */
export const isKnown = (bytes: Uint8Array): boolean => isPdf(bytes) || mimeOf(bytes) !== undefined

function mimeOf(bytes: Uint8Array): ImageMime | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  const start = asText(bytes.subarray(0, 4096)).replace(/^\xef\xbb\xbf/, '')
  return /^\s*<(\?xml|!--|!DOCTYPE\s+svg|svg)[\s>]?/i.test(start) ? 'image/svg+xml' : undefined
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function refuseActiveSvg(name: string, bytes: Uint8Array): void {
  const fault = svgFault(asText(bytes))
  if (fault !== undefined) throw refusal(name, fault)
}

/** One character per byte: enough for the search, as everything searched for is ASCII in every encoding allowed. */
function asText(bytes: Uint8Array): string {
  const parts: string[] = []
  const step = 8192
  for (let at = 0; at < bytes.length; at += step)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + step)))
  return parts.join('')
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Maximum pixels per side: the largest that a JPEG can state. */
const MAX_SIDE = 65_535
/** Maximum unpacked size of a PNG in bytes: 12,000 × 12,000 pixels with alpha are 576 MB. */
const MAX_UNPACKED = 600_000_000

/** Maximum unpacked size of a PNG that is validated on import: more would keep the window waiting. */
const AT_THE_DOOR = 64_000_000
/** Maximum compression ratio of deflate (RFC 1951). */
const MOST_PACKED = 1032

/**
 * Returns why a PNG or JPEG can't be used; null when it is valid. Reads it completely without decoding it in memory,
 * except for the data of very large PNGs, which are read when they are printed.
 */
export function rasterFault(mime: Exclude<ImageMime, 'image/svg+xml'>, bytes: Uint8Array): string | null {
  const size = sizeFault(mime, bytes)
  if (size !== null) return size
  if (mime === 'image/png') {
    const png = readPng(bytes)
    const fault = pngFault(png)
    if (fault !== null || !png || unpackedLength(png) > AT_THE_DOOR) return fault
    return unpackRows(png, () => undefined) ? null : DAMAGED
  }
  const fault = jpegFault(bytes)
  if (fault === 'cut off') return 'it is incomplete: its end is missing. Copy or save it again'
  if (fault === 'damaged') return DAMAGED
  return fault && `it is ${fault}. Save it as a standard JPEG or a PNG`
}

const DAMAGED = 'it is damaged. Copy or save it again'

function sizeFault(mime: ImageMime, bytes: Uint8Array): string | null {
  const size = mime === 'image/png' ? pngSize(bytes) : jpegSize(bytes)
  if (size === undefined || size.width === 0 || size.height === 0)
    return 'its size can’t be read: the file is damaged'
  const { width, height } = size
  if (width * height <= MAX_PIXELS && Math.max(width, height) <= MAX_SIDE) return null
  return `it has ${width} × ${height} pixels; the limit is ${MAX_PIXELS / 1_000_000} million, and ${MAX_SIDE} per side. Make it smaller and try again`
}

/** Returns a fault in the header or chunks of a PNG; null when only its data remain to be checked. */
export function pngFault(png: Png | null): string | null {
  if (!png) return DAMAGED
  const length = unpackedLength(png)
  if (length > MAX_UNPACKED) {
    return `it is ${Math.ceil(length / 1_000_000)} MB uncompressed; the limit is ${MAX_UNPACKED / 1_000_000} MB. Make it smaller and try again`
  }
  const packed = png.data.reduce((sum, part) => sum + part.length, 0)
  return Math.max(png.width, png.height) > MAX_SIDE || packed * MOST_PACKED < length ? DAMAGED : null
}

function uint(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let index = 0; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0)
  return value
}

/** PNG, ISO/IEC 15948, 11.2.2: the header comes first, width and height are its first eight bytes. */
function pngSize(bytes: Uint8Array): Size | undefined {
  if (asText(bytes.subarray(12, 16)) !== 'IHDR' || bytes.length < 33) return undefined
  return { width: uint(bytes, 16, 4), height: uint(bytes, 20, 4) }
}

function jpegSize(bytes: Uint8Array): Size | undefined {
  const at = frameOf(bytes)
  return at === undefined ? undefined : { height: uint(bytes, at + 5, 2), width: uint(bytes, at + 7, 2) }
}

/** Whether a JPEG is CMYK, which our PDFs can't contain. */
export function isCmykJpeg(bytes: Uint8Array): boolean {
  const at = startsWith(bytes, [0xff, 0xd8, 0xff]) ? frameOf(bytes) : undefined
  return at !== undefined && bytes[at + 9] === 4
}

/** JPEG, ISO/IEC 10918-1, B.2: segments until the start of frame, which holds height, width, number of colours. */
function frameOf(bytes: Uint8Array): number | undefined {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return at
    // A marker may be padded with further bytes of 0xff.
    at += marker === 0xff ? 1 : 2 + uint(bytes, at + 2, 2)
  }
  return undefined
}

function refusal(name: string, reason: string): AppError {
  return new AppError('asset/invalid', `The image ${name} can’t be used: ${reason}.`)
}
