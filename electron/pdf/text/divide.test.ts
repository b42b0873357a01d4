// Lines of real words: nothing is lost where words are divided, and each language follows its own rules.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ParagraphBlock } from '../collect/blocks'
import type { TypesetContext } from '../flow/strip'
import { createFontSet, type FontSet } from '../fonts/font-set'
import { fontOf } from '../fonts/font-style'
import { createShaper } from '../fonts/harfbuzz'
import { FONT_FILES, WASM_FILE } from '../resource-list'
import { readTheme } from '../theme'
import { breakIntoLines, type Lines, leastWidth } from './divide'
import { hyphenations } from './hyphenate'
import { tiesOf } from './ties'
import { End } from './token'
import { tokenise } from './tokens'

const hyphenateIn = hyphenations((file) => read('hyphenation', file))
const read = (...path: string[]): Buffer => readFileSync(join(process.cwd(), 'resources', ...path))
let fonts: FontSet

beforeAll(async () => {
  const files = new Map<string, Uint8Array>(FONT_FILES.map((name) => [name, read('fonts', name)]))
  fonts = createFontSet(
    { fonts: files, lateFont: (name) => read('fonts', name) },
    await createShaper(read('wasm', WASM_FILE)),
  )
})

const style = {
  font: fontOf('serif', false, false),
  size: 10,
  colour: '#000000',
  rise: 0,
  underline: false,
  strike: false,
  fill: null,
  link: null,
  tag: 0,
}

const contextOf = (language: string, width: number): TypesetContext => ({
  fonts,
  theme: readTheme(JSON.parse(String(read('themes', 'staff-paper.json'))), 'staff-paper'),
  hyphenate: hyphenateIn(language),
  ties: tiesOf(language),
  tokens: new WeakMap(),
  measure: width,
  pageHeight: 700,
  rightToLeft: false,
  decimal: '.',
  missing: () => undefined,
  warn: () => undefined,
})

/** Breaks justified text into lines. */
function brokenOf(text: string, width: number, language = 'en-GB', hyphenate = true, look = style): Lines {
  const context = contextOf(language, width)
  const runs = [{ text, style: look }]
  const block: ParagraphBlock = {
    kind: 'paragraph',
    runs,
    tag: 0,
    label: null,
    indent: 0,
    anchors: [],
    ruled: false,
    format: {
      align: 'justify',
      leading: 12,
      before: 0,
      after: 0,
      hyphenate,
      keepNext: false,
      preformatted: false,
    },
  }
  const { tokens } = tokenise(context, runs)
  return breakIntoLines(context, tokens, block, width)
}

/** The lines of justified text, with a hyphen where a word is divided. */
const linesOf = (...given: Parameters<typeof brokenOf>): string[] =>
  brokenOf(...given).lines.map((line) =>
    line.tokens
      .map((token) => `${token.text}${token.end === End.hyphen ? '-' : token.space > 0 ? ' ' : ''}`)
      .join(''),
  )

const TEXT =
  'The delegation reviewed interoperability, maintenance programmes and regional communications infrastructure together.'

describe('breakIntoLines', () => {
  it.each([40, 60, 90, 140, 200])('loses nothing in a column of %i points', (width) => {
    const lines = linesOf(TEXT, width)
    expect(lines.join('').replaceAll('-', '')).toBe(TEXT)
    for (const line of lines) expect(line).not.toBe('')
  })

  it('divides words only where it may', () => {
    expect(linesOf(TEXT, 90).some((line) => line.endsWith('-'))).toBe(true)
    expect(linesOf(TEXT, 90, 'en-GB', false).some((line) => line.endsWith('-'))).toBe(false)
    expect(linesOf(TEXT, 90, 'el').some((line) => line.endsWith('-'))).toBe(false)
  })

  it('divides words wider than the line, at syllables if they fit, otherwise anywhere', () => {
    expect(linesOf('interoperability', 40, 'en-GB', false).every((line) => line.length > 2)).toBe(true)
    const lines = linesOf('x'.repeat(60), 40)
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.join('')).toBe('x'.repeat(60))
  })

  it('divides no names, no words that have a hyphen, and leaves three letters at least', () => {
    const text =
      'General Montgomery saw disaster-relief coordination, border-incident reports, an Interoperability Committee and readiness returns again.'
    for (let width = 80; width < 300; width += 3) {
      const parts = linesOf(text, width).filter((line) => line.endsWith('-'))
      for (const line of parts) {
        expect(line).not.toMatch(/(?:^| )\p{Lu}\p{L}*-$/u)
        expect(line).not.toMatch(/(?:^| )(?:disaster-\p{L}+|border-\p{L}+|\p{L}{1,2})-$/u)
      }
    }
  })

  it('divides German compounds at their joints, where that leaves the lines as even', () => {
    const text =
      'Nun sind die Ausbildungsunterstützung, die Grenzsicherungseinheiten, die Instandsetzungskapazitäten und die Verwaltungsvereinbarung offen, ' +
      'aber auch die Wirtschaftsabteilung, die Versicherungsunterlagen und ein Vereinigungsparteitag.'
    const widths = Array.from({ length: 60 }, (_, index) => 240 + 3 * index)
    const ends = widths.flatMap((width) => linesOf(text, width, 'de').filter((line) => line.endsWith('-')))
    expect(ends.length).toBeGreaterThan(8)
    expect(ends.filter((line) => /(ung|schaft)s-$/.test(line)).length).toBeGreaterThan(ends.length * 0.3)
  })

  it('is ragged where several lines would have holes', () => {
    const words = Array.from({ length: 12 }, () => 'Throughstrengthened').join(' ')
    expect(brokenOf(words, 200).ragged).toBe(true)
    expect(brokenOf(words, 320).ragged).toBe(false)
  })

  it.each(['exchange', 'Interpreter', 'Defence,', 'interoperability', '(simultaneous)'])(
    'divides %s with hyphens alone in the least width that it says to need',
    (word) => {
      const context = contextOf('en-GB', 100)
      const { tokens } = tokenise(context, [{ text: word, style }])
      const lines = linesOf(word, leastWidth(context, tokens) + 0.01)
      expect(lines.length).toBeGreaterThan(1)
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/-$/)
      expect(lines.join('').replaceAll('-', '')).toBe(word)
    },
  )

  it('keeps day and month together if a line has room for both', () => {
    const dated = 'Talks on 15 June 2026, a visit (3 September to 30 September) and 4 staff in May.'
    for (let width = 80; width < 300; width += 3) {
      const lines = linesOf(dated, width)
      expect(lines.join('').replaceAll('-', '')).toBe(dated)
      for (const line of lines) expect(line).not.toMatch(/\b(15|3|30) ?$/)
    }
    expect(linesOf(dated, 30).join('').replaceAll('-', '')).toBe(dated)
  })

  it('keeps a date-time group on one line if a line has room for it', () => {
    const dated = 'It begins at 010600Z MAR 27 and ends at 122200Z MAR 27. Lists in May.'
    for (let width = 110; width < 300; width += 3)
      for (const line of linesOf(dated, width)) expect(line).not.toMatch(/(Z|MAR) ?$/)
  })

  it('divides by the rules of each language, whichever comes first', () => {
    const text = 'Laboratory programmes advertise considerable opportunities everywhere tomorrow morning.'
    const british = linesOf(text, 52, 'en-GB')
    const american = linesOf(text, 52, 'en-US')
    expect(american).not.toEqual(british)
    expect(linesOf(text, 52, 'en-GB')).toEqual(british)
  })

  it.each([
    ['en-GB', 'About 41 % of 34 of 453 staff, from 42 to 522, moved 12 km at 5 °C, or 40 per cent.'],
    ['en-GB', 'See p. 14, No. 27, (Fig. 3), para. 4, § 12 and Annex B of 3 March or March 3, 2026.'],
    ['en-GB', 'Dr Castañeda met Brigadier Ó Súilleabháin, J. R. Smith and Ms. Oyelaran twice.'],
    ['de', 'Auf S. 14 steht, dass Herr Müller am 15. Mai in Nr. 27 etwa 41 % und 5 Mio. nennt.'],
    ['fr', 'À la p. 14, Mme Durand dit : 41 % le 15 mai ; voir n° 27 !'],
  ])('%s: parts no numbers and words that belong together: %s', (language, text) => {
    for (let width = 90; width < 330; width += 3) {
      const lines = linesOf(text, width, language)
      expect(lines.join('').replaceAll('-', '')).toBe(text)
      for (const line of lines.slice(1))
        expect(line).not.toMatch(/^[%;:!?]|^(km|°C|per|cent|Mio|453|522|of 453|to 522)/)
      for (const line of lines.slice(0, -1)) {
        expect(line).not.toMatch(/(?:^| |\()(p\.|No\.|Fig\.|para\.|§|Annex|Dr|Brigadier|J\.|R\.|Ms\.) $/)
        expect(line).not.toMatch(/(?:^| )(S\.|Herr|Nr\.|Mme|n°|3|15\.?|\d+ to|\d+ of|42|34) $/)
      }
    }
  })

  it("breaks a chain of tied words that doesn't fit on a line, and ties only a few", () => {
    const names = 'Dr '.repeat(200).trim()
    expect(linesOf(names, 120).length).toBeGreaterThan(10)
    const numbers = Array.from({ length: 99 }, (_, index) => `${index} to`).join(' ')
    for (const line of linesOf(numbers, 120)) expect(line.length).toBeGreaterThan(10)
    expect(linesOf('Brigadier Ó Súilleabháin', 70).length).toBeGreaterThan(1)
  })

  it.each([
    'https://example.org/path-segment/and-more/interoperability_of_forces?query=programmes&page=maintenance',
    'www.interoperability.example.org/communications-infrastructure',
    'firstname.lastname-castaneda@communications.interoperability.example.org',
    'C:\\Users\\interoperability\\communications-infrastructure\\maintenance.docx',
    '/usr/share/interoperability/communications-infrastructure',
    'interoperability_of_communications_infrastructure.docx',
  ])('adds no sign to an address that it divides: %s', (address) => {
    for (let width = 60; width < 330; width += 7) {
      const lines = linesOf(`Interested readers see ${address} for considerable opportunities.`, width)
      const pieces = lines
        .join('')
        .split(' ')
        .filter((word) => word.length > 40 || word === address)
      expect(pieces).toEqual([address])
      // Wide enough for whole parts: divided after punctuation, or before a hyphen, which would look like an added
      // one.
      if (width < 200) continue
      const within = lines
        .slice(0, -1)
        .filter((line) => !line.endsWith(' ') && address.includes(line.split(' ').at(-1) ?? '-'))
      for (const line of within) expect(line).toMatch(/[/\\.?&=_#@]$|[a-z]$/)
      for (const line of within) expect(line).not.toMatch(/-$/)
    }
  })

  it('divides at a zero-width space, and adds nothing there', () => {
    const lines = linesOf(`${'abc\u200b'.repeat(40)}`, 90)
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) expect(line.replaceAll('\u200b', '')).toMatch(/^(abc)+$/)
  })

  it('adds no hyphen to code', () => {
    const code = { ...style, font: fontOf('mono', false, false) }
    const text = 'The considerable interoperability of maintenance programmes tomorrow.'
    expect(linesOf(text, 110).some((line) => line.endsWith('-'))).toBe(true)
    expect(linesOf(text, 110, 'en-GB', true, code).some((line) => line.endsWith('-'))).toBe(false)
  })
})
