// Shaping with the real fonts: kerning, ligatures, fallback, directions.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { FONT_FILES, LATE_FONT_FILES, WASM_FILE } from '../resource-list'
import { createFontSet, type FontSet } from './font-set'
import { FAMILIES, fontOf } from './font-style'
import { createShaper } from './harfbuzz'
import { readFontTables } from './tables'

const resource = (...path: string[]) => readFileSync(join(process.cwd(), 'resources', ...path))
let fonts: FontSet
/** Names of late fonts that were read. */
const late: string[] = []
const readLate = (name: string): Uint8Array => {
  late.push(name)
  return resource('fonts', name)
}
beforeAll(async () => {
  const files = new Map(
    FONT_FILES.filter((name) => !LATE_FONT_FILES.includes(name)).map((name) => [
      name,
      resource('fonts', name) as Uint8Array,
    ]),
  )
  fonts = createFontSet({ fonts: files, lateFont: readLate }, await createShaper(resource('wasm', WASM_FILE)))
})

describe('shape', () => {
  it('kerns: a word is narrower than its letters', () => {
    const serif = fontOf('serif', false, false)
    const letters = [...'AVATAR'].reduce((sum, char) => sum + fonts.shape(serif, char).width, 0)
    expect(fonts.shape(serif, 'AVATAR').width).toBeLessThan(letters * 0.99)
  })

  it('uses the ligatures of the font', () => {
    const [word] = fonts.shape(fontOf('serif', false, false), 'office').words
    expect(word?.glyphs).toHaveLength(4)
    expect(word?.clusters).toEqual([0, 1, 4, 5])
  })

  it.each(
    FAMILIES.flatMap(
      (family) =>
        [
          [family, false, false],
          [family, true, false],
          [family, false, true],
          [family, true, true],
        ] as const,
    ),
  )('has Latin, Greek and Cyrillic with diacritics in %s (bold %s, italic %s)', (family, bold, italic) => {
    const { words, missing } = fonts.shape(fontOf(family, bold, italic), 'ŁąčŸẞαήϋЖЇѣђ')
    expect(missing).toBe('')
    // The oblique monospaced face only has Latin; the upright one fills in.
    const upright = family === 'mono' && italic ? [fontOf(family, bold, false)] : []
    expect(new Set(words.map((word) => word.font))).toEqual(
      new Set([fontOf(family, bold, italic), ...upright]),
    )
  })

  it('falls back for other scripts and symbols, and reports what no font has', () => {
    const names = (text: string, rightToLeft = false) =>
      fonts.shape(fontOf('serif', true, false), text, rightToLeft).words.map((word) => FONT_FILES[word.font])
    expect(names('שלום', true)).toEqual(['NotoSansHebrew-Bold.ttf'])
    expect(names('سلام', true)).toEqual(['Vazirmatn-Bold.ttf'])
    expect(names('☢')).toEqual(['NotoSansSymbols2-Regular.ttf'])
    expect(fonts.shape(fontOf('serif', false, false), 'a🦆b')).toMatchObject({ missing: '🦆' })
  })
})

describe('the fonts of East Asia and of rare Arabic letters', () => {
  it('are read once, when one of their characters first occurs', () => {
    const serif = fontOf('serif', true, false)
    fonts.shape(serif, 'a🦆ا☢')
    expect(late).toEqual([])
    for (const text of ['日本国', '防卫', 'ひらがなカタカナ', '「ＡＢ」。'])
      expect(fonts.shape(serif, text)).toMatchObject({ missing: '', words: [{ font: 18 }] })
    expect(late).toEqual(['DroidSansFallback.ttf'])
    expect(fonts.shape(serif, '대한민국')).toMatchObject({ missing: '', words: [{ font: 19 }] })
    expect(fonts.shape(serif, 'ۻ', true)).toMatchObject({ missing: '', words: [{ font: 20 }] })
    expect(late).toEqual(LATE_FONT_FILES)
  })
})

describe('characters without ink', () => {
  const serif = fontOf('serif', false, false)
  const drawn = (text: string): string[] =>
    fonts.shape(serif, text).words.flatMap(({ font, glyphs }) => glyphs.map((glyph) => `${font}:${glyph}`))

  it('are never drawn, whatever precedes them', () => {
    const invisible = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((char) => /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/u.test(char))
    expect(invisible.length).toBeGreaterThan(400)
    for (const char of invisible.slice(0, 700)) {
      for (const text of [`a${char}b`, `${char}ab`, `ab${char}`]) {
        const { width, missing } = fonts.shape(serif, text)
        expect({ width, missing }, char.codePointAt(0)?.toString(16)).toEqual({
          width: fonts.shape(serif, 'ab').width,
          missing: '',
        })
      }
    }
  })

  it('leave the preceding characters unchanged', () => {
    for (const sign of ['✔', '⚠', '☎', '✈', '❤', '©', '↔', '1\u20e3'])
      expect(drawn(`${sign}\ufe0f`), sign).toEqual(drawn(sign))
    expect(drawn('a\u034fb\u200d')).toEqual(drawn('ab'))
  })

  it('keep keycaps in one font, the frame around the figure', () => {
    for (const key of ['1\ufe0f\u20e3', '#\u20e3', 'No. 7\ufe0f\u20e3', '3\u20e34\ufe0f\u20e3']) {
      const { words, missing } = fonts.shape(serif, key)
      expect(missing).toBe('')
      expect(words.map(({ text }) => text).join('')).toBe(key.replaceAll('\ufe0f', ''))
      for (const { text, font, width } of words.filter((word) => word.text.includes('\u20e3'))) {
        expect(FONT_FILES[font]).toBe('NotoSansSymbols2-Regular.ttf')
        // The keycap is as wide as the figure or its frame, not both side by side.
        const [figure, frame] = [text[0] ?? '', '\u20e3'].map((part) =>
          fonts.tables(font).advance(fonts.tables(font).glyphOf(part.codePointAt(0) ?? 0)),
        )
        expect(width).toBeLessThanOrEqual(Math.max(figure ?? 0, frame ?? 0) + 1)
      }
    }
  })

  it('draw one box for one sign', () => {
    for (const sign of [
      '🦆',
      '👨‍👩‍👧',
      '🇬🇧',
      '👍🏽',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ])
      expect(drawn(sign), sign).toHaveLength(1)
    expect(drawn('🇬🇧🇳🇴')).toHaveLength(2)
    expect(fonts.shape(serif, '👨‍👩‍👧').missing).toBe('👨👩👧')
  })
})

describe('spaces of a fixed width', () => {
  it('are made by the font of the words, and read as spaces', () => {
    for (const [space, width] of [
      ['\u2002', 500],
      ['\u2003', 1000],
      ['\u2006', 167],
    ] as const) {
      for (const font of [fontOf('serif', true, false), fontOf('sans', false, true)]) {
        const { words } = fonts.shape(font, `a${space}b`)
        expect(new Set(words.map((word) => word.font))).toEqual(new Set([font]))
        expect(words.map(({ text }) => text).join('')).toBe('a b')
        expect(words.some(({ standIn }) => standIn)).toBe(false)
        const parts = fonts.shape(font, 'a').width + fonts.shape(font, 'b').width
        expect(fonts.shape(font, `a${space}b`).width - parts).toBeCloseTo(width, -1)
      }
    }
  })
})

describe('styles', () => {
  it('have the same characters, each', () => {
    for (let start = 0x20; start < 0x3000; start += 0x80) {
      const text = Array.from({ length: 0x80 }, (_, index) => String.fromCharCode(start + index)).join('')
      const missing = fonts.missing(text)
      for (let font = 0; font < 12; font++) expect(fonts.shape(font, text).missing).toBe(missing)
    }
  })
})

describe('resources', () => {
  it('hold the WebAssembly of the installed HarfBuzz', () => {
    const installed = readFileSync(join(process.cwd(), 'node_modules/harfbuzzjs/dist', WASM_FILE))
    expect(resource('wasm', WASM_FILE).equals(installed)).toBe(true)
  })

  it('hold a licence beside each family, and TrueType files', () => {
    for (const name of FONT_FILES) {
      expect(readFontTables(resource('fonts', name)).postScriptName).toBe(name.replace('.ttf', ''))
      expect(resource('fonts', `${name.split(/[-.]/)[0]}-LICENSE.txt`).toString()).toMatch(
        /SIL Open Font License|Apache License/i,
      )
    }
  })
})
