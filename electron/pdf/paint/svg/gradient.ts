// SVG gradients -> PDF shadings, and the one colour that stands for a gradient where none can be drawn.
import { type Ink, readColour, share } from '../../svg/colour'
import { hrefOf, lengthOf, referred, type SvgSource } from '../../svg/source'
import type { XmlElement } from '../../svg/xml'
import { rgb } from '../objects'
import { fine, type Matrix, readTransform, times } from './matrix'

/** A gradient ready to be drawn: shadings in its own coordinates, and the matrix from those. */
export interface Gradient {
  readonly colours: string
  /** Of greys; null while all of it covers alike, which `alpha` then tells. */
  readonly cover: string | null
  readonly alpha: number
  readonly matrix: Matrix
}

interface Stop extends Ink {
  readonly offset: number
}

/** The element that a paint names, if it is a gradient. */
export function gradientOf(source: SvgSource, paint: string | undefined): XmlElement | null {
  const found = referred(source, paint)
  return found?.name === 'linearGradient' || found?.name === 'radialGradient' ? found : null
}

/** Reads a gradient for a shape within a box, in a drawing of a size. Null without stops. */
export function readGradient(
  source: SvgSource,
  element: XmlElement,
  box: readonly [number, number, number, number],
  size: readonly [number, number],
): Gradient | null {
  const chain = chainOf(source, element)
  const stops = stopsOf(source, chain)
  const [first] = stops
  if (!first) return null
  const attribute = (name: string): string | undefined =>
    chain.find((one) => one.attributes[name] !== undefined)?.attributes[name]
  const inBox = attribute('gradientUnits') !== 'userSpaceOnUse'
  const [wide, high] = inBox ? [1, 1] : size
  const place = (name: string, usual: string, whole: number): number =>
    lengthOf(attribute(name) ?? usual, whole)
  const x = (name: string, usual: string): number => place(name, usual, wide)
  const y = (name: string, usual: string): number => place(name, usual, high)
  let type = 2
  let coordinates = [x('x1', '0%'), y('y1', '0%'), x('x2', '100%'), y('y2', '0%')]
  if (element.name === 'radialGradient') {
    type = 3
    const [cx, cy] = [x('cx', '50%'), y('cy', '50%')]
    const r = place('r', '50%', Math.hypot(wide, high) / Math.SQRT2)
    coordinates = [x('fx', attribute('cx') ?? '50%'), y('fy', attribute('cy') ?? '50%'), 0, cx, cy, r]
  }
  const shading = (space: string, colour: (stop: Stop) => string): string =>
    `<</ShadingType ${type}/ColorSpace${space}/Coords[${coordinates.map(fine).join(' ')}]/Extend[true true]/Function${steps(stops, colour)}>>`
  const even = stops.every(({ alpha }) => alpha === first.alpha)
  const own = readTransform(attribute('gradientTransform'))
  return {
    colours: shading('/DeviceRGB', ({ colour }) => rgb(colour)),
    cover: even ? null : shading('/DeviceGray', ({ alpha }) => fine(alpha)),
    alpha: even ? first.alpha : 1,
    matrix: inBox ? times([box[2], 0, 0, box[3], box[0], box[1]], own) : own,
  }
}

/** The colour in the middle of a gradient. */
export function middleOf(source: SvgSource, element: XmlElement): Ink | null {
  const stops = stopsOf(source, chainOf(source, element))
  return stops[stops.length >> 1] ?? null
}

/** A gradient and those that it takes its attributes and stops from. */
function chainOf(source: SvgSource, element: XmlElement): XmlElement[] {
  const chain: XmlElement[] = []
  for (
    let one: XmlElement | undefined = element;
    one && !chain.includes(one);
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
