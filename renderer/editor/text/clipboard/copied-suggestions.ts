// Words to confirm on the clipboard: other programs get a blank, and the words go along in an attribute for our own text.
import { TO_CONFIRM } from '#shared/document/to-confirm'
import { readSource } from './pasted-source'

const SUGGESTIONS = 'mark[data-to-confirm]'

/** Puts a blank in the place of the words of each suggestion. */
export function hideSuggestions(dom: ParentNode): void {
  for (const mark of dom.querySelectorAll<HTMLElement>(SUGGESTIONS)) {
    mark.dataset.words = mark.innerHTML
    mark.removeAttribute('title')
    mark.textContent = TO_CONFIRM
  }
}

/** Brings the words back. What the attribute holds may be forged, and is read as carefully as all HTML that is pasted. */
export function showSuggestions(dom: ParentNode): void {
  for (const mark of dom.querySelectorAll<HTMLElement>(SUGGESTIONS)) {
    const { words } = mark.dataset
    if (words === undefined) continue
    mark.removeAttribute('data-words')
    mark.innerHTML = readSource(words).html
  }
}
