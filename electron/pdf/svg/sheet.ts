// Style sheets of SVG files: their rules, declarations and selectors.
import type { XmlElement } from '#shared/xml'

/** Properties by name, as written. */
export type Style = Readonly<Record<string, string>>

/** Declarations, divided into normal and important ones. */
export interface Declared {
  readonly plain: Style
  readonly important: Style
}

/** A rule of a style sheet. */
export interface Rule extends Declared {
  /** Compound selectors from the outermost to the element itself. */
  readonly parts: readonly Part[]
  readonly rank: number
}

/** A compound selector such as `g.a#b[c=d]`, and whether the one before it must be its parent. */
interface Part {
  readonly name: string
  readonly id: string
  readonly classes: readonly string[]
  readonly attributes: readonly Attribute[]
  readonly child: boolean
  /** The outermost element (`:root`). */
  readonly root: boolean
}

/** An attribute selector. */
interface Attribute {
  readonly name: string
  /** `=`, `~=`, `|=`, `^=`, `$=` or `*=`; empty when any value matches. */
  readonly relation: string
  readonly value: string
}

/** An element on the path to another. */
export interface Step {
  readonly element: XmlElement
  readonly classes: ReadonlySet<string>
}

/** Parses `name: value; …`. */
export function readDeclarations(text: string): Declared {
  const plain: Record<string, string> = {}
  const important: Record<string, string> = {}
  for (const one of withoutComments(text).split(';')) {
    const at = one.indexOf(':')
    if (at < 0) continue
    const [value = '', mark] = one.slice(at + 1).split('!')
    expand(mark === undefined ? plain : important, one.slice(0, at).trim(), value.trim())
  }
  return { plain, important }
}

const FONT =
  /^((?:[a-z-]+\s+|[1-9]00\s+)*)((?:\d+\.?\d*|\.\d+)(?:[a-z]+|%)?|(?:xx?-)?(?:small|large)|medium)(?:\s*\/\s*[\w.%]+)?\s+(.+)$/i

/** Properties stored under a shorter name. */
const SHORT = new Map([
  ['text-decoration-line', 'text-decoration'],
  ['font-variant-caps', 'font-variant'],
])

/** Stores a property, expanding shorthands. */
function expand(into: Record<string, string>, name: string, value: string): void {
  const font = name === 'font' && value.length < 1000 ? FONT.exec(value) : null
  if (font) {
    const [, words = '', size = '', family = ''] = font
    into['font-style'] = /italic|oblique/.exec(words)?.[0] ?? 'normal'
    into['font-weight'] = /bold(?:er)?|[1-9]00/.exec(words)?.[0] ?? 'normal'
    into['font-variant'] = /small-caps/.exec(words)?.[0] ?? 'normal'
    into['font-size'] = size
    into['font-family'] = family
  } else if (name === 'marker') {
    for (const end of ['start', 'mid', 'end']) into[`marker-${end}`] = value
  } else into[SHORT.get(name) ?? name] = value
}

/** Parses style sheets into rules of rising specificity; adds unsupported selectors to `unknown`. */
export function readSheet(source: string, unknown: string[]): Rule[] {
  const plain = withoutComments(source)
  const rules: Rule[] = []
  for (let at = 0; ; ) {
    const open = plain.indexOf('{', at)
    if (open < 0) break
    // The text before may be the end of a group of rules, or a statement.
    const before = plain.slice(at, open)
    const heading = before.slice(Math.max(before.lastIndexOf('}'), before.lastIndexOf(';')) + 1).trim()
    if (heading.startsWith('@')) {
      const applies = /^@(?:layer\b|media\s+(?:only\s+)?(?:all|print|screen)$)/i.test(heading)
      at = applies ? open + 1 : endOfBlock(plain, open)
      continue
    }
    const close = plain.indexOf('}', open)
    const declared = readDeclarations(plain.slice(open + 1, close < 0 ? undefined : close))
    for (const one of heading.split(',')) addRule(rules, one.trim(), declared, unknown)
    if (close < 0) break
    at = close + 1
  }
  return rules.sort((a, b) => a.rank - b.rank)
}

function addRule(rules: Rule[], selector: string, declared: Declared, unknown: string[]): void {
  // Pointer states do not apply to print.
  if (selector === '' || /:(?:hover|focus|active)/.test(selector)) return
  const parts = readSelector(selector)
  if (parts === null) unknown.push(selector.slice(0, 60))
  else rules.push({ parts, rank: rankOf(parts), ...declared })
}

function withoutComments(source: string): string {
  let out = ''
  for (let at = 0; at < source.length; ) {
    const open = source.indexOf('/*', at)
    if (open < 0) return out + source.slice(at)
    out += source.slice(at, open)
    const close = source.indexOf('*/', open + 2)
    if (close < 0) return out
    at = close + 2
  }
  return out
}

function endOfBlock(source: string, open: number): number {
  let depth = 0
  for (let at = open; at < source.length; at++) {
    const char = source[at]
    if (char === '{') depth += 1
    else if (char === '}' && --depth === 0) return at + 1
  }
  return source.length
}

/** Maximum number of parts of a supported selector. */
const MOST_PARTS = 20

function readSelector(selector: string): Part[] | null {
  const parts: Part[] = []
  let child = false
  for (const word of selector.replaceAll('>', ' > ').split(/\s+/)) {
    if (parts.length === MOST_PARTS) return null
    if (word === '>') {
      child = true
      continue
    }
    const match = /^(\*|[\w-]+)?(:root)?((?:[.#][\w-]+|\[[^[\]]+\])*)$/.exec(word)
    if (!match) return null
    const marks = match[3]?.match(/[.#][\w-]+|\[[^[\]]+\]/g) ?? []
    const attributes = marks.filter((mark) => mark.startsWith('[')).map(readAttribute)
    if (!attributes.every((one) => one !== null)) return null
    const of = (sign: string): string[] =>
      marks.filter((mark) => mark.startsWith(sign)).map((mark) => mark.slice(1))
    const root = match[2] !== undefined
    parts.push({ name: match[1] ?? '*', id: of('#')[0] ?? '', classes: of('.'), attributes, child, root })
    child = false
  }
  return parts
}

function readAttribute(text: string): Attribute | null {
  const match = /^\[([\w:-]+)(?:([~|^$*]?=)(?:"([^"]*)"|'([^']*)'|([\w-]+)))?\]$/.exec(text)
  if (!match) return null
  const [, name = '', relation = '', ...values] = match
  return { name, relation, value: values.find((one) => one !== undefined) ?? '' }
}

const rankOf = (parts: readonly Part[]): number =>
  parts.reduce(
    (sum, { id, classes, attributes, name, root }) =>
      sum +
      (id === '' ? 0 : 10_000) +
      (classes.length + attributes.length + (root ? 1 : 0)) * 100 +
      (name === '*' ? 0 : 1),
    0,
  )

/** Returns a function that finds the rules possible for an element by its name, id and classes, in order. */
export function ruleFinder(rules: readonly Rule[]): (step: Step) => readonly Rule[] {
  const byKey = new Map<string, number[]>()
  rules.forEach(({ parts }, index) => {
    const { id, classes, name } = parts.at(-1) ?? { id: '', classes: [], name: '*' }
    const key = id !== '' ? `#${id}` : classes[0] !== undefined ? `.${classes[0]}` : name
    const list = byKey.get(key)
    if (list) list.push(index)
    else byKey.set(key, [index])
  })
  return ({ element, classes }) => {
    if (rules.length === 0) return []
    const found = [byKey.get('*'), byKey.get(element.name), byKey.get(`#${element.attributes.id}`)]
    for (const one of classes) found.push(byKey.get(`.${one}`))
    const indexes: number[] = []
    for (const list of found) if (list) for (const index of list) indexes.push(index)
    return indexes.sort((a, b) => a - b).flatMap((index) => rules[index] ?? [])
  }
}

/** Whether a rule matches the last element of a path. Parts joined by `>` are matched together, from the inside out. */
export function matches({ parts }: Rule, path: readonly Step[]): boolean {
  let at = path.length - 1
  for (let last = parts.length - 1; last >= 0; ) {
    let first = last
    while (first > 0 && parts[first]?.child) first -= 1
    const fits = (end: number): boolean => {
      for (let i = 0; i <= last - first; i++) if (!fitsPart(parts[last - i], path, end - i)) return false
      return true
    }
    if (last === parts.length - 1) {
      if (!fits(at)) return false
    } else while (at >= 0 && !fits(at)) at -= 1
    if (at < 0) return false
    at -= last - first + 1
    last = first - 1
  }
  return true
}

function fitsPart(part: Part | undefined, path: readonly Step[], at: number): boolean {
  const step = path[at]
  if (!part || !step || (part.root && at > 0)) return false
  const { name, id, classes, attributes } = part
  const { element } = step
  if ((name !== '*' && name !== element.name) || (id !== '' && id !== element.attributes.id)) return false
  return (
    classes.every((one) => step.classes.has(one)) &&
    attributes.every((one) => fitsAttribute(one, element.attributes[one.name]))
  )
}

/** Attribute values longer than this are not searched. */
const LONGEST = 1000

function fitsAttribute({ relation, value }: Attribute, found: string | undefined): boolean {
  if (found === undefined || relation === '') return found !== undefined
  if (found.length > LONGEST) return false
  switch (relation) {
    case '=':
      return found === value
    case '~=':
      return found.split(/\s+/).includes(value)
    case '|=':
      return found === value || found.startsWith(`${value}-`)
    case '^=':
      return value !== '' && found.startsWith(value)
    case '$=':
      return value !== '' && found.endsWith(value)
    default:
      return value !== '' && found.includes(value)
  }
}
