// Inspects an SVG for layout: its size, and which of its parts the painter can't draw.

import { DEEPEST, TEXT, wordsIn, type XmlElement } from '#shared/xml'
import { rasterSize } from '../raster-size'
import { isColour } from './colour'
import { lengthOf } from './length'
import { embeddedPicture, hrefOf, readSvg, referred, type SvgSource } from './source'

/** Elements that are drawn, or contain such elements. */
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
/** Elements that draw nothing themselves. */
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
/** The size of a drawing that states none. */
const DEFAULT_SIZE = [300, 150] as const
/** Maximum number of elements visited, counting repeated uses, and of letters in their outlines. */
const MOST = 100_000
const MOST_LETTERS = 10_000_000

/** Size and limitations of an SVG. */
export interface SvgInfo {
  readonly width: number
  readonly height: number
  /** Names of parts that are left out or drawn differently. */
  readonly undrawn: readonly string[]
  /** Characters of its text, each once. */
  readonly letters: string
}

const known = new WeakMap<Uint8Array, SvgInfo | null>()

/** Reads the facts; null when it isn't an SVG. */
export function inspectSvg(bytes: Uint8Array): SvgInfo | null {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const source = readSvg(bytes)
  const facts = source && { ...sizeOf(source.root), ...contentsIn(source) }
  known.set(bytes, facts)
  return facts
}

/** The viewBox of an element, if it has one. */
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
  const [width, height] = [statedSide(root, 'width'), statedSide(root, 'height')]
  if (!box) return { width: width ?? DEFAULT_SIZE[0], height: height ?? DEFAULT_SIZE[1] }
  // A missing side follows from the other.
  if (width !== undefined) return { width, height: height ?? (width * box[3]) / box[2] }
  return height === undefined
    ? { width: box[2], height: box[3] }
    : { width: (height * box[2]) / box[3], height }
}

/** Width or height of a drawing, unless it depends on its surroundings. */
function statedSide({ attributes }: XmlElement, name: 'width' | 'height'): number | undefined {
  const length = attributes[name]?.trim().endsWith('%') ? 0 : lengthOf(attributes[name])
  return length > 0 ? length : undefined
}

function contentsIn(source: SvgSource): Pick<SvgInfo, 'undrawn' | 'letters'> {
  const found = new Set<string>()
  const characters = new Set<string>()
  let left = MOST
  let letters = MOST_LETTERS
  const open: XmlElement[] = []
  const visit = (element: XmlElement, used = false): void => {
    const { name, attributes } = element
    if (open.includes(element)) return
    letters -= (attributes.d ?? attributes.points ?? '').length
    if (left-- <= 0 || letters <= 0 || open.length > DEEPEST) {
      found.add('everything after the first 100,000 parts')
      return
    }
    // Foreign elements of editors, which have a prefix, draw nothing.
    if (name.includes(':') || (SILENT.has(name) && !used)) return
    const own = source.own.get(element) ?? {}
    if (own.display === 'none' || !isForAll(element)) return
    if (!DRAWN.has(name)) {
      found.add(name)
      return
    }
    // Text outside of `text` is white space between elements, or an invisible title.
    if (name === TEXT && open.some((around) => around.name === 'text'))
      for (const char of element.text) characters.add(char)
    open.push(element)
    for (const fault of styleFaults(source, own)) found.add(fault)
    if (name === 'image' && !isReadable(hrefOf(element))) found.add('image')
    const target = name === 'use' ? referred(source, hrefOf(element)) : undefined
    if (name === 'use' && !target) found.add('use')
    if (target) visit(target, true)
    for (const property of ALSO_DRAWN) {
      const also = referred(source, own[property])
      if (also && SILENT.has(also.name)) for (const child of contentOf(source, also)) visit(child)
    }
    if (name === 'switch') {
      const [choice] = element.children.filter(isChoice)
      for (const other of element.children.filter((child) => isPassedOver(child, choice))) {
        letters -= wordsIn(other).length
        found.add(other.name)
      }
      if (choice) visit(choice)
    } else for (const child of element.children) visit(child)
    open.pop()
  }
  visit(source.root)
  for (const selector of source.unknown) found.add(`style rule ${selector}`)
  if (source.embedsFonts && characters.size > 0) found.add('embedded fonts')
  const { viewBox, width, height } = source.root.attributes
  if (!viewBox && !(lengthOf(width, 0) > 0 && lengthOf(height, 0) > 0))
    found.add(`everything outside ${DEFAULT_SIZE.join(' by ')} pixels, because it has no size`)
  return { undrawn: [...found], letters: [...characters].join('') }
}

/** Properties that refer to elements with drawn content. */
const ALSO_DRAWN = [
  'marker-start',
  'marker-mid',
  'marker-end',
  'mask',
  'clip-path',
  'fill',
  'stroke',
] as const

/**
 * The drawn content of a marker, mask, clip or pattern; that of masks which only turn coverage into luminance counts as
 * plain.
 */
function contentOf(source: SvgSource, { name, children }: XmlElement): XmlElement[] {
  if (name === 'linearGradient' || name === 'radialGradient') return []
  return children.flatMap((child) => {
    const filter = name === 'mask' ? referred(source, source.own.get(child)?.filter) : undefined
    return filter && isLightFilter(filter) ? child.children : [child]
  })
}

/** Whether a filter only turns covered areas white, as in Cairo's masks. */
export const isLightFilter = (filter: XmlElement): boolean =>
  colourMatrix(filter) === '0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 1 0'

/** Whether a filter changes nothing, as in Illustrator's masks. */
const isIdleFilter = (filter: XmlElement): boolean =>
  colourMatrix(filter) === '1 0 0 0 0 0 1 0 0 0 0 0 1 0 0 0 0 0 1 0'

/** The values of a filter that is only a colour matrix. */
function colourMatrix({ children }: XmlElement): string {
  const [step, ...more] = children.filter(({ name }) => name !== TEXT)
  if (step?.name !== 'feColorMatrix' || more.length > 0) return ''
  return (step.attributes.values ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
    .join(' ')
}

/** Whether an element is for all readers: of language variants, the English ones are. */
export const isForAll = ({
  attributes: { systemLanguage = 'en', requiredExtensions = '' },
}: XmlElement): boolean => /(^|[\s,])en\b/i.test(systemLanguage) && requiredExtensions.trim() === ''

/** Children of a `switch` that can be chosen. */
export const isChoice = (element: XmlElement): boolean =>
  DRAWN.has(element.name) && element.name !== TEXT && isForAll(element)

/** Whether a skipped child of a `switch` means a loss: HTML with text that the chosen child, if any, does not have. */
function isPassedOver(child: XmlElement, choice: XmlElement | undefined): boolean {
  if (child.name !== 'foreignObject' || !isForAll(child)) return false
  if (!choice) return true
  const [words, instead] = [child, choice].map((one) => wordsIn(one).replace(/\s+/g, ''))
  // A picture in its place shows its text.
  return instead !== '' && words !== instead
}

function isReadable(href: string): boolean {
  const picture = embeddedPicture(href)
  return picture !== null && rasterSize(picture.mime, picture.bytes) !== null
}

function styleFaults(source: SvgSource, own: Readonly<Record<string, string>>): string[] {
  const faults: string[] = []
  const set = (name: string): boolean => own[name] !== undefined && own[name] !== 'none'
  const filter = referred(source, own.filter)
  if (set('filter') && !(filter && isIdleFilter(filter))) faults.push('filter (shadow or blur)')
  if (set('mask') && referred(source, own.mask)?.name !== 'mask') faults.push('mask')
  if (set('clip-path') && referred(source, own['clip-path'])?.name !== 'clipPath') faults.push('clip-path')
  if (/^(tb|vertical|sideways)/.test(own['writing-mode'] ?? '')) faults.push('vertical text')
  if (/override/.test(own['unicode-bidi'] ?? '')) faults.push('text with a forced direction')
  if (/small-caps/.test(own['font-variant'] ?? '')) faults.push('small capitals')
  for (const name of ['fill', 'stroke', 'stop-color']) {
    const paint = own[name]
    if (paint !== undefined && !/^(url\(|context-|inherit)/i.test(paint.trim()) && !isColour(paint))
      faults.push(`colour ${paint.slice(0, 40)}`)
  }
  return faults
}
