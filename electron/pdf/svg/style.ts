// Styles of SVG elements: attributes, style sheet rules and style attributes, in rising order of specificity.

import { wordsIn, type XmlElement } from '#shared/xml'
import { lengthOf } from './length'
import {
  type Declared,
  matches,
  type Rule,
  readDeclarations,
  readSheet,
  ruleFinder,
  type Step,
  type Style,
} from './sheet'
import { isIndirect, resolved } from './values'

export type { Style } from './sheet'

/** Inherited properties. */
const INHERITED = new Set([
  'fill',
  'fill-opacity',
  'fill-rule',
  'clip-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'paint-order',
  'marker-start',
  'marker-mid',
  'marker-end',
  'color',
  'visibility',
  'font-size',
  'font-weight',
  'font-style',
  'font-family',
  'font-variant',
  'letter-spacing',
  'word-spacing',
  'text-transform',
  'text-anchor',
  'direction',
  'writing-mode',
  'dominant-baseline',
  'white-space',
  'xml:space',
  // CSS draws it through children without inheriting it; for a single line of text the result is the same.
  'text-decoration',
])
const OWN = [
  'opacity',
  'display',
  'overflow',
  'clip-path',
  'mask',
  'mask-type',
  'filter',
  'stop-color',
  'stop-opacity',
  'transform',
  'transform-origin',
  'transform-box',
  'vector-effect',
  'baseline-shift',
  'alignment-baseline',
  'unicode-bidi',
]
const ATTRIBUTES = new Set([...INHERITED, ...OWN])

/** Style of an element that sets nothing. */
export const INITIAL: Style = { fill: 'black', stroke: 'none' }

/** The declared style of each element, its parent, and unsupported selectors. */
export interface Styles {
  readonly own: ReadonlyMap<XmlElement, Style>
  readonly parents: ReadonlyMap<XmlElement, XmlElement>
  readonly unknown: readonly string[]
  /** Whether style sheets embed fonts, which are not used. */
  readonly embedsFonts: boolean
}

/** Limit for matching rules against elements, counted by the elements' depth. */
const MOST_TRIED = 5_000_000

const NO_CLASSES: ReadonlySet<string> = new Set()

/** Parses the style sheets and computes what they and the attributes declare for each element. */
export function readStyles(root: XmlElement): Styles {
  const unknown: string[] = []
  const sheets = sheetsIn(root)
  const find = ruleFinder(readSheet(sheets, unknown))
  const own = new Map<XmlElement, Style>()
  const parents = new Map<XmlElement, XmlElement>()
  const path: Step[] = []
  let left = MOST_TRIED
  const visit = (element: XmlElement, above: Style): void => {
    const named = element.attributes.class
    const step = { element, classes: named === undefined ? NO_CLASSES : new Set(named.split(/\s+/)) }
    path.push(step)
    const tried = left < 0 ? [] : find(step)
    left -= tried.length * path.length
    if (left < 0 && !unknown.includes('(too many)')) unknown.push('(too many)')
    const rules = left < 0 ? [] : tried.filter((rule) => matches(rule, path))
    const { style, variables } = declaredOn(element, rules, above)
    own.set(element, style)
    for (const child of element.children) {
      parents.set(child, element)
      visit(child, variables)
    }
    path.pop()
  }
  visit(root, Object.create(null))
  return { own, parents, unknown, embedsFonts: /@font-face\b/i.test(sheets) }
}

/** Computes the style of an element within a parent. */
export function inherit(parent: Style, own: Style): Style {
  const style: Record<string, string> = {}
  for (const name in parent) if (INHERITED.has(name)) style[name] = parent[name] ?? ''
  for (const name in own) {
    const value = meantBy(name, own[name] ?? '', parent)
    if (value === undefined) delete style[name]
    else style[name] = value
  }
  // Text decorations of ancestors stay in effect.
  const [around, lines] = [parent['text-decoration'], own['text-decoration']]
  if (around !== undefined && lines !== undefined)
    style['text-decoration'] = lines === 'none' ? around : `${around} ${lines}`.slice(-100)
  const size = style['font-size']
  if (size !== undefined && size !== parent['font-size'])
    style['font-size'] = absoluteSize(size, parent['font-size'])
  return style
}

/** Resolves a value such as `inherit` or `initial` to the parent's or the initial one. */
function meantBy(name: string, value: string, parent: Style): string | undefined {
  switch (value) {
    case 'inherit':
      // Overflow is visible if nothing is set, but not for every element.
      return parent[name] ?? (name === 'overflow' ? 'visible' : INITIAL[name])
    case 'initial':
      return INITIAL[name]
    case 'unset':
    case 'revert':
      return INHERITED.has(name) ? (parent[name] ?? INITIAL[name]) : undefined
    default:
      return value
  }
}

const computed = new WeakMap<XmlElement, Style>()

/** Computes the style of an element from its place in the file. */
export function styleOf(styles: Styles, element: XmlElement): Style {
  const known = computed.get(element)
  if (known) return known
  const parent = styles.parents.get(element)
  const style = inherit(parent ? styleOf(styles, parent) : INITIAL, styles.own.get(element) ?? {})
  computed.set(element, style)
  return style
}

const DEFAULT_SIZE = 16

/** Font size in the drawing's units. */
export const sizeOf = (style: Style): number =>
  style['font-size'] === undefined ? DEFAULT_SIZE : Math.max(0, lengthOf(style['font-size']))

const SIZES = new Map(
  Object.entries({
    'xx-small': '9',
    'x-small': '10',
    small: '13',
    medium: '16',
    large: '18',
    'x-large': '24',
    'xx-large': '32',
    smaller: '83%',
    larger: '120%',
  }),
)

/** Converts a font size to the drawing's units; `above` is the parent's. */
function absoluteSize(size: string, above = '16'): string {
  const whole = Number.parseFloat(above)
  return String(lengthOf(SIZES.get(size) ?? size, whole, whole))
}

function sheetsIn(element: XmlElement): string {
  if (element.name !== 'style') return element.children.map(sheetsIn).join('\n')
  return /^(?:\s*|text\/css)$/i.test(element.attributes.type ?? '') ? wordsIn(element) : ''
}

function declaredOn(
  { attributes }: XmlElement,
  rules: readonly Rule[],
  above: Style,
): { style: Style; variables: Style } {
  const style: Record<string, string> = {}
  for (const name in attributes) if (ATTRIBUTES.has(name)) style[name] = attributes[name] ?? ''
  const layers = layersOf(rules, attributes.style)
  const variables = variablesOf(layers, above)
  for (const layer of layers)
    for (const name in layer) if (!name.startsWith('--')) style[name] = layer[name] ?? ''
  for (const name in style) {
    const value = style[name] ?? ''
    if (!isIndirect(value)) continue
    const meant = resolved(value, variables)
    if (meant === undefined) delete style[name]
    else style[name] = meant
  }
  return { style, variables }
}

/** The declarations for an element, in rising order of specificity. */
function layersOf(rules: readonly Rule[], written: string | undefined): Style[] {
  const all: Declared[] = [...rules]
  if (written !== undefined) all.push(readDeclarations(written))
  return [...all.map(({ plain }) => plain), ...all.map(({ important }) => important)]
}

function variablesOf(layers: readonly Style[], above: Style): Style {
  let variables: Record<string, string> | null = null
  for (const layer of layers)
    for (const name in layer)
      if (name.startsWith('--')) {
        variables ??= Object.create(above) as Record<string, string>
        variables[name] = layer[name] ?? ''
      }
  return variables ?? above
}
