// Converts the HTML of our own nodes so that other programs understand it. Additions are marked `data-shown`, and dropped again when pasted into our own text.

import type { Node } from '@tiptap/pm/model'
import { labelIn } from '#shared/american'
import type { CalloutKind, CellShade, TableKind, TrainerKind } from '#shared/document/nodes'
import { directionOf, scoresOf } from '#shared/document/options-matrix'
import { calloutLabels, portionMark, trainerLabels } from '../state/labels'
import type { PackStore } from '../state/pack-store'
import { referenceText } from '../state/references'
import { marksOf } from '../state/survey'
import { hideSecondStops } from './copied-stops'
import { hideSuggestions, showSuggestions } from './copied-suggestions'
import { carryMeaning } from './field-meanings'

const SHADES: Readonly<Record<CellShade, string>> = {
  grey: '#e0e0e0',
  green: '#cde8d6',
  amber: '#f7e0a8',
  red: '#f4cccc',
  blue: '#d0e0f5',
}
const INDENT_POINTS = 28

/**
 * Converts the serialised nodes in `dom`, which come from `doc`. `cut` means that only a part of the first block was
 * copied: words from a paragraph come without its number and marking.
 */
export function outgoingHtml(dom: HTMLElement, doc: Node, store: PackStore, cut: boolean): void {
  showSuggestions(dom)
  const part = cut ? dom.querySelector('p, h1, h2, h3, h4, h5, h6') : null
  for (const own of dom.querySelectorAll<HTMLElement>('[data-type]')) spellOut(own, doc, store, own !== part)
  for (const words of dom.querySelectorAll<HTMLElement>('[data-only-if]'))
    carryMeaning(words, store.field(words.dataset.onlyIf ?? ''))
  const { scheme } = store.meta.get().marking
  for (const marked of dom.querySelectorAll<HTMLElement>('[data-marking]'))
    if (marked !== part) prefix(marked, portionMark(scheme, marked.dataset.marking ?? null))
  hideSuggestions(dom)
  hideSecondStops(dom)
  renameHeadings(dom)
  for (const table of dom.querySelectorAll('table')) tableForOthers(table)
  for (const aligned of dom.querySelectorAll('[class*="align-"]'))
    aligned.setAttribute('align', /align-(\w+)/.exec(aligned.className)?.[1] ?? 'left')
  for (const styled of dom.querySelectorAll('[class]')) styled.removeAttribute('class')
  notesForOthers(dom)
}

/** The attributes that an element carries for a paste into our own text. */
function carried(own: HTMLElement): Readonly<Record<string, unknown>> {
  return JSON.parse(own.dataset.attache ?? '{}') as Record<string, unknown>
}

function spellOut(own: HTMLElement, doc: Node, store: PackStore, whole: boolean): void {
  const attrs = carried(own)
  const text = (name: string): string => (typeof attrs[name] === 'string' ? attrs[name] : '')
  switch (own.dataset.type) {
    case 'field': {
      const name = text('name')
      own.textContent = store.fieldWords({ ...attrs, name }) || `[${store.field(name)?.label ?? name}]`
      carryMeaning(own, store.field(name))
      break
    }
    case 'crossReference':
      // Page numbers are known in print only, and links to sections would lead nowhere in another program.
      own.textContent = referenceText(doc, store, {
        target: text('target'),
        show: attrs.show === 'title' ? 'title' : 'number',
        from: '',
      })
      break
    case 'numberedParagraph':
      own.dataset.style = `margin-left:${(Number(own.dataset.level ?? 1) - 1) * INDENT_POINTS}pt`
      if (whole) prefix(own, marksOf(doc, store.numbering.get()).get(text('id')) ?? '')
      break
    case 'taskItem':
      prefix(own.querySelector('p') ?? own, attrs.checked === true ? '☑' : '☐')
      break
    case 'callout':
      label(own, labelIn(calloutLabels[(text('kind') || 'note') as CalloutKind], store.meta.get().language))
      break
    case 'trainer':
      label(own, trainerLabels[(text('kind') || 'discussion') as TrainerKind])
      break
    case 'guidance':
      label(own, 'Guidance')
      break
    case 'image':
      // Images are served inside this program only.
      own.replaceChildren(shown(own, 'p', `[Figure: ${text('caption') || text('alt') || 'no caption'}]`))
      break
    case 'pageBreak':
      own.append(shown(own, 'br', ''))
      break
  }
}

/** An element that is dropped when pasted into our own text. */
function shown(near: Element, tag: string, text: string): HTMLElement {
  const made = near.ownerDocument.createElement(tag)
  made.dataset.shown = ''
  made.textContent = text
  return made
}

function prefix(block: Element, text: string): void {
  if (text) block.prepend(shown(block, 'span', `${text} `))
}

function label(box: HTMLElement, words: string): void {
  box.dataset.style = 'border-left:3pt solid #808080;padding-left:6pt'
  const line = shown(box, 'p', '')
  const strong = box.ownerDocument.createElement('strong')
  strong.textContent = words
  line.append(strong)
  box.prepend(line)
}

/** Titles of sections and the headings below them become h1 to h6, without gaps. */
function renameHeadings(dom: HTMLElement): void {
  for (const heading of dom.querySelectorAll<HTMLElement>('h2, h3, h4, h5')) {
    const section = heading.closest<HTMLElement>('[data-type="section"]')
    const base = section ? Number(carried(section).level ?? 1) : 0
    const isTitle = heading.dataset.type === 'sectionTitle'
    const level = isTitle ? Math.max(1, base) : base + Number(carried(heading).level ?? 1)
    const made = heading.ownerDocument.createElement(`h${Math.min(6, level)}`)
    for (const { name, value } of heading.attributes) made.setAttribute(name, value)
    made.append(...heading.childNodes)
    heading.replaceWith(made)
  }
}

function tableForOthers(table: HTMLTableElement): void {
  table.setAttribute('border', '1')
  table.dataset.style = 'border-collapse:collapse'
  const isHeader = (row: HTMLTableRowElement): boolean => [...row.cells].every((cell) => cell.matches('th'))
  const rows = [...table.rows]
  const body = rows.findIndex((row) => !isHeader(row))
  const head = rows.slice(0, Math.max(body, 0))
  for (const cell of table.querySelectorAll<HTMLElement>('th, td')) {
    if (cell.matches('th')) cell.setAttribute('scope', head.some((row) => row.contains(cell)) ? 'col' : 'row')
    const shade = /shade-(\w+)/.exec(cell.className)?.[1]
    if (shade) cell.setAttribute('bgcolor', SHADES[shade as CellShade])
  }
  showTotals(table)
  if (head.length > 0) table.createTHead().append(...head)
  const { caption } = carried(table)
  if (typeof caption === 'string' && caption) table.prepend(shown(table, 'caption', caption))
}

/** The computed totals of options, and which one is best. */
function showTotals(table: HTMLTableElement): void {
  const direction = directionOf(carried(table).kind as TableKind | undefined)
  const cells = [...table.rows].map((row) => [...row.cells])
  const isMerged = cells.flat().some(({ colSpan, rowSpan }) => colSpan > 1 || rowSpan > 1)
  if (direction === null || isMerged) return
  const words = cells.map((row) => row.map((cell) => (cell.textContent ?? '').trim()))
  const { totals } = scoresOf(words)
  cells.at(-1)?.forEach((cell, column) => {
    const text = column === 0 ? ` ${direction}` : words.at(-1)?.[column] === '' ? (totals[column] ?? '') : ''
    if (text !== '') (cell.querySelector('p') ?? cell).append(shown(cell, 'span', text))
  })
}

/** Notes in Word's format, which Word converts to its own; elsewhere their text is shown below. */
function notesForOthers(dom: HTMLElement): void {
  const list = dom.ownerDocument.createElement('div')
  list.dataset.style = 'mso-element:footnote-list'
  for (const [index, note] of [...dom.querySelectorAll<HTMLElement>('[data-type="footnote"]')].entries()) {
    const name = `ftn${index + 1}`
    const entry = list.appendChild(dom.ownerDocument.createElement('div'))
    entry.id = name
    entry.dataset.style = 'mso-element:footnote'
    const text = entry.appendChild(dom.ownerDocument.createElement('p'))
    text.append(noteLink(note, index + 1, `#_ftnref${index + 1}`, `_${name}`), ' ', ...note.childNodes)
    const mark = noteLink(note, index + 1, `#_${name}`, `_ftnref${index + 1}`)
    if (note.dataset.attache) mark.dataset.attache = note.dataset.attache
    note.replaceWith(mark)
  }
  if (list.childElementCount > 0) dom.append(list)
}

function noteLink(near: Element, number: number, href: string, name: string): HTMLElement {
  const link = near.ownerDocument.createElement('a')
  link.dataset.style = `mso-footnote-id:ftn${number}`
  link.setAttribute('href', href)
  link.setAttribute('name', name)
  const raised = link.appendChild(near.ownerDocument.createElement('sup'))
  raised.textContent = `[${number}]`
  return link
}
