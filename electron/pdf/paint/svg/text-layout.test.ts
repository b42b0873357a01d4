// Positions of text in drawings: white space, anchors, textLength, shifted and rotated letters, direction.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { createFontSet, type FontSet } from '../../fonts/font-set'
import { createShaper } from '../../fonts/harfbuzz'
import { FONT_FILES, WASM_FILE } from '../../resource-list'
import { readSvg } from '../../svg/source'
import { inherit } from '../../svg/style'
import { boxOfText, layOutText, type PlacedPiece } from './text-layout'

let fonts: FontSet
beforeAll(async () => {
  const read = (...path: string[]): Uint8Array => readFileSync(join(process.cwd(), 'resources', ...path))
  const files = new Map(FONT_FILES.map((name) => [name, read('fonts', name)]))
  fonts = createFontSet(
    { fonts: files, lateFont: (name) => read('fonts', name) },
    await createShaper(read('wasm', WASM_FILE)),
  )
})

/** The non-empty pieces of a text element of size 10. */
function place(attributes: string, content: string): PlacedPiece[] {
  const text = `<text font-size="10" ${attributes}>${content}</text>`
  const source = readSvg(new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg">${text}</svg>`))
  const [element] = source?.root.children ?? []
  if (!source || !element) throw new Error('not read')
  const style = inherit({}, source.own.get(element) ?? {})
  return layOutText(fonts, source, element, style, [200, 100]).filter(({ piece }) => piece.text !== '')
}
const endOf = (pieces: readonly PlacedPiece[]): number => Math.max(...pieces.map(({ x, width }) => x + width))

it('adds space between letters and words, by the size of the type too', () => {
  const plain = endOf(place('', 'to sea'))
  expect(endOf(place('letter-spacing="2"', 'to sea'))).toBeCloseTo(plain + 12, 1)
  expect(endOf(place('letter-spacing=".1em" word-spacing="5"', 'to sea'))).toBeCloseTo(plain + 11, 1)
})

it('splits ligatures when letters are spaced', () => {
  const glyphs = (attributes: string): number =>
    place(attributes, 'office').flatMap(({ words }) => words.flatMap(({ word }) => word.glyphs)).length
  expect(glyphs('')).toBeLessThan(6)
  expect(glyphs('letter-spacing="1"')).toBe(6)
})

it('fills a width by spacing, or by scaling letters, over all pieces', () => {
  const spaced = place('x="5" textLength="80"', 'wide <tspan>words</tspan>')
  expect(spaced.map(({ stretch }) => stretch)).toEqual([1, 1])
  // Letter spacing also follows the last letter.
  expect(endOf(spaced)).toBeCloseTo(85 + (spaced[0]?.spacing ?? 0), 1)
  const stretched = place(
    'x="5" textLength="80" lengthAdjust="spacingAndGlyphs"',
    'wide <tspan>words</tspan>',
  )
  expect(endOf(stretched)).toBeCloseTo(85, 1)
  expect(stretched[0]?.stretch).toBeGreaterThan(1)
})

it('aligns each chunk by its anchor', () => {
  const [one, two] = place('text-anchor="end" x="50"', 'one<tspan x="90" text-anchor="middle">two</tspan>')
  expect((one?.x ?? 0) + (one?.width ?? 0)).toBeCloseTo(50, 3)
  expect((two?.x ?? 0) + (two?.width ?? 0) / 2).toBeCloseTo(90, 3)
})

it('moves letters singly, turns them, and goes on from there', () => {
  const moved = place('x="1 11 21" dy="0 2"', 'abcd')
  expect(moved.map(({ piece, x, y }) => [piece.text, x, y])).toEqual([
    ['a', 1, 0],
    ['b', 11, 2],
    ['cd', 21, 2],
  ])
  const turned = place('rotate="10 20"', 'abc')
  expect(turned.map(({ piece }) => [piece.text, piece.turn])).toEqual([
    ['a', 10],
    ['b', 20],
    ['c', 20],
  ])
})

it('shifts baselines, with sizes relative to the surrounding text', () => {
  const [, two, three] = place(
    '',
    'mc<tspan baseline-shift="super" font-size="60%">2</tspan><tspan dy="1">!</tspan>',
  )
  expect(two).toMatchObject({ size: 6, y: -3 })
  expect(three).toMatchObject({ size: 10, y: 1 })
  expect(place('dominant-baseline="hanging"', 'x')[0]?.y).toBeGreaterThan(5)
})

it('collapses white space unless it is preserved', () => {
  const texts = (attributes: string): string =>
    place(attributes, ' a \n b <tspan> c </tspan> ')
      .map(({ piece }) => piece.text)
      .join('|')
  expect(texts('')).toBe('a b |c')
  expect(texts('xml:space="preserve"')).toBe(' a   b | c | ')
  expect(place('style="text-transform:uppercase"', 'nato')[0]?.piece.text).toBe('NATO')
})

it('orders right-to-left words, which end at their start position', () => {
  const mixed = place('', 'שלום abc')
  expect(mixed.map(({ piece }) => piece.text.trim())).toEqual(['שלום', 'abc'])
  const turned = place('direction="rtl" x="50"', 'שלום abc')
  expect(turned.map(({ piece }) => piece.text.trim()).filter((text) => text !== '')).toEqual(['abc', 'שלום'])
  expect(endOf(turned)).toBeCloseTo(50, 3)
})

it('returns the bounds of its words, and none without', () => {
  const [left = 0, top = 0, width = 0, height = 0] = boxOfText(place('x="3" y="20"', 'Box')) ?? []
  expect([left, top, top + height]).toEqual([3, 10.5, 22.5])
  expect(width).toBeGreaterThan(10)
  expect(boxOfText(place('', ' '))).toBeNull()
})

it('aligns a chunk by its first words, and shifts only parts of a text', () => {
  const [first] = place('x="100"', '<tspan text-anchor="end">abc</tspan>')
  expect((first?.x ?? 0) + (first?.width ?? 0)).toBeCloseTo(100)
  expect(place('y="20" baseline-shift="super"', 'abc')[0]?.y).toBeCloseTo(20)
})

it('makes words no wider than in Times where that is expected', () => {
  const [wide, narrow] = ['serif', 'Times,serif'].map(
    (name) => place(`font-family="${name}"`, 'capacity')[0]?.width ?? 0,
  )
  // In Times their widths are 3332 thousandths, by its metrics.
  expect(narrow).toBeLessThan(34.5)
  expect(narrow).toBeGreaterThan(32)
  expect(wide).toBeGreaterThan(36)
})
