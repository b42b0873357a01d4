// Footnotes and endnotes of Word and LibreOffice, whose text stands at the end of the page, as notes in their places.

/** Elements that hold the text of a note, and how they are found from the mark in the text. */
const MARKS =
  'a[data-style*="mso-footnote-id"], a[data-style*="mso-endnote-id"], a.sdfootnoteanc, a.sdendnoteanc'
const LISTS =
  '[data-style*="mso-element:footnote"], [data-style*="mso-element:endnote"], div[id^="sdfootnote"], div[id^="sdendnote"]'
/** What repeats the number at the start of the note's text. */
const NUMBER =
  'a[data-style*="mso-footnote-id"], a[data-style*="mso-endnote-id"], a.sdfootnotesym, a.sdendnotesym'

/** Moves the text of each note to its mark, and takes the lists of notes away. */
export function takeNotes(page: Document): void {
  const lists = [...page.querySelectorAll(LISTS)]
  const inLists = (element: Element): boolean => lists.some((list) => list.contains(element))
  for (const mark of page.querySelectorAll<HTMLElement>(MARKS)) {
    if (inLists(mark)) continue
    const name = /^#_?(.+?)(sym)?$/.exec(mark.getAttribute('href') ?? '')?.[1] ?? ''
    const note = page.createElement('span')
    note.dataset.type = 'footnote'
    if (mark.dataset.attache) note.dataset.attache = mark.dataset.attache
    note.append(...wordsOf(page.getElementById(name)))
    mark.replaceWith(note)
  }
  for (const list of lists) list.remove()
}

/** What stands in the paragraphs of a note, without its number. */
function wordsOf(list: HTMLElement | null): Node[] {
  const copy = list?.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return []
  for (const number of copy.querySelectorAll(NUMBER)) number.remove()
  const blocks = copy.querySelectorAll('p')
  const words = [...(blocks.length > 0 ? blocks : [copy])].flatMap((block, index) => [
    ...(index > 0 ? [' '] : []),
    ...block.childNodes,
  ])
  const made = copy.ownerDocument.createElement('span')
  made.append(...words)
  const [first] = made.childNodes
  const last = made.lastChild
  if (first?.nodeType === Node.TEXT_NODE) first.nodeValue = (first.nodeValue ?? '').trimStart()
  if (last?.nodeType === Node.TEXT_NODE) last.nodeValue = (last.nodeValue ?? '').trimEnd()
  return [...made.childNodes]
}
