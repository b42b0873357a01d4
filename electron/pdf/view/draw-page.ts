// Draws a page on a surface: the same frames in the same order and positions as in the PDF.
import type { AssetId } from '#shared/document/nodes'
import type { Colour, EnclosedFrame, FontId, Frame, Page, TextFrame, Word } from '../types'

/** Positioned glyphs of a word. */
export interface GlyphRun {
  readonly font: FontId
  readonly text: string
  readonly glyphs: readonly number[]
  /** Advance, dx and dy of each glyph, in thousandths of the size; null when all advance as stated in the font. */
  readonly advances: readonly number[] | null
}

/** Position and style of a glyph run. */
export interface GlyphPosition {
  /** Start on the baseline, in points from the top left of the page. */
  readonly x: number
  readonly y: number
  readonly size: number
  readonly colour: Colour
  /** Rotation about the start in degrees anticlockwise; 0 is horizontal. */
  readonly turn: number
  /** Added to the width of each letter, in thousandths of the size. */
  readonly track: number
}

/** Style of a line. */
export interface Pen {
  readonly colour: Colour
  readonly width: number
}

/** A drawing surface; lengths are in points, origin top left. */
export interface Surface {
  glyphs(run: GlyphRun, place: GlyphPosition): void
  box(x: number, y: number, width: number, height: number, fill: Colour): void
  outline(x: number, y: number, width: number, height: number, pen: Pen): void
  line(x: number, y: number, x2: number, y2: number, pen: Pen): void
  image(asset: AssetId, x: number, y: number, width: number, height: number): void
  /** A page of an enclosed file, upright. */
  enclosed(frame: EnclosedFrame, x: number, y: number): void
  /** Lays what `draw` draws over the page as over paper: it darkens what is below it, and hides nothing. */
  overlay(draw: () => void): void
}

/** Draws a whole page. */
export function drawPage(surface: Surface, page: Page): void {
  const watermark = (): void => {
    for (const frame of page.watermark) drawFrame(surface, frame, 0, 0)
  }
  if (!page.isOverlaid) watermark()
  for (const frame of page.below) drawFrame(surface, frame, 0, 0)
  for (const { frames, x, y } of page.groups) for (const frame of frames) drawFrame(surface, frame, x, y)
  if (page.isOverlaid) surface.overlay(watermark)
  for (const frame of page.furniture) drawFrame(surface, frame, 0, 0)
}

function drawFrame(surface: Surface, frame: Frame, dx: number, dy: number): void {
  switch (frame.kind) {
    case 'text':
      drawText(surface, frame, dx, dy)
      break
    case 'box': {
      const { width, height, fill, stroke, strokeWidth } = frame
      const [x, y] = [frame.x + dx, frame.y + dy]
      if (fill !== null) surface.box(x, y, width, height, fill)
      if (stroke !== null) surface.outline(x, y, width, height, { colour: stroke, width: strokeWidth })
      break
    }
    case 'rule':
      surface.line(frame.x + dx, frame.y + dy, frame.x2 + dx, frame.y2 + dy, frame)
      break
    case 'image':
      surface.image(frame.asset, frame.x + dx, frame.y + dy, frame.width, frame.height)
      break
    case 'enclosed':
      surface.enclosed(frame, frame.x + dx, frame.y + dy)
      break
    case 'link':
    case 'anchor':
    case 'presence':
      // Nothing visible.
      break
  }
}

function drawText(surface: Surface, frame: TextFrame, dx: number, dy: number): void {
  const { size, colour, turn = 0, track = 0 } = frame
  const angle = (turn * Math.PI) / 180
  eachWord(frame, (word, along) => {
    if (word.text === ' ') return
    const x = frame.x + dx + along * Math.cos(angle)
    const y = frame.y + dy - along * Math.sin(angle)
    surface.glyphs(word, { x, y, size, colour, turn, track })
  })
}

/** Calls `visit` for each word of a line with its distance from the line's start, in points. */
export function eachWord(
  { words, size, stretch, track = 0 }: TextFrame,
  visit: (word: Word, along: number, width: number) => void,
): void {
  let along = 0
  words.forEach((word, index) => {
    const space = word.text === ' ' && index !== words.length - 1 ? stretch : 0
    const width = ((word.width + track * word.glyphs.length) * size) / 1000 + space
    visit(word, along, width)
    along += width
  })
}
