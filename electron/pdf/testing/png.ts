// Creates PNG images for tests, so that none need to be stored.
import { createHash } from 'node:crypto'
import zlib from 'node:zlib'
import type { Asset } from '#shared/pack'

/** A picture of soft colours; `alpha` adds transparency. */
export function pngAsset(width: number, height: number, alpha = false): Asset {
  const channels = alpha ? 4 : 3
  const rows = new Uint8Array(height * (1 + width * channels))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (1 + width * channels) + 1 + x * channels
      rows[at] = 90 + (x * 120) / width
      rows[at + 1] = 130 + (y * 90) / height
      rows[at + 2] = 160
      if (alpha) rows[at + 3] = (x * 255) / width
    }
  }
  return assemblePng({ width, height, depth: 8, colour: alpha ? 6 : 2, interlace: 0 }, rows)
}

/** Content of the IHDR chunk (PNG, 11.2.2). */
interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: number
  readonly interlace: number
}

/** A PNG of rows that begin with their filter type; `extra` are chunks before the data. */
export function assemblePng(
  header: Header,
  rows: Uint8Array,
  extra: Readonly<Record<string, Uint8Array>> = {},
): Asset {
  const first = Buffer.alloc(13)
  first.writeUInt32BE(header.width)
  first.writeUInt32BE(header.height, 4)
  first.set([header.depth, header.colour, 0, 0, header.interlace], 8)
  const bytes = new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      chunk('IHDR', first),
      ...Object.entries(extra).map(([name, data]) => chunk(name, data)),
      chunk('IDAT', zlib.deflateSync(rows)),
      chunk('IEND', new Uint8Array()),
    ]),
  )
  return {
    id: createHash('sha256').update(bytes).digest('hex'),
    mime: 'image/png',
    name: 'picture.png',
    bytes,
  }
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function crc32(bytes: Uint8Array): number {
  if (typeof zlib.crc32 === 'function') return zlib.crc32(bytes)
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ -1) >>> 0
}
