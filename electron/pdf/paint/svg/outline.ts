// Outlines of SVG shapes as path operators, their bounds, and the vertices where markers are placed.

import type { XmlElement } from '#shared/xml'
import { lengthOf, readLength } from '../../svg/length'
import { type Box, fine, type Matrix } from './matrix'
import { pathOperators } from './path'

/** The path operators of a shape (empty for none, or one without size), and its bounds. */
export interface Outline {
  readonly path: string
  box(): Box
}

/** Reference width and height for percentages, and the font size. */
export type Measures = readonly [wide: number, high: number, em: number]

/** Returns the outline of an element with these measures. */
export function outlineOf(element: XmlElement, measures: Measures): Outline {
  const path = pathOf(element, measures)
  let box: Box | undefined
  return {
    path,
    box() {
      box ??= boxOf(path)
      return box
    },
  }
}

function pathOf({ name, attributes }: XmlElement, [wide, high, em]: Measures): string {
  const x = (key: string): number => lengthOf(attributes[key], wide, em)
  const y = (key: string): number => lengthOf(attributes[key], high, em)
  const radius = (): number => lengthOf(attributes.r, Math.hypot(wide, high) / Math.SQRT2, em)
  const radii = (): readonly [number, number] =>
    radiiOf(readLength(attributes.rx, wide, em), readLength(attributes.ry, high, em))
  switch (name) {
    case 'path':
      return pathOperators(attributes.d ?? '')
    case 'rect':
      return rectangle([x('x'), y('y'), x('width'), y('height')], radii())
    case 'circle':
      return ellipse(x('cx'), y('cy'), [radius(), radius()])
    case 'ellipse':
      return ellipse(x('cx'), y('cy'), radii())
    case 'line':
      return pathOperators(`M${x('x1')} ${y('y1')}L${x('x2')} ${y('y2')}`)
    case 'polyline':
      return pathOperators(`M${attributes.points ?? ''}`)
    case 'polygon':
      return pathOperators(`M${attributes.points ?? ''}Z`)
    default:
      return ''
  }
}

/** If only one radius is valid, it is used for both. */
function radiiOf(rx = -1, ry = -1): readonly [number, number] {
  return [Math.max(0, rx < 0 ? ry : rx), Math.max(0, ry < 0 ? rx : ry)]
}

function rectangle(
  [left, top, wide, high]: readonly [number, number, number, number],
  corners: readonly [number, number],
): string {
  if (wide <= 0 || high <= 0) return ''
  const rx = Math.min(corners[0], wide / 2)
  const ry = Math.min(corners[1], high / 2)
  if (rx <= 0 || ry <= 0) return pathOperators(`M${left} ${top}h${wide}v${high}h${-wide}z`)
  const corner = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`
  return pathOperators(
    `M${left + rx} ${top}h${wide - 2 * rx}${corner(rx, ry)}v${high - 2 * ry}${corner(-rx, ry)}h${2 * rx - wide}${corner(-rx, -ry)}v${2 * ry - high}${corner(rx, -ry)}z`,
  )
}

/** Clockwise from three o'clock, where dashes begin. */
function ellipse(x: number, y: number, [rx, ry]: readonly [number, number]): string {
  if (rx <= 0 || ry <= 0) return ''
  const quarter = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`
  return pathOperators(
    `M${x + rx} ${y}${quarter(-rx, ry)}${quarter(-rx, -ry)}${quarter(rx, -ry)}${quarter(rx, ry)}z`,
  )
}

interface Step {
  readonly numbers: readonly number[]
  readonly operator: string
}

const stepsOf = (path: string): Step[] =>
  path
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const words = line.split(' ')
      return { numbers: words.slice(0, -1).map(Number), operator: words.at(-1) ?? '' }
    })

function boxOf(path: string): Box {
  const across = range()
  const down = range()
  let [x, y] = [0, 0]
  for (const { numbers, operator } of stepsOf(path)) {
    if (numbers.length < 2) continue
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers
    const [toX, toY] = operator === 'c' ? [e, f] : [a, b]
    across.add(toX)
    down.add(toY)
    if (operator === 'c') {
      for (const one of turnsOf(x, a, c, e)) across.add(one)
      for (const one of turnsOf(y, b, d, f)) down.add(one)
    }
    x = toX
    y = toY
  }
  const [left, top] = [across.least(), down.least()]
  return [left, top, across.most() - left, down.most() - top]
}

function range() {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return {
    add: (value: number): void => {
      least = Math.min(least, value)
      most = Math.max(most, value)
    },
    least: (): number => (least <= most ? least : 0),
    most: (): number => (least <= most ? most : 0),
  }
}

/** The extrema of a cubic curve along one axis. */
function turnsOf(from: number, one: number, two: number, to: number): number[] {
  const [a, b, c] = [to - from + 3 * (one - two), 2 * (from - 2 * one + two), one - from]
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c))
  const steps = Math.abs(a) < 1e-9 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)]
  return steps
    .filter((t) => t > 0 && t < 1)
    .map((t) => {
      const u = 1 - t
      return u * u * u * from + 3 * u * u * t * one + 3 * u * t * t * two + t * t * t * to
    })
}

/** Returns a transformed path. */
export function movedPath(path: string, [a, b, c, d, e, f]: Matrix): string {
  return stepsOf(path)
    .map(({ numbers, operator }) => {
      let line = ''
      for (let i = 0; i < numbers.length; i += 2) {
        const [x = 0, y = 0] = [numbers[i], numbers[i + 1]]
        line += `${fine(a * x + c * y + e)} ${fine(b * x + d * y + f)} `
      }
      return `${line}${operator}\n`
    })
    .join('')
}

/** Returns a path in which subpaths of zero length extend slightly to the right. */
export function withDirections(path: string): string {
  const pieces = path.split(/^(?=\S+ \S+ m$)/m)
  return pieces
    .map((piece) => {
      const [start = '', ...lines] = piece.split('\n').filter((line) => line !== '')
      const place = start.slice(0, -2)
      const stays = [`${place} l`, `${place} ${place} ${place} c`, 'h']
      if (lines.length === 0 || !lines.every((line) => stays.includes(line))) return piece
      const [x = '0', y = '0'] = place.split(' ')
      return `${start}\n${fine(Number(x) + 0.001)} ${y} l\n`
    })
    .join('')
}

/** A vertex of a path, with the incoming and outgoing directions in radians. */
export interface Vertex {
  readonly x: number
  readonly y: number
  readonly in: number | null
  readonly out: number | null
}

/** Returns the vertices of a path in order. */
export function verticesOf(path: string): Vertex[] {
  const vertices: { x: number; y: number; in: number | null; out: number | null }[] = []
  let start = 0
  for (const { numbers, operator } of stepsOf(path)) {
    const from = vertices.at(-1)
    const first = vertices[start]
    if (operator === 'm') start = vertices.length
    const [x = first?.x ?? 0, y = first?.y ?? 0] = numbers.slice(-2)
    const points = operator === 'h' ? [x, y] : numbers
    if (!from || operator === 'm') {
      vertices.push({ x, y, in: null, out: null })
      continue
    }
    from.out = direction(from.x, from.y, points) ?? from.in
    const back = direction(x, y, [...reversedPairs(points.slice(0, -2)), from.x, from.y])
    const vertex = { x, y, in: back === null ? from.in : back + Math.PI, out: null as number | null }
    // Where a path closes, its start and end share their direction.
    if (operator === 'h' && first) {
      first.in = vertex.in
      vertex.out = first.out
    }
    vertices.push(vertex)
  }
  return vertices
}

/** Towards the first point that differs. */
function direction(x: number, y: number, points: readonly number[]): number | null {
  for (let i = 0; i < points.length; i += 2) {
    const [dx, dy] = [(points[i] ?? 0) - x, (points[i + 1] ?? 0) - y]
    if (Math.abs(dx) > 1e-6 || Math.abs(dy) > 1e-6) return Math.atan2(dy, dx)
  }
  return null
}

function reversedPairs(points: readonly number[]): number[] {
  const reversed: number[] = []
  for (let i = points.length - 2; i >= 0; i -= 2) reversed.push(points[i] ?? 0, points[i + 1] ?? 0)
  return reversed
}
