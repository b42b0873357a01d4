// What layout needs to know of an SVG: its size, and which of its parts the painter can't draw.
import { rasterSize } from '../raster-size'
import { embeddedPicture, hrefOf, lengthOf, readSvg, referred, type SvgSource } from './source'
import { DEEPEST, TEXT, type XmlElement } from './xml'

/** Elements that are drawn, or that hold such. */
const DRAWN = new Set([
  'svg',
  'g',
  'a',
  'switch',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'use',
  'symbol',
  'marker',
  'image',
  TEXT,
])
/** Elements that have no ink where they stand. */
const SILENT = new Set([
  'title',
  'desc',
  'metadata',
  'defs',
  'style',
  'script',
  'clipPath',
  'linearGradient',
  'radialGradient',
  'stop',
  'pattern',
  'filter',
  'mask',
  'view',
  'font',
  'symbol',
  'marker',
])
/** Proportion counts more than size. */
const DEFAULT_SIDE = 300
/** Elements looked at, those that are used several times included. */
const MOST = 100_000

/** Size and shortcomings of an SVG. */
export interface SvgFacts {
  readonly width: number
  readonly height: number
  /** Names of what is left out or drawn otherwise. */
  readonly undrawn: readonly string[]
}

const known = new WeakMap<Uint8Array, SvgFacts | null>()

/** Reads the facts; null when it isn't an SVG. */
export function readSvgFacts(bytes: Uint8Array): SvgFacts | null {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const source = readSvg(bytes)
  const facts = source && { ...sizeOf(source.root), undrawn: undrawnIn(source) }
  known.set(bytes, facts)
  return facts
}

/** The box of an element's own coordinates, if it states one. */
export function viewBoxOf({ attributes }: XmlElement): readonly [number, number, number, number] | null {
  const box = (attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [x = 0, y = 0, width = 0, height = 0] = box
  return box.length === 4 && box.every(Number.isFinite) && width > 0 && height > 0
    ? [x, y, width, height]
    : null
}

function sizeOf(root: XmlElement): { width: number; height: number } {
  const box = viewBoxOf(root)
  if (box) return { width: box[2], height: box[3] }
  const side = (name: string): number => {
    const length = lengthOf(root.attributes[name], DEFAULT_SIDE)
    return length > 0 ? length : DEFAULT_SIDE
  }
  return { width: side('width'), height: side('height') }
}

function undrawnIn(source: SvgSource): string[] {
  const found = new Set(source.unknown.map((selector) => `style rule ${selector}`))
  let left = MOST
  const open: XmlElement[] = []
  const visit = (element: XmlElement, used = false): void => {
    const { name } = element
    if (left-- <= 0 || open.length > DEEPEST || open.includes(element)) return
    // Foreign elements (of editors, with a prefix) have no ink.
    if (name.includes(':') || (SILENT.has(name) && !used)) return
    const own = source.own.get(element) ?? {}
    if (own.display === 'none') return
    if (!DRAWN.has(name)) {
      found.add(name)
      return
    }
    open.push(element)
    for (const fault of styleFaults(source, own)) found.add(fault)
    if (name === 'image' && !isReadable(hrefOf(element))) found.add('image')
    const target = name === 'use' ? referred(source, hrefOf(element)) : undefined
    if (name === 'use' && !target) found.add('use')
    if (target) visit(target, true)
    for (const property of ['marker-start', 'marker-mid', 'marker-end']) {
      const marker = referred(source, own[property])
      if (marker) visit(marker, true)
    }
    for (const child of name === 'switch' ? element.children.filter(isChoice).slice(0, 1) : element.children)
      visit(child)
    open.pop()
  }
  visit(source.root)
  return [...found]
}

/** Children of a `switch` that can be chosen. */
export const isChoice = ({ name }: XmlElement): boolean => DRAWN.has(name) && name !== TEXT

function isReadable(href: string): boolean {
  const picture = embeddedPicture(href)
  return picture !== null && rasterSize(picture.mime, picture.bytes) !== null
}

function styleFaults(source: SvgSource, own: Readonly<Record<string, string>>): string[] {
  const faults: string[] = []
  const set = (name: string): boolean => own[name] !== undefined && own[name] !== 'none'
  if (set('filter')) faults.push('filter (shadow or blur)')
  if (set('mask')) faults.push('mask')
  if (set('mix-blend-mode') && own['mix-blend-mode'] !== 'normal') faults.push('blend mode')
  const clip = referred(source, own['clip-path'])
  if (set('clip-path') && clip?.name !== 'clipPath') faults.push('clip-path')
  if (clip?.children.some(({ name }) => name === 'text' || name === 'use'))
    faults.push('clip-path of words or copies')
  if (clip?.attributes.clipPathUnits === 'objectBoundingBox') faults.push('clip-path in units of its object')
  for (const name of ['fill', 'stroke']) {
    const paint = referred(source, own[name])
    if (paint?.name === 'pattern') faults.push('pattern')
    else if (paint && name === 'stroke') faults.push('gradient along a line')
    if (paint && (paint.attributes.spreadMethod ?? 'pad') !== 'pad') faults.push('gradient that repeats')
  }
  return faults
}
