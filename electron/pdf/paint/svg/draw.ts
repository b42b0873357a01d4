// SVG elements -> PDF operators in SVG's own coordinates; the form that holds them turns them upright.
import type { PDFRef } from 'pdf-lib'
import { type Ink, readColour, share } from '../../svg/colour'
import { isChoice, viewBoxOf } from '../../svg/facts'
import { hrefOf, lengthOf, referred, type SvgSource } from '../../svg/source'
import { inherit, type Style } from '../../svg/style'
import { DEEPEST, type XmlElement } from '../../svg/xml'
import { rgb } from '../objects'
import { gradientOf, middleOf, readGradient } from './gradient'
import { cm, fine, fitBox, type Matrix, readTransform, times } from './matrix'
import { boxOf, movedPath, outlineOf, type Vertex, verticesOf } from './outline'
import type { DrawingResources } from './resources'
import { type SvgTools, textOperators } from './text'

/** A picture within a drawing, embedded. */
export interface Picture {
  readonly ref: PDFRef
  readonly width: number
  readonly height: number
}

/** What a drawing is made with. */
export interface DrawingJob {
  readonly tools: SvgTools
  readonly source: SvgSource
  readonly resources: DrawingResources
  /** By their address in the file. */
  readonly pictures: ReadonlyMap<string, Picture>
  /** Width and height of the drawing in its own coordinates: what percentages are of. */
  readonly size: readonly [number, number]
}

/** Elements drawn, those that are used several times included: more can't be meant. */
const MOST = 100_000
const INITIAL: Style = { fill: 'black', stroke: 'none' }

/** The operators of a drawing. */
export function drawSvg(job: DrawingJob): string {
  const drawer = new Drawer(job)
  const { root, own } = job.source
  return drawer.children(root, inherit(INITIAL, own.get(root) ?? {}))
}

class Drawer {
  private readonly job: DrawingJob
  private left = MOST
  /** What is being drawn, from the outside in: nothing may hold itself. */
  private readonly open: XmlElement[] = []

  constructor(job: DrawingJob) {
    this.job = job
  }

  children(element: XmlElement, style: Style): string {
    return element.children.map((child) => this.element(child, style)).join('')
  }

  private element(element: XmlElement, parent: Style): string {
    const { source, resources } = this.job
    if (this.left-- <= 0 || this.open.length > DEEPEST || this.open.includes(element)) return ''
    const style = inherit(parent, source.own.get(element) ?? {})
    if (style.display === 'none') return ''
    this.open.push(element)
    let ink = this.ink(element, style)
    this.open.pop()
    if (ink === '') return ''
    const alpha = share(style.opacity ?? '1')
    if (alpha < 1) ink = resources.group(ink, alpha)
    const matrix = cm(readTransform(element.attributes.transform))
    const clip = this.clip(style)
    return matrix === '' && clip === '' && alpha === 1 ? ink : `q\n${matrix}${clip}${ink}Q\n`
  }

  private ink(element: XmlElement, style: Style): string {
    switch (element.name) {
      case 'g':
      case 'a':
        return this.children(element, style)
      case 'svg':
        return this.viewport(element, element, style)
      case 'switch':
        return element.children
          .filter(isChoice)
          .slice(0, 1)
          .map((one) => this.element(one, style))
          .join('')
      case 'use':
        return this.use(element, style)
      case 'image':
        return style.visibility === 'hidden' ? '' : this.image(element)
      case 'text':
        return textOperators(this.job.tools, this.job.source, element, style, (one) => this.textInk(one))
      default:
        return this.shape(element, style)
    }
  }

  private use(element: XmlElement, style: Style): string {
    const { source } = this.job
    const target = referred(source, hrefOf(element))
    if (!target) return ''
    const at = cm([1, 0, 0, 1, this.across(element, 'x'), this.down(element, 'y')])
    const own = inherit(style, source.own.get(target) ?? {})
    const ink = target.name === 'symbol' ? this.viewport(target, element, own) : this.element(target, style)
    return ink === '' ? '' : `q\n${at}${ink}Q\n`
  }

  /** What stands in a box with coordinates of its own, the box given by `place`. */
  private viewport(element: XmlElement, place: XmlElement, style: Style): string {
    const box = viewBoxOf(element)
    const [wide, high] = this.job.size
    const { attributes } = place
    const width = lengthOf(attributes.width ?? '100%', wide)
    const height = lengthOf(attributes.height ?? '100%', high)
    const [x, y] = place === element ? [this.across(place, 'x'), this.down(place, 'y')] : [0, 0]
    const matrix: Matrix = box
      ? fitBox(box, [x, y, width, height], element.attributes.preserveAspectRatio)
      : [1, 0, 0, 1, x, y]
    return `q\n${cm(matrix)}${this.children(element, style)}Q\n`
  }

  private image(element: XmlElement): string {
    const picture = this.job.pictures.get(hrefOf(element))
    if (!picture) return ''
    const { width: wide, height: high } = picture
    const width = lengthOf(element.attributes.width, this.job.size[0]) || wide
    const height = lengthOf(element.attributes.height, this.job.size[1]) || high
    const box = [this.across(element, 'x'), this.down(element, 'y'), width, height] as const
    const fitted = fitBox([0, 0, wide, high], box, element.attributes.preserveAspectRatio)
    // Pictures fill the unit square from the bottom up.
    return `q\n${cm(times(fitted, [wide, 0, 0, -high, 0, high]))}${this.job.resources.picture(picture.ref)}Q\n`
  }

  private across = (element: XmlElement, name: string): number =>
    lengthOf(element.attributes[name], this.job.size[0])

  private down = (element: XmlElement, name: string): number =>
    lengthOf(element.attributes[name], this.job.size[1])

  private clip({ 'clip-path': named }: Style): string {
    const clip = referred(this.job.source, named)
    if (clip?.name !== 'clipPath' || clip.attributes.clipPathUnits === 'objectBoundingBox') return ''
    const outer = readTransform(clip.attributes.transform)
    const path = clip.children.map((child) =>
      movedPath(outlineOf(child, this.job.size), times(outer, readTransform(child.attributes.transform))),
    )
    const [first] = clip.children.filter(isChoice)
    const rule = first && this.job.source.own.get(first)?.['clip-rule'] === 'evenodd' ? '*' : ''
    // A clip without an outline hides all.
    return `${path.join('') || '0 0 m\n'}W${rule} n\n`
  }

  private inkOf(style: Style, which: 'fill' | 'stroke'): Ink | null {
    const { source } = this.job
    let word = style[which]
    if (word === 'context-fill' || word === 'context-stroke') word = style[word]
    if (/^currentcolor$/i.test(word ?? '')) word = style.color ?? 'black'
    const gradient = gradientOf(source, word)
    // The colour behind an address is for who doesn't know what is there.
    const ink = gradient
      ? middleOf(source, gradient)
      : readColour(word?.replace(/^\s*url\([^)]*\)\s*(?=\S)/, ''))
    return ink && { ...ink, alpha: ink.alpha * share(style[`${which}-opacity`] ?? '1') }
  }

  private textInk(style: Style): string | null {
    const ink = style.visibility === 'hidden' ? null : this.inkOf(style, 'fill')
    return ink && `${this.job.resources.alpha(ink.alpha)}${rgb(ink.colour)} rg\n`
  }

  private shape(element: XmlElement, style: Style): string {
    const path = outlineOf(element, this.job.size)
    if (path === '' || style.visibility === 'hidden') return ''
    const { resources } = this.job
    const isLine = element.name === 'line'
    const fill = isLine ? null : this.inkOf(style, 'fill')
    const width = lengthOf(style['stroke-width'] ?? '1', Math.hypot(...this.job.size) / Math.SQRT2)
    const stroke = width > 0 ? this.inkOf(style, 'stroke') : null
    const rule = style['fill-rule'] === 'evenodd' ? '*' : ''
    const markers = this.markers(element, path, style, width)
    const gradient = isLine ? '' : this.gradient(path, style, rule)
    const flat = fill !== null && gradient === ''
    if (!flat && !stroke) return gradient + markers
    const set =
      resources.alpha(flat ? fill.alpha : 1, stroke?.alpha ?? 1) +
      (flat ? `${rgb(fill.colour)} rg\n` : '') +
      (stroke ? `${rgb(stroke.colour)} RG\n${fine(width)} w\n${lineStyle(style)}` : '')
    const operator = flat ? `${stroke ? 'B' : 'f'}${rule}` : 'S'
    return `${gradient}q\n${set}${path}${operator}\nQ\n${markers}`
  }

  /** A shape filled with a gradient; nothing when its fill is none. */
  private gradient(path: string, style: Style, rule: string): string {
    const { source, size, resources } = this.job
    const element = gradientOf(source, style.fill)
    const gradient = element && readGradient(source, element, boxOf(path), size)
    if (!gradient) return ''
    const alpha = resources.alpha(gradient.alpha * share(style['fill-opacity'] ?? '1'))
    return `q\n${alpha}${path}W${rule} n\n${cm(gradient.matrix)}${resources.shade(gradient.colours, gradient.cover)}Q\n`
  }

  private markers(element: XmlElement, path: string, style: Style, width: number): string {
    if (!/^(path|line|polyline|polygon)$/.test(element.name)) return ''
    const [start, middle, end] = ['start', 'mid', 'end'].map((name) => {
      const marker = referred(this.job.source, style[`marker-${name}`])
      return marker?.name === 'marker' ? marker : null
    })
    if (!start && !middle && !end) return ''
    const vertices = verticesOf(path)
    const last = vertices.length - 1
    const context = {
      ...INITIAL,
      'context-stroke': style.stroke ?? 'none',
      'context-fill': style.fill ?? 'black',
    }
    return vertices
      .map((vertex, index) => {
        const marker = index === 0 ? start : index === last ? end : middle
        return marker ? this.marker(marker, { ...vertex, first: index === 0 }, width, context) : ''
      })
      .join('')
  }

  private marker(marker: XmlElement, at: Vertex & { first: boolean }, width: number, style: Style): string {
    if (this.open.includes(marker)) return ''
    const { attributes } = marker
    const { orient = '0', markerUnits, preserveAspectRatio } = attributes
    const angle = orient.startsWith('auto') ? turnAt(at, orient) : (lengthOf(orient) * Math.PI) / 180
    const wide = lengthOf(attributes.markerWidth ?? '3')
    const high = lengthOf(attributes.markerHeight ?? '3')
    const scale = markerUnits === 'userSpaceOnUse' ? 1 : width
    const box = viewBoxOf(marker)
    const inner = box ? fitBox(box, [0, 0, wide, high], preserveAspectRatio) : readTransform()
    const [a, , , d, e, f] = inner
    const [rx, ry] = [lengthOf(attributes.refX) * a + e, lengthOf(attributes.refY) * d + f]
    const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale]
    const placed: Matrix = [cos, sin, -sin, cos, at.x, at.y]
    this.open.push(marker)
    const ink = this.children(marker, inherit(style, this.job.source.own.get(marker) ?? {}))
    this.open.pop()
    return `q\n${cm(times(times(placed, [1, 0, 0, 1, -rx, -ry]), inner))}${ink}Q\n`
  }
}

function turnAt(at: Vertex & { first: boolean }, orient: string): number {
  const { in: before, out: behind } = at
  if (before === null || behind === null) {
    const turn = before ?? behind ?? 0
    return at.first && orient === 'auto-start-reverse' ? turn + Math.PI : turn
  }
  return Math.atan2(Math.sin(before) + Math.sin(behind), Math.cos(before) + Math.cos(behind))
}

const CAPS: Readonly<Record<string, string>> = { round: '1 J\n', square: '2 J\n' }
const JOINS: Readonly<Record<string, string>> = { round: '1 j\n', bevel: '2 j\n' }

/** Ends, corners and dashes of a line. */
function lineStyle(style: Style): string {
  const dashes = (style['stroke-dasharray'] ?? 'none')
    .split(/[\s,]+/)
    .filter((one) => /^[\d.]/.test(one))
    .map((one) => lengthOf(one))
  const dashed = dashes.some((one) => one > 0)
    ? `[${dashes.map(fine).join(' ')}] ${fine(lengthOf(style['stroke-dashoffset'] ?? '0'))} d\n`
    : ''
  // SVG's corners are cut earlier than PDF's.
  const mitre = `${fine(Math.max(1, lengthOf(style['stroke-miterlimit'] ?? '4')))} M\n`
  return `${CAPS[style['stroke-linecap'] ?? ''] ?? ''}${JOINS[style['stroke-linejoin'] ?? ''] ?? mitre}${dashed}`
}
