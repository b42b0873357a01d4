// Shaping with HarfBuzz: from text of one font and direction to positioned glyphs.
import { remember } from '../remember'
import { startWasm, type Wasm } from './wasm'

/** Glyphs of a run in visual order, in font units. `places` has three numbers per glyph: advance, dx, dy. */
export interface ShapedGlyphs {
  readonly glyphs: number[]
  /** Index of the first UTF-16 unit of each glyph's cluster. */
  readonly clusters: number[]
  readonly advances: number[]
}

/** A font opened in HarfBuzz; `feature` is the tag of an OpenType feature that is turned on, `''` for none. */
export interface ShapingFont {
  shape(text: string, rightToLeft: boolean, feature: string): ShapedGlyphs
}

/** HarfBuzz, ready to open fonts. */
export interface Shaper {
  open(font: Uint8Array): ShapingFont
}

const LEFT_TO_RIGHT = 4
const RIGHT_TO_LEFT = 5
/** Marks form separate clusters, so that each glyph maps to its own character. */
const CLUSTERS_BY_CHARACTER = 1
const MEMORY_READONLY = 1
/** Size in words of `hb_glyph_info_t` and of `hb_glyph_position_t`. */
const STRIDE = 5

/** Starts HarfBuzz from the bytes of `harfbuzz.wasm`. */
export async function createShaper(file: Uint8Array): Promise<Shaper> {
  const wasm = await startWasm(file)
  const shapeWith = createBuffer(wasm)
  return {
    open(font) {
      const blob = wasm.call('hb_blob_create')(wasm.store(font), font.length, MEMORY_READONLY, 0, 0)
      const handle = wasm.call('hb_font_create')(wasm.call('hb_face_create')(blob, 0))
      return { shape: (text, rightToLeft, feature) => shapeWith(handle, text, rightToLeft, feature) }
    },
  }
}

type Shape = (font: number, text: string, rightToLeft: boolean, feature: string) => ShapedGlyphs

/** A feature turned on from start to end, as `hb_feature_t`. */
function storeFeature(wasm: Wasm, tag: string): number {
  const bytes = new Uint8Array(new Uint32Array([0, 1, 0, 0xffff_ffff]).buffer)
  for (let i = 0; i < 4; i++) bytes[i] = tag.charCodeAt(3 - i)
  return wasm.store(bytes)
}

function createBuffer(wasm: Wasm): Shape {
  const features = new Map<string, number>()
  const buffer = wasm.call('hb_buffer_create')()
  const clear = wasm.call('hb_buffer_clear_contents')
  const add = wasm.call('hb_buffer_add_utf16')
  const setDirection = wasm.call('hb_buffer_set_direction')
  wasm.call('hb_buffer_set_cluster_level')(buffer, CLUSTERS_BY_CHARACTER)
  const guess = wasm.call('hb_buffer_guess_segment_properties')
  const shape = wasm.call('hb_shape')
  const length = wasm.call('hb_buffer_get_length')
  const infos = wasm.call('hb_buffer_get_glyph_infos')
  const positions = wasm.call('hb_buffer_get_glyph_positions')
  let room = 256
  let text16 = wasm.call('malloc')(room * 2)
  return (font, text, rightToLeft, feature) => {
    if (text.length > room) {
      room = text.length * 2
      wasm.call('free')(text16)
      text16 = wasm.call('malloc')(room * 2)
    }
    const units = new Uint16Array(wasm.bytes().buffer, text16, text.length)
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
    clear(buffer)
    add(buffer, text16, text.length, 0, text.length)
    guess(buffer)
    setDirection(buffer, rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT)
    const on = feature === '' ? 0 : remember(features, feature, () => storeFeature(wasm, feature))
    shape(font, buffer, on, on === 0 ? 0 : 1)
    return readGlyphs(wasm.words(), length(buffer), infos(buffer, 0) >> 2, positions(buffer, 0) >> 2)
  }
}

function readGlyphs(words: Int32Array, count: number, info: number, position: number): ShapedGlyphs {
  const shaped: ShapedGlyphs = { glyphs: [], clusters: [], advances: [] }
  for (let i = 0; i < count; i++) {
    const at = i * STRIDE
    shaped.glyphs.push(words[info + at] ?? 0)
    shaped.clusters.push(words[info + at + 2] ?? 0)
    shaped.advances.push(
      words[position + at] ?? 0,
      words[position + at + 2] ?? 0,
      words[position + at + 3] ?? 0,
    )
  }
  return shaped
}
