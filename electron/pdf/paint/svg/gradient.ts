// SVG gradients -> PDF shadings.

import type { XmlElement } from '#shared/xml'
import { type Ink, readColour, share } from '../../svg/colour'
import { lengthOf } from '../../svg/length'
import { hrefOf, referred, type SvgSource } from '../../svg/source'
import { rgb } from '../objects'
import { type Box, fine, type Matrix, readTransform } from './matrix'

/** The shadings of a gradient, in its own coordinates. */
export interface Shadings {
  readonly colours: string
  /** Of greys; null while all of it covers alike. */
  readonly cover: string | null
}

/** A gradient ready to be drawn, and the matrix from its coordinates to the shape's, or its box. */
export interface Gradient {
  /** Where it repeats, it does so over an area in its own coordinates. */
  shadings(area: () => Box): Shadings
  /** How much it covers where that is everywhere alike, else 1. */
  readonly alpha: number
  readonly matrix: Matrix
  /** Whether it is stated in shares of the box of what it paints. */
  readonly inBox: boolean
}

interface Stop extends Ink {
  readonly offset: number
}

/** Reads a gradient within coordinates of a size. Null without stops. `spend` is told the letters of shadings. */
export function readGradient(
  source: SvgSource,
  element: XmlElement,
  size: readonly [number, number],
  spend: (letters: number) => void,
): Gradient | null {
  const chain = chainOf(source, element)
  const attribute = (name: string): string | undefined =>
    chain.find((one) => one.attributes[name] !== undefined)?.attributes[name]
  const inBox = attribute('gradientUnits') !== 'userSpaceOnUse'
  const radial = element.name === 'radialGradient'
  const line = (radial ? circlesOf : lineOf)(attribute, inBox ? [1, 1] : size)
  const all = stopsOf(source, chain)
  // Between two equal places there is only what comes last.
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
    matrix: readTransform(attribute('gradientTransform') ?? source.own.get(element)?.transform),
    inBox,
  }
}

type Attribute = (name: string) => string | undefined

/** Start and end of a gradient along a line; null when they are one place. */
function lineOf(attribute: Attribute, [wide, high]: readonly [number, number]): number[] | null {
  const x = (name: string, usual: string): number => lengthOf(attribute(name) ?? usual, wide)
  const y = (name: string, usual: string): number => lengthOf(attribute(name) ?? usual, high)
  const [x1, y1, x2, y2] = [x('x1', '0%'), y('y1', '0%'), x('x2', '100%'), y('y2', '0%')]
  return x1 === x2 && y1 === y2 ? null : [x1, y1, x2, y2]
}

/** The point within and the circle without; null when that has no size. */
function circlesOf(attribute: Attribute, [wide, high]: readonly [number, number]): number[] | null {
  const place = (name: string, usual: string, whole: number): number =>
    lengthOf(attribute(name) ?? usual, whole)
  const [cx, cy] = [place('cx', '50%', wide), place('cy', '50%', high)]
  const r = place('r', '50%', Math.hypot(wide, high) / Math.SQRT2)
  if (r <= 0) return null
  const dx = place('fx', attribute('cx') ?? '50%', wide) - cx
  const dy = place('fy', attribute('cy') ?? '50%', high) - cy
  // The point lies within the circle.
  const pull = Math.min(1, (r * 0.999) / Math.max(Math.hypot(dx, dy), r * 0.001))
  return [cx + dx * pull, cy + dy * pull, 0, cx, cy, r]
}

interface Spread {
  readonly line: readonly number[]
  readonly stops: readonly Stop[]
}

/** Times that a gradient repeats, and stops of all its repetitions: readers draw a few hundred steps of one shading. */
const REPEATS = 40
const MOST_STOPS = 5000

/** A gradient with what it repeats within an area. */
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

/** How often a gradient goes before its start and behind its end to reach all of an area, and a line around it. */
function reachOf(line: readonly number[], [x, y, width, height]: Box): [number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, r = 0] = line
  const ring = r - Math.hypot(d - a, e - b)
  const along = (px: number, py: number): number =>
    line.length === 6
      ? Math.hypot(px - a, py - b) / ring
      : ((px - a) * (c - a) + (py - b) * (d - b)) / ((c - a) ** 2 + (d - b) ** 2)
  const steps = [along(x, y), along(x + width, y), along(x, y + height), along(x + width, y + height)]
  const whole = (step: number): number => Math.max(-1e6, Math.min(1e6, Math.floor(step) || 0))
  const least = line.length === 6 ? 0 : whole(Math.min(...steps)) - 1
  return [least, whole(Math.max(...steps)) + 2]
}

/** Gradients that take from each other. */
const LONGEST = 50

/** A gradient or pattern and those that it takes its attributes and content from. */
export function chainOf(source: SvgSource, element: XmlElement): XmlElement[] {
  const chain: XmlElement[] = []
  for (
    let one: XmlElement | undefined = element;
    one && chain.length < LONGEST && !chain.includes(one);
    one = referred(source, hrefOf(one))
  )
    chain.push(one)
  return chain
}

function stopsOf(source: SvgSource, chain: readonly XmlElement[]): Stop[] {
  const stops = chain.map(({ children }) => children.filter(({ name }) => name === 'stop'))
  let last = 0
  return (stops.find((list) => list.length > 0) ?? []).map((stop) => {
    const own = source.own.get(stop) ?? {}
    const word = own['stop-color'] === 'currentColor' ? own.color : own['stop-color']
    const ink = readColour(word ?? 'black') ?? { colour: '#000000', alpha: 0 }
    last = Math.max(last, share(stop.attributes.offset ?? '0'))
    return { colour: ink.colour, alpha: ink.alpha * share(own['stop-opacity'] ?? '1'), offset: last }
  })
}

/** A function over 0 to 1 that goes from stop to stop. */
function steps(stops: readonly Stop[], colour: (stop: Stop) => string): string {
  const [first] = stops
  const last = stops.at(-1)
  if (!first || !last) return ''
  const points = [{ ...first, offset: 0 }, ...stops, { ...last, offset: 1 }].filter(
    // Bounds must rise: of stops at one place the first and the last count.
    (stop, index, all) => index === 0 || index === all.length - 1 || (stop.offset > 0 && stop.offset < 1),
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
