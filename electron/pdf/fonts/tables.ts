// Reads what layout and PDF need from a TrueType file besides shaping: metrics, names and its character set.

/** Metrics and names of a font; lengths are in thousandths of an em. */
export interface FontTables {
  readonly unitsPerEm: number
  readonly postScriptName: string
  readonly ascent: number
  readonly descent: number
  readonly capHeight: number
  readonly xHeight: number
  readonly italicAngle: number
  readonly fixedPitch: boolean
  readonly weight: number
  readonly box: readonly [number, number, number, number]
  readonly glyphCount: number
  /** Advance of a glyph as stated in the file, before kerning. */
  advance(glyph: number): number
  /** Glyph of a code point; 0 when the font lacks it. */
  glyphOf(codePoint: number): number
}

/**
 * Reads a font file (OpenType 1.9: tables head, hhea, hmtx, maxp, name, OS/2, post, cmap). Throws when it isn't a
 * TrueType font.
 */
export function readFontTables(bytes: Uint8Array): FontTables {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, number>()
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16
    tables.set(ascii(bytes, at, 4), view.getUint32(at + 8))
  }
  const table = (name: string): number => {
    const at = tables.get(name)
    if (at === undefined) throw new Error(`The font has no ${name} table: expected a TrueType file.`)
    return at
  }
  const head = table('head')
  const os2 = table('OS/2')
  const post = table('post')
  const hmtx = table('hmtx')
  const unitsPerEm = view.getUint16(head + 18)
  const metrics = view.getUint16(table('hhea') + 34)
  const scaled = (at: number): number => Math.round((view.getInt16(at) * 1000) / unitsPerEm)
  return {
    unitsPerEm,
    postScriptName: readName(view, bytes, table('name')),
    ascent: scaled(table('hhea') + 4),
    descent: scaled(table('hhea') + 6),
    xHeight: scaled(os2 + 86),
    capHeight: scaled(os2 + 88),
    italicAngle: view.getInt32(post + 4) / 65_536,
    fixedPitch: view.getUint32(post + 12) !== 0,
    weight: view.getUint16(os2 + 4),
    box: [scaled(head + 36), scaled(head + 38), scaled(head + 40), scaled(head + 42)],
    glyphCount: view.getUint16(table('maxp') + 4),
    advance: (glyph) => (view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4) * 1000) / unitsPerEm,
    glyphOf: rememberLatin(readCharacters(view, table('cmap'))),
  }
}

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

const POSTSCRIPT_NAME = 6

function readName(view: DataView, bytes: Uint8Array, name: number): string {
  const strings = name + view.getUint16(name + 4)
  for (let i = 0; i < view.getUint16(name + 2); i++) {
    const at = name + 6 + i * 12
    if (view.getUint16(at + 6) !== POSTSCRIPT_NAME) continue
    const text = ascii(bytes, strings + view.getUint16(at + 10), view.getUint16(at + 8))
    return text.replace(/[^A-Za-z0-9-]/g, '')
  }
  return 'Unnamed'
}

/** Characters below this are looked up for each word of a document. */
const LATIN_END = 0x250
const UNKNOWN = 0xffff

function rememberLatin(find: (codePoint: number) => number): (codePoint: number) => number {
  const known = new Uint16Array(LATIN_END).fill(UNKNOWN)
  return (codePoint) => {
    if (codePoint >= LATIN_END) return find(codePoint)
    if (known[codePoint] === UNKNOWN) known[codePoint] = find(codePoint)
    return known[codePoint] as number
  }
}

/** Chooses the character map with the widest range and returns its look-up. */
function readCharacters(view: DataView, cmap: number): (codePoint: number) => number {
  const found = new Map<number, number>()
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4)
    found.set(view.getUint16(at), at)
  }
  const full = found.get(12)
  if (full !== undefined) return (codePoint) => fromGroups(view, full, codePoint)
  const basic = found.get(4)
  if (basic !== undefined) return (codePoint) => fromSegments(view, basic, codePoint)
  return () => 0
}

/** Format 12: sorted groups of code points. */
function fromGroups(view: DataView, at: number, codePoint: number): number {
  let low = 0
  let high = view.getUint32(at + 12) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const group = at + 16 + middle * 12
    if (codePoint < view.getUint32(group)) high = middle - 1
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1
    else return view.getUint32(group + 8) + codePoint - view.getUint32(group)
  }
  return 0
}

/** Format 4: segments of the basic plane. */
function fromSegments(view: DataView, at: number, codePoint: number): number {
  const double = view.getUint16(at + 6)
  for (let i = 0; i < double; i += 2) {
    if (codePoint > view.getUint16(at + 14 + i)) continue
    const starts = at + 16 + double + i
    const start = view.getUint16(starts)
    if (codePoint < start) return 0
    const delta = view.getUint16(starts + double)
    const offsetAt = starts + 2 * double
    const offset = view.getUint16(offsetAt)
    if (offset === 0) return (codePoint + delta) & 0xffff
    const glyph = view.getUint16(offsetAt + offset + (codePoint - start) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}
