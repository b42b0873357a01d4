// The words of what packs don't have, in Markdown by anyone: HTML, pictures that are missing, lists in cells.
import type { Inline } from '#shared/document/nodes'
import type { Piece } from './markdown'

/** Letters of HTML that a message shows. */
const MOST_SHOWN = 60

/** How HTML is named in a message. */
export const htmlInWords = (html: string): string => `HTML: ${html.trim().slice(0, MOST_SHOWN)}`

/** Elements whose text nobody sees. */
const UNSEEN = /<(script|style|head|template)\b[\s\S]*?<\/\1\s*>/gi
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
/** Attributes that are shown or read out. */
const SHOWN = /\s(?:alt|title|aria-label|summary|placeholder)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi
/** A tag; a sign such as `<` in a sum is none. */
const TAG = /<\/?[a-z][^>]*>/gi

/** The words of HTML that a reader sees, in one line, with the descriptions of pictures. */
export function wordsOfHtml(html: string): string {
  return withLetters(
    html
      .replace(UNSEEN, ' ')
      .replace(COMMENT, ' ')
      .replace(TAG, (tag) => {
        const shown = [...tag.matchAll(SHOWN)].map(([, one, other]) => one ?? other ?? '')
        return ` ${shown.join(' ')} `
      }),
  )
    .replace(/\s+/g, ' ')
    .trim()
}

/** What comments in HTML say; empty when there are none. */
export const commentsIn = (html: string): string =>
  [...html.matchAll(COMMENT)]
    .map(([comment]) => comment.replace(/<!--|-->/g, ' '))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', copy: '©', reg: '®', trade: '™' },
  ...{ ndash: '–', mdash: '—', hellip: '…', bull: '•', middot: '·', rarr: '→', larr: '←', euro: '€' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', deg: '°', times: '×' },
}
const MOST_CODE = 0x10ffff

function withLetters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    const isLetter = code >= 32 && code <= MOST_CODE && (code < 0xd800 || code > 0xdfff)
    return isLetter ? String.fromCodePoint(code) : ' '
  })
}

/** What stands for a picture: its description, and its title if that says something else. */
export function descriptionOf({ content, attrs }: Piece): string {
  const title = attrs.title ?? ''
  return [content, ...(title !== '' && title !== content ? [title] : [])]
    .filter((part) => part !== '')
    .join(' – ')
}

/** The words of a piece as plain text, notes in brackets. */
export function wordsIn(piece: Piece, notes: ReadonlyMap<string, Piece>): Inline[] {
  const text = textIn(piece, notes, 0).replaceAll(/\s+/g, ' ').trim()
  return text === '' ? [] : [{ type: 'text', text }]
}

/** A note may refer to itself. */
const DEEPEST_NOTE = 3

function textIn(piece: Piece, notes: ReadonlyMap<string, Piece>, depth: number): string {
  const { type, content, children, info } = piece
  const below = (one: Piece): string => textIn(one, notes, depth)
  switch (type) {
    case 'text':
    case 'code_inline':
    case 'fence':
    case 'code_block':
      return content
    case 'softbreak':
    case 'hardbreak':
      return ' '
    case 'field':
      return `{{${content}}}`
    case 'tick_box':
      return content === ' ' ? '☐' : '☒'
    case 'image':
      return descriptionOf(piece)
    case 'html_inline':
    case 'html_block':
      return ` ${wordsOfHtml(content)} `
    case 'link':
      return linkInWords(children.map(below).join(''), piece.attrs)
    case 'footnote_anchor':
      return ''
    case 'footnote_ref': {
      const note = depth < DEEPEST_NOTE ? notes.get(info) : undefined
      return note
        ? ` (${note.children
            .map((one) => textIn(one, notes, depth + 1))
            .join(' ')
            .trim()})`
        : ''
    }
    default:
      return children.map(below).join(JOINED.includes(type) ? '' : ' ')
  }
}

/** A link as text: its words, with the title and address that they don't say. */
function linkInWords(words: string, { href = '', title = '' }: Piece['attrs']): string {
  const more = [title, /^(https?|mailto):/i.test(href) ? href : ''].filter(
    (part) => part !== '' && !words.includes(part),
  )
  return more.length > 0 ? `${words} (${more.join(', ')})` : words
}

/** What stands in a line, without gaps. */
const JOINED: readonly string[] = ['inline', 'strong', 'em', 's', 'suggestion', 'condition']
