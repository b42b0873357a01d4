// A small XML reader: enough for SVG files, without entities of their own. Reads each letter once, whatever the file.

/** An element with its attributes. Text between elements stands among the children, under the name of `TEXT`. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  /** Empty but for text. */
  readonly text: string
}

/** Name of text among elements. */
export const TEXT = '#text'

const NAME = /[^\s<>/=!?"']+/y
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y
const END = /\s*(\/?)>/y
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Elements within each other: no drawing needs more, and its readers go down step by step. */
export const DEEPEST = 500

/** Reads a document; null when it has no element, or is nested too deeply. Unclosed elements end with the file. */
export function readXml(source: string): XmlElement | null {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (let at = 0; at < source.length; ) {
    const parent = open.at(-1) ?? root
    const start = source.indexOf('<', at)
    const words = source.slice(at, start < 0 ? source.length : start)
    if (words !== '') parent.children.push(textOf(unescapeXml(words)))
    if (start < 0) break
    const tag = readTag(source, start)
    if (tag) {
      parent.children.push(tag.element)
      if (!tag.closed && open.push(tag.element) > DEEPEST) return null
      at = tag.end
      continue
    }
    if (source.startsWith('</', start) && open.length > 1) open.pop()
    const [from, end] = endOf(source, start)
    if (source.startsWith('<![CDATA[', start)) parent.children.push(textOf(source.slice(start + 9, from)))
    at = end
  }
  return root.children.find((child) => child.name !== TEXT) ?? null
}

const textOf = (text: string): XmlElement => ({ name: TEXT, attributes: {}, children: [], text })

/** Where what isn't an element ends: before and behind its last mark. */
function endOf(source: string, start: number): readonly [number, number] {
  const until = (mark: string): readonly [number, number] => {
    const at = source.indexOf(mark, start)
    return at < 0 ? [source.length, source.length] : [at, at + mark.length]
  }
  if (source.startsWith('<!--', start)) return until('-->')
  if (source.startsWith('<![CDATA[', start)) return until(']]>')
  if (source.startsWith('<?', start)) return until('?>')
  if (source.startsWith('</', start)) return until('>')
  // A sign that opens nothing is passed over.
  if (!source.startsWith('<!', start)) return [start, start + 1]
  const plain = until('>')
  // A document type may hold declarations.
  return source.slice(start, plain[0]).includes('[') ? until(']>') : plain
}

function readTag(
  source: string,
  start: number,
): { element: XmlElement; closed: boolean; end: number } | null {
  NAME.lastIndex = start + 1
  const name = NAME.exec(source)?.[0]
  if (name === undefined) return null
  const attributes: [string, string][] = []
  ATTRIBUTE.lastIndex = NAME.lastIndex
  let end = NAME.lastIndex
  for (let match = ATTRIBUTE.exec(source); match; match = ATTRIBUTE.exec(source)) {
    attributes.push([match[1] ?? '', unescapeXml(match[2] ?? match[3] ?? '')])
    end = ATTRIBUTE.lastIndex
  }
  END.lastIndex = end
  const closed = END.exec(source)
  if (!closed) return null
  const element = {
    name: name.replace(/^svg:/, ''),
    attributes: Object.fromEntries(attributes),
    children: [],
    text: '',
  }
  return { element, closed: closed[1] !== '', end: END.lastIndex }
}

/** All words within an element. */
export function wordsIn(element: XmlElement): string {
  return element.text + element.children.map(wordsIn).join('')
}

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES.get(name) ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
