// Cleans HTML from Word, spreadsheets and web pages before the schema reads it: meaning stays, styles and scripts go.
import { takeNotes } from './pasted-notes'
import { tidyTables } from './pasted-tables'
import { buildWordLists } from './pasted-word-lists'
import { meaningOf, stylesAsData } from './style-meaning'

/** What runs, is not text, or belongs to the program that it comes from; Word's comments and deleted text among it. */
const UNWANTED =
  'style, script, noscript, meta, link, base, title, xml, object, embed, applet, iframe, frame, template, svg, math, ' +
  'audio, video, canvas, button, input, select, textarea, [data-shown], .msocomtxt, .MsoCommentReference, ' +
  '[data-style*="mso-element:comment"], .msoDel'
/** Elements whose style speaks of the words in them. */
const WORDS = 'span, font, a, p, b, i, strong, em, u, sup, sub'

/** The HTML with Word's list paragraphs as lists, styles as tags, notes in their places, and nothing that could run. */
export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(stylesAsData(withoutSheets(html)), 'text/html')
  const sheet = isSheet(html)
  takeNotes(page)
  for (const unwanted of page.querySelectorAll(UNWANTED)) unwanted.remove()
  // Our own text is as it should be.
  if (page.querySelector('[data-pm-slice]')) return page.body.innerHTML
  for (const title of page.querySelectorAll('p.MsoTitle')) rename(title, 'h1')
  buildWordLists(page)
  for (const styled of page.querySelectorAll<HTMLElement>('[data-style], [align]')) applyStyle(styled)
  tidyWords(page)
  tidyTables(page, sheet)
  for (const paragraph of page.querySelectorAll('p')) if (isEmpty(paragraph)) paragraph.remove()
  for (const br of page.querySelectorAll('br')) if (isBetweenBlocks(br)) br.remove()
  return page.body.innerHTML
}

/** Style sheets and base addresses would be refused with a complaint; conditional comments hold what only old browsers should see. */
function withoutSheets(html: string): string {
  return html
    .replace(/<style[\s>][\s\S]*?<\/style>/gi, '')
    .replace(/<base\b[^>]*>/gi, '')
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '')
    .replace(/<!\[(if|endif)[^\]]*\]>/gi, '')
}

/** Whether a spreadsheet wrote it. */
function isSheet(html: string): boolean {
  return /content="?Excel\.Sheet|<google-sheets-html-origin|\ssdval=|\ssdnum=/i.test(html)
}

function applyStyle(styled: HTMLElement): void {
  const { tags, notBold, notItalic, align, hidden } = meaningOf(styled.dataset.style ?? '')
  delete styled.dataset.style
  if (hidden) {
    styled.remove()
    return
  }
  const side = align ?? styled.getAttribute('align')?.toLowerCase()
  // Left is how text stands anyway.
  if (side && side !== 'left' && side !== 'start') styled.dataset.align = side === 'end' ? 'right' : side
  if (!styled.matches(WORDS)) return
  for (const tag of tags) {
    const around = styled.ownerDocument.createElement(tag)
    around.append(...styled.childNodes)
    styled.append(around)
  }
  if ((notBold && styled.matches('b, strong')) || (notItalic && styled.matches('i, em')))
    styled.replaceWith(...styled.childNodes)
}

/** Looks that say nothing new: bold headings, underlined links, links into a page that stays behind, runs of spaces. */
function tidyWords(page: Document): void {
  const plain =
    'h1 :is(b, strong), h2 :is(b, strong), h3 :is(b, strong), h4 :is(b, strong), h5 :is(b, strong), h6 :is(b, strong)'
  unwrap(page, `${plain}, th :is(b, strong), a[href] u, a[href^="#"]`)
  for (const underline of page.querySelectorAll('u'))
    if (underline.querySelector('a[href]')?.textContent === underline.textContent)
      underline.replaceWith(...underline.childNodes)
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (!text.parentElement?.closest('pre')) text.nodeValue = plainSpaces(text.nodeValue ?? '')
}

/** Spaces that don't break stand between words and numbers; rows of them, or beside common ones, are for the eye only. */
function plainSpaces(text: string): string {
  return text.replace(/[ \u00a0\t\n]*\u00a0[ \u00a0\t\n]+|[ \t\n]+\u00a0/g, ' ')
}

function unwrap(page: Document, selector: string): void {
  for (const found of page.querySelectorAll(selector)) found.replaceWith(...found.childNodes)
}

function rename(old: Element, tag: string): void {
  const made = old.ownerDocument.createElement(tag)
  made.append(...old.childNodes)
  old.replaceWith(made)
}

/** Whether nothing can be seen in a paragraph: programs put such in for distance, or to fill cells. */
function isEmpty(paragraph: Element): boolean {
  return (
    (paragraph.textContent ?? '').trim() === '' &&
    !paragraph.querySelector('img, hr, [data-type]') &&
    paragraph.closest('[data-type]') === null
  )
}

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, pre, div, hr, figure'

/** Whether a line break only keeps blocks apart, or ends what was copied, as browsers put it in. */
function isBetweenBlocks(br: Element): boolean {
  const { previousSibling: before, nextSibling: after } = br
  const isBlock = (node: Node | null): boolean => node instanceof Element && node.matches(BLOCKS)
  return br.matches('.Apple-interchange-newline') || isBlock(before) || isBlock(after)
}
