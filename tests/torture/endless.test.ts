// Cost of typesetting: at most a few shaped letters per letter of text, whatever the text.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../electron/pdf'
import { createFontSet, type FontSet } from '../../electron/pdf/fonts/font-set'
import { createShaper } from '../../electron/pdf/fonts/harfbuzz'
import { layOut } from '../../electron/pdf/layout'
import { FONT_FILES, WASM_FILE } from '../../electron/pdf/resource-list'
import { doc, job, p, pack, section } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { ask, readBack } from '../../electron/pdf/testing/read-back'
import { fittedLine } from '../../electron/pdf/text/one-line'
import { readTheme, type Theme } from '../../electron/pdf/theme'
import type { Layout } from '../../electron/pdf/types'
import { strays } from './checks'
import { endlessTortures, endlessWords } from './endless-documents'

/** Half of a surrogate pair. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

let engine: Engine
let fonts: FontSet
let theme: Theme
/** The input of HarfBuzz. */
let letters = 0
let longest = 0

beforeAll(async () => {
  const read = (...path: string[]): Buffer => readFileSync(join(process.cwd(), 'resources', ...path))
  const shaper = await createShaper(read('wasm', WASM_FILE))
  const counting: typeof shaper = {
    open(file) {
      const font = shaper.open(file)
      return {
        shape(text, rightToLeft, feature) {
          letters += text.length
          longest = Math.max(longest, text.length)
          return font.shape(text, rightToLeft, feature)
        },
      }
    },
  }
  const files = new Map<string, Uint8Array>(FONT_FILES.map((name) => [name, read('fonts', name)]))
  fonts = createFontSet({ fonts: files, lateFont: (name) => read('fonts', name) }, counting)
  theme = readTheme(JSON.parse(String(read('themes', 'staff-paper.json'))), 'staff-paper')
  engine = await startEngine()
})

/** Lays out with counted letters. */
function counted(made: ReturnType<typeof pack>): Layout {
  letters = 0
  longest = 0
  return layOut(
    { fonts, theme, hyphenateIn: () => (word) => [word], cache: new WeakMap() },
    job(made),
    () => undefined,
  )
}

describe('endless words', () => {
  it.each(Object.keys(endlessWords(6)))('of 100,000 letters: %s', (name) => {
    const word = endlessWords(100_000)[name] ?? ''
    const layout = counted(pack(doc(section('Alpha', {}, p(word)))))
    expect(strays(layout)).toEqual([])
    // The word, its characters, and the lines.
    expect(letters).toBeLessThan(word.length * 3.5 + 20_000)
    expect(longest).toBeLessThan(1000)
  })
})

describe('running heads', () => {
  const titles = {
    letters: 'W'.repeat(100_000),
    words: 'word '.repeat(20_000),
    arabic: 'السلام '.repeat(9000),
  }
  it.each(Object.entries(titles))(
    'cut long titles without shaping them letter by letter: %s',
    (_name, title) => {
      letters = 0
      const line = fittedLine(fonts, title, theme.furniture, 200)
      expect(line.width).toBeLessThanOrEqual(200)
      expect(line.width).toBeGreaterThan(150)
      expect(letters).toBeLessThan(2500)
    },
  )

  it('never split a surrogate pair', () => {
    for (const title of ['🦆'.repeat(90), `${'a'.repeat(29)}👨‍👩‍👧${'e\u0301'.repeat(99)}`, 'นี้'.repeat(90)]) {
      for (let room = 3; room < 200; room += 1.7) {
        const text = fittedLine(fonts, title, theme.furniture, room)
          .words.map((word) => word.text)
          .join('')
        expect(text).toMatch(/…$/)
        expect(text).not.toMatch(LONE)
        expect(text).not.toMatch(/\u200d…$/)
        expect(title.startsWith(`${text.slice(0, -1)}\u0301`)).toBe(false)
      }
    }
  })
})

describe.each(endlessTortures)('$name: $right', ({ pack: made, options, assets }) => {
  it('is printed right', { timeout: 240_000 }, async () => {
    const layout = engine.layout(job(made, options, assets))
    expect(strays(layout)).toEqual([])
    const pdf = await engine.paint(layout)
    expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
    // PDF/A bounds strings; nothing but text is written in hex of this length.
    const long = Buffer.from(pdf)
      .toString('latin1')
      .match(/<FEFF[0-9A-F]{32000}/)
    expect(long).toBeNull()
    // Poppler reads all of it without a complaint.
    expect(spawnSync('pdftotext', ['-', '-'], { input: pdf, maxBuffer: 1 << 28 }).stderr.toString()).toBe('')
    expect((await readBack(pdf)).pages).toBe(layout.pages.length)
  })
})
