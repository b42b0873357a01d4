// The text of an SVG text element as pieces: each in one style, with its position if one is given.

import { TEXT, type XmlElement } from '#shared/xml'
import { isForAll } from '../../svg/inspect'
import { lengthOf } from '../../svg/length'
import type { SvgSource } from '../../svg/source'
import { inherit, type Style, sizeOf } from '../../svg/style'

/** A width that text must fill, by spacing or by scaling its letters too. */
export interface Fit {
  readonly width: number
  readonly letters: boolean
}

/** An underline, line-through or overline, in the style of the element that declares it. */
export interface Line {
  /** Their names, as written. */
  readonly names: string
  readonly style: Style
}

/** Text in one style; a given position starts a chunk. */
export interface Piece {
  text: string
  readonly style: Style
  readonly x: number | null
  readonly y: number | null
  readonly dx: number
  readonly dy: number
  /** Rotation about the start in degrees clockwise. */
  readonly turn: number
  /** Offset of its baseline above that of the surrounding text. */
  readonly raised: number
  readonly fit: Fit | null
  readonly lines: readonly Line[]
}

/** Maximum number of pieces of one text. */
const MOST = 20_000

const keepsSpaces = (style: Style): boolean =>
  style['xml:space'] === 'preserve' || /^(pre|break-spaces)/.test(style['white-space'] ?? '')

/** Returns the pieces of a text element in order, within a viewport of a size. */
export function piecesOf(
  source: SvgSource,
  element: XmlElement,
  style: Style,
  within: readonly [number, number],
): Piece[] {
  const pieces: Piece[] = []
  // Whether the text so far ends with a space or is empty, so that the next one collapses.
  const state = { spaced: true }
  collect({ source, pieces, state, within }, element, style, { raised: 0, fit: null, lines: [] })
  const last = pieces.at(-1)
  if (last && !keepsSpaces(last.style)) last.text = last.text.trimEnd()
  return pieces
}

interface Collected {
  readonly source: SvgSource
  readonly pieces: Piece[]
  readonly state: { spaced: boolean }
  /** Reference width and height for percentages. */
  readonly within: readonly [number, number]
}

type Around = Pick<Piece, 'raised' | 'fit' | 'lines'>

const LISTS = ['x', 'y', 'dx', 'dy', 'rotate'] as const

function collect(into: Collected, element: XmlElement, style: Style, around: Around): void {
  const { source, pieces } = into
  const size = sizeOf(style)
  const [wide, high] = into.within
  const list = (name: string, whole: number): number[] =>
    (element.attributes[name] ?? '')
      .split(/[\s,]+/)
      .filter((one) => one !== '')
      .map((one) => lengthOf(one, whole, size))
  const places = {
    x: list('x', wide),
    y: list('y', high),
    dx: list('dx', wide),
    dy: list('dy', high),
    rotate: list('rotate', 1),
  }
  const here = aroundOf(source, element, style, around, wide)
  const turns = places.rotate.length > 0
  let at = 0
  const add = (text: string, more: boolean): void => {
    const place = (name: keyof typeof places): number | null => places[name][at] ?? null
    const turn = place('rotate') ?? places.rotate.at(-1) ?? 0
    const [dx, dy] = [place('dx') ?? 0, place('dy') ?? 0]
    if (pieces.length < MOST)
      pieces.push({ text, style, x: place('x'), y: place('y'), dx, dy, turn, ...here })
    at = more ? at + 1 : Number.POSITIVE_INFINITY
  }
  const longest = Math.max(...LISTS.map((name) => places[name].length))
  // An element whose text is nested deeper still sets its position.
  if (longest > 0 && element.children.some(({ name }) => name !== TEXT)) add('', false)
  for (const child of element.children) {
    if (child.name === TEXT) {
      // Each letter may have its own position.
      const chars = [...wordsOf(child.text, style, into.state)]
      if (chars.length === 0) continue
      const alone = turns ? chars.length : Math.min(chars.length, longest)
      let taken = 0
      while (taken < alone - 1 && (turns || at < alone - 1)) add(chars[taken++] ?? '', true)
      add(chars.slice(taken).join(''), false)
    } else if (child.name === 'tspan' || child.name === 'a') {
      const own = source.own.get(child) ?? {}
      if (own.display !== 'none' && isForAll(child)) collect(into, child, inherit(style, own), here)
    }
  }
}

/** Text as drawn: white space collapsed, text-transform applied. */
function wordsOf(text: string, style: Style, state: { spaced: boolean }): string {
  let words = text.replace(/[\t\r\n]/g, ' ')
  if (!keepsSpaces(style)) {
    words = words.replace(/ +/g, ' ')
    if (state.spaced && words.startsWith(' ')) words = words.slice(1)
  }
  if (words !== '') state.spaced = words.endsWith(' ')
  const change = style['text-transform']
  return change === 'uppercase' ? words.toUpperCase() : change === 'lowercase' ? words.toLowerCase() : words
}

function aroundOf(
  source: SvgSource,
  element: XmlElement,
  style: Style,
  { raised, fit, lines }: Around,
  wide: number,
): Around {
  // A baseline shift applies only to parts of a text.
  const shift = element.name === 'text' ? 'baseline' : (style['baseline-shift'] ?? 'baseline')
  const size = sizeOf(style)
  const rise = shift === 'super' ? size * 0.5 : shift === 'sub' ? size * -0.3 : lengthOf(shift, size, size)
  const width = lengthOf(element.attributes.textLength, wide, size)
  const letters = element.attributes.lengthAdjust === 'spacingAndGlyphs'
  // Decorations of ancestors of the text apply to it as its own.
  const names = (element.name === 'text' ? style : source.own.get(element))?.['text-decoration'] ?? 'none'
  return {
    raised: raised + rise,
    fit: width > 0 ? { width, letters } : fit,
    lines: names === 'none' ? lines : [...lines, { names, style }],
  }
}
