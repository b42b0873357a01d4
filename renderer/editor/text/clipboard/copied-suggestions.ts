// Words to confirm on the clipboard, and those that are proposed to be deleted: other programs get a blank, or nothing; for our
// own text the words are in an attribute.
import { TO_CONFIRM } from '#shared/document/to-confirm'
import { readSource } from './pasted-source'

const SUGGESTIONS = 'mark[data-to-confirm]'
const DELETED = 'del[data-change]:not([data-whole])'

/** Replaces the words of each suggestion by a blank, and takes those away that are proposed to be deleted. */
export function hideSuggestions(dom: ParentNode): void {
  for (const mark of dom.querySelectorAll<HTMLElement>(SUGGESTIONS)) {
    mark.dataset.words = mark.innerHTML
    mark.removeAttribute('title')
    mark.textContent = TO_CONFIRM
  }
  for (const deleted of dom.querySelectorAll<HTMLElement>(DELETED)) {
    deleted.dataset.words = deleted.innerHTML
    deleted.textContent = ''
  }
}

/** Restores the words. The attribute may be forged, so it is checked like any pasted HTML. */
export function showSuggestions(dom: ParentNode): void {
  // Deleted ones first: there may be suggestions among them.
  for (const selector of [DELETED, SUGGESTIONS]) showAll(dom, selector)
}

function showAll(dom: ParentNode, selector: string): void {
  for (const mark of dom.querySelectorAll<HTMLElement>(selector)) {
    const { words } = mark.dataset
    if (words === undefined) continue
    mark.removeAttribute('data-words')
    mark.innerHTML = readSource(words).html
  }
}
