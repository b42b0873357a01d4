// Embeds the fonts of a document: subset, widths, descriptor and the map from glyphs to Unicode.
import type { PDFContext, PDFRef } from 'pdf-lib'
import type { FontSet } from '../fonts/font-set'
import { subsetFont } from '../fonts/subset'
import type { FontId } from '../types'
import { digest } from './digest'
import type { GlyphCopies } from './glyph-copies'
import type { UsedGlyphs } from './glyphs'
import { BytesObject, num, refText, TextObject, utf16Hex } from './objects'
import type { Deflate } from './writer'

/** Tools for embedding fonts. */
export interface FontTools {
  readonly context: PDFContext
  readonly fonts: FontSet
  readonly deflate: Deflate
}

/**
 * Embeds a font cut down to the glyphs used, as ISO 14289-1, 7.21.4.1, and ISO 19005-2, 6.2.11.4.1, demand: a Type 0 font
 * (ISO 32000-1, 9.7.6) with the encoding Identity-H (9.7.5.2) over a CIDFont with TrueType outlines (9.7.4) in `FontFile2`
 * (9.9). There is no CIDSet: it is optional, and if it is there, it must be complete (ISO 19005-2, 6.2.11.4.2).
 */
export function embedFont(tools: FontTools, font: FontId, used: UsedGlyphs, copies: GlyphCopies): PDFRef {
  const { context, fonts, deflate } = tools
  const glyphs = [...used.keys()].sort((a, b) => a - b)
  const bytes = subsetFont(fonts.file(font), glyphs, copies.all)
  const tables = fonts.tables(font)
  const name = `${subsetTag(glyphs)}+${tables.postScriptName}`
  const file = context.register(
    new BytesObject(`/Length1 ${bytes.length}/Filter/FlateDecode`, deflate(bytes)),
  )
  const descriptor = context.register(
    new TextObject(
      `<</Type/FontDescriptor/FontName/${name}/Flags ${4 + (tables.fixedPitch ? 1 : 0) + (tables.italicAngle === 0 ? 0 : 64)}` +
        `/FontBBox[${tables.box.join(' ')}]/ItalicAngle ${num(tables.italicAngle)}/Ascent ${tables.ascent}/Descent ${tables.descent}` +
        `/CapHeight ${tables.capHeight}/XHeight ${tables.xHeight}/StemV ${tables.weight >= 600 ? 140 : 84}/FontFile2 ${refText(file)}>>`,
    ),
  )
  const descendant = context.register(
    new TextObject(
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/FontDescriptor ${refText(descriptor)}/CIDToGIDMap/Identity/DW 0/W[${widths(glyphs, (glyph) => copies.advance(glyph))}]>>`,
    ),
  )
  const unicode = context.register(new BytesObject('/Filter/FlateDecode', deflate(unicodeMap(used, glyphs))))
  return context.register(
    new TextObject(
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${refText(descendant)}]/ToUnicode ${refText(unicode)}>>`,
    ),
  )
}

const TAG_LETTERS = 6

/** Six capital letters that differ for different sets of glyphs (ISO 32000-1, 9.6.4). */
function subsetTag(glyphs: readonly number[]): string {
  const hash = digest([new Uint8Array(Uint16Array.from(glyphs).buffer)])
  return Array.from({ length: TAG_LETTERS }, (_, i) =>
    String.fromCharCode(65 + (Number.parseInt(hash.slice(i * 2, i * 2 + 2), 16) % 26)),
  ).join('')
}

/**
 * Widths of glyphs (ISO 32000-1, 9.7.4.3), neighbours in one list; those of the font program, as ISO 14289-1, 7.21.5,
 * demands.
 */
function widths(glyphs: readonly number[], advance: (glyph: number) => number): string {
  let text = ''
  glyphs.forEach((glyph, index) => {
    const follows = index > 0 && glyphs[index - 1] === glyph - 1
    text += follows ? ` ${num(advance(glyph))}` : `${index > 0 ? ']' : ''}${glyph}[${num(advance(glyph))}`
  })
  return glyphs.length > 0 ? `${text}]` : ''
}

/** Entries that a block of the map may have (Adobe Technical Note 5014, CMap and CIDFont Files). */
const BLOCK = 100
/** Used for glyphs without text of their own; their text is in an `ActualText`. */
const NO_TEXT = '\u200b'

/**
 * The ToUnicode map (ISO 32000-1, 9.10.3), which ISO 14289-1, 7.21.7, and ISO 19005-2, 6.2.11.7.2, demand; no value
 * is U+0000 or U+FEFF.
 */
function unicodeMap(used: UsedGlyphs, glyphs: readonly number[]): string {
  const hex = (glyph: number): string => glyph.toString(16).toUpperCase().padStart(4, '0')
  let text =
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n' +
    '/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n'
  for (let start = 0; start < glyphs.length; start += BLOCK) {
    const block = glyphs.slice(start, start + BLOCK)
    text += `${block.length} beginbfchar\n`
    for (const glyph of block) text += `<${hex(glyph)}><${utf16Hex(used.get(glyph) || NO_TEXT)}>\n`
    text += 'endbfchar\n'
  }
  return `${text}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
}
