// The XML of a Word file as elements with the usual prefixes, whatever prefixes the file uses.
import { readXml, TEXT, type XmlElement } from '#shared/xml'

/** An element; text is a child named `#text`. */
export interface El {
  /** With its usual prefix: `w:p`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly El[]
  /** Empty except for text. */
  readonly text: string
}

const OFFICE = 'http://schemas.openxmlformats.org/'
const MICROSOFT = 'http://schemas.microsoft.com/office/'

/** Prefixes by namespace; those of strict files are the same words at another address. */
const PREFIXES: Readonly<Record<string, string>> = {
  [`${OFFICE}wordprocessingml/2006/main`]: 'w',
  [`${OFFICE}officeDocument/2006/relationships`]: 'r',
  [`${OFFICE}package/2006/relationships`]: 'rel',
  [`${OFFICE}package/2006/content-types`]: 'ct',
  [`${OFFICE}package/2006/metadata/core-properties`]: 'cp',
  [`${OFFICE}drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${OFFICE}drawingml/2006/main`]: 'a',
  [`${OFFICE}drawingml/2006/picture`]: 'pic',
  [`${OFFICE}drawingml/2006/chart`]: 'c',
  [`${OFFICE}drawingml/2006/diagram`]: 'dgm',
  [`${OFFICE}officeDocument/2006/math`]: 'm',
  [`${OFFICE}markup-compatibility/2006`]: 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  [`${MICROSOFT}word/2010/wordml`]: 'w14',
  [`${MICROSOFT}word/2012/wordml`]: 'w15',
  [`${MICROSOFT}word/2010/wordprocessingShape`]: 'wps',
  [`${MICROSOFT}word/2010/wordprocessingGroup`]: 'wpg',
  [`${MICROSOFT}word/2010/wordprocessingCanvas`]: 'wpc',
  [`${MICROSOFT}drawing/2016/SVG/main`]: 'asvg',
  [`${MICROSOFT}drawing/2017/decorative`]: 'adec',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
}

type Scope = ReadonlyMap<string, string>

/** Reads a part; null when it isn't XML or is nested too deeply. Parts with a document type are refused, as Word does. */
export function readPart(bytes: Uint8Array): El | null {
  const text = decode(bytes)
  if (/<!DOCTYPE/i.test(text)) return null
  const root = readXml(text)
  return root && canonical(root, new Map())
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const stated = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(start)?.[1]
  try {
    return new TextDecoder(stated ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}

function canonical(element: XmlElement, around: Scope): El {
  if (element.name === TEXT) return element
  const scope = scopeOf(element, around)
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(element.attributes))
    if (!name.startsWith('xmlns')) attributes[attributeName(name, scope)] = value
  const children = element.children.map((child) => canonical(child, scope))
  return { name: elementName(element.name, scope), attributes, children, text: element.text }
}

function scopeOf({ attributes }: XmlElement, around: Scope): Scope {
  let scope: Map<string, string> | null = null
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    scope ??= new Map(around)
    scope.set(name === 'xmlns' ? '' : name.slice(6), prefixOf(value))
  }
  return scope ?? around
}

/** The usual prefix of a namespace; of an unknown one its address. */
function prefixOf(space: string): string {
  const transitional = space
    .replace(/^http:\/\/purl\.oclc\.org\/ooxml\/(wordprocessingml|drawingml)\//, `${OFFICE}$1/2006/`)
    .replace(/^http:\/\/purl\.oclc\.org\/ooxml\/officeDocument\//, `${OFFICE}officeDocument/2006/`)
  return PREFIXES[transitional] ?? space
}

function elementName(name: string, scope: Scope): string {
  // The reader marks names in a default namespace that is not that of SVG.
  if (name.startsWith('other:')) return named(scope.get('') ?? '', name.slice(6))
  const colon = name.indexOf(':')
  if (colon < 0) return named(scope.get('') ?? '', name)
  const prefix = name.slice(0, colon)
  return named(scope.get(prefix) ?? prefix, name.slice(colon + 1))
}

function attributeName(name: string, scope: Scope): string {
  const colon = name.indexOf(':')
  if (colon < 0) return name
  const prefix = name.slice(0, colon)
  return named(scope.get(prefix) ?? prefix, name.slice(colon + 1))
}

const named = (prefix: string, local: string): string => (prefix === '' ? local : `${prefix}:${local}`)

/** The first child of that name. */
export const child = (element: El | undefined, name: string): El | undefined =>
  element?.children.find((one) => one.name === name)

/** All children of that name. */
export const children = (element: El | undefined, name: string): readonly El[] =>
  element?.children.filter((one) => one.name === name) ?? []

/** The attribute `w:val` of a child; undefined when there is none. */
export const valOf = (element: El | undefined, name: string): string | undefined =>
  child(element, name)?.attributes['w:val']

/** Whether a child is there and isn't switched off; undefined when it is not there. */
export function switchOf(element: El | undefined, name: string): boolean | undefined {
  const found = child(element, name)
  if (!found) return undefined
  return !/^(0|false|off|none)$/.test(found.attributes['w:val'] ?? '')
}

/** The first element of that name at any depth. */
export function find(element: El | undefined, name: string): El | undefined {
  if (!element) return undefined
  for (const one of descendants(element)) if (one.name === name) return one
  return undefined
}

/** All elements within one, in order of reading. */
export function* descendants(element: El): Generator<El> {
  for (const one of element.children) {
    yield one
    yield* descendants(one)
  }
}

/** All text in an element. */
export function textIn(element: El | undefined): string {
  if (!element) return ''
  return element.text + element.children.map(textIn).join('')
}

/** A whole number in an attribute; undefined when it is none. */
export function numberIn(text: string | undefined): number | undefined {
  const value = text === undefined ? Number.NaN : Number.parseInt(text, 10)
  return Number.isFinite(value) ? value : undefined
}

/** Whether all words of a control are its prompt, which is not part of the text. */
export function isPrompt(properties: El | undefined, content: El | undefined): boolean {
  if (!content || switchOf(properties, 'w:showingPlcHdr') !== true) return false
  const runs = [...descendants(content)].filter(({ name }) => name === 'w:r')
  return runs.every((run) => /placeholder/i.test(valOf(child(run, 'w:rPr'), 'w:rStyle') ?? ''))
}
