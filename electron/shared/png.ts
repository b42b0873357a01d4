// Reads PNGs (ISO/IEC 15948): their chunks, whether all bytes are valid, and their rows one by one, so that no picture is ever decoded in memory as a whole.
import { Inflate } from 'fflate'
import { crc32 } from './crc32'

/** The header of a PNG, and its data as stored. */
export interface Png {
  readonly width: number
  readonly height: number
  /** Bits per sample. */
  readonly depth: number
  readonly colour: number
  readonly interlaced: boolean
  readonly palette: Uint8Array | null
  /** The tRNS chunk: alpha of the palette, or the transparent colour. */
  readonly transparent: Uint8Array | null
  /** Rows, deflated, in pieces. */
  readonly data: readonly Uint8Array[]
}

/** Colour types, by their number in the header. */
export const PNG_COLOUR = { grey: 0, rgb: 2, palette: 3, greyAlpha: 4, rgba: 6 } as const

/** Samples per pixel, and the allowed bit depths, by colour type. */
const KINDS: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  [PNG_COLOUR.grey]: { samples: 1, depths: [1, 2, 4, 8, 16] },
  [PNG_COLOUR.rgb]: { samples: 3, depths: [8, 16] },
  [PNG_COLOUR.palette]: { samples: 1, depths: [1, 2, 4, 8] },
  [PNG_COLOUR.greyAlpha]: { samples: 2, depths: [8, 16] },
  [PNG_COLOUR.rgba]: { samples: 4, depths: [8, 16] },
}

/** Samples per pixel. */
export const samplesOf = ({ colour }: Png): number => KINDS[colour]?.samples ?? 1

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Size of a chunk without its content: length, name, checksum. */
const AROUND = 12
const HEADER = 13

/** Reads the chunks of a PNG; null when it is truncated, a checksum is wrong or its header is invalid. */
export function readPng(bytes: Uint8Array): Png | null {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let header: Pick<Png, 'width' | 'height' | 'depth' | 'colour' | 'interlaced'> | null = null
  let palette: Uint8Array | null = null
  let transparent: Uint8Array | null = null
  const data: Uint8Array[] = []
  for (let at = SIGNATURE.length; at + AROUND <= bytes.length; ) {
    const length = view.getUint32(at)
    const end = at + AROUND + length
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, end - 4)
    if (header === null) {
      header = name === 'IHDR' && length === HEADER ? readHeader(view, at + 8) : null
      if (header === null) return null
    } else if (name === 'PLTE') palette = body
    else if (name === 'tRNS') transparent = body
    else if (name === 'IDAT') data.push(body)
    else if (name === 'IEND') return isWhole({ ...header, palette, transparent, data })
    at = end
  }
  return null
}

function readHeader(
  view: DataView,
  at: number,
): Pick<Png, 'width' | 'height' | 'depth' | 'colour' | 'interlaced'> | null {
  const [width, height] = [view.getUint32(at), view.getUint32(at + 4)]
  const [depth, colour] = [view.getUint8(at + 8), view.getUint8(at + 9)]
  const [packing, filter, interlace] = [
    view.getUint8(at + 10),
    view.getUint8(at + 11),
    view.getUint8(at + 12),
  ]
  const known = KINDS[colour]?.depths.includes(depth) === true && packing === 0 && filter === 0
  return known && interlace < 2 && width > 0 && height > 0
    ? { width, height, depth, colour, interlaced: interlace === 1 }
    : null
}

const MOST_COLOURS = 256

function isWhole(png: Png): Png | null {
  const { palette } = png
  const colours = (palette?.length ?? 0) / 3
  if (png.data.length === 0 || !Number.isInteger(colours) || colours > MOST_COLOURS) return null
  return png.colour === PNG_COLOUR.palette && colours === 0 ? null : png
}

/** Consecutive rows of a picture: all of them, or those of an interlace pass. */
export interface PngPass {
  /** The first pixel, and the distance to the next ones. */
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
  /** Pixels per row, and rows. */
  readonly width: number
  readonly height: number
  /** Bytes of a row without its filter type. */
  readonly bytes: number
}

const WHOLE = [[0, 0, 1, 1]] as const
/** Adam7, 8.2. */
const INTERLACED = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** Returns the passes of a PNG's data, without empty ones. */
export function passesOf(png: Png): PngPass[] {
  const bits = samplesOf(png) * png.depth
  return (png.interlaced ? INTERLACED : WHOLE).flatMap(([x, y, dx, dy]) => {
    const width = Math.ceil((png.width - x) / dx)
    const height = Math.ceil((png.height - y) / dy)
    return width > 0 && height > 0
      ? [{ x, y, dx, dy, width, height, bytes: Math.ceil((width * bits) / 8) }]
      : []
  })
}

/** Unpacked size of a PNG's data, in bytes. */
export const unpackedLength = (png: Png): number =>
  passesOf(png).reduce((sum, { height, bytes }) => sum + height * (bytes + 1), 0)

/** Receives a row as stored: its filter type, then its bytes. The array is reused for the next row. */
export type TakeRow = (row: Uint8Array, pass: PngPass, index: number) => void

const LAST_FILTER = 4

/** Passes the rows of a PNG to `take`, one after the other. False when the data are damaged, too short or too long. */
export function unpackRows(png: Png, take: TakeRow): boolean {
  const rows = new RowReader(passesOf(png), take)
  const sum = new Adler()
  const { data } = png
  const [method = 0, flags = 0] = data.flatMap((part) => [...part.subarray(0, 2)])
  if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || (flags & 32) !== 0) return false
  try {
    const inflate = new Inflate((part) => {
      sum.add(part)
      if (!rows.read(part)) throw new RangeError('Too many rows, or a filter that is not known.')
    })
    let skip = 2
    data.forEach((part, index) => {
      for (let at = skip; at < part.length || (at === skip && index === data.length - 1); at += STEP)
        inflate.push(part.subarray(at, at + STEP), index === data.length - 1 && at + STEP >= part.length)
      skip = Math.max(0, skip - part.length)
    })
  } catch {
    // The library throws plain errors on damaged data.
    return false
  }
  return rows.done && sum.value === lastWord(data)
}

/** Bytes inflated at a time: they unpack to a thousand times as many at most. */
const STEP = 8192

/** The last four bytes of the data: their checksum. */
function lastWord(data: readonly Uint8Array[]): number {
  const tail: number[] = []
  for (let index = data.length - 1; index >= 0 && tail.length < 4; index--)
    tail.unshift(...(data[index] as Uint8Array).slice(-(4 - tail.length)))
  return tail.reduce((value, byte) => value * 256 + byte, 0)
}

/** Assembles inflated data into rows. */
export class RowReader {
  private readonly passes: readonly PngPass[]
  private readonly take: TakeRow
  private pass = 0
  private index = 0
  private row: Uint8Array
  private filled = 0

  constructor(passes: readonly PngPass[], take: TakeRow) {
    this.passes = passes
    this.take = take
    this.row = new Uint8Array((passes[0]?.bytes ?? 0) + 1)
  }

  /** Whether all rows were read. */
  get done(): boolean {
    return this.pass === this.passes.length
  }

  /** Adds data; false when there are more than the passes hold, or a row has an unknown filter type. */
  read(part: Uint8Array): boolean {
    let at = 0
    while (at < part.length) {
      const pass = this.passes[this.pass]
      if (!pass) return false
      const taken = Math.min(part.length - at, this.row.length - this.filled)
      this.row.set(part.subarray(at, at + taken), this.filled)
      at += taken
      this.filled += taken
      if (this.filled < this.row.length) continue
      if ((this.row[0] as number) > LAST_FILTER) return false
      this.take(this.row, pass, this.index)
      this.next(pass)
    }
    return true
  }

  private next(pass: PngPass): void {
    this.filled = 0
    this.index += 1
    if (this.index < pass.height) return
    this.index = 0
    this.pass += 1
    this.row = new Uint8Array((this.passes[this.pass]?.bytes ?? 0) + 1)
  }
}

const ADLER = 65521
/** Bytes that can be added before the sums could overflow. */
const ADLER_STEP = 5552

/** The checksum of a zlib stream's content (RFC 1950). */
class Adler {
  private a = 1
  private b = 0

  add(bytes: Uint8Array): void {
    let { a, b } = this
    for (let start = 0; start < bytes.length; start += ADLER_STEP) {
      const end = Math.min(start + ADLER_STEP, bytes.length)
      for (let i = start; i < end; i++) {
        a += bytes[i] as number
        b += a
      }
      a %= ADLER
      b %= ADLER
    }
    this.a = a
    this.b = b
  }

  get value(): number {
    return this.b * 65536 + this.a
  }
}
