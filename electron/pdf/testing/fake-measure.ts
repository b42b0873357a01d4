// Typesetting with a made-up font: every letter is half an em wide, so that lines can be calculated by hand.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block, Run, RunStyle } from '../collect/blocks'
import { plainStyle } from '../collect/context'
import type { Strip, TypesetContext } from '../flow/strip'
import type { FontSet } from '../fonts/font-set'
import { hyphenations } from '../text/hyphenate'
import { tiesOf } from '../text/ties'
import { readTheme, type Theme } from '../theme'
import type { DraftFrame, Word } from '../types'

const unused = (): never => {
  throw new Error('The made-up font has no file.')
}

const wordOf = (font: number, text: string, rightToLeft: boolean): Word => ({
  font,
  text,
  width: text.length * 500,
  glyphs: [...text].map((char) => char.codePointAt(0) ?? 0),
  clusters: [...text].map((_, index) => index),
  advances: null,
  rightToLeft,
  standIn: false,
})

/** Fonts in which every letter is half an em wide and no character is missing. */
export const fakeFonts: FontSet = {
  shape: (font, text, rightToLeft = false) => ({
    words: [wordOf(font, text, rightToLeft)],
    width: text.length * 500,
    missing: '',
  }),
  spaceOf: (_font, like) => like,
  widthsWithin: ({ words }) => words.flatMap(({ text }) => [...text].map(() => 500)),
  missing: () => '',
  tables: unused,
  file: unused,
}

/** A theme of the checkout. */
export const themeOf = (id: string): Theme =>
  readTheme(JSON.parse(readFileSync(join(process.cwd(), 'resources/themes', `${id}.json`), 'utf8')), id)

const theme = themeOf('staff-paper')

/** A context for columns `measure` wide on pages `pageHeight` high; `warnings` collects the warnings. */
export const fakeContext = (measure = 100, pageHeight = 500, warnings: string[] = []): TypesetContext => ({
  fonts: fakeFonts,
  theme,
  hyphenate: hyphenations(() => new Uint8Array())('en-GB'),
  ties: tiesOf('en-GB'),
  tokens: new WeakMap(),
  measure,
  pageHeight,
  rightToLeft: false,
  decimal: '.',
  missing: () => undefined,
  warn: (message) => void warnings.push(message),
})

/** Text of ten points: a letter is five points wide. */
export const TEN: RunStyle = plainStyle({ ...theme.body, size: 10, leading: 12 }, 0)
export const run = (text: string, style: RunStyle = TEN): Run => ({ text, style })

const textOf = (frames: readonly DraftFrame[]): string =>
  frames
    .flatMap((frame) => (frame.kind === 'text' ? frame.words.map(({ text }) => text) : []))
    .join('')
    .trim()

/** The words of each strip. */
export const wordsOf = (strips: readonly Strip[]): string[] => strips.map(({ frames }) => textOf(frames))

/** Blocks as one line each: `label words` for paragraphs, nested blocks in brackets. */
export function outline(blocks: readonly Block[]): string[] {
  return blocks.map((block) => {
    const text = (runs: readonly Run[] | undefined): string => (runs ?? []).map((one) => one.text).join('')
    switch (block.kind) {
      case 'paragraph':
        return `${' '.repeat(Math.round(block.indent / 9))}${[text(block.label?.runs), text(block.runs)].filter((part) => part !== '').join(' | ')}`
      case 'panel':
        return `${block.look.style}(${outline(block.blocks).join(' / ')})`
      case 'table':
        return `table(${block.rows.map(({ cells }) => cells.map((cell) => outline(cell.blocks).join(' / ')).join(', ')).join('; ')})`
      default:
        return block.kind
    }
  })
}
