// Converts a PNG to samples for a PDF: eight-bit colours and alpha, row by row; very large pictures are scaled down.
import { PNG_COLOUR, type Png, type PngPass, samplesOf, unpackRows } from '#shared/png'

/** Samples in rows, from the top. */
export interface Samples {
  readonly width: number
  readonly height: number
  /** One byte per pixel for grey, three for colour. */
  readonly colours: Uint8Array
  readonly grey: boolean
  /** One byte per pixel; null for an opaque picture. */
  readonly alpha: Uint8Array | null
}

/** More pixels do not improve the print: over the width of a page this is 500 dpi. */
const MOST_PIXELS = 16_000_000
const OPAQUE = 255

/** Returns the samples of a PNG; null when its data are damaged. */
export function samplesIn(png: Png): Samples | null {
  const by = Math.ceil(Math.sqrt((png.width * png.height) / MOST_PIXELS))
  const sink = new Sink(png, Math.max(1, by))
  const pixels = new RowPixels(png)
  const whole = unpackRows(png, (row, pass, index) => {
    pixels.unfilter(row, pass, index)
    if (sink.wants(pass, index)) sink.take(pixels.of(row, pass), pass, index)
  })
  return whole ? sink.samples() : null
}

/** Undoes filters and converts rows to RGBA. */
class RowPixels {
  private readonly png: Png
  private readonly step: number
  private before = new Uint8Array(0)
  private rgba = new Uint8Array(0)

  constructor(png: Png) {
    this.png = png
    this.step = Math.max(1, (samplesOf(png) * png.depth) >> 3)
  }

  unfilter(row: Uint8Array, pass: PngPass, index: number): void {
    if (index === 0) {
      this.before = new Uint8Array(pass.bytes + 1)
      this.rgba = new Uint8Array(pass.width * 4)
    }
    unfilter(row, this.before, this.step)
    this.before.set(row)
  }

  of(row: Uint8Array, pass: PngPass): Uint8Array {
    const { png, rgba } = this
    if (png.colour === PNG_COLOUR.rgba && png.depth === 8) return row.subarray(1)
    if (png.colour === PNG_COLOUR.palette) spreadPalette(png, row, pass.width, rgba)
    else spread(png, row, pass.width, rgba)
    return rgba
  }
}

/** Undoes the filter of a row (PNG, 9.2), whose type is its first byte. */
function unfilter(row: Uint8Array, before: Uint8Array, step: number): void {
  const filter = row[0] as number
  const { length } = row
  if (filter === 1)
    for (let i = 1 + step; i < length; i++) row[i] = (row[i] as number) + (row[i - step] as number)
  else if (filter === 2) for (let i = 1; i < length; i++) row[i] = (row[i] as number) + (before[i] as number)
  else if (filter === 3) {
    for (let i = 1; i <= step; i++) row[i] = (row[i] as number) + ((before[i] as number) >> 1)
    for (let i = 1 + step; i < length; i++)
      row[i] = (row[i] as number) + (((row[i - step] as number) + (before[i] as number)) >> 1)
  } else if (filter === 4) {
    // Left of the first pixel all is zero, so that the value above is always the nearest.
    for (let i = 1; i <= step; i++) row[i] = (row[i] as number) + (before[i] as number)
    for (let i = 1 + step; i < length; i++)
      row[i] =
        (row[i] as number) + paeth(row[i - step] as number, before[i] as number, before[i - step] as number)
  }
}

function paeth(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner)
  const toAbove = Math.abs(left - corner)
  const toCorner = Math.abs(left + above - corner - corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

function spreadPalette(
  { depth, palette, transparent }: Png,
  row: Uint8Array,
  width: number,
  to: Uint8Array,
): void {
  for (let x = 0; x < width; x++) {
    const index = depth === 8 ? (row[x + 1] as number) : sample(row, x, depth)
    to[x * 4] = palette?.[index * 3] ?? 0
    to[x * 4 + 1] = palette?.[index * 3 + 1] ?? 0
    to[x * 4 + 2] = palette?.[index * 3 + 2] ?? 0
    to[x * 4 + 3] = transparent?.[index] ?? OPAQUE
  }
}

/** Writes the pixels of a row as RGBA. */
function spread(png: Png, row: Uint8Array, width: number, to: Uint8Array): void {
  const { depth, colour, transparent } = png
  const samples = samplesOf(png)
  // The transparent colour is compared before lower bits are dropped.
  const out = colour < PNG_COLOUR.palette && transparent ? keyOf(transparent, samples) : null
  const scale = depth < 8 ? OPAQUE / (2 ** depth - 1) : 1
  const shift = depth === 16 ? 8 : 0
  const rgb = samples > 2
  for (let x = 0; x < width; x++) {
    const at = x * 4
    const first = x * samples
    const level = (sample(row, first, depth) >> shift) * scale
    to[at] = level
    to[at + 1] = rgb ? sample(row, first + 1, depth) >> shift : level
    to[at + 2] = rgb ? sample(row, first + 2, depth) >> shift : level
    to[at + 3] = samples % 2 === 0 ? sample(row, first + samples - 1, depth) >> shift : OPAQUE
    if (out?.every((value, n) => sample(row, first + n, depth) === value)) to[at + 3] = 0
  }
}

function keyOf(transparent: Uint8Array, samples: number): number[] {
  return Array.from(
    { length: samples },
    (_, n) => ((transparent[n * 2] ?? 0) << 8) | (transparent[n * 2 + 1] ?? 0),
  )
}

/** A sample of a row by its index. */
function sample(row: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return row[index + 1] as number
  if (depth === 16) return ((row[index * 2 + 1] as number) << 8) | (row[index * 2 + 2] as number)
  const bit = index * depth
  return ((row[(bit >> 3) + 1] as number) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
}

/** Collects rows into a picture `by` times smaller: by averaging pixels, or picking some of interlaced ones. */
class Sink {
  private readonly png: Png
  private readonly by: number
  private readonly width: number
  private readonly height: number
  private readonly grey: boolean
  private readonly colours: Uint8Array
  private readonly alpha: Uint8Array
  /** Sums over the rows of the next output row: red, green and blue weighted by alpha, and alpha. */
  private readonly sums: Float64Array
  private opaque = true

  constructor(png: Png, by: number) {
    this.png = png
    this.by = by
    this.width = Math.ceil(png.width / by)
    this.height = Math.ceil(png.height / by)
    this.grey = png.colour === PNG_COLOUR.grey || png.colour === PNG_COLOUR.greyAlpha
    const pixels = this.width * this.height
    this.colours = new Uint8Array(pixels * (this.grey ? 1 : 3))
    this.alpha = new Uint8Array(pixels)
    this.sums = new Float64Array(by > 1 && !png.interlaced ? this.width * 4 : 0)
  }

  /** Whether anything of a row is kept. */
  wants(pass: PngPass, index: number): boolean {
    return this.sums.length > 0 || (pass.y + index * pass.dy) % this.by === 0
  }

  take(rgba: Uint8Array, pass: PngPass, index: number): void {
    const y = pass.y + index * pass.dy
    if (this.sums.length > 0) this.sum(rgba, y)
    else if (this.by === 1 && pass.dx === 1 && pass.x === 0 && !this.grey) this.split(rgba, y * this.width)
    else {
      for (let x = 0; x < pass.width; x++) {
        const left = pass.x + x * pass.dx
        if (left % this.by === 0) this.put(rgba, x * 4, (y / this.by) * this.width + left / this.by)
      }
    }
  }

  /** Puts a whole row of colours, whose first pixel is `pixel`: most screenshots, so without a call for each pixel. */
  private split(rgba: Uint8Array, pixel: number): void {
    const { colours, alpha, width } = this
    let least = OPAQUE
    for (let x = 0, from = 0, to = pixel * 3; x < width; x++, from += 4, to += 3) {
      colours[to] = rgba[from] as number
      colours[to + 1] = rgba[from + 1] as number
      colours[to + 2] = rgba[from + 2] as number
      const clear = rgba[from + 3] as number
      alpha[pixel + x] = clear
      least &= clear
    }
    if (least < OPAQUE) this.opaque = false
  }

  private put(rgba: ArrayLike<number>, from: number, pixel: number): void {
    const alpha = rgba[from + 3] as number
    this.alpha[pixel] = alpha
    if (alpha < OPAQUE) this.opaque = false
    if (this.grey) this.colours[pixel] = rgba[from] as number
    else for (let n = 0; n < 3; n++) this.colours[pixel * 3 + n] = rgba[from + n] as number
  }

  private sum(rgba: Uint8Array, y: number): void {
    const { sums, by, png } = this
    const end = png.width * 4
    for (let to = 0, from = 0; from < end; to += 4) {
      let [red, green, blue, clear] = [0, 0, 0, 0]
      for (const stop = Math.min(from + by * 4, end); from < stop; from += 4) {
        const alpha = rgba[from + 3] as number
        red += (rgba[from] as number) * alpha
        green += (rgba[from + 1] as number) * alpha
        blue += (rgba[from + 2] as number) * alpha
        clear += alpha
      }
      sums[to] = (sums[to] as number) + red
      sums[to + 1] = (sums[to + 1] as number) + green
      sums[to + 2] = (sums[to + 2] as number) + blue
      sums[to + 3] = (sums[to + 3] as number) + clear
    }
    const rows = (y % by) + 1
    if (rows < by && y < png.height - 1) return
    const pixel = [0, 0, 0, 0]
    for (let x = 0; x < this.width; x++) {
      const alpha = sums[x * 4 + 3] as number
      for (let n = 0; n < 3; n++) pixel[n] = alpha === 0 ? 0 : Math.round((sums[x * 4 + n] as number) / alpha)
      pixel[3] = Math.round(alpha / (rows * Math.min(by, png.width - x * by)))
      this.put(pixel, 0, Math.floor(y / by) * this.width + x)
    }
    sums.fill(0)
  }

  samples(): Samples {
    const { width, height, colours, grey, alpha, opaque } = this
    return { width, height, colours, grey, alpha: opaque ? null : alpha }
  }
}
