// Draws a page on a canvas: glyphs as paths, with one cached path per word.

/** Glyphs of a word: see `GlyphRun` of the engine. */
interface Run {
  readonly font: number
  readonly glyphs: readonly number[]
  readonly advances: readonly number[] | null
}

interface RunPosition {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colour: string
  readonly turn: number
  readonly track: number
}

/** A page of an enclosed file, from 0. */
interface EnclosedPage {
  readonly asset: string
  readonly page: number
  readonly width: number
  readonly height: number
}

interface Pen {
  readonly colour: string
  readonly width: number
}

/** Font data, in thousandths of the size. */
export interface GlyphSource {
  /** SVG path data. */
  outline(font: number, glyph: number): string
  advance(font: number, glyph: number): number
}

/** Pictures for a width in pixels; null while they are loading, or when they can't be read. */
interface PictureSource {
  picture(asset: string, width: number): ImageBitmap | null
  /** A page of an enclosed file, from 0. */
  enclosed(asset: string, page: number, width: number): ImageBitmap | null
}

/** Ground of an enclosed page that isn't drawn yet. */
const NOT_DRAWN = '#f4f4f2'

/** Maximum number of cached word paths: enough for some dozen pages. */
const MAX_WORDS = 6000

/** Caches paths of glyphs and words. */
export class GlyphPaths {
  private readonly source: GlyphSource
  private readonly glyphs = new Map<number, Path2D>()
  /** By the space added to the letters. */
  private words = new WeakMap<Run, Map<number, Path2D>>()
  private count = 0

  constructor(source: GlyphSource) {
    this.source = source
  }

  /** Returns the path of a word with some space added to its letters, starting at the origin. */
  of(run: Run, track: number): Path2D {
    let path = this.words.get(run)?.get(track)
    if (!path) {
      path = this.make(run, track)
      if (++this.count % MAX_WORDS === 0) this.words = new WeakMap()
      const known = this.words.get(run) ?? new Map<number, Path2D>()
      this.words.set(run, known.set(track, path))
    }
    return path
  }

  private make({ font, glyphs, advances }: Run, track: number): Path2D {
    const path = new Path2D()
    let pen = 0
    glyphs.forEach((glyph, index) => {
      const dx = advances?.[index * 3 + 1] ?? 0
      const dy = advances?.[index * 3 + 2] ?? 0
      path.addPath(this.glyph(font, glyph), { e: pen + dx, f: -dy })
      pen += track + (advances?.[index * 3] ?? this.source.advance(font, glyph))
    })
    return path
  }

  private glyph(font: number, glyph: number): Path2D {
    const key = font * 65_536 + glyph
    let path = this.glyphs.get(key)
    if (!path) {
      path = new Path2D(this.source.outline(font, glyph))
      this.glyphs.set(key, path)
    }
    return path
  }
}

/** The surface of a page on a canvas with `scale` pixels per point. */
export class CanvasSurface {
  private readonly context: OffscreenCanvasRenderingContext2D
  private readonly scale: number
  private readonly paths: GlyphPaths
  private readonly pictures: PictureSource

  constructor(
    context: OffscreenCanvasRenderingContext2D,
    scale: number,
    paths: GlyphPaths,
    pictures: PictureSource,
  ) {
    this.context = context
    this.scale = scale
    this.paths = paths
    this.pictures = pictures
    this.level()
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, context.canvas.width / scale, context.canvas.height / scale)
  }

  glyphs(run: Run, { x, y, size, colour, turn, track }: RunPosition): void {
    const { context, scale } = this
    const unit = (size / 1000) * scale
    const angle = (-turn * Math.PI) / 180
    const [cos, sin] = turn === 0 ? [unit, 0] : [unit * Math.cos(angle), unit * Math.sin(angle)]
    context.setTransform(cos, sin, -sin, cos, x * scale, y * scale)
    context.fillStyle = colour
    context.fill(this.paths.of(run, track))
    this.level()
  }

  box(x: number, y: number, width: number, height: number, fill: string): void {
    this.context.fillStyle = fill
    this.context.fillRect(x, y, width, height)
  }

  outline(x: number, y: number, width: number, height: number, pen: Pen): void {
    this.context.strokeStyle = pen.colour
    this.context.lineWidth = pen.width
    this.context.strokeRect(x, y, width, height)
  }

  line(x: number, y: number, x2: number, y2: number, pen: Pen): void {
    const { context } = this
    context.strokeStyle = pen.colour
    // Hairlines would fade on a coarse screen.
    context.lineWidth = Math.max(pen.width, 0.75 / this.scale)
    context.beginPath()
    context.moveTo(x, y)
    context.lineTo(x2, y2)
    context.stroke()
  }

  image(asset: string, x: number, y: number, width: number, height: number): void {
    const picture = this.pictures.picture(asset, Math.ceil(width * this.scale))
    if (picture) this.context.drawImage(picture, x, y, width, height)
  }

  enclosed({ asset, page, width, height }: EnclosedPage, x: number, y: number): void {
    const picture = this.pictures.enclosed(asset, page, Math.ceil(width * this.scale))
    if (picture) this.context.drawImage(picture, x, y, width, height)
    else this.box(x, y, width, height, NOT_DRAWN)
  }

  overlay(draw: () => void): void {
    this.context.globalCompositeOperation = 'multiply'
    draw()
    this.context.globalCompositeOperation = 'source-over'
  }

  private level(): void {
    this.context.setTransform(this.scale, 0, 0, this.scale, 0, 0)
  }
}
