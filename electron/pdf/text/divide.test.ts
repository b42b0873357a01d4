// Lines of real words: nothing is lost where words are divided, and each language divides by its own rules.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ParagraphBlock } from '../collect/blocks'
import type { SetContext } from '../flow/strip'
import { createFontSet, type FontSet, fontOf } from '../fonts/font-set'
import { createShaper } from '../fonts/harfbuzz'
import { FONT_FILES, WASM_FILE } from '../resource-list'
import { readTheme } from '../theme'
import { breakIntoLines } from './divide'
import { hyphenationOf } from './hyphenate'
import { End, tokenise } from './tokens'

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

/** Sets justified text and gives its lines, with a hyphen where a word is divided. */
function linesOf(text: string, width: number, language = 'en-GB', hyphenate = true): string[] {
  const context: SetContext = {
    fonts,
    theme: readTheme(JSON.parse(String(read('themes', 'staff-paper.json'))), 'staff-paper'),
    hyphenate: hyphenationOf(language),
    measure: width,
    pageHeight: 700,
    missing: () => undefined,
    warn: () => undefined,
  }
  const runs = [{ text, style }]
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
  const { tokens } = tokenise(fonts, runs, context.missing)
  return breakIntoLines(context, tokens, block, width).map((line) =>
    line.tokens
      .map((token) => `${token.text}${token.end === End.hyphen ? '-' : token.space > 0 ? ' ' : ''}`)
      .join(''),
  )
}

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
    expect(linesOf(TEXT, 90, 'de').some((line) => line.endsWith('-'))).toBe(false)
  })

  it('divides what is wider than the line, at syllables if they fit and else anywhere', () => {
    expect(linesOf('interoperability', 40, 'en-GB', false).every((line) => line.length > 2)).toBe(true)
    const lines = linesOf('x'.repeat(60), 40)
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.join('')).toBe('x'.repeat(60))
  })

  it('keeps day and month together while a line has room for both', () => {
    const dated = 'Talks on 15 June 2026, a visit (3 September to 30 September) and 4 staff in May.'
    for (let width = 80; width < 300; width += 3) {
      const lines = linesOf(dated, width)
      expect(lines.join('').replaceAll('-', '')).toBe(dated)
      for (const line of lines) expect(line).not.toMatch(/\b(15|3|30) ?$/)
    }
    expect(linesOf(dated, 30).join('').replaceAll('-', '')).toBe(dated)
  })

  it('divides by the rules of each language, whichever came first', () => {
    const text = 'Laboratory programmes advertise considerable opportunities everywhere tomorrow morning.'
    const british = linesOf(text, 52, 'en-GB')
    const american = linesOf(text, 52, 'en-US')
    expect(american).not.toEqual(british)
    expect(linesOf(text, 52, 'en-GB')).toEqual(british)
  })
})
