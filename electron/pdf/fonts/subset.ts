// Subsetting: a TrueType font and the glyphs that a document uses in, a small font with the same glyph numbers out.
import { remember } from '../remember'
import { isTrueType, subsetTrueType } from './truetype'
import { startWasm } from './wasm'

/** Cuts a font down to some glyphs, which keep their numbers. */
export type Subsetter = (font: Uint8Array, glyphs: Iterable<number>) => Uint8Array

const NO_HINTING = 1
const RETAIN_GLYPH_IDS = 2
const NO_LAYOUT_CLOSURE = 512
const DROPPED_TABLES = 3
const MEMORY_READONLY = 1

/** A PDF reader takes widths, codes and names from the PDF's own objects; these tables would be dead weight. */
const NEEDLESS_TABLES = [
  'cmap',
  'OS/2',
  'name',
  'post',
  'GSUB',
  'GPOS',
  'GDEF',
  'BASE',
  'STAT',
  'DSIG',
  'gasp',
  'meta',
  'MATH',
]

const tag = (name: string): number => [...name].reduce((value, char) => (value << 8) | char.charCodeAt(0), 0)

/** Starts HarfBuzz's subsetter from the bytes of `harfbuzz-subset.wasm`. */
export async function createSubsetter(file: Uint8Array): Promise<Subsetter> {
  const wasm = await startWasm(file, '_initialize')
  const setAdd = wasm.call('hb_set_add')
  const faces = new Map<Uint8Array, number>()
  const faceOf = (font: Uint8Array): number =>
    remember(faces, font, () => {
      const blob = wasm.call('hb_blob_create')(wasm.store(font), font.length, MEMORY_READONLY, 0, 0)
      return wasm.call('hb_face_create')(blob, 0)
    })
  return (font, glyphs) => {
    // Twenty times as fast in a program that has just started as HarfBuzz, which does much more.
    if (isTrueType(font)) return subsetTrueType(font, glyphs)
    const face = faceOf(font)
    const input = wasm.call('hb_subset_input_create_or_fail')()
    wasm.call('hb_subset_input_set_flags')(input, NO_HINTING | RETAIN_GLYPH_IDS | NO_LAYOUT_CLOSURE)
    const wanted = wasm.call('hb_subset_input_glyph_set')(input)
    for (const glyph of glyphs) setAdd(wanted, glyph)
    const dropped = wasm.call('hb_subset_input_set')(input, DROPPED_TABLES)
    for (const name of NEEDLESS_TABLES) setAdd(dropped, tag(name))
    const subset = wasm.call('hb_subset_or_fail')(face, input)
    if (subset === 0) throw new Error('HarfBuzz could not subset a font.')
    const result = wasm.call('hb_face_reference_blob')(subset)
    const at = wasm.call('hb_blob_get_data')(result, 0)
    const bytes = wasm.bytes().slice(at, at + wasm.call('hb_blob_get_length')(result))
    for (const [free, pointer] of [
      ['hb_blob_destroy', result],
      ['hb_face_destroy', subset],
      ['hb_subset_input_destroy', input],
    ] as const) {
      wasm.call(free)(pointer)
    }
    return bytes
  }
}
