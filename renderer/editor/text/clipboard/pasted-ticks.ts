// Check box symbols in the cells of pasted tables become tick boxes. Outside of tables they begin the items of
// checklists.
import { CARRIER } from '../schema/attributes'

const BOX = /([☐☑☒])/u

/** Converts the symbols in cells to tick boxes. */
export function readTickBoxes(page: Document): void {
  for (const cell of page.querySelectorAll('td, th')) {
    const walk = page.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (BOX.test(node.nodeValue ?? '')) texts.push(node as Text)
    for (const text of texts)
      text.replaceWith(...text.data.split(BOX).map((part) => (BOX.test(part) ? tickBox(page, part) : part)))
  }
}

function tickBox(page: Document, sign: string): HTMLElement {
  const box = page.createElement('span')
  box.dataset.type = 'tickBox'
  if (sign !== '☐') box.setAttribute(CARRIER, JSON.stringify({ checked: true }))
  box.textContent = sign
  return box
}
