// A small XML reader: enough for SVG files, without entities of their own.

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

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<\/[\w:-]+\s*>|<([\w:-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Elements within each other: no drawing needs more, and its readers go down step by step. */
export const DEEPEST = 500

/** Reads a document; null when it has no element, or is nested too deeply. Unclosed elements end with the file. */
export function readXml(source: string): XmlElement | null {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [token, literal, name, attributes, closed, text] of source.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root
    const words = literal ?? (text === undefined ? undefined : unescapeXml(text))
    if (words !== undefined) parent.children.push({ name: TEXT, attributes: {}, children: [], text: words })
    else if (name !== undefined) {
      const element: XmlElement = {
        name: name.replace(/^svg:/, ''),
        attributes: readAttributes(attributes ?? ''),
        children: [],
        text: '',
      }
      parent.children.push(element)
      if (closed === '' && open.push(element) > DEEPEST) return null
    } else if (token.startsWith('</') && open.length > 1) open.pop()
  }
  return root.children.find((child) => child.name !== TEXT) ?? null
}

/** All words within an element. */
export function wordsIn(element: XmlElement): string {
  return element.text + element.children.map(wordsIn).join('')
}

function readAttributes(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [
      name,
      unescapeXml(double ?? single ?? ''),
    ]),
  )
}

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
