// Text of an SVG: its pieces put after each other, each in its own style, chunks aligned to their anchor.
import { type FontSet, fontOf } from '../../fonts/font-set'
import { lengthOf, type SvgSource } from '../../svg/source'
import { inherit, type Style } from '../../svg/style'
import { TEXT, type XmlElement } from '../../svg/xml'
import type { GlyphEncoder } from '../glyphs'
import { fine } from './matrix'

/** What drawing needs for text. */
export interface SvgTools {
  readonly fonts: FontSet
  readonly encoder: GlyphEncoder
}

/** Words in one style; where a place is given, a chunk starts there. */
interface Piece {
  text: string
  readonly style: Style
  readonly x: number | null
  readonly y: number | null
  readonly dx: number
  readonly dy: number
}

const DEFAULT_SIZE = 16
/** How far below the line's own place its baseline lies, in ems. */
const BASELINES: Readonly<Record<string, number>> = {
  middle: 0.3,
  central: 0.35,
  hanging: 0.72,
  'text-before-edge': 0.8,
  'text-after-edge': -0.2,
}
const ANCHORS: Readonly<Record<string, number>> = { middle: 0.5, end: 1 }

/** Draws a text element; `ink` gives the operators that set the colour of a style, or null for no ink. */
export function textOperators(
  tools: SvgTools,
  source: SvgSource,
  element: XmlElement,
  style: Style,
  ink: (style: Style) => string | null,
): string {
  const pieces: Piece[] = []
  collect(source, element, style, pieces)
  const last = pieces.at(-1)
  if (last && !keepsSpaces(last.style)) last.text = last.text.trimEnd()
  let out = ''
  let [x, y] = [0, 0]
  for (let i = 0; i < pieces.length; ) {
    let end = i + 1
    while (end < pieces.length && pieces[end]?.x === null && pieces[end]?.y === null) end += 1
    const chunk = pieces.slice(i, end).map((piece) => ({ piece, set: shape(tools, piece) }))
    const width = chunk.reduce((sum, { piece, set }) => sum + set.width + piece.dx, 0)
    const [first] = chunk
    if (first?.piece.x !== null) x = first?.piece.x ?? 0
    if (first?.piece.y !== null) y = first?.piece.y ?? 0
    x -= width * (ANCHORS[first?.piece.style['text-anchor'] ?? ''] ?? 0)
    for (const { piece, set } of chunk) {
      x += piece.dx
      y += piece.dy
      const colour = ink(piece.style)
      if (colour !== null && piece.text.trim() !== '') {
        const base = y + (BASELINES[piece.style['dominant-baseline'] ?? ''] ?? 0) * set.size
        out += `q\n${colour}BT\n1 0 0 -1 ${fine(x)} ${fine(base)} Tm\n${set.operators}ET\nQ\n`
      }
      x += set.width
    }
    i = end
  }
  return out
}

const keepsSpaces = (style: Style): boolean =>
  style['xml:space'] === 'preserve' || /^(pre|break-spaces)/.test(style['white-space'] ?? '')

function collect(source: SvgSource, element: XmlElement, style: Style, pieces: Piece[]): void {
  const size = sizeOf(style)
  const list = (name: string): number[] =>
    (element.attributes[name] ?? '')
      .split(/[\s,]+/)
      .filter((one) => one !== '')
      .map((one) => lengthOf(one, 1, size))
  const places = { x: list('x'), y: list('y'), dx: list('dx'), dy: list('dy') }
  let at = 0
  const add = (text: string, more: boolean): void => {
    const place = (name: keyof typeof places): number | null => places[name][at] ?? null
    pieces.push({ text, style, x: place('x'), y: place('y'), dx: place('dx') ?? 0, dy: place('dy') ?? 0 })
    at = more ? at + 1 : Number.POSITIVE_INFINITY
  }
  // An element whose words stand deeper still says where they start.
  if (
    element.children.some(({ name }) => name !== TEXT) &&
    Object.values(places).some((one) => one.length > 0)
  )
    add('', false)
  for (const child of element.children) {
    if (child.name === TEXT) {
      let text = child.text
      if (keepsSpaces(style)) text = text.replace(/[\t\r\n]/g, ' ')
      else {
        text = text.replace(/\s+/g, ' ')
        const before = pieces.findLast((piece) => piece.text !== '')
        if (!before || before.text.endsWith(' ')) text = text.trimStart()
      }
      if (text === '') continue
      // Each letter may have a place of its own.
      const chars = [...text]
      const placed = Math.min(chars.length, Math.max(places.x.length, places.y.length, places.dx.length))
      for (let i = 0; i < placed - 1 && at < placed - 1; i++) add(chars.shift() ?? '', true)
      add(chars.join(''), false)
    } else if (child.name === 'tspan' || child.name === 'a') {
      const own = source.own.get(child) ?? {}
      if (own.display !== 'none') collect(source, child, inherit(style, own), pieces)
    }
  }
}

/** Size of the type in the drawing's units. */
function sizeOf(style: Style): number {
  return lengthOf(style['font-size'], DEFAULT_SIZE, DEFAULT_SIZE) || DEFAULT_SIZE
}

function shape({ fonts, encoder }: SvgTools, { text, style }: Piece) {
  const size = sizeOf(style)
  const name = style['font-family'] ?? ''
  const family = /mono|courier|consol/i.test(name)
    ? 'mono'
    : /sans|arial|helvetica|calibri/i.test(name) || !/serif|times|georgia|roman|cambria|garamond/i.test(name)
      ? 'sans'
      : 'serif'
  const bold = /bold|[6-9]00/.test(style['font-weight'] ?? '')
  const italic = /italic|oblique/.test(style['font-style'] ?? '')
  const shaped = fonts.shape(fontOf(family, bold, italic), text)
  const operators = shaped.words.map((word) => {
    const { text: glyphs, actual, raised } = encoder.encode(word)
    const drawn = raised ? encoder.raisedLine(word, size) : `[(${glyphs})]TJ\n`
    const told = actual === null ? drawn : `/Span<</ActualText<FEFF${actual}>>>BDC\n${drawn}EMC\n`
    return `/F${word.font} ${fine(size)} Tf\n${told}`
  })
  return { size, width: (shaped.width * size) / 1000, operators: operators.join('') }
}
