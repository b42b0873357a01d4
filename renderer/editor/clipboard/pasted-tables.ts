// Pasted tables: which row is the header, where numbers stand, what was only there for the eye.
import { numberOf } from './cell-values'

/** Puts header cells, alignment and caption in order; `sheet` says that the tables are from a spreadsheet. */
export function tidyTables(page: Document, sheet: boolean): void {
  for (const table of page.querySelectorAll('table')) {
    takeCaption(table)
    for (const cell of table.querySelectorAll('td, th')) alignCell(cell)
    const header = headerRow(table, sheet)
    for (const cell of header) becomeHeader(cell)
    if (sheet) alignNumbers(table)
    // The layout chooses the widths.
    for (const column of table.querySelectorAll('col, colgroup')) column.remove()
  }
}

/** A caption of the page becomes the caption of our table. */
function takeCaption(table: HTMLTableElement): void {
  const words = (table.caption?.textContent ?? '').replace(/\s+/g, ' ').trim()
  table.caption?.remove()
  if (words) table.dataset.attache = JSON.stringify({ caption: words })
}

/** Alignment belongs to the cell when all that stands in it is aligned the same. */
function alignCell(cell: Element): void {
  const blocks = [...cell.children].filter((child) => child.localName === 'p') as HTMLElement[]
  const side = blocks[0]?.dataset.align
  if (!side || !(cell instanceof HTMLElement) || blocks.some((block) => block.dataset.align !== side)) return
  cell.dataset.align = side
  for (const block of blocks) delete block.dataset.align
}

/** The cells of the rows that name the columns and are not marked as such. */
function headerRow(table: HTMLTableElement, sheet: boolean): Element[] {
  if (table.tHead) return [...table.tHead.querySelectorAll('td')]
  const [first, ...rest] = table.rows
  if (!first || rest.length === 0 || table.querySelector('th')) return []
  const cells = [...first.cells]
  const named = cells.every((cell) => words(cell) !== '' && numberOf(words(cell)) === null)
  const bold = cells.every(isBold)
  const numbersBelow = rest.some((row) => [...row.cells].some((cell) => numberOf(words(cell)) !== null))
  return named && (bold || numbersBelow || (sheet && rest.length > 1)) ? cells : []
}

const words = (cell: Element): string => (cell.textContent ?? '').trim()

function isBold(cell: Element): boolean {
  const bold = [...cell.querySelectorAll('b, strong')].map((part) => part.textContent ?? '').join('')
  return bold.replace(/\s/g, '') === words(cell).replace(/\s/g, '')
}

/** Makes a header cell of a cell; it is bold by itself. */
function becomeHeader(cell: Element): void {
  const header = cell.ownerDocument.createElement('th')
  for (const { name, value } of cell.attributes) header.setAttribute(name, value)
  header.append(...cell.childNodes)
  for (const bold of header.querySelectorAll('b, strong')) bold.replaceWith(...bold.childNodes)
  cell.replaceWith(header)
}

/** Numbers stand at the right, and so do the names of columns that hold nothing else. */
function alignNumbers(table: HTMLTableElement): void {
  const numeric = new Map<number, boolean>()
  for (const row of table.rows)
    for (const cell of row.cells) {
      if (cell.localName === 'th') continue
      const isNumber = numberOf(words(cell)) !== null
      if (isNumber) cell.dataset.align ??= 'right'
      if (words(cell) !== '' && cell.colSpan === 1)
        numeric.set(cell.cellIndex, (numeric.get(cell.cellIndex) ?? true) && isNumber)
    }
  for (const head of table.querySelectorAll<HTMLTableCellElement>('th'))
    if (numeric.get(head.cellIndex)) head.dataset.align = 'right'
}
