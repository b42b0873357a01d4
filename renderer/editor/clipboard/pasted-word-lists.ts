// Word writes lists as paragraphs with a level in their style and the bullet as text: this makes lists of them.
import { meaningOf } from './style-meaning'

interface OpenList {
  readonly level: number
  readonly list: HTMLElement
}

/** Turns list paragraphs into lists, and takes away the numbers that Word writes before headings. */
export function buildWordLists(page: Document): void {
  let open: OpenList[] = []
  for (const item of page.querySelectorAll<HTMLElement>('p[data-style*="mso-list"]')) {
    const { wordList } = meaningOf(item.dataset.style ?? '')
    if (wordList === null) continue
    const sign = takeSign(item)
    if (item.previousElementSibling !== open[0]?.list) open = []
    open = open.filter(({ level }) => level <= wordList)
    let top = open.at(-1)
    const kind = kindOf(sign)
    // A list of another kind at the same place is a new list.
    if (top?.level === wordList && top.list.localName !== kind) {
      open.pop()
      top = open.at(-1)
    }
    if (!top || top.level < wordList) {
      top = { level: wordList, list: listOf(page, kind, sign) }
      const parent = open.at(-1)?.list.lastElementChild
      if (parent) parent.append(top.list)
      else item.before(top.list)
      open.push(top)
    }
    const entry = page.createElement('li')
    top.list.append(entry)
    entry.append(item)
  }
  for (const sign of page.querySelectorAll('[data-style*="mso-list:Ignore" i]')) sign.remove()
}

function listOf(page: Document, kind: 'ol' | 'ul', sign: string): HTMLElement {
  const list = page.createElement(kind)
  const start = /^\(?(\d+)/.exec(sign)?.[1]
  if (kind === 'ol' && start !== undefined && start !== '1') list.setAttribute('start', start)
  return list
}

/** Removes the bullet or number that Word writes as text, and gives it. */
function takeSign(item: HTMLElement): string {
  const sign = item.querySelector('span[data-style*="mso-list:Ignore" i]')
  const text = sign?.textContent?.trim() ?? ''
  sign?.remove()
  return text
}

/** `1.`, `a)`, `(iv)` count; a lone letter such as the `o` of a round bullet does not. */
function kindOf(sign: string): 'ol' | 'ul' {
  return /^\(?[\dA-Za-z]+([.)]|\.\d)/.test(sign) ? 'ol' : 'ul'
}
