// Full stops behind values that end the sentence, on the clipboard: not for other programs; our own text gets them back.
import { hasSecondStop } from '#shared/sentence-ends'

const KEPT = 'data-full-stop'

/** Takes the full stops away that aren't printed; an empty element keeps the place of each. */
export function hideSecondStops(dom: HTMLElement): void {
  for (const field of dom.querySelectorAll<HTMLElement>('[data-type="field"]')) {
    const text = nextText(field)
    if (!text?.nodeValue || !hasSecondStop(field.textContent ?? '', text.nodeValue)) continue
    const kept = dom.ownerDocument.createElement('span')
    kept.setAttribute(KEPT, '')
    text.before(kept)
    text.nodeValue = text.nodeValue.slice(1)
  }
}

/** Puts them back. */
export function showSecondStops(dom: ParentNode): void {
  for (const kept of dom.querySelectorAll(`[${KEPT}]`)) kept.replaceWith('.')
}

/** The text that follows an element directly, in formatting of its own perhaps; null if there is something else. */
function nextText(element: Element): Text | null {
  const block = element.closest('p, h1, h2, h3, h4, h5, h6, td, th') ?? element
  const walk = element.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_ALL)
  walk.currentNode = element.lastChild ?? element
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof Text) return node
    if (node instanceof Element && node.matches('br, img, [data-type]')) return null
  }
  return null
}
