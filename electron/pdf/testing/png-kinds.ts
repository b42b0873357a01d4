// A PNG of each kind in the format: depth, colours, palette, transparency, interlacing. All show the same four fields.
import type { Asset } from '#shared/pack'
import { assemblePng } from './png'

/** Side of the pictures in pixels. */
const SIDE = 16
/** Red, white, black, and half-transparent blue (where supported); greys replace colours in grey pictures. */
const FIELDS = [
  [255, 0, 0, 255],
  [255, 255, 255, 255],
  [0, 0, 0, 255],
  [0, 0, 255, 128],
] as const
const fieldAt = (x: number, y: number): number => (y < SIDE / 2 ? 0 : 2) + (x < SIDE / 2 ? 0 : 1)

/** PNG, 11.2.2: colour types and their allowed bit depths. */
const KINDS = [
  { name: 'grey', colour: 0, depths: [1, 2, 4, 8, 16] },
  { name: 'rgb', colour: 2, depths: [8, 16] },
  { name: 'palette', colour: 3, depths: [2, 4, 8] },
  { name: 'grey-alpha', colour: 4, depths: [8, 16] },
  { name: 'rgba', colour: 6, depths: [8, 16] },
] as const

/** Start and step of the Adam7 passes: x, y, dx, dy. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** The samples of a pixel, each of `depth` bits. */
function samples(colour: number, depth: number, field: number): number[] {
  const [r, g, b, alpha] = FIELDS[field] ?? FIELDS[0]
  const scale = (value: number): number => Math.round((value / 255) * (2 ** depth - 1))
  const grey = r + g + b > 600 ? 255 : r > 0 ? 255 : 0
  const values = { 0: [grey], 2: [r, g, b], 3: [], 4: [grey, alpha], 6: [r, g, b, alpha] }[colour] ?? []
  return colour === 3 ? [field] : values.map(scale)
}

function rows(colour: number, depth: number, pass: readonly number[]): Buffer[] {
  const [left = 0, top = 0, dx = 1, dy = 1] = pass
  const lines: Buffer[] = []
  for (let y = top; y < SIDE; y += dy) {
    let bits = ''
    for (let x = left; x < SIDE; x += dx)
      for (const value of samples(colour, depth, fieldAt(x, y)))
        bits += value.toString(2).padStart(depth, '0')
    const bytes = bits.match(/.{1,8}/g) ?? []
    lines.push(Buffer.from([0, ...bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2))]))
  }
  return lines
}

const palette = Buffer.from(FIELDS.flatMap((field) => field.slice(0, 3)))
const paletteAlpha = Buffer.from(FIELDS.map(([, , , alpha]) => alpha))

/** One of each. */
export const pngKinds: readonly { readonly name: string; readonly colour: number; readonly asset: Asset }[] =
  KINDS.flatMap(({ name, colour, depths }) =>
    depths.flatMap((depth) =>
      [0, 1].map((interlace) => {
        const passes = interlace === 1 ? ADAM7 : [[0, 0, 1, 1]]
        const data = Buffer.concat(passes.flatMap((pass) => rows(colour, depth, pass)))
        const extra: Record<string, Uint8Array> = colour === 3 ? { PLTE: palette, tRNS: paletteAlpha } : {}
        return {
          name: `${name}-${depth}${interlace === 1 ? '-interlaced' : ''}`,
          colour,
          asset: assemblePng({ width: SIDE, height: SIDE, depth, colour, interlace }, data, extra),
        }
      }),
    ),
  )
