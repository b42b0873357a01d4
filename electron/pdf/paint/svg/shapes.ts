// Shapes of a drawing: filled, stroked, and with markers on their corners.

import type { XmlElement } from '#shared/xml'
import { viewBoxOf } from '../../svg/facts'
import { lengthOf } from '../../svg/length'
import { referred } from '../../svg/source'
import { inherit, type Style } from '../../svg/style'
import { type Box, boxPath, cm, fine, fitBox, type Matrix, NONE, times } from './matrix'
import { type Vertex, verticesOf } from './outline'
import { type Paint, paintOf } from './paints'
import { INITIAL, type Scene } from './scene'

/** Whether a style draws nothing. */
export const isHidden = ({ visibility = '' }: Style): boolean => /^(hidden|collapse)$/.test(visibility)

/** How something is painted, in the order of painting. */
export interface Painting {
  readonly fill: Paint | null
  readonly stroke: Paint | null
  /** Operators for the width and kind of the line; empty without one. */
  readonly line: string
  readonly strokeFirst: boolean
}

/** How a style paints what has these bounds. */
export function paintingOf(scene: Scene, style: Style, box: () => Box, filled = true): Painting {
  const { size } = scene
  let width = lengthOf(style['stroke-width'] ?? '1', Math.hypot(...size) / Math.SQRT2)
  let scale = 1
  if (style['vector-effect'] === 'non-scaling-stroke' && scene.scale > 0) scale = 1 / scene.scale
  width *= scale
  const stroke = width > 0 ? paintOf(scene, style, 'stroke', box) : null
  return {
    fill: filled ? paintOf(scene, style, 'fill', box) : null,
    stroke,
    line: stroke ? `${fine(width)} w\n${lineStyle(style, scale, Math.hypot(...size) / Math.SQRT2)}` : '',
    strokeFirst: /^\s*(?:markers\s+)?stroke/.test(style['paint-order'] ?? ''),
  }
}

/** The steps of a painting: one where fill and line can be painted together. A line that is seen through shows the fill. */
export function stepsOf({ fill, stroke, strokeFirst }: Painting): ('fill' | 'stroke' | 'both')[] {
  if (!fill || !stroke) return fill ? ['fill'] : stroke ? ['stroke'] : []
  if (strokeFirst) return ['stroke', 'fill']
  return fill.mask === null && stroke.mask === null && stroke.alpha === 1 ? ['both'] : ['fill', 'stroke']
}

/** The operators that choose what a step paints with. */
export function setFor(scene: Scene, painting: Painting, step: 'fill' | 'stroke' | 'both'): string {
  const fill = step === 'stroke' ? null : painting.fill
  const stroke = step === 'fill' ? null : painting.stroke
  const cover = scene.job.resources.cover(
    fill?.alpha ?? 1,
    stroke?.alpha ?? 1,
    fill?.mask ?? stroke?.mask ?? null,
  )
  return `${cover}${fill?.set ?? ''}${stroke ? `${stroke.set}${painting.line}` : ''}`
}

/** Draws a shape with its markers. */
export function shapeInk(scene: Scene, element: XmlElement, style: Style): string {
  const { path, box } = scene.outline(element)
  if (path === '' || isHidden(style)) return ''
  // A line from one point to another encloses nothing; PDF would fill a hairline.
  const encloses = path.split('\n', 3)[2] !== ''
  const painting = paintingOf(scene, style, box, encloses)
  const rule = style[scene.silhouette ? 'clip-rule' : 'fill-rule'] === 'evenodd' ? '*' : ''
  const operators = { fill: `f${rule}`, stroke: 'S', both: `B${rule}` }
  let ink = ''
  for (const step of stepsOf(painting))
    ink += `q\n${setFor(scene, painting, step)}${path}${operators[step]}\nQ\n`
  return scene.silhouette ? ink : ink + markersInk(scene, element, path, style)
}

const CAPS = new Map([
  ['round', '1 J\n'],
  ['square', '2 J\n'],
])
const JOINS = new Map([
  ['round', '1 j\n'],
  ['bevel', '2 j\n'],
])

/** Ends, corners and dashes of a line. */
function lineStyle(style: Style, scale: number, whole: number): string {
  const dashes = (style['stroke-dasharray'] ?? 'none')
    .split(/[\s,]+/)
    .filter((one) => /^[\d.]/.test(one))
    .map((one) => lengthOf(one, whole) * scale)
  const dashed = dashes.some((one) => one > 0)
    ? `[${dashes.map(fine).join(' ')}] ${fine(lengthOf(style['stroke-dashoffset'] ?? '0', whole) * scale)} d\n`
    : ''
  // SVG's corners are cut earlier than PDF's.
  const mitre = `${fine(Math.max(1, lengthOf(style['stroke-miterlimit'] ?? '4')))} M\n`
  return `${CAPS.get(style['stroke-linecap'] ?? '') ?? ''}${JOINS.get(style['stroke-linejoin'] ?? '') ?? mitre}${dashed}`
}

function markersInk(scene: Scene, element: XmlElement, path: string, style: Style): string {
  if (!/^(path|line|polyline|polygon)$/.test(element.name)) return ''
  const [start, middle, end] = ['start', 'mid', 'end'].map((name) => {
    const marker = referred(scene.job.source, style[`marker-${name}`])
    return marker?.name === 'marker' ? marker : null
  })
  if (!start && !middle && !end) return ''
  const vertices = verticesOf(path)
  const last = vertices.length - 1
  const width = lengthOf(style['stroke-width'] ?? '1', Math.hypot(...scene.size) / Math.SQRT2)
  const context = {
    ...INITIAL,
    'context-stroke': style.stroke ?? 'none',
    'context-fill': style.fill ?? 'black',
  }
  let ink = ''
  vertices.forEach((vertex, index) => {
    const marker = index === 0 ? start : index === last ? end : middle
    if (marker) ink += markerInk(scene, marker, { ...vertex, first: index === 0 }, width, context)
  })
  return ink
}

function markerInk(
  scene: Scene,
  marker: XmlElement,
  at: Vertex & { first: boolean },
  width: number,
  style: Style,
): string {
  const { attributes } = marker
  const { orient = '0', markerUnits, preserveAspectRatio } = attributes
  const angle = orient.startsWith('auto') ? turnAt(at, orient) : (lengthOf(orient) * Math.PI) / 180
  const wide = lengthOf(attributes.markerWidth ?? '3')
  const high = lengthOf(attributes.markerHeight ?? '3')
  const scale = markerUnits === 'userSpaceOnUse' ? 1 : width
  const box = viewBoxOf(marker)
  const inner = box ? fitBox(box, [0, 0, wide, high], preserveAspectRatio) : NONE
  const [a, , , d, e, f] = inner
  const [rx, ry] = [lengthOf(attributes.refX) * a + e, lengthOf(attributes.refY) * d + f]
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale]
  const placed = times([cos, sin, -sin, cos, at.x, at.y], [1, 0, 0, 1, -rx, -ry])
  const own = inherit(style, scene.job.source.own.get(marker) ?? {})
  const ink = scene.enter(marker, '', () =>
    scene.inside(times(placed, inner), () => scene.children(marker, own)),
  )
  if (ink === '') return ''
  const cut = overflows(marker, own) ? '' : `${boxPath([0, 0, wide, high])}W n\n`
  return `q\n${cm(placed)}${cut}${cm(inner)}${ink}Q\n`
}

/** Whether what lies outside of an element's box is drawn. */
export const overflows = ({ attributes }: XmlElement, { overflow }: Style): boolean =>
  /^(visible|auto)$/.test(overflow ?? attributes.overflow ?? '')

function turnAt(at: Vertex & { first: boolean }, orient: string): number {
  const { in: before, out: behind } = at
  if (before === null || behind === null) {
    const turn = before ?? behind ?? 0
    return at.first && orient === 'auto-start-reverse' ? turn + Math.PI : turn
  }
  return Math.atan2(Math.sin(before) + Math.sin(behind), Math.cos(before) + Math.cos(behind))
}

/** The matrix of a transform about a point that is named in a box. */
export function aboutOrigin(matrix: Matrix, origin: string | undefined, box: Box): Matrix {
  if (origin === undefined || matrix === NONE) return matrix
  const words = origin.trim().split(/\s+/)
  const names = new Map([
    ['left', '0%'],
    ['top', '0%'],
    ['center', '50%'],
    ['right', '100%'],
    ['bottom', '100%'],
  ])
  if (/^(top|bottom)$/.test(words[0] ?? '')) words.reverse()
  const along = (index: number): number => {
    const word = words[index] ?? 'center'
    const start = box[index] ?? 0
    const text = names.get(word) ?? word
    return lengthOf(text, box[index + 2]) + (text.endsWith('%') ? start : 0)
  }
  const [x, y] = [along(0), along(1)]
  return times(times([1, 0, 0, 1, x, y], matrix), [1, 0, 0, 1, -x, -y])
}
