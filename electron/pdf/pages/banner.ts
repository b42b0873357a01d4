// The marking at the top and the bottom of each page, broken into lines of the text's width.

import { hasRightToLeft } from '#shared/isolates'
import { bannerLines, TRAINING_RIDER } from '#shared/markings'
import type { PackMeta } from '#shared/pack'
import { AppError } from '#shared/result'
import type { FontSet } from '../fonts/font-set'
import { type OneLine, oneLine } from '../text/one-line'
import type { TextLook } from '../theme'

/** Parts of the marking: level, caveat, training rider. Each starts on a new line and is announced as a whole. */
export function markingParts(meta: PackMeta): string[] {
  const { marking } = meta
  return [...bannerLines(marking), ...(marking.trainingRider ? [TRAINING_RIDER] : [])]
}

/** A line of the marking. */
export interface BannerLine extends OneLine {
  /** Index of the part that it belongs to. */
  readonly part: number
  readonly look: TextLook
  /** Below the baseline of the first line. */
  readonly below: number
}

/** The marking, set for pages of one size. */
export interface Banner {
  readonly lines: readonly BannerLine[]
  /** Ink above the first baseline. */
  readonly ascent: number
  /** From the first baseline to the last. */
  readonly height: number
}

/** Height of the marking at one end of a page. */
export interface BannerSpace {
  readonly width: number
  readonly pageHeight: number
}

/** Parts after the level are this much smaller, and not bold. */
const SECOND = 0.86
/** Height of capitals and accents, as a share of the size. */
const ASCENT = 0.8
/**
 * Sizes that are tried, as shares of the theme's: the largest that needs no more than `COMFORT` of the page's height at
 * each end; else the smallest, which may take `MOST`, so that both ends take a third of the page at most.
 */
const SCALES = [1, 0.95, 0.9, 0.85, 0.8]
const COMFORT = 1 / 10
const MOST = 1 / 6
/** More letters than fit in the smallest size on any paper. */
const MOST_LETTERS = 4000

/** Typesets the marking. Throws `export/failed` when it does not fit. */
export function typesetBanner(fonts: FontSet, look: TextLook, meta: PackMeta, space: BannerSpace): Banner {
  const parts = markingParts(meta)
  if (parts.some((part) => part.length > MOST_LETTERS)) throw tooLong(parts)
  const pieces = parts.map((part, index) => piecesOf(fonts, part, lookOf(look, index, 1)))
  let smallest: Banner | null = null
  for (const scale of SCALES) {
    const banner = setAt(fonts, look, pieces, scale, space.width)
    if (banner && banner.height + banner.ascent <= space.pageHeight * COMFORT) return banner
    smallest = banner
  }
  if (smallest && smallest.height + smallest.ascent <= space.pageHeight * MOST) return smallest
  throw tooLong(parts)
}

function tooLong(parts: readonly string[]): AppError {
  const longest = parts.reduce((most, part) => (part.length > most.length ? part : most), '')
  const start = longest.length > 60 ? `${longest.slice(0, 60).trimEnd()}…` : longest
  return new AppError(
    'export/failed',
    `The marking “${start}” (${longest.length} characters) is too long for the page. Shorten it in Details > Pack: it can fill up to a sixth of the page at the top and bottom, and breaks only after spaces, commas, semicolons and slashes.`,
  )
}

function lookOf(look: TextLook, part: number, scale: number): TextLook {
  return part === 0
    ? { ...look, size: look.size * scale }
    : { ...look, size: look.size * SECOND * scale, bold: false }
}

/** Space added to capitals, in thousandths of the size: they stand too close for a line of their own. */
const SPACED = 25

/** A line with its capitals apart and its signs as high as they are. */
function capitalLine(fonts: FontSet, text: string, look: TextLook): OneLine {
  if (text !== text.toUpperCase() || hasRightToLeft(text)) return oneLine(fonts, text, look)
  const line = oneLine(fonts, text, { ...look, form: 'capitals' })
  const letters = line.words.reduce((sum, { glyphs }) => sum + glyphs.length, 0)
  return { words: line.words, width: line.width + (letters * SPACED * look.size) / 1000, track: SPACED }
}

/** A piece of the marking after which a line may end. */
interface Piece {
  readonly text: string
  /** Points in the theme's size, with and without the trailing space. */
  readonly width: number
  readonly inked: number
}

/** Code words stay whole, except in East Asian scripts, which are written without spaces. */
const PIECES = /[\u3040-\u30ff\u3400-\u9fff][、。，；]* *|[^ ,;/\u3040-\u30ff\u3400-\u9fff]*[,;/]* *|./gsu

function piecesOf(fonts: FontSet, part: string, look: TextLook): Piece[] {
  const space = capitalLine(fonts, ' ', look).width
  return (part.match(PIECES) ?? [])
    .filter((text) => text !== '')
    .map((text) => {
      const words = text.trimEnd()
      const inked = capitalLine(fonts, words, look).width
      return { text, inked, width: inked + (text.length - words.length) * space }
    })
}

/** Typesets all parts in a size; null when a piece is too wide. */
function setAt(
  fonts: FontSet,
  theme: TextLook,
  parts: readonly (readonly Piece[])[],
  scale: number,
  available: number,
): Banner | null {
  const leading = theme.leading * scale
  const lines: BannerLine[] = []
  for (const [part, pieces] of parts.entries()) {
    const look = lookOf(theme, part, scale)
    const broken = balanced(pieces, available / scale)
    if (!broken) return null
    for (const text of broken) {
      // The space at a line's end is announced and has no width.
      const { width } = capitalLine(fonts, text.trimEnd(), look)
      lines.push({ ...capitalLine(fonts, text, look), width, part, look, below: lines.length * leading })
    }
  }
  const ascent = lines.length > 0 ? theme.size * scale * ASCENT : 0
  return { lines, ascent, height: Math.max(0, lines.length - 1) * leading }
}

const HALVINGS = 12

/** As few lines of a width as possible, as even as possible. */
function balanced(pieces: readonly Piece[], width: number): string[] | null {
  let best = filled(pieces, width)
  if (!best || best.length < 2) return best
  const { length } = best
  let [low, high] = [0, width]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    const lines = filled(pieces, middle)
    if (lines && lines.length === length) {
      best = lines
      high = middle
    } else low = middle
  }
  return best
}

/** Fills one line after the other; null when a piece is wider than a line. */
function filled(pieces: readonly Piece[], width: number): string[] | null {
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const piece of pieces) {
    if (piece.inked > width) return null
    if (taken + piece.inked > width) {
      lines.push(line)
      line = ''
      taken = 0
    }
    line += piece.text
    taken += piece.width
  }
  return line === '' ? lines : [...lines, line]
}
