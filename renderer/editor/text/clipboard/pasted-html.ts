// Cleans HTML from Word, spreadsheets and web pages before the schema reads it: meaning stays, styles and scripts go.
import { showSecondStops } from './copied-stops'
import { showSuggestions } from './copied-suggestions'
import { isBlock, rename, unwrap, wordsOf } from './dom-tools'
import { type LeftOut, nothingLeft } from './left-out'
import { tidyLinks } from './pasted-links'
import { tidyLists, wrapLooseWords } from './pasted-lists'
import { takeNotes } from './pasted-notes'
import { type PastedPicture, takePictures } from './pasted-pictures'
import { readSource } from './pasted-source'
import { applyStyles, readSymbols, takeClassStyles } from './pasted-styles'
import { tidyTables } from './pasted-tables'
import { readTickBoxes } from './pasted-ticks'
import { buildBoxLists, buildWordLists } from './pasted-word-lists'

/** Cleaned HTML of another program. */
export interface CleanHtml {
  readonly html: string
  /** It was written by a spreadsheet. */
  readonly sheet: boolean
  readonly pictures: readonly PastedPicture[]
  readonly left: LeftOut
}

/** Marks content copied by this program, so that it is never mistaken for that of another one. */
export const OWN_MARK = 'data-attache-slice'

/** Elements that run scripts, are not text, or belong to their program, such as Word's comments. */
const UNWANTED =
  'xml, applet, iframe, frame, frameset, template, button, input, select, textarea, [data-shown], .msocomtxt, ' +
  '.MsoCommentReference, [data-style*="mso-element:comment"]'
/** Words deleted by a tracked change. */
const DELETED = 'del, .msoDel'
/** Maximum nesting of lists, quotations and tables; deeper content is lifted. */
const MAX_NESTING = 9

/**
 * Returns the HTML with Word's list paragraphs as lists, styles as tags, notes in their places, and no active content;
 * `rtf` returns the RTF copied with it.
 */
export function cleanHtml(text: string, rtf: () => string = () => ''): CleanHtml {
  const { html, sheets } = readSource(text)
  const page = new DOMParser().parseFromString(html, 'text/html')
  const left = nothingLeft()
  const sheet = isSheet(text.slice(0, 20_000))
  for (const styled of page.querySelectorAll<HTMLElement>('[data-style]'))
    styled.dataset.style = (styled.dataset.style ?? '').replace(/\s+/g, ' ').replace(/ ?: ?/g, ':')
  const own = page.querySelector(`[${OWN_MARK}]`) !== null && page.querySelector('[data-pm-slice]') !== null
  if (own) {
    showSuggestions(page)
    showSecondStops(page)
  } else becomeForeign(page, left)
  takeNotes(page)
  if (own) {
    for (const unwanted of page.querySelectorAll(UNWANTED)) unwanted.remove()
    // Our own HTML is clean already.
    return { html: page.body.innerHTML, sheet: false, pictures: [], left }
  }
  takeClassStyles(page, sheets)
  readSymbols(page)
  for (const title of page.querySelectorAll('p.MsoTitle')) rename(title, 'h1')
  buildWordLists(page, left)
  tidyLists(page, left)
  for (const unwanted of page.querySelectorAll(UNWANTED)) unwanted.remove()
  applyStyles(page)
  const pictures = takePictures(page, left, rtf)
  removeComments(page)
  limitNesting(page)
  tidyLinks(page, left)
  tidyTables(page, sheet)
  readTickBoxes(page)
  wrapLooseWords(page)
  buildBoxLists(page, left)
  tidyWords(page)
  removeEmpty(page)
  return { html: page.body.innerHTML, sheet, pictures, left }
}

/** Whether it was written by a spreadsheet. */
function isSheet(start: string): boolean {
  return /content="?Excel\.Sheet|<google-sheets-html-origin|\ssdval=|\ssdnum=/i.test(start)
}

const OWN_ATTRIBUTES = [
  'data-pm-slice',
  'data-attache',
  'data-type',
  'data-comment',
  'data-align',
  'data-only-if',
  'data-to-confirm',
  'data-change',
  'data-shown',
  'data-unknown-mark',
  'data-unknown-attrs',
] as const

/** Attributes with a meaning only in our own HTML, and tracked deletions, are removed. */
function becomeForeign(page: Document, left: LeftOut): void {
  for (const marked of page.querySelectorAll(OWN_ATTRIBUTES.map((name) => `[${name}]`).join()))
    for (const name of OWN_ATTRIBUTES) marked.removeAttribute(name)
  for (const deleted of page.querySelectorAll(DELETED)) {
    if (!deleted.isConnected) continue
    if (deleted.textContent?.trim()) left.deletions += 1
    deleted.remove()
  }
}

function removeComments(page: Document): void {
  const walk = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  for (let node = walk.nextNode(); node; node = walk.nextNode()) comments.push(node)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

/** Hostile and broken pages nest thousands of lists, more than fit on any page. */
function limitNesting(page: Document): void {
  const depths = new Map<Element, number>()
  for (const element of page.body.querySelectorAll('*')) {
    const outer = depths.get(element.parentElement ?? element) ?? 0
    const nests = element.matches('ul, ol, blockquote')
    depths.set(element, outer + (nests ? 1 : 0))
  }
  for (const [element, depth] of depths) {
    if (depth <= MAX_NESTING || !element.matches('ul, ol, blockquote')) continue
    for (const item of [...element.children]) if (item.localName === 'li') rename(item, 'div')
    unwrap(element)
  }
}

/** Redundant formatting: bold headings, underlined links, runs of spaces. */
function tidyWords(page: Document): void {
  const plain =
    'h1 :is(b, strong), h2 :is(b, strong), h3 :is(b, strong), h4 :is(b, strong), h5 :is(b, strong), h6 :is(b, strong)'
  for (const found of page.querySelectorAll(`${plain}, th :is(b, strong), a[href] u`)) unwrap(found)
  for (const underline of page.querySelectorAll('u'))
    if (underline.querySelector('a[href]')?.textContent === underline.textContent) unwrap(underline)
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (!text.parentElement?.closest('pre')) text.nodeValue = plainSpaces(text.nodeValue ?? '')
  for (const block of page.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li, td, th')) trimEnds(block)
}

/**
 * Non-breaking spaces are kept between words and numbers; several in a row, or next to ordinary spaces, are only
 * visual.
 */
function plainSpaces(text: string): string {
  return text.replace(/[ \u00a0\t\n]+/g, (run) => (run.length > 1 && run.includes('\u00a0') ? ' ' : run))
}

/** Non-breaking spaces at the ends of a block have no meaning. */
function trimEnds(block: Element): void {
  const first = edge(block, 'firstChild')
  if (first?.nodeValue) first.nodeValue = first.nodeValue.replace(/^\u00a0+/, '')
  const last = edge(block, 'lastChild')
  if (last?.nodeValue) last.nodeValue = last.nodeValue.replace(/\u00a0$/, '')
}

/** The text at one end of a block; null if there is something else. */
function edge(block: Element, side: 'firstChild' | 'lastChild'): Node | null {
  let node: Node | null = block
  while (node && node.nodeType === Node.ELEMENT_NODE) {
    if (node !== block && isBlock(node)) return null
    node = node[side]
  }
  return node
}

/** Removes visual spacing: empty paragraphs and headings, line breaks between blocks. */
function removeEmpty(page: Document): void {
  for (const block of page.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) if (isEmpty(block)) block.remove()
  for (const br of page.querySelectorAll('br')) if (isBetweenBlocks(br)) br.remove()
}

function isEmpty(block: Element): boolean {
  return (
    wordsOf(block) === '' &&
    !block.querySelector('img, hr, [data-type]') &&
    block.closest('[data-type]:not(li, ul)') === null
  )
}

/** Whether a line break only separates blocks, or ends the copied content, where browsers insert one. */
function isBetweenBlocks(br: Element): boolean {
  const { previousSibling: before, nextSibling: after } = br
  return (
    br.matches('.Apple-interchange-newline') ||
    isBlock(before) ||
    isBlock(after) ||
    (!before && !after && br.parentElement?.localName === 'body')
  )
}
