// Looks for what an SVG must not hold: scripts, foreign content, and anything that points out of the file.

/** Elements that run, embed or load something, with or without a namespace prefix. */
const ACTIVE_ELEMENT =
  /<(?:[\w.-]+:)?(script|foreignObject|iframe|embed|object|audio|video|canvas|handler|listener)[\s/>]/i
/** Animations that could put another address into a link after the check. */
const ANIMATED_LINK = /attributeName\s*=\s*["']?\s*(?:[\w.-]+:)?(href|src|on\w+)/i
const EVENT = /[\s"'/](on[a-z]+)\s*=/i
const LINK = /[\s"'/](?:[\w.-]+:)?(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*))/gi
/** Places in the same file, and images inside it. */
const INNER_LINK = /^\s*(#|data:image\/(png|jpe?g|gif);base64,)/i
const OUTER_URL = /url\s*\(\s*["']?\s*(?!#|["']?#)[^)\s]/i
/** CSS can spell any letter with a backslash, which would hide what is looked for. */
const STYLE_ESCAPE = /(?:\sstyle\s*=\s*(?:"[^"]*\\|'[^']*\\)|<(?:[\w.-]+:)?style[\s>][^<]*\\)/i
const ENCODING = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/i
const PLAIN_ENCODING = /^(utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d)$/i

/** Why an SVG is refused, as half a sentence; undefined when nothing was found. `text` has one character a byte. */
export function svgFault(text: string): string | undefined {
  const encoding = ENCODING.exec(text)?.[1]
  if (text.includes('\0') || (encoding !== undefined && !PLAIN_ENCODING.test(encoding)))
    return 'its encoding is not UTF-8'
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) return 'it declares entities'
  if (/<\?xml-stylesheet/i.test(text)) return 'it loads a style sheet'
  if (!/<(?:[\w.-]+:)?svg[\s>/]/i.test(text)) return 'it holds no <svg> element'
  return activeFault(decodeReferences(text))
}

function activeFault(text: string): string | undefined {
  const element = ACTIVE_ELEMENT.exec(text)?.[1]
  if (element) return `it holds active content (<${element}>)`
  const event = EVENT.exec(text)?.[1] ?? ANIMATED_LINK.exec(text)?.[1]
  if (event) return `it holds active content (${event})`
  for (const [, double, single, bare] of text.matchAll(LINK)) {
    const address = double ?? single ?? bare ?? ''
    if (address.trim() !== '' && !INNER_LINK.test(address))
      return `it points out of the file (${address.slice(0, 60)})`
  }
  if (/@import/i.test(text) || OUTER_URL.test(text)) return 'its style points out of the file'
  return STYLE_ESCAPE.test(text) ? 'its style holds escaped letters' : undefined
}

/** Character references are decoded first: they could spell what is looked for. */
function decodeReferences(text: string): string {
  return text.replace(/&#(?:x([0-9a-f]+)|(\d+));?/gi, (_whole, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16)
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : ''
  })
}
