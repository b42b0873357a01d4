// The plain text of copied HTML: a line per block, tabs between cells, marks before list items.

const LINES = 'p, h1, h2, h3, h4, h5, h6, pre, tr, caption, hr'

/** Returns the text. */
export function plainText(dom: HTMLElement): string {
  const lines: string[] = []
  for (const block of dom.querySelectorAll<HTMLElement>(LINES)) {
    if (block.parentElement?.closest('tr')) continue
    if (block.matches('tr'))
      lines.push([...block.querySelectorAll('td, th')].map((cell) => wordsOf(cell).trim()).join('\t'))
    else lines.push(`${signOf(block)}${wordsOf(block)}`)
  }
  return lines.length > 0 ? lines.join('\n') : wordsOf(dom)
}

/** Words of an element; line breaks become new lines. */
function wordsOf(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\n')
  return (copy.textContent ?? '').replaceAll('\u00a0', ' ')
}

/** The prefix of the first line of a list item; its depth is shown by spaces. */
function signOf(block: Element): string {
  const item = block.closest('li')
  const list = item?.parentElement
  if (!item || !list || item.querySelector(LINES) !== block) return ''
  let depth = 0
  for (let outer = list.parentElement?.closest('li'); outer; outer = outer.parentElement?.closest('li'))
    depth += 1
  const number = [...list.children].indexOf(item) + Number(list.getAttribute('start') ?? 1)
  const sign = list.dataset.type === 'taskList' ? '' : list.localName === 'ol' ? `${number}. ` : '- '
  return `${'  '.repeat(depth)}${sign}`
}
