// Encodes words for content streams, and records the text of the glyphs used in each font.
import { charactersOf } from '#shared/characters'
import type { FontTables } from '../fonts/tables'
import { remember } from '../remember'
import type { FontId, Word } from '../types'
import { GlyphCopies, type SpelledGlyphs } from './glyph-copies'
import { utf16Hex } from './objects'

/** Glyphs of a font used in a document, with the text of each. */
export type UsedGlyphs = Map<number, string>

/** A word ready for a content stream. */
export interface EncodedWord {
  /** The word with the glyphs that are drawn. */
  readonly drawn: Word
  /** Content of a `TJ` array between its outer parentheses. */
  readonly text: string
  /** Text that the glyphs don't convey, as hex; null when they do. */
  readonly actual: string | null
  /** Some glyphs are above or below the baseline. */
  readonly raised: boolean
}

/** Smaller adjustments (in thousandths of the size) are invisible. */
const NOTHING = 0.05

/** Maximum number of UTF-16 units of a glyph in a font's map, a limit of PDF readers. */
const LONGEST_MEANING = 64

/**
 * Encodes words, each only once. A glyph with different texts can't be expressed in the font's map: such words carry an
 * `ActualText` (ISO 32000-1, 14.9.4). Words from right to left get copies of the glyph instead, since readers turn the text of
 * their glyphs around, but not, or not all of them, an `ActualText`.
 */
export class GlyphEncoder {
  readonly used = new Map<FontId, UsedGlyphs>()
  private readonly known = new Map<Word, EncodedWord>()
  private readonly copies = new Map<FontId, GlyphCopies>()
  private readonly tables: (font: FontId) => FontTables

  constructor(tables: (font: FontId) => FontTables) {
    this.tables = tables
  }

  /** The copies of glyphs that were made in a font. */
  copiesIn(font: FontId): GlyphCopies {
    return remember(this.copies, font, () => new GlyphCopies(this.tables(font)))
  }

  private advance(font: FontId, glyph: number): number {
    return this.copies.get(font)?.advance(glyph) ?? this.tables(font).advance(glyph)
  }

  encode(word: Word): EncodedWord {
    let encoded = this.known.get(word)
    if (encoded === undefined) {
      encoded = this.make(word)
      this.known.set(word, encoded)
    }
    return encoded
  }

  private make(given: Word): EncodedWord {
    const used = this.glyphsOf(given.font)
    const spelled = given.rightToLeft && !given.standIn ? this.spell(given, used) : null
    const told = spelled !== null || this.tell(given, used)
    const word = { ...given, ...spelled }
    const raised =
      word.advances?.some((place, index) => index % 3 === 2 && Math.abs(place) > NOTHING) ?? false
    return {
      drawn: word,
      text: raised ? '' : this.line(word),
      actual: told ? null : utf16Hex(word.text),
      raised,
    }
  }

  /** The glyphs of a word from right to left, one for each letter; null when some have no text of their own. */
  private spell(word: Word, used: UsedGlyphs): SpelledGlyphs | null {
    const { glyphs, clusters, text, advances } = word
    const starts = [...new Set(clusters)].sort((a, b) => a - b)
    if (starts.length < clusters.length) return null
    const copies = this.copiesIn(word.font)
    const spelled: { glyph: number; text: string; place: readonly number[] }[] = []
    for (const [index, glyph] of glyphs.entries()) {
      const start = clusters[index] ?? 0
      const meaning = text.slice(start, starts[starts.indexOf(start) + 1] ?? text.length)
      const letters = charactersOf(meaning)
      const place = advances?.slice(index * 3, index * 3 + 3) ?? [copies.advance(glyph), 0, 0]
      if (letters.length > 1) spelled.push(...partsOf(copies, glyph, letters, place))
      else {
        const before = used.get(glyph)
        const other = before !== undefined && before !== meaning
        spelled.push({ glyph: other ? copies.whole(glyph, meaning) : glyph, text: meaning, place })
        if (!other) used.set(glyph, meaning)
      }
    }
    for (const one of spelled) used.set(one.glyph, one.text)
    return {
      glyphs: spelled.map(({ glyph }) => glyph),
      texts: spelled.map((one) => one.text),
      advances: advances && spelled.flatMap(({ place }) => place),
    }
  }

  private glyphsOf(font: FontId): UsedGlyphs {
    return remember(this.used, font, () => new Map<number, string>())
  }

  /** Records the text of each glyph; false when the glyphs of this word don't spell its text. */
  private tell(word: Word, used: UsedGlyphs): boolean {
    const { glyphs, clusters, text } = word
    let told = !word.standIn
    // Nearly always one glyph per character, or a ligature: the next glyph's cluster is where the text ends.
    const plain = clusters.every((start, index) => index === 0 || start > (clusters[index - 1] ?? 0))
    const starts = plain ? clusters : [...new Set(clusters)].sort((a, b) => a - b)
    glyphs.forEach((glyph, index) => {
      const start = clusters[index] ?? 0
      const shared = !plain && clusters.indexOf(start) !== index
      const end = starts[plain ? index + 1 : starts.indexOf(start) + 1] ?? text.length
      // A further glyph of the same cluster (the dots of an Arabic letter) has no text of its own.
      const meaning = shared || end - start > LONGEST_MEANING ? '' : text.slice(start, end)
      const before = used.get(glyph)
      if (before === undefined || (before === '' && meaning !== ''))
        used.set(glyph, word.standIn && before === undefined ? '' : meaning)
      if (used.get(glyph) !== meaning || meaning === '') told = false
    })
    return told
  }

  private line(word: Word): string {
    const { glyphs, advances: places } = word
    let text = ''
    let pending = 0
    glyphs.forEach((glyph, index) => {
      const dx = places?.[index * 3 + 1] ?? 0
      pending += dx
      if (Math.abs(pending) > NOTHING) {
        text += `)${adjust(-pending)}(`
        pending = 0
      }
      text += glyphBytes(glyph)
      if (places) pending += (places[index * 3] ?? 0) - this.advance(word.font, glyph) - dx
    })
    if (Math.abs(pending) > NOTHING) text += `)${adjust(-pending)}(`
    return text
  }

  /** The operators of a word with raised glyphs, for a size: the text rise of ISO 32000-1, 9.3.7. */
  raisedLine(word: Word, size: number): string {
    const { glyphs, advances: places } = word
    let text = ''
    glyphs.forEach((glyph, index) => {
      const [advance = 0, dx = 0, dy = 0] = places?.slice(index * 3, index * 3 + 3) ?? []
      const rise = Math.round(dy * size) / 1000
      const behind = advance - dx - this.advance(word.font, glyph)
      text += `${rise} Ts[${dx === 0 ? '' : adjust(-dx)}(${glyphBytes(glyph)})${behind === 0 ? '' : adjust(-behind)}]TJ\n`
    })
    return `${text}0 Ts\n`
  }
}

/** Copies of a ligature, one for each of its letters, in visual order. */
function partsOf(
  copies: GlyphCopies,
  glyph: number,
  letters: readonly string[],
  [advance = 0, dx = 0, dy = 0]: readonly number[],
): { glyph: number; text: string; place: readonly number[] }[] {
  const parts = copies.parts(glyph, letters)
  const extra = advance - copies.advance(glyph)
  return parts.map((part, index) => {
    const last = index === parts.length - 1
    const place = [copies.advance(part) + (last ? extra : 0), dx, dy]
    return { glyph: part, text: letters[parts.length - 1 - index] as string, place }
  })
}

/** Formats an adjustment between glyphs, in thousandths of the size; tenths are precise enough. */
export const adjust = (value: number): string => String(Math.round(value * 10) / 10)

/** The two bytes of a glyph number in a literal string. */
function glyphBytes(glyph: number): string {
  return byte(glyph >> 8) + byte(glyph & 0xff)
}

const BYTES = Array.from({ length: 256 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (char === '(' || char === ')' || char === '\\') return `\\${char}`
  // A bare carriage return would be read as a line feed (ISO 32000-1, 7.3.4.2).
  return char === '\r' ? '\\r' : char
})
const byte = (code: number): string => BYTES[code] ?? ''
