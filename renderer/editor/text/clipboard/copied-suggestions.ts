// Words to confirm on the clipboard: other programs get a blank; for our own text the words are in an attribute.
import { TO_CONFIRM } from '#shared/document/to-confirm'
import { readSource } from './pasted-source'

const SUGGESTIONS = 'mark[data-to-confirm]'

/** Replaces the words of each suggestion by a blank. */
export function hideSuggestions(dom: ParentNode): void {
  for (const mark of dom.querySelectorAll<HTMLElement>(SUGGESTIONS)) {
    mark.dataset.words = mark.innerHTML
    mark.removeAttribute('title')
    mark.textContent = TO_CONFIRM
  }
}

/** Restores the words. The attribute may be forged, so it is checked like any pasted HTML. */
export function showSuggestions(dom: ParentNode): void {
  for (const mark of dom.querySelectorAll<HTMLElement>(SUGGESTIONS)) {
    const { words } = mark.dataset
    if (words === undefined) continue
    mark.removeAttribute('data-words')
    mark.innerHTML = readSource(words).html
  }
}
