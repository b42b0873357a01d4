// Copies of glyphs in right-to-left words, so that each stands for one letter: readers turn such words around letter by
// letter, and none of them does so within a glyph.
import type { FontTables } from '../fonts/tables'
import { remember } from '../remember'

/** A glyph that is added to an embedded font. Lengths in units of the font. */
export interface GlyphCopy {
  /** The glyph that it looks like. */
  readonly glyph: number
  readonly advance: number
  /** How far the outline is moved to the right; null draws nothing. */
  readonly shift: number | null
}

/** Glyphs of a word with the text of each, in the same order as its advances. */
export interface SpelledGlyphs {
  readonly glyphs: readonly number[]
  readonly texts: readonly string[]
  /** Advance, dx and dy of each glyph; null when all advance as stated in the font. */
  readonly advances: readonly number[] | null
}

/** The copies in one font. Their numbers follow those of its glyphs. */
export class GlyphCopies {
  readonly all: GlyphCopy[] = []
  private readonly font: FontTables
  private readonly known = new Map<string, number>()

  constructor(font: FontTables) {
    this.font = font
  }

  /** Advance of a glyph or copy, in thousandths of the size. */
  advance(glyph: number): number {
    const { glyphCount, unitsPerEm } = this.font
    const copy = glyph < glyphCount ? undefined : this.all[glyph - glyphCount]
    return copy ? (copy.advance * 1000) / unitsPerEm : this.font.advance(glyph)
  }

  /** The number of a copy that stands for another text than the glyph does. */
  whole(glyph: number, text: string): number {
    return this.number(`${glyph} ${text}`, { glyph, advance: this.units(glyph), shift: 0 })
  }

  /**
   * The numbers of copies that share a ligature's width, in visual order: the one for its first letter draws it, the others
   * are empty.
   */
  parts(glyph: number, letters: readonly string[]): readonly number[] {
    const width = this.units(glyph)
    const each = Math.floor(width / letters.length)
    const before = each * (letters.length - 1)
    return letters
      .map((_, index) => {
        const inked = index === 0
        const advance = inked ? width - before : each
        return this.number(`${glyph} ${index} ${letters.join('')}`, {
          glyph,
          advance,
          shift: inked ? -before : null,
        })
      })
      .reverse()
  }

  private units(glyph: number): number {
    return Math.round((this.font.advance(glyph) * this.font.unitsPerEm) / 1000)
  }

  private number(key: string, copy: GlyphCopy): number {
    return remember(this.known, key, () => this.font.glyphCount + this.all.push(copy) - 1)
  }
}
