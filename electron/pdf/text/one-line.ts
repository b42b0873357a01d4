// Text on one line outside paragraphs, in both directions, cut with an ellipsis if too long.

import { charactersOf, startOf } from '#shared/characters'
import type { FontSet, ShapedText } from '../fonts/font-set'
import { fontOf } from '../fonts/font-style'
import type { TextLook } from '../theme'
import type { Word } from '../types'
import { directionsIn, visualOrder } from './bidi'

/** A line of text, its words from left to right. */
export interface OneLine {
  readonly words: readonly Word[]
  /** Points. */
  readonly width: number
  /** Added to each letter, in thousandths of the size. */
  readonly track?: number
}

interface Piece {
  readonly shaped: ShapedText
  readonly level: number
}

/** The pieces of a text that each run in one direction, in reading order. */
function piecesOf(fonts: FontSet, text: string, look: TextLook, rightToLeft: boolean): Piece[] {
  const font = fontOf(look.family, look.bold, look.italic)
  const directions = directionsIn([{ text }], rightToLeft)
  if (!directions) return [{ shaped: fonts.shape(font, text, false, look.form), level: 0 }]
  return directions
    .split(text, 0)
    .map(([part, level]) => ({ shaped: fonts.shape(font, part, level % 2 === 1, look.form), level }))
}

function joined(pieces: readonly Piece[], size: number): OneLine {
  const [first] = pieces
  if (first && pieces.length === 1)
    return { words: first.shaped.words, width: (first.shaped.width * size) / 1000 }
  const order = visualOrder(pieces.map(({ level }) => level))
  const shaped = order.map((index) => (pieces[index] as Piece).shaped)
  const width = shaped.reduce((sum, one) => sum + one.width, 0)
  return { words: shaped.flatMap(({ words }) => words), width: (width * size) / 1000 }
}

/** Typesets a text on one line of any length; `rightToLeft` is the direction of the pack. */
export function oneLine(fonts: FontSet, text: string, look: TextLook, rightToLeft = false): OneLine {
  return joined(piecesOf(fonts, text, look, rightToLeft), look.size)
}

/** More letters than fit on a line of any paper: further ones are neither shaped nor measured. */
const MOST_LETTERS = 1000
/** Minimum share of the available width that a cut after a word must fill. */
const LEAST_CUT = 0.6
/** A letter can be wider at a cut than inside its word, so up to this many more letters are dropped. */
const MOST_TRIES = 8

/**
 * Typesets a text on one line of limited width: a text that is too long ends with an ellipsis, after a word if
 * possible.
 */
export function fittedLine(
  fonts: FontSet,
  text: string,
  look: TextLook,
  available: number,
  rightToLeft = false,
): OneLine {
  const start = startOf(text, MOST_LETTERS)
  const pieces = piecesOf(fonts, start, look, rightToLeft)
  const whole = joined(pieces, look.size)
  if (start.length === text.length && whole.width <= available) return whole
  // Taken from the words, so that invisible characters are left out.
  const words = pieces.flatMap(({ shaped, level }) =>
    level % 2 === 1 ? [...shaped.words].reverse() : shaped.words,
  )
  const printed = words.map((word) => word.text).join('')
  const widths = fonts.widthsWithin({ words })
  const ellipsis = oneLine(fonts, '…', look)
  const most = ((available - ellipsis.width) * 1000) / look.size
  const characters = charactersOf(printed)
  let shown = 0
  let width = 0
  for (let unit = 0; shown < characters.length; shown++) {
    const end = unit + (characters[shown] as string).length
    for (; unit < end; unit++) width += widths[unit] ?? 0
    if (width > most) break
  }
  for (let tries = 0; tries < MOST_TRIES && shown > 0; tries++, shown--) {
    const line = oneLine(fonts, `${cutBehindWord(characters, shown)}…`, look, rightToLeft)
    if (line.width <= available) return line
  }
  return ellipsis
}

function cutBehindWord(characters: readonly string[], count: number): string {
  const shown = characters.slice(0, count).join('').trimEnd()
  const end = characters[count] === ' ' ? shown.length : shown.lastIndexOf(' ')
  const words = withoutEnd(shown.slice(0, Math.max(end, 0)))
  return words.length > shown.length * LEAST_CUT ? words : shown
}

const IDLE_END = /[\s,;:–—-]/

/** A text without trailing punctuation that would precede the cut part. */
function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && IDLE_END.test(text[end - 1] as string)) end -= 1
  return text.slice(0, end)
}
