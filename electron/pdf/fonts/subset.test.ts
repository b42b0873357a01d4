// Subsets of our own fonts, read back: the requested glyphs are unchanged, all others are gone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FONT_FILES } from '../resource-list'
import { subsetFont } from './subset'
import { readFontTables } from './tables'

const read = (name: string): Buffer => readFileSync(join(process.cwd(), 'resources/fonts', name))

/** Tables of a font by name, as views of its bytes. */
function tablesOf(font: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(font)
  return new Map(
    Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => {
      const at = 12 + index * 16
      const start = bytes.readUInt32BE(at + 8)
      return [
        bytes.toString('latin1', at, at + 4),
        bytes.subarray(start, start + bytes.readUInt32BE(at + 12)),
      ]
    }),
  )
}

const outlineLength = (tables: Map<string, Buffer>, glyph: number): number => {
  const loca = tables.get('loca') ?? Buffer.alloc(0)
  return loca.readUInt32BE(glyph * 4 + 4) - loca.readUInt32BE(glyph * 4)
}

describe('subsetFont', () => {
  it.each(FONT_FILES)('reduces %s to some glyphs and leaves the file alone', (name) => {
    const font = read(name)
    const before = Buffer.from(font)
    const glyphs = [3, 20, 41]
    const small = subsetFont(font, glyphs)
    expect(font.equals(before)).toBe(true)
    expect(subsetFont(font, [...glyphs].reverse())).toEqual(small)
    const tables = tablesOf(small)
    expect([...tables.keys()]).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'])
    const { advance, unitsPerEm } = readFontTables(font)
    for (const glyph of glyphs) {
      const width = tables.get('hmtx')?.readUInt16BE(glyph * 4) ?? 0
      expect((width * 1000) / unitsPerEm).toBe(advance(glyph))
    }
    expect(outlineLength(tables, 30)).toBe(0)
  })

  it('has the checksums of the format', () => {
    const small = Buffer.from(subsetFont(read('SourceSans3-Regular.ttf'), [5, 6, 7]))
    let sum = 0
    for (let at = 0; at < small.length; at += 4) sum = (sum + small.readUInt32BE(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
  })

  it('includes the components of composite glyphs', () => {
    const font = read('NotoSansHebrew-Regular.ttf')
    const { glyphOf } = readFontTables(font)
    const letterAndDot = glyphOf(0xfb2a)
    const tables = tablesOf(subsetFont(font, [letterAndDot]))
    const drawn = Array.from(
      { length: tables.get('maxp')?.readUInt16BE(4) ?? 0 },
      (_, glyph) => glyph,
    ).filter((glyph) => outlineLength(tables, glyph) > 0)
    expect(drawn).toContain(glyphOf(0x05e9))
    expect(drawn.length).toBe(3)
  })

  it('leaves out hints, which would need other glyphs of the font', () => {
    const font = read('NotoSansMath-Regular.ttf')
    const glyph = readFontTables(font).glyphOf(0x2211)
    const tables = tablesOf(subsetFont(font, [glyph]))
    const outline = tables.get('glyf') ?? Buffer.alloc(0)
    const contours = outline.readInt16BE(0)
    expect(contours).toBeGreaterThan(0)
    expect(outline.readUInt16BE(10 + contours * 2)).toBe(0)
  })
})
