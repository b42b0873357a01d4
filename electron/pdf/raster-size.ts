// Pixel size of a PNG or JPEG from its first bytes.
import type { AssetMime } from '#shared/pack'

export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** Size in pixels; null when the bytes aren't what the type says or can't be printed. */
export function rasterSize(mime: AssetMime, bytes: Uint8Array): PixelSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = mime === 'image/png' ? pngSize(view) : jpegSize(view)
    return size !== null && size.width > 0 && size.height > 0 ? size : null
  } catch (error) {
    // Reading past the end: the file is cut short.
    if (error instanceof RangeError) return null
    throw error
  }
}

const PNG_SIGNATURE = 0x89504e47

function pngSize(view: DataView): PixelSize | null {
  if (view.getUint32(0) !== PNG_SIGNATURE) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

const START_OF_FRAME = 0xc0
/** Markers of the same range that don't start a frame: tables and arithmetic coding. */
const NO_FRAME = [0xc4, 0xc8, 0xcc]
const CMYK_COMPONENTS = 4

function jpegSize(view: DataView): PixelSize | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; ; ) {
    const marker = view.getUint16(at)
    if (marker >> 8 !== 0xff) return null
    const kind = marker & 0xff
    if (kind >= START_OF_FRAME && kind <= 0xcf && !NO_FRAME.includes(kind)) {
      // An archival PDF with an RGB output intent can't hold CMYK.
      if (view.getUint8(at + 9) === CMYK_COMPONENTS) return null
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    at += 2 + view.getUint16(at + 2)
  }
}
