// Scans foreign HTML once, from start to end, before any parser sees it, and removes everything that runs or applies
// styles by itself. Linear in its length, however many elements are opened and not closed.

/** HTML that is safe to parse, and its style sheets. */
export interface PastedSource {
  readonly html: string
  readonly sheets: readonly string[]
}

/** Elements whose content is not HTML, and how it ends; it is removed with them. */
const RAW = new Map(
  ['style', 'script', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\s/>])`, 'gi'),
  ]),
)
/** Tags that would act on the page, or swallow the rest of it. */
const DROPPED = new Set(['base', 'link', 'meta', 'plaintext'])
/** Attributes that are renamed or removed: the page's policy refuses styles and handlers, with a complaint. */
const UNWANTED = /[\s/"'](?:style|data-style|on[a-z]+)\s*=/i
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?/y

/**
 * Returns the HTML with styles as `data-style`, without style sheets, scripts, handlers and comments; Word's pictures
 * that are only in a comment become `img`.
 */
export function readSource(text: string): PastedSource {
  const reader = new Reader(withoutHeader(text))
  while (reader.step());
  return { html: reader.out.join(''), sheets: reader.sheets }
}

/** Removes the header that Windows puts before HTML on the clipboard when a program passes it on. */
function withoutHeader(text: string): string {
  if (!/^\s{0,9}Version:\d/i.test(text)) return text
  const start = text.indexOf('<!--StartFragment')
  const end = text.lastIndexOf('<!--EndFragment')
  if (start >= 0 && end > start) return text.slice(start, end)
  return text.slice(Math.max(0, text.indexOf('<')))
}

class Reader {
  readonly out: string[] = []
  readonly sheets: string[] = []
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  /** Advances past the next tag; false at the end. */
  step(): boolean {
    const { text, at } = this
    const open = text.indexOf('<', at)
    this.out.push(text.slice(at, open < 0 ? text.length : open))
    if (open < 0) return false
    if (text.startsWith('<!--', open)) return this.comment(open)
    const name = /^<\/?([a-z][^\s/>]{0,40})/i.exec(text.slice(open, open + 45))?.[1]?.toLowerCase()
    if (name !== undefined) return this.tag(open, name)
    const marked = /[!?/]/.test(text.charAt(open + 1))
    const close = marked ? text.indexOf('>', open) : open
    if (close < 0) return false
    this.out.push(text.slice(open, close + 1))
    this.at = close + 1
    return true
  }

  private comment(open: number): boolean {
    const { text } = this
    const close = text.indexOf('-->', open + 2)
    if (close < 0) return false
    this.at = close + 3
    const words = text.slice(open, close)
    const fallback = /^\s{0,9}<!\[if !(vml|mso)/i.test(text.slice(this.at, this.at + 25))
    if (words.startsWith('<!--[if gte vml') && words.includes('v:imagedata') && !fallback)
      this.out.push(`<img src="vml:" alt="${/\balt="([^"<>]{0,500})"/.exec(words)?.[1] ?? ''}">`)
    return true
  }

  private tag(open: number, name: string): boolean {
    const { text } = this
    const end = this.endOfTag(open + 1)
    if (end < 0) return false
    this.at = end
    const closes = text.charAt(open + 1) === '/'
    const rawEnd = RAW.get(name)
    if (rawEnd) return closes || this.raw(name, rawEnd)
    if (DROPPED.has(name)) return true
    const tag = text.slice(open, end)
    this.out.push(closes || !UNWANTED.test(tag) ? tag : plainTag(tag))
    return true
  }

  /** Where a tag ends, taking quotes into account; -1 for one that never does. */
  private endOfTag(from: number): number {
    const { text } = this
    const stop = /[>"']/g
    for (let at = from; ; ) {
      stop.lastIndex = at
      const found = stop.exec(text)
      if (!found) return -1
      if (found[0] === '>') return found.index + 1
      const isValue = /=\s{0,9}$/.test(text.slice(Math.max(from, found.index - 10), found.index))
      const close = isValue ? text.indexOf(found[0], found.index + 1) : found.index
      if (close < 0) return -1
      at = close + 1
    }
  }

  /** Skips content that is not HTML. */
  private raw(name: string, close: RegExp): boolean {
    const { text, at } = this
    close.lastIndex = at
    const found = close.exec(text)
    if (name === 'style') this.sheets.push(text.slice(at, found?.index ?? text.length))
    if (!found) return false
    this.at = found.index
    return true
  }
}

/** A tag with its style as data and without handlers. */
function plainTag(tag: string): string {
  const name = /^<[^\s/>]+/.exec(tag)?.[0] ?? '<span'
  const parts: string[] = [name]
  ATTRIBUTE.lastIndex = name.length
  for (let found = ATTRIBUTE.exec(tag); found; found = ATTRIBUTE.exec(tag)) {
    const attribute = (found[1] ?? '').toLowerCase()
    const words = found[0].replace(/^[\s/]+/, '')
    if (attribute.startsWith('on') || attribute === 'data-style') continue
    parts.push(attribute === 'style' ? `data-style${words.slice(attribute.length)}` : words)
  }
  return `${parts.join(' ')}>`
}
