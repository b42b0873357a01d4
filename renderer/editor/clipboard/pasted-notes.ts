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
    const text = textOf(page.getElementById(name))
    mark.replaceWith(noteOf(page, text, mark.dataset.attache))
  }
  for (const list of lists) list.remove()
}

function textOf(list: HTMLElement | null): string {
  const copy = list?.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return ''
  for (const number of copy.querySelectorAll(NUMBER)) number.remove()
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** A note as the schema reads it; `carried` are the attributes of one of our own. */
function noteOf(page: Document, text: string, carried: string | undefined): HTMLElement {
  const note = page.createElement('span')
  note.dataset.type = 'footnote'
  if (carried) note.dataset.attache = carried
  note.textContent = text
  return note
}
