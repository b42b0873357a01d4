// Converts SVG elements to PDF operators in SVG's own coordinates; the enclosing form flips them upright.

import { DEEPEST, type XmlElement } from '#shared/xml'
import { isColour, readColour, share } from '../../svg/colour'
import { isChoice, isForAll, viewBoxOf } from '../../svg/inspect'
import { lengthOf } from '../../svg/length'
import { hrefOf, referred } from '../../svg/source'
import { INITIAL, inherit, type Style, sizeOf } from '../../svg/style'
import { rgb } from '../objects'
import { boundsOf } from './bounds'
import { clipOf, maskOf } from './cutting'
import type { Gradient } from './gradient'
import { type Box, boxPath, cm, fitBox, inverse, type Matrix, NONE, scaleOf, times } from './matrix'
import { type Outline, outlineOf } from './outline'
import { Cache, type Context, type Cut, type DrawingJob, type Scene } from './scene'
import { isHidden, overflows, shapeInk } from './shapes'
import { textInk } from './text'
import { aboutOrigin, readTransform } from './transform'
import { viewportOf } from './viewport'

/** Maximum number of elements drawn or measured, counting repeated uses. */
const MOST = 200_000
/** Maximum length of a drawing's operators: enough for thousands of pages. */
const MOST_LETTERS = 25_000_000

/** Returns the operators of a drawing. */
export const drawSvg = (job: DrawingJob): string => groundInk(job) + new Drawer(job).whole()

/** The background of the whole drawing. */
function groundInk({ source: { root, own }, resources, outer }: DrawingJob): string {
  const { background, 'background-color': colour = background } = own.get(root) ?? {}
  const ink = colour !== undefined && isColour(colour) ? readColour(colour) : null
  if (!ink) return ''
  return `q\n${resources.cover(ink.alpha)}${rgb(ink.colour)} rg\n${boxPath([0, 0, ...outer])}f\nQ\n`
}

/** Blend modes of CSS by their names in PDF. */
const BLENDS = new Map(
  'Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'
    .split(' ')
    .map((name) => [name.replace(/(?!^)[A-Z]/, '-$&').toLowerCase(), name]),
)

class Drawer implements Scene {
  readonly job: DrawingJob
  matrix: Matrix = NONE
  scale = 1
  size: readonly [number, number]
  context: Context | null = null
  silhouette = false
  private left = MOST
  private letters = MOST_LETTERS
  /** The elements being drawn, from the outside in: none may contain itself. */
  private readonly open: XmlElement[] = []
  readonly gradients = new Cache<Gradient | null>()
  readonly clips = new Cache<Cut | null>()
  private readonly outlines = new Cache<Outline>()
  /** Whether anything uses `context-fill` or `context-stroke`. */
  private readonly contextual: boolean

  constructor(job: DrawingJob) {
    this.job = job
    this.size = job.outer
    this.contextual = [...job.source.own.values()].some(({ fill, stroke }) =>
      [fill, stroke].some((paint) => paint?.startsWith('context-')),
    )
  }

  /** The whole drawing. */
  whole(): string {
    const { root } = this.job.source
    const box = viewBoxOf(root)
    const fit = box ? fitBox(box, [0, 0, ...this.size], root.attributes.preserveAspectRatio) : NONE
    const draw = (): string => this.inside(fit, () => this.element(root, INITIAL))
    const ink = this.sized(box ? [box[2], box[3]] : this.size, draw)
    return ink === '' ? '' : `${cm(fit)}${ink}`
  }

  children(element: XmlElement, style: Style, which = (_child: XmlElement): boolean => true): string {
    let ink = ''
    for (const child of element.children) if (which(child)) ink += this.element(child, style)
    return ink
  }

  outline(element: XmlElement, style: Style): Outline {
    const measures = [...this.size, sizeOf(style)] as const
    return this.outlines.of(element, measures, () => outlineOf(element, measures))
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

  sized<T>(size: readonly [number, number], act: () => T): T {
    const before = this.size
    this.size = size
    try {
      return act()
    } finally {
      this.size = before
    }
  }

  about<T>(context: Context | null, act: () => T): T {
    const before = this.context
    this.context = context
    try {
      return act()
    } finally {
      this.context = before
    }
  }

  apart(act: () => string, silhouette = this.silhouette): string {
    const before = { matrix: this.matrix, silhouette: this.silhouette, context: this.context }
    const context = movedContext(this.context, inverse(this.matrix))
    Object.assign(this, { matrix: NONE, silhouette, context })
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
    if (style.display === 'none' || !isForAll(element)) return ''
    const matrix = this.transform(element, style)
    return this.inside(matrix, () => this.placed(element, style, matrix))
  }

  transform(element: XmlElement, style: Style): Matrix {
    const matrix = readTransform(style.transform)
    const origin = style['transform-origin']
    if (origin === undefined) return matrix
    const box = style['transform-box'] === 'fill-box' ? boundsOf(this, element, style) : null
    return aboutOrigin(matrix, origin, box ?? [0, 0, ...this.size])
  }

  /** Draws an element, clipped and masked by its style and placed by its transform. */
  private placed(
    element: XmlElement,
    style: Style,
    matrix: Matrix,
    inner = (): string => this.ink(element, style),
  ): string {
    const { resources } = this.job
    const clip = clipOf(this, element, style)
    const mask = maskOf(this, element, style)
    this.spend(clip.path.length)
    const alpha = this.silhouette ? 1 : share(style.opacity ?? '1')
    const blend = (this.silhouette ? undefined : BLENDS.get(style['mix-blend-mode'] ?? '')) ?? ''
    const grouped = alpha < 1 || mask !== null || blend !== '' || style.isolation === 'isolate'
    const draw = (): string => this.enter(element, '', inner)
    let ink = grouped || clip.mask !== null ? this.apart(draw) : draw()
    if (ink === '') return ''
    if (clip.mask !== null) ink = resources.group(ink, this.scale, 1, clip.mask)
    if (grouped) ink = resources.group(ink, this.scale, alpha, mask, blend)
    const where = `${cm(matrix)}${clip.path}`
    return where === '' && !grouped && clip.mask === null ? ink : `q\n${where}${ink}Q\n`
  }

  private ink(element: XmlElement, style: Style): string {
    switch (element.name) {
      case 'g':
      case 'a':
        return this.children(element, style)
      case 'svg':
        return element === this.job.source.root
          ? this.children(element, style)
          : this.viewport(element, style)
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
    const target = referred(this.job.source, hrefOf(element))
    if (!target) return ''
    const at: Matrix = [1, 0, 0, 1, this.across(element, 'x'), this.down(element, 'y')]
    const context = this.contextual ? this.contextOf(element, style) : null
    const ink = this.about(context, () => this.inside(at, () => this.copy(target, element, style)))
    return ink === '' ? '' : `q\n${cm(at)}${ink}Q\n`
  }

  private copy(target: XmlElement, use: XmlElement, around: Style): string {
    if (target.name !== 'symbol' && target.name !== 'svg') return this.element(target, around)
    const style = inherit(around, this.job.source.own.get(target) ?? {})
    if (style.display === 'none') return ''
    const matrix = this.transform(target, style)
    const draw = (): string => this.viewport(target, style, use)
    return this.inside(matrix, () => this.placed(target, style, matrix, draw))
  }

  private contextOf(element: XmlElement, style: Style): Context {
    const box = this.apartFrom(element, () => boundsOf(this, element, style)) ?? [0, 0, 0, 0]
    return { style, matrix: this.matrix, box: () => box, around: this.context }
  }

  /** Measures an element from outside while it is being drawn. */
  private apartFrom<T>(element: XmlElement, act: () => T): T {
    const open = this.open.splice(this.open.lastIndexOf(element))
    try {
      return act()
    } finally {
      this.open.push(...open)
    }
  }

  /** The content of an element with its own viewport. */
  private viewport(element: XmlElement, style: Style, use?: XmlElement): string {
    const view = viewportOf(element, this.size, use)
    if (!view) return ''
    const draw = (): string => this.sized(view.size, () => this.children(element, style))
    const ink = this.inside(view.matrix, draw)
    const cut = overflows(element, style) ? '' : `${boxPath(view.area)}W n\n`
    return ink === '' ? '' : `q\n${cut}${cm(view.matrix)}${ink}Q\n`
  }

  private image(element: XmlElement): string {
    const picture = this.job.pictures.get(hrefOf(element))
    if (!picture) return ''
    const { width: wide, height: high } = picture
    // A missing side follows from the other.
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

/** The same context in the coordinates of another stream. */
const movedContext = (context: Context | null, matrix: Matrix): Context | null =>
  context && {
    ...context,
    matrix: times(matrix, context.matrix),
    around: movedContext(context.around, matrix),
  }
