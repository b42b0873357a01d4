// Converts footnotes and endnotes of other programs, whose text is at the end of the page, to inline notes.
import { moveChildren } from './dom-tools'

/** How Word and LibreOffice write the mark of a note, and the element with its text. */
const MARKS =
  'a[data-style*="mso-footnote-id"], a[data-style*="mso-endnote-id"], a.sdfootnoteanc, a.sdendnoteanc'
const LISTS =
  '[data-style*="mso-element:footnote"], [data-style*="mso-element:endnote"], div[id^="sdfootnote"], div[id^="sdendnote"]'
/** The number repeated at the start of the note's text. */
const NUMBER =
  'a[data-style*="mso-footnote-id"], a[data-style*="mso-endnote-id"], a.sdfootnotesym, a.sdendnotesym'

/** Moves the text of each note to its mark, and removes the lists of notes. */
export function takeNotes(page: Document): void {
  const lists = [...page.querySelectorAll(LISTS)]
  const inLists = (element: Element): boolean => element.closest(LISTS) !== null
  for (const mark of page.querySelectorAll<HTMLElement>(MARKS)) {
    if (inLists(mark)) continue
    const name = /^#_?(.+?)(sym)?$/.exec(mark.getAttribute('href')?.slice(0, 200) ?? '')?.[1] ?? ''
    putNote(mark, page.getElementById(name), NUMBER)
  }
  for (const list of lists) list.remove()
  takeLinkedNotes(page)
}

/** Notes of Google Docs and of web pages: mark and note link to each other. */
function takeLinkedNotes(page: Document): void {
  const links = new Map<string, Element[]>()
  for (const link of page.querySelectorAll('a[href^="#"]')) {
    const href = link.getAttribute('href') ?? ''
    links.set(href, [...(links.get(href) ?? []).slice(-9), link])
  }
  const taken = new Set<Element>()
  for (const mark of page.querySelectorAll<HTMLElement>('a[href^="#"]')) {
    const back = mark.id || (mark.closest('sup')?.id ?? '')
    const target = page.getElementById(mark.getAttribute('href')?.slice(1) ?? '')
    if (back === '' || !target || target.contains(mark) || taken.has(mark)) continue
    const block = target.closest<HTMLElement>('li, p, div, dd')
    const link = links.get(`#${back}`)?.find((one) => block?.contains(one))
    // The note comes after its mark: the link back is not a mark itself.
    if (!block || !link || !(mark.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING)) continue
    taken.add(link)
    link.remove()
    putNote(mark.closest<HTMLElement>('sup') ?? mark, block, NUMBER)
    removeWithList(block)
  }
}

function putNote(mark: HTMLElement, text: HTMLElement | null, number: string): void {
  const note = mark.ownerDocument.createElement('span')
  note.dataset.type = 'footnote'
  if (mark.dataset.attache) note.dataset.attache = mark.dataset.attache
  note.append(wordsOf(text, number))
  mark.replaceWith(note)
}

/** Removes a note's text, and everything that contains nothing else: its list, its section, the line above. */
function removeWithList(block: Element): void {
  let gone = block
  for (let parent = gone.parentElement; parent && parent.localName !== 'body'; parent = gone.parentElement) {
    const alone =
      parent.childElementCount === 1 && [...parent.childNodes].every((node) => node === gone || isBlank(node))
    if (!alone) break
    gone = parent
  }
  const before = gone.previousElementSibling
  if (before?.localName === 'hr') before.remove()
  gone.remove()
}

const isBlank = (node: Node): boolean =>
  node.nodeType !== Node.ELEMENT_NODE && (node.nodeValue ?? '').trim() === ''

/** Content of a note's paragraphs, without its number. */
function wordsOf(list: HTMLElement | null, number: string): DocumentFragment | string {
  if (!list) return ''
  const copy = list.cloneNode(true) as HTMLElement
  for (const found of copy.querySelectorAll(number)) found.remove()
  const made = list.ownerDocument.createDocumentFragment()
  const blocks = copy.querySelectorAll('p')
  for (const [index, block] of [...(blocks.length > 0 ? blocks : [copy])].entries()) {
    if (index > 0) made.append(' ')
    moveChildren(block, made)
  }
  const { firstChild: first } = made
  if (first?.nodeType === Node.TEXT_NODE) first.nodeValue = (first.nodeValue ?? '').trimStart()
  const { lastChild: last } = made
  if (last?.nodeType === Node.TEXT_NODE) last.nodeValue = (last.nodeValue ?? '').trimEnd()
  return made
}
