// Pixel size of a PNG or JPEG from its first bytes, and the orientation of JPEGs from cameras.
import type { AssetMime } from '#shared/pack'

export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** Returns the size in pixels; null when the bytes don't match the type or can't be printed. */
export function rasterSize(mime: AssetMime, bytes: Uint8Array): PixelSize | null {
  const view = viewOf(bytes)
  try {
    const size = mime === 'image/png' ? pngSize(view) : jpegSize(view)
    return size !== null && size.width > 0 && size.height > 0 ? size : null
  } catch (error) {
    // Reading past the end: the file is truncated.
    if (error instanceof RangeError) return null
    throw error
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

const PNG_SIGNATURE = 0x89504e47

function pngSize(view: DataView): PixelSize | null {
  if (view.getUint32(0) !== PNG_SIGNATURE) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Baseline, extended and progressive: the kinds that PDF readers decode. */
const FRAMES = [0xc0, 0xc1, 0xc2]
const CMYK_COMPONENTS = 4
/** From this orientation on, width and height are swapped. */
const TURNED = 5

function jpegSize(view: DataView): PixelSize | null {
  const frame = jpegFrame(view)
  // An archival PDF with an RGB output intent can't contain CMYK.
  if (!frame || view.getUint8(frame) !== 8 || view.getUint8(frame + 5) === CMYK_COMPONENTS) return null
  const [height, width] = [view.getUint16(frame + 1), view.getUint16(frame + 3)]
  return orientationIn(view) < TURNED ? { width, height } : { width: height, height: width }
}

/** Calls `found` for each segment with its marker and offset until it returns a value. */
function findSegment<T>(view: DataView, found: (marker: number, at: number) => T | null): T | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 4 < view.byteLength; ) {
    const marker = view.getUint8(at + 1)
    // The pixels follow the start of scan.
    if (view.getUint8(at) !== 0xff || marker === 0xda) return null
    // A marker may be padded with further bytes of 0xff.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const one = found(marker, at + 4)
    if (one !== null) return one
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** Offset of the start of frame: precision, height, width, components. */
const jpegFrame = (view: DataView): number | null =>
  findSegment(view, (marker, at) => (FRAMES.includes(marker) ? at : null))

const EXIF = 0x45786966
const LITTLE_ENDIAN = 0x4949
const ORIENTATION = 0x0112

/** Returns the orientation of a JPEG (Exif 2.3, 4.6.4 A): 1 is upright, 6 a quarter turn clockwise. */
export function jpegOrientation(bytes: Uint8Array): number {
  try {
    return orientationIn(viewOf(bytes))
  } catch (error) {
    if (error instanceof RangeError) return 1
    throw error
  }
}

function orientationIn(view: DataView): number {
  const found = findSegment(view, (marker, at) => {
    if (marker !== 0xe1 || view.getUint32(at) !== EXIF) return null
    const start = at + 6
    const little = view.getUint16(start) === LITTLE_ENDIAN
    const table = start + view.getUint32(start + 4, little)
    const count = view.getUint16(table, little)
    for (let i = 0; i < count; i++) {
      const entry = table + 2 + i * 12
      if (view.getUint16(entry, little) === ORIENTATION) return view.getUint16(entry + 8, little)
    }
    return null
  })
  return found !== null && found >= 1 && found <= 8 ? found : 1
}
