// Lays out the pieces of a text: one after the other, chunks aligned to their anchor, in visual order.

import type { XmlElement } from '#shared/xml'
import type { FontSet } from '../../fonts/font-set'
import { fontOf } from '../../fonts/font-style'
import { lengthOf } from '../../svg/length'
import type { SvgSource } from '../../svg/source'
import { type Style, sizeOf } from '../../svg/style'
import { directionsOf, visualOrder } from '../../text/bidi'
import type { Word } from '../../types'
import type { Box } from './matrix'
import { type Fit, type Piece, piecesOf } from './text-pieces'

/** A piece with the start of its baseline and its shaped words. */
export interface PlacedPiece {
  readonly piece: Piece
  readonly x: number
  readonly y: number
  readonly size: number
  readonly width: number
  /** Shaped words, each with the extra space after it (in the drawing's units). */
  readonly words: readonly { readonly word: Word; readonly behind: number }[]
  /** Extra space after each letter. */
  readonly spacing: number
  /** Horizontal scale of the letters. */
  readonly stretch: number
}

interface SetPiece {
  readonly piece: Piece
  readonly size: number
  readonly words: readonly { readonly word: Word; readonly behind: number }[]
  readonly letters: number
  readonly spacing: number
  /** Before stretching. */
  readonly width: number
}

/** Offset of each baseline below the line's own, in ems. */
const BASELINES = new Map([
  ['middle', 0.3],
  ['central', 0.35],
  ['hanging', 0.72],
  ['mathematical', 0.5],
  ['text-before-edge', 0.8],
  ['text-top', 0.8],
  ['before-edge', 0.8],
  ['text-after-edge', -0.2],
  ['text-bottom', -0.2],
  ['after-edge', -0.2],
  ['ideographic', -0.12],
])
const ANCHORS = new Map([
  ['middle', 0.5],
  ['end', 1],
])

/** Lays out a text element within a viewport of a size. */
export function layOutText(
  fonts: FontSet,
  source: SvgSource,
  element: XmlElement,
  style: Style,
  within: readonly [number, number],
): PlacedPiece[] {
  const pieces = piecesOf(source, element, style, within)
  const placed: PlacedPiece[] = []
  const chunks: SetPiece[][] = []
  const styles = new Map<SetPiece[], Style>()
  for (let i = 0; i < pieces.length; ) {
    let end = i + 1
    while (end < pieces.length && pieces[end]?.x === null && pieces[end]?.y === null) end += 1
    const part = pieces.slice(i, end)
    const chunk = inOrder(part).map(({ piece, level }) => setPiece(fonts, piece, level))
    chunks.push(chunk)
    // The first words determine the alignment of the chunk.
    const first = part.find(({ text }) => text !== '') ?? part[0]
    if (first) styles.set(chunk, first.style)
    i = end
  }
  const fits = fitsOf(chunks.flat())
  let [x, y] = [0, 0]
  for (const chunk of chunks) {
    const first = chunk.find(({ piece }) => piece.x !== null || piece.y !== null)?.piece
    x = first?.x ?? x
    y = first?.y ?? y
    const set = chunk.map((one) => fitted(one, fits))
    const whole = set.reduce((sum, one) => sum + one.width + one.piece.dx, 0)
    const { direction, 'text-anchor': anchor = '' } = styles.get(chunk) ?? {}
    const back = ANCHORS.get(anchor) ?? 0
    x -= whole * (direction === 'rtl' ? 1 - back : back)
    for (const one of set) {
      x += one.piece.dx
      y += one.piece.dy
      placed.push({ ...one, x, y: y + lowered(one.piece.style) * one.size - one.piece.raised })
      x += one.width
    }
  }
  return placed
}

const lowered = (style: Style): number =>
  BASELINES.get(style['alignment-baseline'] ?? '') ?? BASELINES.get(style['dominant-baseline'] ?? '') ?? 0

/** Returns the bounds of a text's lines; null without words. */
export function boxOfText(placed: readonly PlacedPiece[]): Box | null {
  const inked = placed.filter(({ piece }) => piece.text.trim() !== '')
  if (inked.length === 0) return null
  const left = Math.min(...inked.map(({ x }) => x))
  const top = Math.min(...inked.map(({ y, size }) => y - size * 0.95))
  const right = Math.max(...inked.map(({ x, width }) => x + width))
  return [left, top, right - left, Math.max(...inked.map(({ y, size }) => y + size * 0.25)) - top]
}

/** The pieces of a chunk from left to right, split where the direction changes. */
function inOrder(pieces: readonly Piece[]): { piece: Piece; level: number }[] {
  const base = pieces[0]?.style.direction === 'rtl' ? 'rtl' : 'ltr'
  const directions = directionsOf(pieces, base)
  if (!directions) return pieces.map((piece) => ({ piece, level: 0 }))
  let offset = 0
  const parts = pieces.flatMap((piece) => {
    const split = directions.split(piece.text, offset)
    offset += piece.text.length
    if (split.length === 0) return [{ piece, level: base === 'rtl' ? 1 : 0 }]
    return split.map(([text, level], index) => ({
      piece: { ...piece, text, ...(index > 0 ? { dx: 0, dy: 0 } : {}) },
      level,
    }))
  })
  return visualOrder(parts.map(({ level }) => level)).flatMap((index) => parts[index] ?? [])
}

/** Letter pairs that fonts may draw as a ligature: never with letter spacing. */
const JOINED = /(?<=[ft])(?=[fijlt])/

function setPiece(fonts: FontSet, piece: Piece, level: number): SetPiece {
  const { text, style } = piece
  const size = sizeOf(style)
  const spacing = lengthOf(style['letter-spacing'], size, size)
  const wordSpacing = lengthOf(style['word-spacing'], size, size)
  const font = fontFor(style)
  let parts = wordSpacing === 0 ? [text] : text.split(/(?<= )/)
  if (spacing !== 0 || (piece.fit && !piece.fit.letters)) parts = parts.flatMap((part) => part.split(JOINED))
  let letters = 0
  let width = 0
  const words = parts.flatMap((part) => {
    const shaped = fonts.shape(font, part, level % 2 === 1)
    const behind = part.endsWith(' ') ? wordSpacing : 0
    for (const word of shaped.words) letters += word.glyphs.length
    width += (shaped.width * size) / 1000 + behind
    return shaped.words.map((word, index) => ({
      word,
      behind: index === shaped.words.length - 1 ? behind : 0,
    }))
  })
  return { piece, size, words, letters, spacing, width: width + letters * spacing }
}

function fontFor(style: Style) {
  const name = style['font-family'] ?? ''
  const family = /mono|courier|consol/i.test(name)
    ? 'mono'
    : /sans|arial|helvetica|calibri/i.test(name) || !/serif|times|georgia|roman|cambria|garamond/i.test(name)
      ? 'sans'
      : 'serif'
  const bold = /bold|[6-9]00/.test(style['font-weight'] ?? '')
  return fontOf(family, bold, /italic|oblique/.test(style['font-style'] ?? ''))
}

/** Total width and number of letters of the pieces of each fit. */
function fitsOf(pieces: readonly SetPiece[]): Map<Fit, { width: number; letters: number }> {
  const fits = new Map<Fit, { width: number; letters: number }>()
  for (const { piece, width, letters } of pieces) {
    if (!piece.fit) continue
    const sum = fits.get(piece.fit) ?? { width: 0, letters: 0 }
    fits.set(piece.fit, { width: sum.width + width + piece.dx, letters: sum.letters + letters })
  }
  return fits
}

/** Width of Times relative to our serif font: programs that draw boxes around text measure with Times. */
const TIMES = 0.85

function fitted(set: SetPiece, fits: ReturnType<typeof fitsOf>): Omit<PlacedPiece, 'x' | 'y'> {
  const { fit } = set.piece
  const sum = fit && fits.get(fit)
  if (!fit || !sum || sum.width <= 0) {
    const stretch = /times/i.test(set.piece.style['font-family'] ?? '') ? TIMES : 1
    return { ...set, stretch, width: set.width * stretch }
  }
  if (fit.letters) {
    const stretch = fit.width / sum.width
    return { ...set, stretch, width: set.width * stretch }
  }
  const more = sum.letters > 1 ? (fit.width - sum.width) / (sum.letters - 1) : 0
  return { ...set, stretch: 1, spacing: set.spacing + more, width: set.width + more * set.letters }
}
