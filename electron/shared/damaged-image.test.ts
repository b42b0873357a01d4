// Damaged pictures: truncated, with wrong bytes, with false sizes. All are refused, and the check ends quickly.
import { describe, expect, it } from 'vitest'
import { greyJpegAsset, jpegAsset, progressiveJpegAsset, turnedJpeg } from '../pdf/testing/pictures'
import { assemblePng, pngAsset } from '../pdf/testing/png'
import { pngKinds } from '../pdf/testing/png-kinds'
import { crc32 } from './crc32'
import { checkImage, rasterFault } from './image'
import { jpegFault } from './jpeg'

const jpegs = [jpegAsset, greyJpegAsset, progressiveJpegAsset, turnedJpeg(6)]
const refusal = expect.objectContaining({ code: 'asset/invalid' })

/** A copy with some bytes changed. */
function changed(bytes: Uint8Array, at: number, ...values: number[]): Uint8Array {
  const copy = bytes.slice()
  copy.set(values, at)
  return copy
}

/** A PNG whose header states any size, with correct checksums. */
function stating(width: number, height: number, data: Uint8Array): Uint8Array {
  const { bytes } = assemblePng({ width, height, depth: 8, colour: 6, interlace: 0 }, data)
  return bytes
}

describe('a valid picture', () => {
  it.each(pngKinds.map(({ name, asset }) => [name, asset] as const))(
    'is accepted: PNG, %s',
    (_name, { bytes }) => {
      expect(checkImage('a.png', bytes)).toBe('image/png')
    },
  )

  it.each(jpegs.map((asset) => [asset.name, asset] as const))('is accepted: %s', (_name, { bytes }) => {
    expect(checkImage('a.jpg', bytes)).toBe('image/jpeg')
    // Cameras append further pictures after the first one.
    expect(checkImage('a.jpg', new Uint8Array([...bytes, 0, 0, 255, 216]))).toBe('image/jpeg')
  })
})

describe('a PNG', () => {
  const { bytes } = pngAsset(40, 30, true)

  it('is refused wherever it is truncated', () => {
    for (let end = 9; end < bytes.length; end += 7)
      expect(() => checkImage('cut.png', bytes.subarray(0, end))).toThrow(refusal)
  })

  it('is refused wherever a byte is wrong', () => {
    for (let at = 8; at < bytes.length; at += 5) {
      const wrong = changed(bytes, at, (bytes[at] as number) ^ 0x10)
      expect(() => checkImage('wrong.png', wrong)).toThrow(refusal)
    }
  })

  it('is refused when its data are wrong though every checksum of a chunk is right', () => {
    const start = bytes.indexOf(0x49, 33)
    expect(String.fromCharCode(...bytes.subarray(start, start + 4))).toBe('IDAT')
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(start - 4)
    for (let at = start + 4; at < start + 4 + length; at += 3) {
      const wrong = changed(bytes, at, (bytes[at] as number) ^ 0x21)
      const check = crc32(wrong.subarray(start, start + 4 + length))
      new DataView(wrong.buffer).setUint32(start + 4 + length, check)
      expect(() => checkImage('wrong.png', wrong)).toThrow(refusal)
    }
  })

  it.each([
    ['149,000,000 × 1', 149_000_000, 1],
    ['1 × 149,000,000', 1, 149_000_000],
    ['12,000 × 12,000', 12_000, 12_000],
    ['two rows more than there are', 4, 6],
    ['a row less than there is', 4, 3],
    ['no width', 0, 4],
  ])('is refused when it states %s', (_what, width, height) => {
    expect(() => checkImage('lie.png', stating(width, height, new Uint8Array(4 * 17)))).toThrow(refusal)
  })

  it('is refused with a filter that is not known, without a palette, and with data that unpack to far more', () => {
    const rows = new Uint8Array(4 * 17)
    rows[17] = 9
    expect(() => checkImage('filter.png', stating(4, 4, rows))).toThrow(refusal)
    const { bytes: bare } = assemblePng(
      { width: 4, height: 4, depth: 8, colour: 3, interlace: 0 },
      new Uint8Array(20),
    )
    expect(() => checkImage('bare.png', bare)).toThrow(refusal)
    expect(() => checkImage('bomb.png', stating(4, 4, new Uint8Array(60_000_000)))).toThrow(refusal)
  })
})

describe.each(jpegs.map((asset) => [asset.name, asset] as const))('a JPEG: %s', (_name, { bytes }) => {
  it('is refused wherever it is truncated', () => {
    for (let end = 4; end < bytes.length; end += 11) {
      expect(() => checkImage('cut.jpg', bytes.subarray(0, end))).toThrow(refusal)
      expect(jpegFault(bytes.subarray(0, end), true)).not.toBeNull()
    }
  })

  it('is refused when it states another size than its data have', () => {
    const frame = bytes.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(bytes[at + 1] ?? 0))
    expect(() => checkImage('lie.jpg', changed(bytes, frame + 5, 0, 0))).toThrow(refusal)
    if (bytes[frame + 1] === 0xc0)
      expect(() => checkImage('lie.jpg', changed(bytes, frame + 5, 64, 0, 64, 0))).toThrow(refusal)
  })
})

it.each([
  ['baseline', jpegAsset],
  ['progressive', progressiveJpegAsset],
])('refuses a JPEG whose data are wrong: %s', (_name, { bytes }) => {
  const scan = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xda) + 14
  const places = Array.from({ length: bytes.length - 12 - scan }, (_, index) => scan + index)
  const refused = places.filter(
    (at) =>
      rasterFault('image/jpeg', changed(bytes, at, 0x55, 0xaa, 0x55, 0xaa, 0x55, 0xaa, 0x55, 0xaa)) !== null,
  )
  // Huffman codes may resynchronise by chance.
  expect(refused.length).toBeGreaterThan(places.length * 0.7)
})
