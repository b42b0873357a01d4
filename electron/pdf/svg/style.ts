// The style of SVG elements: attributes, the rules of style sheets, style attributes, in rising order of rank.
import { wordsIn, type XmlElement } from './xml'

/** Properties by name, as written. */
export type Style = Readonly<Record<string, string>>

/** Properties that children take from their parents. */
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
  'marker-start',
  'marker-mid',
  'marker-end',
  'color',
  'visibility',
  'font-size',
  'font-weight',
  'font-style',
  'font-family',
  'text-anchor',
  'dominant-baseline',
  'white-space',
  'xml:space',
  // Not of SVG: what the line of a marker is drawn with.
  'context-fill',
  'context-stroke',
])
const OWN = [
  'opacity',
  'display',
  'clip-path',
  'mask',
  'filter',
  'mix-blend-mode',
  'stop-color',
  'stop-opacity',
  'text-decoration',
]
const ATTRIBUTES = [...INHERITED, ...OWN]

/** The style of each element by its own words alone, and selectors that aren't understood. */
export interface Styles {
  readonly own: ReadonlyMap<XmlElement, Style>
  readonly unknown: readonly string[]
}

interface Rule {
  /** From the outermost to the element itself. */
  readonly parts: readonly Part[]
  readonly rank: number
  readonly declared: Style
}

/** `g.a#b`, and whether what stands before it must be its parent. */
interface Part {
  readonly name: string
  readonly id: string
  readonly classes: readonly string[]
  readonly child: boolean
}

/** Reads the style sheets and works out what they and the attributes say of each element. */
export function readStyles(root: XmlElement): Styles {
  const unknown: string[] = []
  const rules = readSheet(sheetsIn(root), unknown).sort((a, b) => a.rank - b.rank)
  const own = new Map<XmlElement, Style>()
  const path: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    path.push(element)
    own.set(element, declaredOn(element, path, rules))
    for (const child of element.children) visit(child)
    path.pop()
  }
  visit(root)
  return { own, unknown }
}

/** What an element looks like within a parent. */
export function inherit(parent: Style, own: Style): Style {
  const style: Record<string, string> = {}
  for (const name in parent) if (INHERITED.has(name)) style[name] = parent[name] ?? ''
  for (const name in own) if (own[name] !== 'inherit') style[name] = own[name] ?? ''
  return style
}

function sheetsIn(element: XmlElement): string {
  return element.name === 'style' ? wordsIn(element) : element.children.map(sheetsIn).join('\n')
}

function declaredOn(element: XmlElement, path: readonly XmlElement[], rules: readonly Rule[]): Style {
  const { attributes } = element
  const style: Record<string, string> = {}
  for (const name of ATTRIBUTES) if (attributes[name] !== undefined) style[name] = attributes[name]
  for (const rule of rules) if (matches(rule.parts, path)) Object.assign(style, rule.declared)
  return Object.assign(style, declarations(attributes.style ?? ''))
}

function declarations(text: string): Record<string, string> {
  const pairs = text.split(';').flatMap((one) => {
    const at = one.indexOf(':')
    if (at < 0) return []
    const value = one
      .slice(at + 1)
      .replace(/!\s*important/i, '')
      .trim()
    return [[one.slice(0, at).trim(), value] as const]
  })
  return Object.fromEntries(pairs)
}

function readSheet(source: string, unknown: string[]): Rule[] {
  const plain = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@font-face\s*\{[^}]*\}/gi, '')
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) =>
    selectors.split(',').flatMap((one): Rule[] => {
      const selector = one.trim()
      // What only happens under a pointer is not printed.
      if (selector === '' || /:(?:hover|focus|active)/.test(selector)) return []
      const parts = readSelector(selector)
      if (parts === null) unknown.push(selector)
      return parts === null ? [] : [{ parts, rank: rankOf(parts), declared: declarations(body) }]
    }),
  )
}

function readSelector(selector: string): Part[] | null {
  const parts: Part[] = []
  let child = false
  for (const word of selector.replace(/\s*>\s*/g, ' > ').split(/\s+/)) {
    if (word === '>') {
      child = true
      continue
    }
    const match = /^(\*|[\w-]+)?((?:[.#][\w-]+)*)$/.exec(word)
    if (!match) return null
    const marks = match[2]?.match(/[.#][\w-]+/g) ?? []
    const of = (sign: string): string[] =>
      marks.filter((mark) => mark.startsWith(sign)).map((mark) => mark.slice(1))
    parts.push({ name: match[1] ?? '*', id: of('#')[0] ?? '', classes: of('.'), child })
    child = false
  }
  return parts
}

const rankOf = (parts: readonly Part[]): number =>
  parts.reduce(
    (sum, { id, classes, name }) =>
      sum + (id === '' ? 0 : 10_000) + classes.length * 100 + (name === '*' ? 0 : 1),
    0,
  )

/** Whether the last element of a path is meant. */
function matches(parts: readonly Part[], path: readonly XmlElement[]): boolean {
  const fits = (part: number, at: number): boolean => {
    const wanted = parts[part]
    const element = path[at]
    if (!wanted || !element || !fitsPart(wanted, element)) return false
    if (part === 0) return true
    if (wanted.child) return fits(part - 1, at - 1)
    for (let above = at - 1; above >= 0; above--) if (fits(part - 1, above)) return true
    return false
  }
  return fits(parts.length - 1, path.length - 1)
}

function fitsPart({ name, id, classes }: Part, { name: own, attributes }: XmlElement): boolean {
  if ((name !== '*' && name !== own) || (id !== '' && id !== attributes.id)) return false
  if (classes.length === 0) return true
  const has = (attributes.class ?? '').split(/\s+/)
  return classes.every((one) => has.includes(one))
}
