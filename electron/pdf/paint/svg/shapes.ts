// Shapes of a drawing: filled, stroked, and with markers on their vertices.

import type { XmlElement } from '#shared/xml'
import { viewBoxOf } from '../../svg/inspect'
import { lengthOf, readLength } from '../../svg/length'
import { referred } from '../../svg/source'
import { type Style, sizeOf, styleOf } from '../../svg/style'
import { type Box, boxPath, cm, fine, fitBox, NONE, times } from './matrix'
import { type Vertex, verticesOf, withDirections } from './outline'
import { type Paint, paintOf } from './paints'
import type { Scene } from './scene'
import { angleOf } from './transform'

/** Whether a style is invisible. */
export const isHidden = ({ visibility = '' }: Style): boolean => /^(hidden|collapse)$/.test(visibility)

type Part = 'fill' | 'stroke' | 'markers'
/** A painting step. */
export type Step = Part | 'both'

/** How something is painted, in painting order. */
export interface Painting {
  readonly fill: Paint | null
  readonly stroke: Paint | null
  /** Operators for the line width and style; empty without a stroke. */
  readonly line: string
  readonly order: readonly Part[]
}

const ORDER: readonly Part[] = ['fill', 'stroke', 'markers']

/** The paint order of a style; unnamed parts come last. */
function orderOf(text = 'normal'): readonly Part[] {
  const words = text.trim().split(/\s+/)
  const named = words.flatMap((word) => ORDER.find((part) => part === word) ?? [])
  const right = named.length === words.length && new Set(named).size === words.length
  return right ? [...named, ...ORDER.filter((part) => !named.includes(part))] : ORDER
}

/** Returns how a style paints an object with these bounds. */
export function paintingOf(scene: Scene, style: Style, box: () => Box, filled = true): Painting {
  const whole = Math.hypot(...scene.size) / Math.SQRT2
  let width = readLength(style['stroke-width'], whole, sizeOf(style)) ?? 1
  let scale = 1
  if (style['vector-effect'] === 'non-scaling-stroke' && scene.scale > 0) scale = 1 / scene.scale
  width *= scale
  const stroke = width > 0 ? paintOf(scene, style, 'stroke', box) : null
  return {
    fill: filled ? paintOf(scene, style, 'fill', box) : null,
    stroke,
    line: stroke ? `${fine(width)} w\n${lineStyle(style, scale, whole)}` : '',
    order: orderOf(style['paint-order']),
  }
}

/**
 * The steps of a painting: one where fill and stroke can be painted together. With a translucent stroke the fill shows
 * through, so they are painted separately.
 */
export function stepsOf({ fill, stroke, order }: Painting): Step[] {
  const parts: Step[] = order.filter((part) => (part === 'fill' ? fill : part === 'stroke' ? stroke : true))
  const at = parts.indexOf('fill')
  const together = parts[at + 1] === 'stroke' && !fill?.mask && !stroke?.mask && stroke?.alpha === 1
  if (at >= 0 && together) parts.splice(at, 2, 'both')
  return parts
}

/** The operators that select the paints of a step. */
export function setFor(scene: Scene, painting: Painting, step: Step): string {
  const fill = step === 'stroke' ? null : painting.fill
  const stroke = step === 'fill' ? null : painting.stroke
  const cover = scene.job.resources.cover(
    // Some readers fill the strokes that tiles show through.
    fill?.alpha ?? stroke?.alpha ?? 1,
    stroke?.alpha ?? 1,
    fill?.mask ?? stroke?.mask ?? null,
  )
  return `${cover}${fill?.set ?? ''}${stroke ? `${stroke.set}${painting.line}` : ''}`
}

/** Draws a shape with its markers. */
export function shapeInk(scene: Scene, element: XmlElement, style: Style): string {
  const { path, box } = scene.outline(element, style)
  if (path === '' || isHidden(style)) return ''
  // A line between two points encloses nothing; PDF would fill a hairline.
  const encloses = path.split('\n', 3)[2] !== ''
  const painting = paintingOf(scene, style, box, encloses)
  const rule = style[scene.silhouette ? 'clip-rule' : 'fill-rule'] === 'evenodd' ? '*' : ''
  const operators = { fill: `f${rule}`, stroke: 'S', both: `B${rule}` }
  // A line of zero length shows its caps, which some readers only draw when they know its direction.
  const drawn = style['stroke-linecap'] === 'square' ? withDirections(path) : path
  let ink = ''
  for (const step of stepsOf(painting))
    ink +=
      step === 'markers'
        ? markersInk(scene, element, style)
        : `q\n${setFor(scene, painting, step)}${step === 'fill' ? path : drawn}${operators[step]}\nQ\n`
  return ink
}

const CAPS = new Map([
  ['round', '1 J\n'],
  ['square', '2 J\n'],
])
const JOINS = new Map([
  ['round', '1 j\n'],
  ['bevel', '2 j\n'],
])

/** Caps, joins and dashes of a stroke. */
function lineStyle(style: Style, scale: number, whole: number): string {
  const dashes = dashesOf(style, whole).map((one) => one * scale)
  const offset = lengthOf(style['stroke-dashoffset'], whole, sizeOf(style)) * scale
  const dashed = dashes.length > 0 ? `[${dashes.map(fine).join(' ')}] ${fine(offset)} d\n` : ''
  // SVG's miter limit cuts corners earlier than PDF's.
  const limit = Number(style['stroke-miterlimit'] ?? '4')
  const mitre = `${fine(limit >= 1 ? limit : 4)} M\n`
  return `${CAPS.get(style['stroke-linecap'] ?? '') ?? ''}${JOINS.get(style['stroke-linejoin'] ?? '') ?? mitre}${dashed}`
}

/** Some readers ignore shorter dashes. */
const SHORTEST_DASH = 0.001

/** Lengths of dashes and gaps; none for a solid stroke, or where one is invalid. */
function dashesOf(style: Style, whole: number): number[] {
  const words = (style['stroke-dasharray'] ?? 'none').split(/[\s,]+/).filter((one) => one !== '')
  const lengths = words.map((one) => readLength(one, whole, sizeOf(style)) ?? -1)
  const all = lengths.length % 2 === 1 ? [...lengths, ...lengths] : lengths
  const between = all.some((one, index) => index % 2 === 1 && one > 0)
  if (!between || lengths.some((one) => one < 0)) return []
  return all.map((one, index) => (index % 2 === 0 ? Math.max(one, SHORTEST_DASH) : one))
}

function markersInk(scene: Scene, element: XmlElement, style: Style): string {
  if (scene.silhouette || !/^(path|line|polyline|polygon)$/.test(element.name)) return ''
  const [start, middle, end] = ['start', 'mid', 'end'].map((name) => {
    const marker = referred(scene.job.source, style[`marker-${name}`])
    return marker?.name === 'marker' ? marker : null
  })
  if (!start && !middle && !end) return ''
  const { path, box } = scene.outline(element, style)
  const vertices = verticesOf(path)
  const last = vertices.length - 1
  const width = readLength(style['stroke-width'], Math.hypot(...scene.size) / Math.SQRT2, sizeOf(style)) ?? 1
  const context = { style, matrix: scene.matrix, box, around: scene.context }
  return scene.about(context, () => {
    let ink = ''
    vertices.forEach((vertex, index) => {
      // On a path of one point, start and end are the same vertex.
      const here = last === 0 ? [start, end] : [index === 0 ? start : index === last ? end : middle]
      for (const marker of here)
        if (marker)
          ink += markerInk(scene, marker, { ...vertex, first: marker === start && index === 0 }, width)
    })
    return ink
  })
}

function markerInk(scene: Scene, marker: XmlElement, at: Vertex & { first: boolean }, width: number): string {
  const { attributes } = marker
  const { orient = '0', markerUnits, preserveAspectRatio } = attributes
  const angle = orient.startsWith('auto') ? turnAt(at, orient) : ((angleOf(orient) ?? 0) * Math.PI) / 180
  const [across, down] = scene.size
  const wide = readLength(attributes.markerWidth, across) ?? 3
  const high = readLength(attributes.markerHeight, down) ?? 3
  if (wide <= 0 || high <= 0) return ''
  const scale = markerUnits === 'userSpaceOnUse' ? 1 : width
  const box = viewBoxOf(marker)
  const inner = box ? fitBox(box, [0, 0, wide, high], preserveAspectRatio) : NONE
  const [a, , , d, e, f] = inner
  const [rx, ry] = [
    alongOf(attributes.refX, box?.[0], box?.[2] ?? across) * a + e,
    alongOf(attributes.refY, box?.[1], box?.[3] ?? down) * d + f,
  ]
  const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale]
  const placed = times([cos, sin, -sin, cos, at.x, at.y], [1, 0, 0, 1, -rx, -ry])
  const own = styleOf(scene.job.source, marker)
  const ink = scene.enter(marker, '', () =>
    scene.inside(times(placed, inner), () => scene.children(marker, own)),
  )
  if (ink === '') return ''
  const cut = overflows(marker, own) ? '' : `${boxPath([0, 0, wide, high])}W n\n`
  return `q\n${cm(placed)}${cut}${cm(inner)}${ink}Q\n`
}

const ALONG = new Map([
  ['left', 0],
  ['top', 0],
  ['center', 0.5],
  ['right', 1],
  ['bottom', 1],
])

/** A position along a side of a box, by keyword or as a length. */
function alongOf(text: string | undefined, start: number | undefined, whole: number): number {
  const named = ALONG.get(text ?? '')
  return named === undefined ? lengthOf(text, whole) : (start ?? 0) + named * whole
}

/** Whether an element's content outside of its box is drawn. */
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
