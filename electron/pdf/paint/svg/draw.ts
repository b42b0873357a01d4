// SVG elements -> PDF operators in SVG's own coordinates; the form that holds them turns them upright.
import { type FontSet, fontOf } from '../../fonts/font-set'
import type { GlyphEncoder } from '../glyphs'
import { num, rgb } from '../objects'
import { pathOperators } from './path'
import { readXml, type XmlElement } from './xml'

/** What drawing needs for text. */
export interface SvgTools {
  readonly fonts: FontSet
  readonly encoder: GlyphEncoder
}

type Paint = Readonly<Record<string, string>>

const INHERITED = [
  'fill',
  'stroke',
  'stroke-width',
  'fill-rule',
  'font-size',
  'font-weight',
  'font-style',
  'font-family',
  'text-anchor',
  'visibility',
]
const NAMED: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  grey: '#808080',
  gray: '#808080',
  silver: '#c0c0c0',
  navy: '#000080',
  teal: '#008080',
  maroon: '#800000',
  purple: '#800080',
  lightgrey: '#d3d3d3',
  lightgray: '#d3d3d3',
  darkgrey: '#a9a9a9',
  darkgray: '#a9a9a9',
  lightblue: '#add8e6',
  steelblue: '#4682b4',
  brown: '#a52a2a',
  currentcolor: '#000000',
}

/** The operators of a drawing, and its box as x, y, width, height. */
export function drawSvg(
  tools: SvgTools,
  source: string,
  size: { readonly width: number; readonly height: number },
): { operators: string; box: readonly number[] } | null {
  const root = readXml(source)
  if (root?.name !== 'svg') return null
  const view = (root.attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const box = view.length === 4 && view.every(Number.isFinite) ? view : [0, 0, size.width, size.height]
  const initial = { fill: 'black', stroke: 'none', 'stroke-width': '1', 'font-size': '16' }
  return {
    operators: root.children
      .map((child) => drawElement(tools, child, { ...initial, ...paintOf(root) }))
      .join(''),
    box,
  }
}

function paintOf(element: XmlElement): Paint {
  const { style = '', ...attributes } = element.attributes
  const declared = Object.fromEntries(
    style
      .split(';')
      .map((one) => one.split(':').map((part) => part.trim()))
      .filter((pair) => pair.length === 2),
  )
  const all: Record<string, string> = { ...attributes, ...declared }
  return Object.fromEntries(
    INHERITED.filter((name) => all[name] !== undefined && all[name] !== 'inherit').map((name) => [
      name,
      all[name] ?? '',
    ]),
  )
}

function drawElement(tools: SvgTools, element: XmlElement, inherited: Paint): string {
  const paint = { ...inherited, ...paintOf(element) }
  if (element.attributes.display === 'none' || paint.visibility === 'hidden') return ''
  const ink = inkOf(tools, element, paint)
  if (ink === '') return ''
  const matrix = transformOf(element.attributes.transform ?? '')
  return matrix === '' ? ink : `q\n${matrix}${ink}Q\n`
}

function inkOf(tools: SvgTools, element: XmlElement, paint: Paint): string {
  const { attributes } = element
  const value = (name: string): number => Number.parseFloat(attributes[name] ?? '0') || 0
  switch (element.name) {
    case 'g':
    case 'a':
    case 'svg':
      return element.children.map((child) => drawElement(tools, child, paint)).join('')
    case 'path':
      return painted(pathOperators(attributes.d ?? ''), paint)
    case 'rect':
      return painted(
        rectangle(value('x'), value('y'), value('width'), value('height'), value('rx') || value('ry')),
        paint,
      )
    case 'circle':
      return painted(ellipse(value('cx'), value('cy'), value('r'), value('r')), paint)
    case 'ellipse':
      return painted(ellipse(value('cx'), value('cy'), value('rx'), value('ry')), paint)
    case 'line':
      return painted(pathOperators(`M${value('x1')} ${value('y1')}L${value('x2')} ${value('y2')}`), {
        ...paint,
        fill: 'none',
      })
    case 'polyline':
      return painted(pathOperators(`M${attributes.points ?? ''}`), paint)
    case 'polygon':
      return painted(pathOperators(`M${attributes.points ?? ''}Z`), paint)
    case 'text':
      return textOperators(tools, element, paint, { x: value('x'), y: value('y') })
    default:
      return ''
  }
}

function rectangle(x: number, y: number, width: number, height: number, radius: number): string {
  if (width <= 0 || height <= 0) return ''
  const r = Math.min(radius, width / 2, height / 2)
  if (r <= 0) return `${num(x)} ${num(y)} ${num(width)} ${num(height)} re\n`
  const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  return pathOperators(
    `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}z`,
  )
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  return rx > 0 && ry > 0
    ? pathOperators(`M${x - rx} ${y}a${rx} ${ry} 0 0 1 ${2 * rx} 0a${rx} ${ry} 0 0 1 ${-2 * rx} 0z`)
    : ''
}

/** `#rrggbb` of a colour; null for none. What isn't understood (gradients) is drawn grey, so that it shows. */
function colourOf(text: string | undefined): string | null {
  const colour = (text ?? 'none').trim().toLowerCase()
  if (colour === 'none' || colour === 'transparent') return null
  if (/^#[0-9a-f]{6}$/.test(colour)) return colour
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(colour)
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  const parts = /^rgba?\(([^)]*)\)$/
    .exec(colour)?.[1]
    ?.split(/[\s,/]+/)
    .slice(0, 3)
  if (parts?.length === 3) {
    const channel = (part: string): number =>
      part.endsWith('%') ? Number.parseFloat(part) * 2.55 : Number.parseFloat(part)
    return `#${parts
      .map((part) =>
        Math.round(Math.min(255, Math.max(0, channel(part) || 0)))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
  }
  return NAMED[colour] ?? '#808080'
}

function painted(path: string, paint: Paint): string {
  if (path === '') return ''
  const fill = colourOf(paint.fill)
  const stroke = colourOf(paint.stroke)
  const width = Number.parseFloat(paint['stroke-width'] ?? '1')
  const stroked = stroke !== null && width > 0
  if (fill === null && !stroked) return ''
  const rule = paint['fill-rule'] === 'evenodd' ? '*' : ''
  const operator = fill === null ? 'S' : stroked ? `B${rule}` : `f${rule}`
  return `${fill === null ? '' : `${rgb(fill)} rg\n`}${stroked ? `${rgb(stroke)} RG ${num(width)} w\n` : ''}${path}${operator}\n`
}

const ANCHORS: Readonly<Record<string, number>> = { middle: 0.5, end: 1 }

function textOperators(
  tools: SvgTools,
  element: XmlElement,
  paint: Paint,
  place: { readonly x: number; readonly y: number },
): string {
  const spans = element.children.filter((child) => child.name === 'tspan')
  const own = element.text.replace(/\s+/g, ' ').trim()
  const at = (span: XmlElement, name: 'x' | 'y'): number =>
    span.attributes[name] === undefined ? place[name] : Number.parseFloat(span.attributes[name] ?? '')
  const lines = spans.map((span) =>
    line(
      tools,
      span.text.replace(/\s+/g, ' ').trim(),
      { ...paint, ...paintOf(span) },
      { x: at(span, 'x'), y: at(span, 'y') },
    ),
  )
  return [own === '' ? '' : line(tools, own, paint, place), ...lines].join('')
}

function line(
  { fonts, encoder }: SvgTools,
  text: string,
  paint: Paint,
  { x, y }: { readonly x: number; readonly y: number },
): string {
  const fill = colourOf(paint.fill)
  const size = Number.parseFloat(paint['font-size'] ?? '16')
  if (text === '' || fill === null || !(size > 0)) return ''
  const family = /mono|courier/i.test(paint['font-family'] ?? '')
    ? 'mono'
    : /(^|[^-])serif|times|georgia/i.test(paint['font-family'] ?? '')
      ? 'serif'
      : 'sans'
  const bold = /bold|[6-9]00/.test(paint['font-weight'] ?? '')
  const shaped = fonts.shape(fontOf(family, bold, /italic|oblique/.test(paint['font-style'] ?? '')), text)
  const left = x - ((shaped.width * size) / 1000) * (ANCHORS[paint['text-anchor'] ?? ''] ?? 0)
  const words = shaped.words.map((word) => {
    const encoded = encoder.encode(word)
    return `/F${word.font} ${num(size)} Tf\n${encoded.raised ? encoder.raisedLine(word, size) : `[(${encoded.text})]TJ\n`}`
  })
  return `${rgb(fill)} rg\nBT\n1 0 0 -1 ${num(left)} ${num(y)} Tm\n${words.join('')}ET\n`
}

/** The transforms of an attribute as `cm` operators. */
function transformOf(text: string): string {
  return [...text.matchAll(/(\w+)\s*\(([^)]*)\)/g)]
    .map(([, name = '', list = '']) => {
      const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = list
        .trim()
        .split(/[\s,]+/)
        .map(Number)
      const turn = (a * Math.PI) / 180
      switch (name) {
        case 'matrix':
          return [a, b ?? 0, c, d, e, f]
        case 'translate':
          return [1, 0, 0, 1, a, b ?? 0]
        case 'scale':
          return [a, 0, 0, b ?? a, 0, 0]
        case 'rotate': {
          const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
          const [x, y] = [b ?? 0, c]
          return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]
        }
        case 'skewX':
          return [1, 0, Math.tan(turn), 1, 0, 0]
        case 'skewY':
          return [1, Math.tan(turn), 0, 1, 0, 0]
        default:
          return [1, 0, 0, 1, 0, 0]
      }
    })
    .map((matrix) => `${matrix.map((value) => String(Math.round(value * 1e5) / 1e5)).join(' ')} cm\n`)
    .join('')
}
