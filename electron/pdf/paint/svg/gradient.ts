// Converts SVG gradients to PDF shadings: axial and radial (ISO 32000-1, 8.7.4.5.3 and 8.7.4.5.4) over stitched functions (7.10.3, 7.10.4).

import type { XmlElement } from '#shared/xml'
import { colourWord, type Ink, readColour, share } from '../../svg/colour'
import { lengthOf } from '../../svg/length'
import { hrefOf, referred, type SvgSource } from '../../svg/source'
import { styleOf } from '../../svg/style'
import { rgb } from '../objects'
import { type Box, fine, type Matrix, NONE, scaleOf } from './matrix'
import { aboutOrigin, readTransform } from './transform'

/** The shadings of a gradient, in its own coordinates. */
export interface Shadings {
  readonly colours: string
  /** A grey shading for its opacity; null when that is constant. */
  readonly cover: string | null
}

/** A gradient ready to be drawn, and the matrix from its coordinates to the shape's, or its box. */
export interface Gradient {
  /** A repeating gradient is extended over an area in its own coordinates. */
  shadings(area: () => Box): Shadings
  /** Its opacity where that is constant, else 1. */
  readonly alpha: number
  readonly matrix: Matrix
  /** Whether its coordinates are fractions of the painted object's box. */
  readonly inBox: boolean
}

interface Stop extends Ink {
  readonly offset: number
}

/** Reads a gradient within a viewport of a size. Null without stops. `spend` receives the letters of shadings. */
export function readGradient(
  source: SvgSource,
  element: XmlElement,
  size: readonly [number, number],
  spend: (letters: number) => void,
): Gradient | null {
  const chain = chainOf(source, element)
  const attribute = attributeOf(chain)
  const inBox = attribute('gradientUnits') !== 'userSpaceOnUse'
  const radial = element.name === 'radialGradient'
  // Coordinates are inherited only from gradients of the same kind.
  const places = attributeOf(chain.filter(({ name }) => name === element.name))
  const line = (radial ? circlesOf : lineOf)(places, inBox ? [1, 1] : size)
  const all = stopsOf(source, chain)
  // If start and end coincide, only the last stop is visible.
  const stops = line ? all : all.slice(-1)
  const [first] = stops
  if (!first) return null
  const even = stops.every(({ alpha }) => alpha === first.alpha)
  const made = (spread: Spread): Shadings => {
    const shading = (space: string, colour: (stop: Stop) => string): string =>
      `<</ShadingType ${radial ? 3 : 2}/ColorSpace${space}/Coords[${spread.line.map(fine).join(' ')}]/Extend[true true]/Function${steps(spread.stops, colour)}>>`
    const colours = shading('/DeviceRGB', ({ colour }) => rgb(colour))
    spend(colours.length)
    return { colours, cover: even ? null : shading('/DeviceGray', ({ alpha }) => fine(alpha)) }
  }
  const method = attribute('spreadMethod')
  let padded: Shadings | undefined
  return {
    shadings(area) {
      if (line && (method === 'repeat' || method === 'reflect'))
        return made(spreadOut({ line, stops }, method === 'reflect', area()))
      padded ??= made({ line: line ?? (radial ? [0, 0, 0, 0, 0, 1] : [0, 0, 1, 0]), stops })
      return padded
    },
    alpha: even ? first.alpha : 1,
    matrix: paintTransform(source, chain, 'gradientTransform', [0, 0, ...(inBox ? ([1, 1] as const) : size)]),
    inBox,
  }
}

type Attribute = (name: string) => string | undefined

/** Finds an attribute in the first element of a chain that has it. */
export const attributeOf =
  (chain: readonly XmlElement[]): Attribute =>
  (name) =>
    chain.find(({ attributes }) => attributes[name] !== undefined)?.attributes[name]

/**
 * The transform of a gradient or pattern, about a transform-origin in a box if given; the identity when it is singular.
 */
export function paintTransform(
  source: SvgSource,
  chain: readonly XmlElement[],
  attribute: string,
  box: Box,
): Matrix {
  const holder = chain.find(
    (one) => (one.attributes[attribute] ?? source.own.get(one)?.transform) !== undefined,
  )
  if (!holder) return NONE
  const own = source.own.get(holder) ?? {}
  const matrix = readTransform(holder.attributes[attribute] ?? own.transform)
  return scaleOf(matrix) === 0 ? NONE : aboutOrigin(matrix, own['transform-origin'], box)
}

/** Start and end of a linear gradient; null when they coincide. */
function lineOf(attribute: Attribute, [wide, high]: readonly [number, number]): number[] | null {
  const x = (name: string, usual: string): number => lengthOf(attribute(name) ?? usual, wide)
  const y = (name: string, usual: string): number => lengthOf(attribute(name) ?? usual, high)
  const [x1, y1, x2, y2] = [x('x1', '0%'), y('y1', '0%'), x('x2', '100%'), y('y2', '0%')]
  return x1 === x2 && y1 === y2 ? null : [x1, y1, x2, y2]
}

/** Inner and outer circle of a radial gradient; null when the outer one has no size. */
function circlesOf(attribute: Attribute, [wide, high]: readonly [number, number]): number[] | null {
  const place = (name: string, usual: string, whole: number): number =>
    lengthOf(attribute(name) ?? usual, whole)
  const [cx, cy] = [place('cx', '50%', wide), place('cy', '50%', high)]
  const r = place('r', '50%', Math.hypot(wide, high) / Math.SQRT2)
  if (r <= 0) return null
  const fr = Math.max(0, place('fr', '0%', Math.hypot(wide, high) / Math.SQRT2))
  const dx = place('fx', attribute('cx') ?? '50%', wide) - cx
  const dy = place('fy', attribute('cy') ?? '50%', high) - cy
  const out = Math.hypot(dx, dy) / r
  // A focal point on the edge counts as inside, as programs round; one outside makes a cone.
  const pull = out > 0.999 && out < 1.001 ? 0.999 / out : 1
  // Equal circles have nothing between them.
  const edge = fr === r && out === 0 ? r * 1.001 : r
  return [cx + dx * pull, cy + dy * pull, fr, cx, cy, edge]
}

interface Spread {
  readonly line: readonly number[]
  readonly stops: readonly Stop[]
}

/** Maximum repetitions of a gradient, and stops in all of them: readers draw only a few hundred steps of a shading. */
const REPEATS = 40
const MOST_STOPS = 5000

/** A gradient with its repetitions within an area. */
function spreadOut({ line, stops }: Spread, mirrored: boolean, area: Box): Spread {
  const most = Math.max(1, Math.min(REPEATS, Math.floor(MOST_STOPS / stops.length)))
  const [least, last] = reachOf(line, area)
  const from = last - least > most ? Math.max(least, -Math.floor(most / 2)) : least
  const count = Math.min(most, last - from)
  const many = Array.from({ length: count }, (_, index) => {
    const turned = mirrored && (from + index) % 2 !== 0
    const list = turned ? stops.map((stop) => ({ ...stop, offset: 1 - stop.offset })).reverse() : stops
    return list.map((stop) => ({ ...stop, offset: (index + stop.offset) / count }))
  }).flat()
  const half = line.length / 2
  const at = (step: number): number[] =>
    line.slice(0, half).map((value, index) => value + step * ((line[index + half] ?? 0) - value))
  return { line: [...at(from), ...at(from + count)], stops: many }
}

/** Repetitions before the start and after the end of a gradient to cover an area, and a line around it. */
function reachOf(line: readonly number[], [x, y, width, height]: Box): [number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, r = 0] = line
  const ring = r - c - Math.hypot(d - a, e - b)
  const along = (px: number, py: number): number =>
    line.length === 6
      ? (Math.hypot(px - a, py - b) - c) / ring
      : ((px - a) * (c - a) + (py - b) * (d - b)) / ((c - a) ** 2 + (d - b) ** 2)
  const steps = [along(x, y), along(x + width, y), along(x, y + height), along(x + width, y + height)]
  const whole = (step: number): number => Math.max(-1e6, Math.min(1e6, Math.floor(step) || 0))
  const least = line.length === 6 ? 0 : whole(Math.min(...steps)) - 1
  return [least, whole(Math.max(...steps)) + 2]
}

/** Maximum length of a chain of gradients that inherit from each other. */
const LONGEST = 50

const alike = (one: XmlElement, other: XmlElement): boolean =>
  one.name.endsWith('Gradient') === other.name.endsWith('Gradient') &&
  (one.name.endsWith('Gradient') || one.name === other.name)

/** Returns a gradient or pattern followed by those that it inherits attributes and content from. */
export function chainOf(source: SvgSource, element: XmlElement): XmlElement[] {
  const chain: XmlElement[] = []
  for (
    let one: XmlElement | undefined = element;
    one && chain.length < LONGEST && !chain.includes(one) && alike(one, element);
    one = referred(source, hrefOf(one))
  )
    chain.push(one)
  return chain
}

function stopsOf(source: SvgSource, chain: readonly XmlElement[]): Stop[] {
  const stops = chain.map(({ children }) => children.filter(({ name }) => name === 'stop'))
  let last = 0
  return (stops.find((list) => list.length > 0) ?? []).map((stop) => {
    const style = styleOf(source, stop)
    const word = colourWord(style['stop-color'] ?? 'black', style)
    const ink = readColour(word) ?? { colour: '#000000', alpha: 0 }
    last = Math.max(last, share(stop.attributes.offset, 0))
    return { colour: ink.colour, alpha: ink.alpha * share(style['stop-opacity']), offset: last }
  })
}

const isSame = (one: Stop, other: Stop | undefined): boolean =>
  one.offset === other?.offset && one.colour === other.colour && one.alpha === other.alpha

/** A function over 0 to 1 that interpolates from stop to stop. */
function steps(stops: readonly Stop[], colour: (stop: Stop) => string): string {
  const [first] = stops
  const last = stops.at(-1)
  if (!first || !last) return ''
  // Bounds must increase: of stops with the same offset, only the first and the last are kept.
  const points = [{ ...first, offset: 0 }, ...stops, { ...last, offset: 1 }].filter(
    (stop, index, all) =>
      (all[index - 1]?.offset !== stop.offset || all[index + 1]?.offset !== stop.offset) &&
      !(isSame(stop, all[index - 1]) && stop.offset < 1) &&
      !(isSame(stop, all[index + 1]) && stop.offset === 1 && index < all.length - 1),
  )
  const parts = points
    .slice(1)
    .map((stop, index) => {
      const from = points[index] as Stop
      return `<</FunctionType 2/N 1/Domain[0 1]/C0[${colour(from)}]/C1[${colour(stop)}]>>`
    })
    .join('')
  let before = 0
  const bounds = points.slice(1, -1).map(({ offset }) => {
    before = Math.min(0.9999, Math.max(offset, before + 0.0001))
    return before.toFixed(4)
  })
  const encode = points.slice(1).map(() => '0 1')
  return `<</FunctionType 3/Domain[0 1]/Functions[${parts}]/Bounds[${bounds.join(' ')}]/Encode[${encode.join(' ')}]>>`
}
