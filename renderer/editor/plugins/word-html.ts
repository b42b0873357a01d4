// Cleans HTML that Word and web pages put on the clipboard, before the schema reads it.

/** Word marks list paragraphs in a style: `mso-list: l0 level2 lfo1`. */
const WORD_LIST = /mso-list:\s*l\d+ level(\d)/

/** Gives the HTML with Word's list paragraphs as real lists, and without comments, styles and scripts. */
export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(withoutFragments(html), 'text/html')
  for (const unwanted of page.querySelectorAll('style, script, meta, link, title, xml, object, iframe'))
    unwanted.remove()
  buildWordLists(page)
  return page.body.innerHTML
}

/** Conditional comments hold what only old browsers should see. */
function withoutFragments(html: string): string {
  return html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '').replace(/<!\[(if|endif)[^\]]*\]>/gi, '')
}

function buildWordLists(page: Document): void {
  const items = [...page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')].filter((item) =>
    WORD_LIST.test(item.getAttribute('style') ?? ''),
  )
  let open: { level: number; list: HTMLElement }[] = []
  let last: Element | null = null
  for (const item of items) {
    const level = Number(WORD_LIST.exec(item.getAttribute('style') ?? '')?.[1] ?? 1)
    const ordered = takeBullet(item)
    const follows = last !== null && item.previousElementSibling === last
    if (!follows) open = []
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
    const words = page.createElement('p')
    words.append(...item.childNodes)
    entry.append(words)
    top.list.append(entry)
    last = open[0]?.list ?? null
    item.remove()
  }
}

/** Removes the bullet or number that Word writes as text; true when it was a number or letter. */
function takeBullet(item: HTMLElement): boolean {
  const bullet = [...item.querySelectorAll<HTMLElement>('span[style*="mso-list"]')].find((span) =>
    /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
  )
  const sign = bullet?.textContent?.trim() ?? ''
  bullet?.remove()
  return /^[\dA-Za-z]+[.)]/.test(sign)
}
