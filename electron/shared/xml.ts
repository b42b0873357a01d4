// A small XML reader: enough for SVG files. Runs in linear time on any input.

/** An element with its attributes. Text between elements is a child named `TEXT`. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  /** Empty except for text. */
  readonly text: string
}

/** Name of text among elements. */
export const TEXT = '#text'

const NAME = /[^\s<>/=!?"']+/y
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y
const END = /\s*(\/?)>/y
/** An entity for plain text; entities with markup, files or other entities do not match. */
const ENTITY = /\s*<!ENTITY\s+([\w.:-]+)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>/y
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Maximum depth of elements: no drawing needs more, and its readers recurse. */
export const DEEPEST = 500

/** Namespaces by prefix; `xmlns` is for names without one. */
type Spaces = Readonly<Record<string, string>>
const NO_SPACES: Spaces = Object.create(null)
const SVG_SPACE = /\/2000\/svg\/?$/
const LINK_SPACE = /\/1999\/xlink\/?$/

/** What is wrong with a document as XML. */
export type XmlFault = 'declarations' | 'syntax'

/**
 * Reads a document; null when it has no element, or is nested too deeply. Unclosed elements end with the file.
 * @param onFault Reports what is skipped: `<` that begins no tag, and declarations other than of plain text.
 */
export function readXml(source: string, onFault?: (fault: XmlFault) => void): XmlElement | null {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const spaces = [NO_SPACES]
  let entities = ENTITIES
  for (let at = 0; at < source.length; ) {
    const parent = open.at(-1) ?? root
    const start = source.indexOf('<', at)
    const words = source.slice(at, start < 0 ? source.length : start)
    if (words !== '') parent.children.push(textOf(unescapeXml(words, entities)))
    if (start < 0) break
    if (entities === ENTITIES && source.startsWith('<!DOCTYPE', start)) {
      const type = readDoctype(source, start)
      if (!type.plain) onFault?.('declarations')
      entities = new Map([...type.entities, ...ENTITIES])
      at = type.end
      continue
    }
    const tag = readTag(source, start, entities, spaces.at(-1) ?? NO_SPACES)
    if (tag) {
      parent.children.push(tag.element)
      if (!tag.closed) spaces.push(tag.spaces)
      if (!tag.closed && open.push(tag.element) > DEEPEST) return null
      at = tag.end
      continue
    }
    if (source.startsWith('</', start) && open.length > 1) {
      open.pop()
      spaces.pop()
    }
    const [from, end] = endOf(source, start)
    if (end === start + 1) onFault?.('syntax')
    if (source.startsWith('<![CDATA[', start)) parent.children.push(textOf(source.slice(start + 9, from)))
    at = end
  }
  return root.children.find((child) => child.name !== TEXT) ?? null
}

const textOf = (text: string): XmlElement => ({ name: TEXT, attributes: {}, children: [], text })

/** Start and end of the next occurrence of a mark; the end of the source when there is none. */
function span(source: string, start: number, mark: string): readonly [number, number] {
  const at = source.indexOf(mark, start)
  return at < 0 ? [source.length, source.length] : [at, at + mark.length]
}

/** Start and end of the content of a construct that is not an element. */
function endOf(source: string, start: number): readonly [number, number] {
  const until = (mark: string) => span(source, start, mark)
  if (source.startsWith('<!--', start)) return until('-->')
  if (source.startsWith('<![CDATA[', start)) return until(']]>')
  if (source.startsWith('<?', start)) return until('?>')
  if (source.startsWith('</', start)) return until('>')
  // A `<` that opens nothing is skipped.
  if (!source.startsWith('<!', start)) return [start, start + 1]
  return until('>')
}

/** A document type: the plain-text entities it declares, and whether it declares nothing else. */
interface Doctype {
  readonly entities: ReadonlyMap<string, string>
  readonly plain: boolean
  readonly end: number
}

function readDoctype(source: string, start: number): Doctype {
  const entities = new Map<string, string>()
  const [close, end] = span(source, start, '>')
  const subset = source.slice(start, close).indexOf('[')
  if (subset < 0) return { entities, plain: true, end }
  let at = start + subset + 1
  for (;;) {
    ENTITY.lastIndex = at
    const found = ENTITY.exec(source)
    if (!found) break
    entities.set(found[1] ?? '', found[2] ?? found[3] ?? '')
    at = ENTITY.lastIndex
  }
  const [from, to] = span(source, at, ']')
  return { entities, plain: source.slice(at, from).trim() === '', end: span(source, to, '>')[1] }
}

function readTag(
  source: string,
  start: number,
  entities: ReadonlyMap<string, string>,
  around: Spaces,
): { element: XmlElement; spaces: Spaces; closed: boolean; end: number } | null {
  NAME.lastIndex = start + 1
  const name = NAME.exec(source)?.[0]
  if (name === undefined) return null
  const attributes: [string, string][] = []
  ATTRIBUTE.lastIndex = NAME.lastIndex
  let end = NAME.lastIndex
  for (let match = ATTRIBUTE.exec(source); match; match = ATTRIBUTE.exec(source)) {
    attributes.push([match[1] ?? '', unescapeXml(match[2] ?? match[3] ?? '', entities)])
    end = ATTRIBUTE.lastIndex
  }
  END.lastIndex = end
  const closed = END.exec(source)
  if (!closed) return null
  const spaces = spacesWithin(around, attributes)
  const element = {
    name: elementName(name, spaces),
    attributes: Object.fromEntries(attributes.map(([key, value]) => [attributeName(key, spaces), value])),
    children: [],
    text: '',
  }
  return { element, spaces, closed: closed[1] !== '', end: END.lastIndex }
}

function spacesWithin(around: Spaces, attributes: readonly (readonly [string, string])[]): Spaces {
  let spaces: Record<string, string> | null = null
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    spaces ??= Object.create(around) as Record<string, string>
    spaces[name] = value
  }
  return spaces ?? around
}

/** The name of an SVG element without its prefix; that of any other with one. */
function elementName(name: string, spaces: Spaces): string {
  const at = name.indexOf(':')
  if (at < 0)
    return (spaces.xmlns ?? '') === '' || SVG_SPACE.test(spaces.xmlns ?? '') ? name : `other:${name}`
  const prefix = name.slice(0, at)
  const space = spaces[`xmlns:${prefix}`]
  return space === undefined ? name.replace(/^svg:/, '') : SVG_SPACE.test(space) ? name.slice(at + 1) : name
}

/** The name of an attribute; those of XLink with their usual prefix. */
function attributeName(name: string, spaces: Spaces): string {
  const at = name.indexOf(':')
  if (at < 0 || spaces === NO_SPACES) return name
  const space = spaces[`xmlns:${name.slice(0, at)}`] ?? ''
  return LINK_SPACE.test(space) ? `xlink${name.slice(at)}` : name
}

/** Returns all text within an element. */
export function wordsIn(element: XmlElement): string {
  return element.text + element.children.map(wordsIn).join('')
}

function unescapeXml(text: string, entities: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([\w.:-]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities.get(name) ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
