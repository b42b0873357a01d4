// Subsetting: from a TrueType font and the glyphs a document uses to a small font with the same glyph numbers. HarfBuzz could do this too, but takes fifteen times as long in a program that has just started.

const WORD = 4

/** Flags of a component of a composite glyph (OpenType, table `glyf`). */
const COMPONENT = {
  wordArguments: 0x0001,
  scale: 0x0008,
  more: 0x0020,
  twoScales: 0x0040,
  matrix: 0x0080,
  instructions: 0x0100,
} as const

interface Table {
  readonly name: string
  readonly bytes: Uint8Array
}

interface Source {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** Offset of a table. */
  readonly at: (name: string) => number
  /** Number of glyphs, and of those with their own advance. */
  readonly glyphs: number
  readonly metrics: number
  readonly longOffsets: boolean
}

/** A glyph to add: like another one, moved to the right or without its outline, with an advance of its own. */
export interface AddedGlyph {
  readonly glyph: number
  readonly advance: number
  readonly shift: number | null
}

/**
 * Reduces a font to some glyphs, which keep their numbers; glyphs that are added follow those of the font. Drops hints and everything that a PDF reader takes from the
 * PDF itself: names, characters, layout. For a CIDFont with an Identity map the remaining tables suffice (ISO 32000-1,
 * 9.9). Throws when the font lacks a table.
 */
export function subsetFont(
  font: Uint8Array,
  glyphs: Iterable<number>,
  added: readonly AddedGlyph[] = [],
): Uint8Array {
  const source = readSource(font)
  const drawn = added.flatMap(({ glyph, shift }) => (shift === null ? [] : [glyph]))
  const used = withComponents(source, [...glyphs, ...drawn])
  const count = added.length > 0 ? source.glyphs + added.length : Math.max(0, ...used) + 1
  const pieces = [
    ...used.map((glyph) => [glyph, withoutHints(source, glyph)] as const),
    ...added.map((one, index) => [source.glyphs + index, movedOutline(source, one)] as const),
  ]
  const { outlines, offsets } = joinOutlines(pieces, count)
  const head = copyTable(source, 'head', 54)
  const hhea = copyTable(source, 'hhea', 36)
  const maxp = copyTable(source, 'maxp', 32)
  viewOf(head).setUint32(8, 0)
  viewOf(head).setInt16(50, 1)
  viewOf(hhea).setUint16(34, count)
  viewOf(maxp).setUint16(4, count)
  if (added.length > 0) allowComposites(maxp)
  return writeFont([
    { name: 'glyf', bytes: outlines },
    { name: 'head', bytes: head },
    { name: 'hhea', bytes: hhea },
    { name: 'hmtx', bytes: copyMetrics(source, used, added, count) },
    { name: 'loca', bytes: offsets },
    { name: 'maxp', bytes: maxp },
  ])
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function readSource(font: Uint8Array): Source {
  // Not a Node Buffer, whose slices would not be copies.
  const bytes = new Uint8Array(font.buffer, font.byteOffset, font.byteLength)
  const view = viewOf(bytes)
  const places = new Map<string, number>()
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + i * 16
    places.set(String.fromCharCode(...bytes.subarray(entry, entry + 4)), view.getUint32(entry + 8))
  }
  const at = (name: string): number => {
    const place = places.get(name)
    if (place === undefined) throw new Error(`The font has no ${name} table: expected a TrueType file.`)
    return place
  }
  return {
    bytes,
    view,
    at,
    glyphs: view.getUint16(at('maxp') + 4),
    metrics: view.getUint16(at('hhea') + 34),
    longOffsets: view.getInt16(at('head') + 50) === 1,
  }
}

const copyTable = ({ bytes, at }: Source, name: string, length: number): Uint8Array =>
  bytes.slice(at(name), at(name) + length)

/** Start and end of a glyph's outline in the file. */
function outlineOf({ view, at, longOffsets }: Source, glyph: number): readonly [number, number] {
  const loca = at('loca')
  const offset = (index: number): number =>
    at('glyf') + (longOffsets ? view.getUint32(loca + index * 4) : view.getUint16(loca + index * 2) * 2)
  return [offset(glyph), offset(glyph + 1)]
}

/** The glyphs and their components, in order. Includes glyph 0, without its outline unless requested. */
function withComponents(source: Source, glyphs: Iterable<number>): number[] {
  const used = new Set([...glyphs].filter((glyph) => glyph < source.glyphs))
  // Iterating a set includes elements added meanwhile.
  for (const glyph of used) for (const part of componentsOf(source, glyph)) used.add(part.glyph)
  return [...used].sort((a, b) => a - b)
}

interface Component {
  readonly glyph: number
  /** Offset of its flags in the file, and end of the component. */
  readonly at: number
  readonly end: number
}

/** Components of a composite glyph; none for a simple one. */
function componentsOf(source: Source, glyph: number): Component[] {
  const { view } = source
  const [start, end] = outlineOf(source, glyph)
  const parts: Component[] = []
  if (end <= start || view.getInt16(start) >= 0) return parts
  for (let at = start + 10, flags: number = COMPONENT.more; (flags & COMPONENT.more) !== 0; ) {
    flags = view.getUint16(at)
    let next = at + 4 + ((flags & COMPONENT.wordArguments) !== 0 ? 4 : 2)
    if ((flags & COMPONENT.scale) !== 0) next += 2
    else if ((flags & COMPONENT.twoScales) !== 0) next += 4
    else if ((flags & COMPONENT.matrix) !== 0) next += 8
    parts.push({ glyph: view.getUint16(at + 2), at, end: next })
    at = next
  }
  return parts
}

/** Places in `maxp` of the most components of a glyph, and of the deepest nesting (OpenType 1.9, "maxp"). */
const MOST_COMPONENTS = 28
const DEEPEST = 30

function allowComposites(maxp: Uint8Array): void {
  const view = viewOf(maxp)
  view.setUint16(MOST_COMPONENTS, Math.max(view.getUint16(MOST_COMPONENTS), 1))
  view.setUint16(DEEPEST, view.getUint16(DEEPEST) + 1)
}

/** A composite glyph of one component, whose place is given as two words. */
const COMPOSITE = { length: 18, flags: 0x0003 } as const

/** The outline of an added glyph: that of another one, moved. */
function movedOutline(source: Source, { glyph, shift }: AddedGlyph): Uint8Array {
  const [start, end] = outlineOf(source, glyph)
  if (shift === null || end <= start) return new Uint8Array()
  const outline = new Uint8Array(COMPOSITE.length)
  const view = viewOf(outline)
  const side = (at: number): number => source.view.getInt16(start + at)
  const values = [-1, side(2) + shift, side(4), side(6) + shift, side(8), COMPOSITE.flags, glyph, shift, 0]
  for (const [index, value] of values.entries()) view.setUint16(index * 2, value & 0xffff)
  return outline
}

/** Joins outlines, in order of their glyphs, with the table of their offsets. */
function joinOutlines(
  pieces: readonly (readonly [glyph: number, outline: Uint8Array])[],
  count: number,
): { outlines: Uint8Array; offsets: Uint8Array } {
  const padded = (bytes: Uint8Array): number => Math.ceil(bytes.length / WORD) * WORD
  const outlines = new Uint8Array(pieces.reduce((sum, [, piece]) => sum + padded(piece), 0))
  const offsets = new Uint8Array((count + 1) * WORD)
  const table = viewOf(offsets)
  let at = 0
  let next = 0
  for (const [glyph, piece] of pieces) {
    for (; next <= glyph; next++) table.setUint32(next * WORD, at)
    outlines.set(piece, at)
    at += padded(piece)
  }
  for (; next <= count; next++) table.setUint32(next * WORD, at)
  return { outlines, offsets }
}

function withoutHints(source: Source, glyph: number): Uint8Array {
  const { bytes, view } = source
  const [start, end] = outlineOf(source, glyph)
  if (end <= start) return new Uint8Array()
  const contours = view.getInt16(start)
  if (contours < 0) {
    const parts = componentsOf(source, glyph)
    const copy = bytes.slice(start, parts.at(-1)?.end ?? end)
    const flags = viewOf(copy)
    for (const { at } of parts) flags.setUint16(at - start, view.getUint16(at) & ~COMPONENT.instructions)
    return copy
  }
  const hints = start + 10 + contours * 2
  const outline = hints + 2 + view.getUint16(hints)
  const copy = new Uint8Array(hints + 2 - start + end - outline)
  copy.set(bytes.subarray(start, hints))
  copy.set(bytes.subarray(outline, end), hints + 2 - start)
  return copy
}

/** Copies advances and left side bearings; those of dropped glyphs are zero, which compresses to nothing. */
function copyMetrics(
  source: Source,
  used: readonly number[],
  added: readonly AddedGlyph[],
  count: number,
): Uint8Array {
  const { view, at, metrics, glyphs } = source
  const bytes = new Uint8Array(count * WORD)
  const copy = viewOf(bytes)
  const hmtx = at('hmtx')
  for (const glyph of used) {
    const bearing = glyph < metrics ? hmtx + glyph * WORD + 2 : hmtx + metrics * WORD + (glyph - metrics) * 2
    copy.setUint16(glyph * WORD, view.getUint16(hmtx + Math.min(glyph, metrics - 1) * WORD))
    copy.setInt16(glyph * WORD + 2, view.getInt16(bearing))
  }
  added.forEach(({ glyph, advance, shift }, index) => {
    const place = (glyphs + index) * WORD
    const [start, end] = outlineOf(source, glyph)
    copy.setUint16(place, advance)
    copy.setInt16(place + 2, shift === null || end <= start ? 0 : view.getInt16(start + 2) + shift)
  })
  return bytes
}

/** The checksum of the whole file including the adjustment in `head` (OpenType 1.9, "head": checksumAdjustment). */
const WHOLE_SUM = 0xb1b0afba

function writeFont(tables: readonly Table[]): Uint8Array {
  const directory = 12 + tables.length * 16
  const size = tables.reduce((sum, { bytes }) => sum + Math.ceil(bytes.length / WORD) * WORD, directory)
  const font = new Uint8Array(size)
  const view = viewOf(font)
  const power = 2 ** Math.floor(Math.log2(tables.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.length)
  view.setUint16(6, power * 16)
  view.setUint16(8, Math.log2(power))
  view.setUint16(10, (tables.length - power) * 16)
  let at = directory
  let adjustment = 0
  tables.forEach(({ name, bytes }, index) => {
    const entry = 12 + index * 16
    const padded = Math.ceil(bytes.length / WORD) * WORD
    font.set(bytes, at)
    for (let i = 0; i < 4; i++) font[entry + i] = name.charCodeAt(i)
    view.setUint32(entry + 4, sumOf(view, at, at + padded))
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, bytes.length)
    if (name === 'head') adjustment = at + 8
    at += padded
  })
  view.setUint32(adjustment, WHOLE_SUM - sumOf(view, 0, size))
  return font
}

function sumOf(view: DataView, start: number, end: number): number {
  let sum = 0
  for (let at = start; at < end; at += WORD) sum = (sum + view.getUint32(at)) | 0
  return sum >>> 0
}
