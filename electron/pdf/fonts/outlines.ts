// Glyph outlines from the `glyf` table of a TrueType file (OpenType 1.9, "glyf"), for drawing on screen.

/** A point of an outline in font units, y upwards; an on-curve point is implied between two off-curve ones. */
interface Point {
  readonly x: number
  readonly y: number
  readonly on: boolean
}
type Contour = readonly Point[]

/** Flags of a point. */
const POINT = { on: 1, shortX: 2, shortY: 4, repeat: 8, sameX: 16, sameY: 32 } as const
/** Flags of a component of a composite glyph. */
const PART = { words: 1, offsets: 2, scale: 8, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const
/** Deeper nesting of composites means that the font is damaged. */
const MAX_DEPTH = 6

/**
 * Opens the outlines of a font file. The returned function gives a glyph as SVG path data, in thousandths of the size,
 * y downwards; empty for a glyph without ink. Throws when the file has no TrueType outlines.
 */
export function createOutlines(font: Uint8Array): (glyph: number) => string {
  const read = createReader(font)
  return (glyph) =>
    read
      .contours(glyph, 0)
      .map((contour) => pathOf(contour, 1000 / read.unitsPerEm))
      .join('')
}

interface Reader {
  readonly unitsPerEm: number
  contours(glyph: number, depth: number): Contour[]
}

function createReader(font: Uint8Array): Reader {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const at = (name: string): number => {
    for (let i = 0; i < view.getUint16(4); i++) {
      const entry = 12 + i * 16
      if (String.fromCharCode(...font.subarray(entry, entry + 4)) === name) return view.getUint32(entry + 8)
    }
    throw new Error(`The font has no ${name} table: expected a TrueType file.`)
  }
  const [head, loca, glyf, glyphs] = [at('head'), at('loca'), at('glyf'), view.getUint16(at('maxp') + 4)]
  const long = view.getInt16(head + 50) === 1
  const offset = (index: number): number =>
    glyf + (long ? view.getUint32(loca + index * 4) : view.getUint16(loca + index * 2) * 2)
  const contours = (glyph: number, depth: number): Contour[] => {
    if (glyph >= glyphs || depth > MAX_DEPTH || offset(glyph + 1) <= offset(glyph)) return []
    const start = offset(glyph)
    const count = view.getInt16(start)
    return count >= 0
      ? readSimple(view, start + 10, count)
      : readComposite(view, start + 10, (part) => contours(part, depth + 1))
  }
  return { unitsPerEm: view.getUint16(head + 18), contours }
}

function readSimple(view: DataView, start: number, count: number): Contour[] {
  if (count === 0) return []
  const ends = Array.from({ length: count }, (_, index) => view.getUint16(start + index * 2))
  const points = (ends.at(-1) ?? -1) + 1
  const hints = start + count * 2
  let at = hints + 2 + view.getUint16(hints)
  const flags: number[] = []
  while (flags.length < points) {
    const flag = view.getUint8(at++)
    const times = (flag & POINT.repeat) !== 0 ? view.getUint8(at++) : 0
    for (let i = 0; i <= times; i++) flags.push(flag)
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0
    return flags.slice(0, points).map((flag) => {
      if ((flag & short) !== 0) {
        const step = view.getUint8(at++)
        value += (flag & same) !== 0 ? step : -step
      } else if ((flag & same) === 0) {
        value += view.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = coordinates(POINT.shortX, POINT.sameX)
  const ys = coordinates(POINT.shortY, POINT.sameY)
  return ends.map((end, index) => {
    const first = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1
    return Array.from({ length: end - first + 1 }, (_, i) => ({
      x: xs[first + i] ?? 0,
      y: ys[first + i] ?? 0,
      on: ((flags[first + i] ?? 0) & POINT.on) !== 0,
    }))
  })
}

function readComposite(view: DataView, start: number, part: (glyph: number) => Contour[]): Contour[] {
  const all: Contour[] = []
  for (let at = start, flags: number = PART.more; (flags & PART.more) !== 0; ) {
    flags = view.getUint16(at)
    const glyph = view.getUint16(at + 2)
    const wide = (flags & PART.words) !== 0
    const moved = (flags & PART.offsets) !== 0
    const dx = !moved ? 0 : wide ? view.getInt16(at + 4) : view.getInt8(at + 4)
    const dy = !moved ? 0 : wide ? view.getInt16(at + 6) : view.getInt8(at + 5)
    at += wide ? 8 : 6
    const scale = (): number => {
      at += 2
      // F2DOT14: 2 integer bits and 14 fraction bits.
      return view.getInt16(at - 2) / 16_384
    }
    let [a, b, c, d] = [1, 0, 0, 1]
    if ((flags & PART.scale) !== 0) a = d = scale()
    else if ((flags & PART.twoScales) !== 0) [a, d] = [scale(), scale()]
    else if ((flags & PART.matrix) !== 0) [a, b, c, d] = [scale(), scale(), scale(), scale()]
    for (const contour of part(glyph))
      all.push(contour.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })))
  }
  return all
}

const middle = (one: Point, other: Point): Point => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
  on: true,
})

function pathOf(contour: Contour, scale: number): string {
  const [first] = contour
  const last = contour.at(-1)
  if (!first || !last) return ''
  const text = ({ x, y }: Point): string => `${round(x * scale)} ${round(-y * scale)}`
  const start = first.on ? first : last.on ? last : middle(last, first)
  let path = `M${text(start)}`
  const rest = first.on ? contour.slice(1) : contour
  rest.forEach((point, index) => {
    const next = rest[index + 1] ?? start
    if (point.on) path += `L${text(point)}`
    else path += `Q${text(point)} ${text(next.on ? next : middle(point, next))}`
  })
  return `${path}Z`
}

const round = (value: number): number => Math.round(value * 100) / 100
