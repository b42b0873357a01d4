// Cleans HTML from Word, spreadsheets and web pages before the schema reads it: meaning stays, styles and scripts go.
import { meaningOf, stylesAsData } from './style-meaning'

const UNWANTED = 'style, script, meta, link, title, xml, object, iframe, template'
/** Elements whose style speaks of the words in them. */
const WORDS = 'span, font, a, p, b, i, strong, em'

/** The HTML with Word's list paragraphs as lists, styles as tags, and nothing that could run. */
export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(stylesAsData(withoutSheets(html)), 'text/html')
  for (const unwanted of page.querySelectorAll(UNWANTED)) unwanted.remove()
  buildWordLists(page)
  for (const styled of page.querySelectorAll<HTMLElement>('[data-style]')) applyStyle(styled)
  return page.body.innerHTML
}

/** Style sheets would be refused with a complaint; conditional comments hold what only old browsers should see. */
function withoutSheets(html: string): string {
  return html
    .replace(/<style[\s>][\s\S]*?<\/style>/gi, '')
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '')
    .replace(/<!\[(if|endif)[^\]]*\]>/gi, '')
}

function applyStyle(styled: HTMLElement): void {
  const { tags, plain, align, hidden } = meaningOf(styled.dataset.style ?? '')
  delete styled.dataset.style
  if (hidden) {
    styled.remove()
    return
  }
  if (align) styled.dataset.align = align
  if (!styled.matches(WORDS)) return
  for (const tag of tags) {
    const around = styled.ownerDocument.createElement(tag)
    around.append(...styled.childNodes)
    styled.append(around)
  }
  if (plain && styled.matches('b, i, strong, em')) styled.replaceWith(...styled.childNodes)
}

/** Word writes lists as paragraphs with a level in their style and the bullet as text. */
function buildWordLists(page: Document): void {
  let open: { level: number; list: HTMLElement }[] = []
  for (const item of page.querySelectorAll<HTMLElement>('p[data-style*="mso-list"]')) {
    const level = meaningOf(item.dataset.style ?? '').wordList
    if (level === null) continue
    const ordered = takeBullet(item)
    if (item.previousElementSibling !== open[0]?.list) open = []
    open = open.filter((one) => one.level <= level)
    let top = open.at(-1)
    if (!top || top.level < level) {
      const list = page.createElement(ordered ? 'ol' : 'ul')
      if (top) (top.list.lastElementChild ?? top.list).append(list)
      else item.before(list)
      top = { level, list }
      open.push(top)
    }
    const entry = page.createElement('li')
    top.list.append(entry)
    entry.append(item)
  }
}

/** Removes the bullet or number that Word writes as text; true when it was a number or letter. */
function takeBullet(item: HTMLElement): boolean {
  const bullet = [...item.querySelectorAll<HTMLElement>('span[data-style*="mso-list"]')].find((span) =>
    /mso-list:\s*Ignore/i.test(span.dataset.style ?? ''),
  )
  const sign = bullet?.textContent?.trim() ?? ''
  bullet?.remove()
  return /^[\dA-Za-z]+[.)]/.test(sign)
}
