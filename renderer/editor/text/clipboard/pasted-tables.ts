// Pasted tables: header row, number alignment, and removal of visual layout.
import { numberOf } from './cell-values'
import { moveChildren, unwrap, wordsOf } from './dom-tools'

/** Normalises header cells, alignment and captions; `sheet` means that the tables come from a spreadsheet. */
export function tidyTables(page: Document, sheet: boolean): void {
  flattenTables(page)
  for (const table of page.querySelectorAll('table')) {
    takeCaption(table)
    for (const cell of table.querySelectorAll('td, th')) alignCell(cell)
    for (const cell of headerCells(table, sheet)) becomeHeader(cell)
    for (const cell of table.querySelectorAll<HTMLElement>('td[data-bold]')) makeBold(cell)
    if (sheet) alignNumbers(table)
    // The layout chooses the widths.
    for (const column of table.querySelectorAll('col, colgroup')) column.remove()
  }
}

/** Layout tables are replaced by their content; nested tables by lines of text in their cell. */
function flattenTables(page: Document): void {
  for (const table of page.querySelectorAll('table')) if (isLayout(table)) spread(table)
  // From the inside out: its lines become part of the table around it.
  for (const table of [...page.querySelectorAll('table table')].reverse()) {
    for (const row of (table as HTMLTableElement).rows) {
      const line = page.createElement('p')
      line.append([...row.cells].map(wordsOf).filter(Boolean).join(' | '))
      if (line.textContent) table.before(line)
    }
    table.remove()
  }
}

function isLayout(table: HTMLTableElement): boolean {
  if (table.querySelector('th') || table.caption) return false
  if (/^(presentation|none)$/.test(table.getAttribute('role') ?? '')) return true
  const columns = table.rows[0]?.cells.length ?? 0
  return (
    columns === 1 &&
    table.querySelector('table') !== null &&
    [...table.rows].every((row) => row.cells.length === 1)
  )
}

/** The content of the cells, one below the other. */
function spread(table: HTMLTableElement): void {
  for (const cell of [...table.rows].flatMap((row) => [...row.cells])) {
    const part = table.ownerDocument.createElement('div')
    moveChildren(cell, part)
    table.before(part)
  }
  table.remove()
}

/** A caption of the page becomes the caption of our table. */
function takeCaption(table: HTMLTableElement): void {
  const words = wordsOf(table.caption)
  table.caption?.remove()
  if (words) table.dataset.attache = JSON.stringify({ caption: words })
}

/** Alignment moves to the cell when all its content is aligned alike. */
function alignCell(cell: Element): void {
  const blocks = [...cell.children].filter((child) => child.localName === 'p') as HTMLElement[]
  const side = blocks[0]?.dataset.align
  if (!side || !(cell instanceof HTMLElement) || blocks.some((block) => block.dataset.align !== side)) return
  cell.dataset.align = side
  for (const block of blocks) delete block.dataset.align
}

/** Cells of the rows that name the columns but are not marked as headers. */
function headerCells(table: HTMLTableElement, sheet: boolean): Element[] {
  if (table.tHead) return [...table.tHead.querySelectorAll('td')]
  const [first, ...rest] = table.rows
  if (!first || rest.length === 0 || table.querySelector('th')) return []
  const cells = [...first.cells]
  const named = cells.every((cell) => wordsOf(cell) !== '' && numberOf(wordsOf(cell)) === null)
  const bold = cells.every(isBold)
  const numbersBelow = rest.some((row) => [...row.cells].some((cell) => numberOf(wordsOf(cell)) !== null))
  if (!bold) return named && (numbersBelow || (sheet && rest.length > 1)) ? cells : []
  const body = rest.findIndex((row) => ![...row.cells].every(isBold))
  const more = body < 0 ? [] : rest.slice(0, body).flatMap((row) => [...row.cells])
  return named || (more.length > 0 && cells.some((cell) => wordsOf(cell) !== '')) ? [...cells, ...more] : []
}

function isBold(cell: Element): boolean {
  if (cell.hasAttribute('data-bold')) return true
  const bold = [...cell.querySelectorAll('b, strong')].map((part) => part.textContent ?? '').join('')
  return bold.replace(/\s/g, '') === wordsOf(cell).replace(/\s/g, '')
}

/** Converts a cell to a header cell, which is bold and shaded by itself. */
function becomeHeader(cell: Element): void {
  const header = cell.ownerDocument.createElement('th')
  for (const { name, value } of cell.attributes)
    if (name !== 'data-shade' && name !== 'data-bold') header.setAttribute(name, value)
  moveChildren(cell, header)
  for (const bold of header.querySelectorAll('b, strong')) unwrap(bold)
  cell.replaceWith(header)
}

/** A cell whose style makes its words bold. */
function makeBold(cell: HTMLElement): void {
  delete cell.dataset.bold
  const parts = cell.querySelector('p') ? cell.querySelectorAll('p') : [cell]
  for (const part of parts) {
    const strong = cell.ownerDocument.createElement('strong')
    moveChildren(part, strong)
    part.append(strong)
  }
}

/** Numbers are right-aligned, and so are the headers of columns with nothing else. */
function alignNumbers(table: HTMLTableElement): void {
  const numeric = new Map<number, boolean>()
  for (const row of table.rows)
    for (const cell of row.cells) {
      if (cell.localName === 'th') continue
      const isNumber = numberOf(wordsOf(cell)) !== null
      if (isNumber) cell.dataset.align ??= 'right'
      if (wordsOf(cell) !== '' && cell.colSpan === 1)
        numeric.set(cell.cellIndex, (numeric.get(cell.cellIndex) ?? true) && isNumber)
    }
  for (const head of table.querySelectorAll<HTMLTableCellElement>('th'))
    if (numeric.get(head.cellIndex)) head.dataset.align = 'right'
}
