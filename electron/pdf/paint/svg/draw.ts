// SVG elements -> PDF operators in SVG's own coordinates; the form that holds them turns them upright.

import { DEEPEST, type XmlElement } from '#shared/xml'
import { isColour, readColour, share } from '../../svg/colour'
import { isChoice, viewBoxOf } from '../../svg/facts'
import { lengthOf } from '../../svg/length'
import { hrefOf, referred } from '../../svg/source'
import { inherit, type Style } from '../../svg/style'
import { rgb } from '../objects'
import { boundsOf } from './bounds'
import { clipOf, maskOf } from './cutting'
import type { Gradient } from './gradient'
import { type Box, boxPath, cm, fitBox, type Matrix, NONE, readTransform, scaleOf, times } from './matrix'
import { type Outline, outlineOf } from './outline'
import { type Cut, type DrawingJob, INITIAL, Kept, type Scene } from './scene'
import { aboutOrigin, isHidden, overflows, shapeInk } from './shapes'
import { textInk } from './text'

/** Elements drawn or measured, those that are used several times included: more can't be meant. */
const MOST = 200_000
/** Letters of operators: those of a drawing with so many fill a hundred thousand pages. */
const MOST_LETTERS = 50_000_000

/** The operators of a drawing. */
export function drawSvg(job: DrawingJob): string {
  const drawer = new Drawer(job)
  const { root, own } = job.source
  return groundInk(job) + drawer.children(root, inherit(INITIAL, own.get(root) ?? {}))
}

/** What is behind all of a drawing. */
function groundInk({ source: { root, own }, resources, size }: DrawingJob): string {
  const { background, 'background-color': colour = background } = own.get(root) ?? {}
  const ink = colour !== undefined && isColour(colour) ? readColour(colour) : null
  if (!ink) return ''
  const box = viewBoxOf(root) ?? [0, 0, ...size]
  return `q\n${resources.cover(ink.alpha)}${rgb(ink.colour)} rg\n${boxPath(box)}f\nQ\n`
}

/** Blend modes of CSS under PDF's names. */
const BLENDS = new Map(
  'Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'
    .split(' ')
    .map((name) => [name.replace(/(?!^)[A-Z]/, '-$&').toLowerCase(), name]),
)

class Drawer implements Scene {
  readonly job: DrawingJob
  matrix: Matrix = NONE
  scale: number
  size: readonly [number, number]
  silhouette = false
  private left = MOST
  private letters = MOST_LETTERS
  /** What is being drawn, from the outside in: nothing may hold itself. */
  private readonly open: XmlElement[] = []
  readonly gradients = new Kept<Gradient | null>()
  readonly clips = new Kept<Cut | null>()
  private readonly outlines = new Kept<Outline>()

  constructor(job: DrawingJob) {
    this.job = job
    this.size = job.size
    const [wide] = job.size
    this.scale = lengthOf(job.source.root.attributes.width ?? '100%', wide) / wide || 1
  }

  children(element: XmlElement, style: Style): string {
    let ink = ''
    for (const child of element.children) ink += this.element(child, style)
    return ink
  }

  outline(element: XmlElement): Outline {
    return this.outlines.of(element, this.size, () => outlineOf(element, this.size))
  }

  spend(letters: number): void {
    this.letters -= letters
  }

  inside<T>(matrix: Matrix, act: () => T): T {
    const before = this.matrix
    const { scale } = this
    this.matrix = times(before, matrix)
    this.scale = scale * scaleOf(matrix)
    try {
      return act()
    } finally {
      this.matrix = before
      this.scale = scale
    }
  }

  apart(act: () => string, silhouette = this.silhouette): string {
    const before = { matrix: this.matrix, silhouette: this.silhouette }
    Object.assign(this, { matrix: NONE, silhouette })
    try {
      return act()
    } finally {
      Object.assign(this, before)
    }
  }

  enter<T>(element: XmlElement, otherwise: T, act: () => T): T {
    if (this.left-- <= 0 || this.letters <= 0) return otherwise
    if (this.open.length > DEEPEST || this.open.includes(element)) return otherwise
    this.open.push(element)
    try {
      return act()
    } finally {
      this.open.pop()
    }
  }

  private element(element: XmlElement, parent: Style): string {
    const style = inherit(parent, this.job.source.own.get(element) ?? {})
    if (style.display === 'none') return ''
    const matrix = this.transform(element, style)
    return this.inside(matrix, () => this.placed(element, style, matrix))
  }

  transform(element: XmlElement, style: Style): Matrix {
    const matrix = readTransform(style.transform)
    const origin = style['transform-origin']
    if (origin === undefined) return matrix
    const box = style['transform-box'] === 'fill-box' ? boundsOf(this, element, style) : null
    return aboutOrigin(matrix, origin, box ?? viewBoxOf(this.job.source.root) ?? [0, 0, ...this.size])
  }

  /** What an element draws, cut and thinned as its style wants, where its transform puts it. */
  private placed(element: XmlElement, style: Style, matrix: Matrix): string {
    const { resources } = this.job
    const clip = clipOf(this, element, style)
    const mask = maskOf(this, element, style)
    this.spend(clip.path.length)
    const alpha = this.silhouette ? 1 : share(style.opacity ?? '1')
    const blend = (this.silhouette ? undefined : BLENDS.get(style['mix-blend-mode'] ?? '')) ?? ''
    const grouped = alpha < 1 || mask !== null || blend !== ''
    const draw = (): string => this.enter(element, '', () => this.ink(element, style))
    let ink = grouped || clip.mask !== null ? this.apart(draw) : draw()
    if (ink === '') return ''
    if (clip.mask !== null) ink = resources.group(ink, 1, clip.mask)
    if (grouped) ink = resources.group(ink, alpha, mask, blend)
    const where = `${cm(matrix)}${clip.path}`
    return where === '' && !grouped && clip.mask === null ? ink : `q\n${where}${ink}Q\n`
  }

  private ink(element: XmlElement, style: Style): string {
    switch (element.name) {
      case 'g':
      case 'a':
        return this.children(element, style)
      case 'svg':
        return this.viewport(element, element, style)
      case 'switch': {
        const [choice] = element.children.filter(isChoice)
        return choice ? this.element(choice, style) : ''
      }
      case 'use':
        return this.use(element, style)
    }
    const ink = this.ownInk(element, style)
    this.spend(ink.length)
    return ink
  }

  private ownInk(element: XmlElement, style: Style): string {
    if (element.name === 'text') return textInk(this, element, style)
    if (element.name === 'image') return isHidden(style) ? '' : this.image(element)
    return shapeInk(this, element, style)
  }

  private use(element: XmlElement, style: Style): string {
    const { source } = this.job
    const target = referred(source, hrefOf(element))
    if (!target) return ''
    const at: Matrix = [1, 0, 0, 1, this.across(element, 'x'), this.down(element, 'y')]
    const own = inherit(style, source.own.get(target) ?? {})
    const ink = this.inside(at, () =>
      target.name === 'symbol'
        ? this.enter(target, '', () => this.viewport(target, element, own))
        : this.element(target, style),
    )
    return ink === '' ? '' : `q\n${cm(at)}${ink}Q\n`
  }

  /** What stands in a box with coordinates of its own, the box given by `place`. */
  private viewport(element: XmlElement, place: XmlElement, style: Style): string {
    const box = viewBoxOf(element)
    const [wide, high] = this.size
    const { attributes } = place
    const width = lengthOf(attributes.width ?? '100%', wide)
    const height = lengthOf(attributes.height ?? '100%', high)
    if (width <= 0 || height <= 0) return ''
    const [x, y] = place === element ? [this.across(place, 'x'), this.down(place, 'y')] : [0, 0]
    const matrix: Matrix = box
      ? fitBox(box, [x, y, width, height], element.attributes.preserveAspectRatio)
      : [1, 0, 0, 1, x, y]
    const before = this.size
    this.size = box ? [box[2], box[3]] : [width, height]
    const ink = this.inside(matrix, () => this.children(element, style))
    this.size = before
    const cut = overflows(element, style) ? '' : `${boxPath([x, y, width, height])}W n\n`
    return ink === '' ? '' : `q\n${cut}${cm(matrix)}${ink}Q\n`
  }

  private image(element: XmlElement): string {
    const picture = this.job.pictures.get(hrefOf(element))
    if (!picture) return ''
    const { width: wide, height: high } = picture
    // A side that isn't given follows from the other.
    const given = lengthOf(element.attributes.width, this.size[0])
    const width = given || (lengthOf(element.attributes.height, this.size[1]) * wide) / high || wide
    const height = lengthOf(element.attributes.height, this.size[1]) || (width * high) / wide
    const box: Box = [this.across(element, 'x'), this.down(element, 'y'), width, height]
    const how = element.attributes.preserveAspectRatio ?? ''
    const cut = how.includes('slice') ? `${boxPath(box)}W n\n` : ''
    // Pictures fill the unit square from the bottom up.
    const matrix = times(fitBox([0, 0, wide, high], box, how), [wide, 0, 0, -high, 0, high])
    return `q\n${cut}${cm(matrix)}${this.job.resources.picture(picture.ref)}Q\n`
  }

  private across = (element: XmlElement, name: string): number =>
    lengthOf(element.attributes[name], this.size[0])

  private down = (element: XmlElement, name: string): number =>
    lengthOf(element.attributes[name], this.size[1])
}
