// Rejects SVGs with active content: scripts, embedded programs, and anything that points out of the file.
import { readXml, wordsIn, type XmlElement } from './xml'

/** Elements that run, embed or load something. */
const ACTIVE_ELEMENTS: ReadonlySet<string> = new Set(
  'script iframe frame embed object applet audio video source canvas handler listener link meta base form'.split(
    ' ',
  ),
)
/** Elements that change another attribute's value later. */
const ANIMATIONS: ReadonlySet<string> = new Set(['animate', 'set'])
const ADDRESSES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'srcset',
  'xml:base',
  'action',
  'formaction',
  'background',
  'poster',
])
const EVENT = /^on[a-z]+$/
/** References within the file, and embedded pictures and fonts. */
const INNER =
  /^(#|data:(image\/(png|jpe?g|gif|webp)|font\/[\w+-]+|application\/(x-)?font[\w+-]*|application\/vnd\.ms-fontobject)[;,])/i
/**
 * Allowed targets of a link around a shape: readers have to click it, and the picture of a drawing can't be clicked.
 */
const PAGE_LINK = /^(https?:|mailto:)/i
const PLAIN_ENCODING = /^(utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d)$/i

/**
 * Returns why an SVG is refused, as half a sentence; undefined when nothing was found. `text` has one character per
 * byte.
 */
export function svgFault(text: string): string | undefined {
  const encoding = /\bencoding\s*=\s*["']([^"']*)["']/.exec(
    /^\s*<\?xml[^>]*/.exec(text.slice(0, 1000))?.[0] ?? '',
  )?.[1]
  if (text.includes('\0') || (encoding !== undefined && !PLAIN_ENCODING.test(encoding)))
    return 'its encoding is not UTF-8'
  if (/<\?xml-stylesheet/i.test(text)) return 'it loads a style sheet'
  const faults: string[] = []
  const root = readXml(text, (fault) => {
    faults.push(fault === 'declarations' ? 'it declares entities' : 'it is not well-formed XML')
  })
  if (root === null || localName(root.name) !== 'svg')
    return 'it has no <svg> element, or is nested too deeply'
  return activeFault(root) ?? faults[0]
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()

function activeFault(element: XmlElement): string | undefined {
  const name = localName(element.name)
  if (ACTIVE_ELEMENTS.has(name)) return `it has active content (<${name}>)`
  for (const [attribute, value] of Object.entries(element.attributes)) {
    const fault = attributeFault(name, attribute.toLowerCase(), value)
    if (fault !== undefined) return fault
  }
  const style = name === 'style' ? styleFault(wordsIn(element)) : undefined
  if (style !== undefined) return style
  for (const child of element.children) {
    const fault = activeFault(child)
    if (fault !== undefined) return fault
  }
  return undefined
}

function attributeFault(element: string, name: string, value: string): string | undefined {
  const local = localName(name)
  if (EVENT.test(local)) return `it has active content (${local})`
  if (ADDRESSES.has(local) || ADDRESSES.has(name)) return addressFault(element, value.trim())
  const target = localName(value.trim())
  const moves = local === 'attributename' && ANIMATIONS.has(element)
  if (moves && (ADDRESSES.has(target) || EVENT.test(target))) return `it has active content (${target})`
  return local === 'style' ? styleFault(value) : outerUrl(value)
}

function addressFault(element: string, address: string): string | undefined {
  // Browsers ignore white space within an address.
  const plain = address.replace(/[\t\n\r]/g, '')
  if (plain === '' || INNER.test(plain) || (element === 'a' && PAGE_LINK.test(plain))) return undefined
  return `it refers to something outside the file (${plain.slice(0, 60)})`
}

/** CSS can escape any letter with a backslash, which would hide what we look for. */
function styleFault(css: string): string | undefined {
  if (css.includes('\\')) return 'its style has escaped letters'
  return /@import|image-set\(/i.test(css) ? 'its style refers to something outside the file' : outerUrl(css)
}

/** Finds a `url()` in CSS or in an attribute read as CSS, unless it refers to something within the file. */
function outerUrl(css: string): string | undefined {
  for (const part of css.split(/url\(/i).slice(1)) {
    const address = part.trimStart().replace(/^["']\s*/, '')
    if (!/^[)"']/.test(address) && address !== '' && !INNER.test(address))
      return 'its style refers to something outside the file'
  }
  return undefined
}
