// The sRGB colour profile of the output intent, built from the numbers of IEC 61966-2-1 (ICC version 2, display; ISO 19005-2, 6.2.3).

const HEADER_SIZE = 128
const CURVE_POINTS = 256

/** Primaries and white point adapted to D50, the profile connection space (XYZ). */
const WHITE = [0.9505, 1, 1.0891]
const D50 = [0.9642, 1, 0.8249]
const RED = [0.43607, 0.22249, 0.01392]
const GREEN = [0.38515, 0.71687, 0.09708]
const BLUE = [0.14307, 0.06061, 0.7141]

/** Returns the profile's bytes; always the same. */
export function srgbProfile(): Uint8Array {
  const curve = curveTag()
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(WHITE)],
    ['rXYZ', xyzTag(RED)],
    ['gXYZ', xyzTag(GREEN)],
    ['bXYZ', xyzTag(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const tableSize = 4 + tags.length * 12
  const places = new Map<Uint8Array, number>()
  let size = HEADER_SIZE + tableSize
  for (const [, data] of tags) {
    if (places.has(data)) continue
    places.set(data, size)
    size += Math.ceil(data.length / 4) * 4
  }
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  writeHeader(bytes, view, size)
  view.setUint32(HEADER_SIZE, tags.length)
  tags.forEach(([name, data], index) => {
    const at = HEADER_SIZE + 4 + index * 12
    writeText(bytes, at, name)
    view.setUint32(at + 4, places.get(data) ?? 0)
    view.setUint32(at + 8, data.length)
  })
  for (const [data, at] of places) bytes.set(data, at)
  return bytes
}

function writeHeader(bytes: Uint8Array, view: DataView, size: number): void {
  view.setUint32(0, size)
  view.setUint32(8, 0x02100000)
  writeText(bytes, 12, 'mntrRGB XYZ ')
  // A fixed date, so that the profile is always the same.
  for (const [index, part] of [2000, 1, 1, 0, 0, 0].entries()) view.setUint16(24 + index * 2, part)
  writeText(bytes, 36, 'acsp')
  for (const [index, value] of D50.entries()) view.setInt32(68 + index * 4, Math.round(value * 65_536))
}

function writeText(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i)
}

function tagOf(name: string, size: number): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(size)
  writeText(bytes, 0, name)
  return { bytes, view: new DataView(bytes.buffer) }
}

function xyzTag(values: readonly number[]): Uint8Array {
  const { bytes, view } = tagOf('XYZ ', 20)
  for (const [index, value] of values.entries()) view.setInt32(8 + index * 4, Math.round(value * 65_536))
  return bytes
}

function textTag(text: string): Uint8Array {
  const { bytes } = tagOf('text', 9 + text.length)
  writeText(bytes, 8, text)
  return bytes
}

/** Version 2 descriptions hold ASCII, Unicode and Macintosh text; the latter two stay empty. */
function descriptionTag(text: string): Uint8Array {
  const { bytes, view } = tagOf('desc', 12 + text.length + 1 + 8 + 3 + 67)
  view.setUint32(8, text.length + 1)
  writeText(bytes, 12, text)
  return bytes
}

function curveTag(): Uint8Array {
  const { bytes, view } = tagOf('curv', 12 + CURVE_POINTS * 2)
  view.setUint32(8, CURVE_POINTS)
  for (let i = 0; i < CURVE_POINTS; i++) {
    const value = i / (CURVE_POINTS - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    view.setUint16(12 + i * 2, Math.round(linear * 65_535))
  }
  return bytes
}
