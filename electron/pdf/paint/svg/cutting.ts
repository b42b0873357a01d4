// Clips and masks.

import { TEXT, type XmlElement } from '#shared/xml'
import { isLightFilter } from '../../svg/inspect'
import { lengthOf } from '../../svg/length'
import { hrefOf, referred, type SvgSource } from '../../svg/source'
import { inherit, type Style, styleOf } from '../../svg/style'
import { boundsOf } from './bounds'
import { type Box, boxPath, cm, type Matrix, NONE, times, unitsOf } from './matrix'
import { movedPath } from './outline'
import type { Cut, Scene } from './scene'
import { isHidden } from './shapes'

const UNCUT: Cut = { path: '', mask: null }
/** An empty clip hides everything. */
const NOTHING: Cut = { path: '0 0 m\nW n\n', mask: null }

/** Returns the clip of an element with this style. */
export function clipOf(scene: Scene, element: XmlElement, style: Style): Cut {
  const clip = referred(scene.job.source, style['clip-path'])
  if (clip?.name !== 'clipPath') return UNCUT
  let matrix = scene.transform(clip, styleOf(scene.job.source, clip))
  let path: Cut | null
  if (clip.attributes.clipPathUnits === 'objectBoundingBox') {
    const box = boundsOf(scene, element, style)
    if (!box) return UNCUT
    matrix = times(matrix, unitsOf(box))
    path = pathClip(scene, clip, matrix)
  } else path = scene.clips.of(clip, scene.size, () => pathClip(scene, clip, matrix))
  // A clip that refers to itself clips no further.
  return path ?? scene.enter(clip, UNCUT, () => drawnClip(scene, element, style, clip, matrix))
}

/** A clip of one shape, or of several with the same orientation, whose union is their combined path. */
function pathClip(scene: Scene, clip: XmlElement, matrix: Matrix): Cut | null {
  const above = styleOf(scene.job.source, clip)
  if (above['clip-path'] !== undefined && above['clip-path'] !== 'none') return null
  const shapes: ClipShape[] = []
  for (const child of clip.children) {
    const shape = scene.enter(child, EMPTY, () => shapeOf(scene, child, matrix, above))
    if (shape === null) return null
    if (shape.path !== '') shapes.push(shape)
  }
  const [first] = shapes
  if (!first) return NOTHING
  const turn = turnOf(first.path)
  const alike = shapes.every(({ path, even }) => !even && turn !== 0 && turnOf(path) === turn)
  if (shapes.length > 1 && !alike) return null
  return { path: `${shapes.map(({ path }) => path).join('')}W${first.even ? '*' : ''} n\n`, mask: null }
}

/** Cost of transforming a path, in letters written. */
const MOVING = 5

interface ClipShape {
  readonly path: string
  readonly even: boolean
}

const EMPTY: ClipShape = { path: '', even: false }

/** The outline of a child of a clip; empty for nothing, null for one without an outline. */
function shapeOf(scene: Scene, child: XmlElement, matrix: Matrix, above: Style): ClipShape | null {
  const { source } = scene.job
  const style = inherit(above, source.own.get(child) ?? {})
  if (style.display === 'none' || isHidden(style)) return EMPTY
  const named = style['clip-path']
  if ((named !== undefined && named !== 'none') || child.name === 'text') return null
  const moved = times(matrix, scene.transform(child, style))
  if (child.name === 'use') {
    const target = referred(source, hrefOf(child))
    if (target?.name === 'text') return null
    // Only a copy of a single shape is allowed here.
    if (!target || !SHAPES.has(target.name)) return EMPTY
    const { x, y } = child.attributes
    const placed = times(moved, [1, 0, 0, 1, lengthOf(x, scene.size[0]), lengthOf(y, scene.size[1])])
    return shapeOf(scene, target, placed, style)
  }
  const { path } = scene.outline(child, style)
  scene.spend(MOVING * path.length)
  return { path: movedPath(path, moved), even: style['clip-rule'] === 'evenodd' }
}

const SHAPES: ReadonlySet<string> = new Set([
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
])

/** Orientation of a path with one subpath: the sign of its area; 0 for several subpaths. */
function turnOf(path: string): number {
  if (path.indexOf(' m\n') !== path.lastIndexOf(' m\n')) return 0
  const points = path
    .split('\n')
    .map((line) => line.split(' ').slice(-3, -1).map(Number))
    .filter((point) => point.length === 2)
  let area = 0
  points.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = points[(index + 1) % points.length] ?? []
    area += x * nextY - nextX * y
  })
  return Math.sign(area)
}

/** A clip drawn as a mask: what its parts cover stays visible. */
function drawnClip(scene: Scene, element: XmlElement, style: Style, clip: XmlElement, matrix: Matrix): Cut {
  const { source, resources } = scene.job
  const above = styleOf(source, clip)
  const ink = scene.apart(
    () => scene.inside(matrix, () => `${cm(matrix)}${scene.children(clip, above, isClipPart(source))}`),
    true,
  )
  const outer = clipOf(scene, element, { ...style, 'clip-path': above['clip-path'] ?? 'none' })
  const kept = outer.mask === null ? ink : resources.group(ink, scene.scale, 1, outer.mask)
  return { path: outer.path, mask: resources.softMask(kept, scene.scale, 'cover') }
}

/** Content allowed in a clip: shapes, text, and copies of one of these. */
const isClipPart = (source: SvgSource) => (child: XmlElement) => {
  const part = child.name === 'use' ? referred(source, hrefOf(child)) : child
  return part !== undefined && (SHAPES.has(part.name) || part.name === 'text')
}

/** Returns the soft mask of a style; null for none. */
export function maskOf(scene: Scene, element: XmlElement, style: Style): string | null {
  const { source, resources } = scene.job
  const mask = referred(source, style.mask)
  if (mask?.name !== 'mask' || scene.silhouette) return null
  const { attributes } = mask
  const own = styleOf(source, mask)
  const inUser = attributes.maskUnits === 'userSpaceOnUse'
  const unitContent = attributes.maskContentUnits === 'objectBoundingBox'
  const box = inUser && !unitContent ? null : boundsOf(scene, element, style)
  if (!box && (!inUser || unitContent)) return null
  const inner = unitContent && box ? unitsOf(box) : NONE
  const part = (name: string, whole: number, usual: string): number =>
    lengthOf(attributes[name] ?? usual, whole)
  const [wide, high] = inUser ? scene.size : [1, 1]
  const area: Box = [
    part('x', wide, '-10%'),
    part('y', high, '-10%'),
    part('width', wide, '120%'),
    part('height', high, '120%'),
  ]
  const region: Box =
    inUser || !box
      ? area
      : [box[0] + area[0] * box[2], box[1] + area[1] * box[3], area[2] * box[2], area[3] * box[3]]
  const by = own['mask-type'] === 'alpha' || isCoverAsLight(scene, mask) ? 'cover' : 'light'
  // A mask that refers to itself masks no further.
  return scene.enter<string | null>(mask, null, () => {
    const outer = maskOf(scene, element, { ...style, mask: own.mask ?? 'none' })
    const ink = scene.apart(() => scene.inside(inner, () => scene.children(mask, own)))
    const shown = `${boxPath(region)}W n\n${cm(inner)}${ink}`
    const kept = outer === null ? shown : resources.group(shown, scene.scale, 1, outer)
    return resources.softMask(kept, scene.scale, by)
  })
}

/** Cairo converts coverage to luminance with a filter, for luminance masks. */
function isCoverAsLight(scene: Scene, mask: XmlElement): boolean {
  const [part] = mask.children.filter(({ name }) => name !== TEXT)
  const filter =
    part === undefined ? undefined : referred(scene.job.source, scene.job.source.own.get(part)?.filter)
  return filter !== undefined && isLightFilter(filter)
}
