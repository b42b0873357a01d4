// The cells of the first visible sheet of a workbook (.xlsx), as it shows them.
import { isEmptyLine, type TableCell } from '#shared/table'
import { readXml, TEXT, wordsIn, type XmlElement } from '#shared/xml'
import { formatCode, shownNumber } from './number-format'

/** Reads a part of the workbook as text; undefined where there is none. */
export type ReadPart = (name: string) => Promise<string | undefined>

const localName = ({ name }: XmlElement): string => name.slice(name.lastIndexOf(':') + 1)
const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name !== TEXT && localName(child) === name) ?? []
const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(element, name)[0]

interface Styles {
  /** Format code of each cell style. */
  readonly codes: readonly string[]
  readonly from1904: boolean
}

export interface SheetLines {
  /** A line for each row of the sheet; empty for those that are left out. */
  readonly lines: readonly (readonly TableCell[])[]
  /** How many rows and columns with words are hidden. */
  readonly hidden: { readonly rows: number; readonly columns: number }
  /** Ranges of cells that are merged over several rows: their value is in each of the rows. */
  readonly repeated: readonly string[]
  /** It has formulas whose values are to be calculated when it is opened. */
  readonly uncalculated: boolean
}

export interface SheetLimits {
  readonly rows: number
  readonly columns: number
}

/**
 * Returns the lines of the sheet, or null when the parts of a workbook are missing. Hidden rows below the headings and hidden
 * columns are left out unless `withHidden`.
 */
export async function readWorkbook(
  read: ReadPart,
  limits: SheetLimits,
  withHidden: boolean,
): Promise<SheetLines | null> {
  const xml = async (name: string) => readXml((await read(name)) ?? '') ?? undefined
  const book = await xml('xl/workbook.xml')
  const sheets = childrenOf(childOf(book, 'sheets'), 'sheet')
  const first = sheets.find(({ attributes }) => (attributes.state ?? 'visible') === 'visible') ?? sheets[0]
  const links = childrenOf(await xml('xl/_rels/workbook.xml.rels'), 'Relationship')
  const id = Object.entries(first?.attributes ?? {}).find(([name]) => /(^|:)id$/.test(name))?.[1]
  const target = links.find(({ attributes }) => attributes.Id === id)?.attributes.Target
  const sheet = target && (await xml(target.startsWith('/') ? target.slice(1) : `xl/${target}`))
  if (!sheet) return null
  const strings = childrenOf(await xml('xl/sharedStrings.xml'), 'si').map(stringOf)
  const from1904 = isTrue(childOf(book, 'workbookPr')?.attributes.date1904)
  const styles = { codes: codesOf(await xml('xl/styles.xml')), from1904 }
  const atOpening = isTrue(childOf(book, 'calcPr')?.attributes.fullCalcOnLoad)
  const { lines, hiddenRows, formulas } = linesOf(
    sheet,
    (row) => cellsOf(row, strings, styles, limits.columns),
    limits,
  )
  const repeated = repeatMerged(sheet, lines, limits)
  const left = withHidden
    ? { lines, hidden: { rows: 0, columns: 0 } }
    : withoutHidden(lines, hiddenRows, hiddenColumns(sheet, limits))
  return { ...left, repeated, uncalculated: atOpening && formulas }
}

const isTrue = (value: string | undefined): boolean => /^(1|true)$/.test(value ?? '')

interface AllLines {
  readonly lines: TableCell[][]
  /** Indexes of hidden lines. */
  readonly hiddenRows: ReadonlySet<number>
  readonly formulas: boolean
}

function linesOf(
  sheet: XmlElement,
  cellsIn: (row: XmlElement) => TableCell[],
  limits: SheetLimits,
): AllLines {
  const lines: TableCell[][] = []
  const hiddenRows = new Set<number>()
  let formulas = false
  for (const row of childrenOf(childOf(sheet, 'sheetData'), 'row')) {
    const at = Number(row.attributes.r ?? lines.length + 1)
    const cells = cellsIn(row)
    // Workbooks often end in rows that are formatted and empty.
    if (!(at > lines.length) || isEmptyLine(cells)) continue
    // One line too many tells the caller; it is not made for each row in between.
    if (at > limits.rows + 1) return { lines: Array(limits.rows + 2).fill(cells), hiddenRows, formulas }
    while (lines.length < at - 1) lines.push([])
    // The headings count even if their row is hidden.
    if (isTrue(row.attributes.hidden) && lines.some((line) => line.length > 0)) hiddenRows.add(at - 1)
    formulas ||= childrenOf(row, 'c').some((cell) => childOf(cell, 'f') !== undefined)
    lines.push(cells)
  }
  return { lines, hiddenRows, formulas }
}

/**
 * Gives each row of a merged cell its value: a unit that is written once beside five names is that of all five. Headings, and rows
 * without any other value, stay as they are. Returns the ranges.
 */
function repeatMerged(sheet: XmlElement, lines: TableCell[][], { columns }: SheetLimits): string[] {
  const headings = lines.findIndex((cells) => !isEmptyLine(cells))
  return childrenOf(childOf(sheet, 'mergeCells'), 'mergeCell').flatMap(({ attributes }) => {
    const range = attributes.ref ?? ''
    const [from = '', to = ''] = range.split(':')
    const [column, first, last] = [columnOf(from), rowOf(from), rowOf(to)]
    const value = column === undefined ? undefined : lines[first]?.[column]
    if (column === undefined || column > columns || !value || value.text === '' || first <= headings)
      return []
    let count = 0
    for (const cells of lines.slice(first + 1, last + 1)) {
      if (isEmptyLine(cells)) continue
      while (cells.length <= column) cells.push({ text: '' })
      cells[column] = value
      count += 1
    }
    return count > 0 ? [range] : []
  })
}

/** The row of a reference such as `AB7`, from 0. */
const rowOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? 0) - 1

/** Indexes of the hidden columns. */
function hiddenColumns(sheet: XmlElement, { columns }: SheetLimits): Set<number> {
  const hidden = new Set<number>()
  for (const { attributes } of childrenOf(childOf(sheet, 'cols'), 'col')) {
    if (!isTrue(attributes.hidden)) continue
    const last = Math.min(Number(attributes.max), columns)
    for (let at = Number(attributes.min); at <= last; at += 1) hidden.add(at - 1)
  }
  return hidden
}

function withoutHidden(
  lines: readonly (readonly TableCell[])[],
  rows: ReadonlySet<number>,
  columns: ReadonlySet<number>,
): Pick<SheetLines, 'lines' | 'hidden'> {
  const used = new Set(
    lines.flatMap((cells) => [...columns].filter((at) => (cells[at]?.text ?? '').trim() !== '')),
  )
  return {
    lines: lines.map((cells, at) => (rows.has(at) ? [] : cells.filter((_, column) => !columns.has(column)))),
    hidden: { rows: rows.size, columns: used.size },
  }
}

function cellsOf(row: XmlElement, strings: readonly string[], styles: Styles, columns: number): TableCell[] {
  const cells: TableCell[] = []
  for (const cell of childrenOf(row, 'c')) {
    const at = columnOf(cell.attributes.r) ?? cells.length
    if (at > columns) continue
    while (cells.length < at) cells.push({ text: '' })
    cells[at] = cellOf(cell, strings, styles)
  }
  return cells
}

/** The column of a reference such as `AB7`, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellOf(cell: XmlElement, strings: readonly string[], { codes, from1904 }: Styles): TableCell {
  const value = childOf(cell, 'v')
  const words = value ? wordsIn(value) : ''
  if (childOf(cell, 'f') && words === '' && cell.attributes.t !== 'str')
    return { text: '', fault: `The formula in ${cell.attributes.r ?? 'a cell'} has no stored value.` }
  switch (cell.attributes.t) {
    case 's':
      return { text: strings[Number(words)] ?? '' }
    case 'inlineStr': {
      const inline = childOf(cell, 'is')
      return { text: inline ? stringOf(inline) : '' }
    }
    case 'b':
      return { text: words === '1' ? 'TRUE' : 'FALSE' }
    case 'str':
    case 'e':
      return { text: words }
    case 'd':
      return isoCell(words)
    default: {
      const number = Number(words)
      if (words.trim() === '' || Number.isNaN(number)) return { text: words }
      return shownNumber(number, codes[Number(cell.attributes.s ?? 0)] ?? 'General', from1904)
    }
  }
}

/** A date that is written out: `2026-10-02T14:30:00`. */
function isoCell(words: string): TableCell {
  const [, day, time] = ISO.exec(words) ?? []
  if (day === undefined) return { text: words }
  return time === undefined || time === '00:00' ? { text: day, day } : { text: `${day} ${time}`, day, time }
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/

/** The words of a string, whose parts may be formatted; without its phonetic hints. */
function stringOf(item: XmlElement): string {
  const runs = childrenOf(item, 'r').map((run) => childOf(run, 't'))
  return [childOf(item, 't'), ...runs].map((part) => (part ? wordsIn(part) : '')).join('')
}

function codesOf(styles: XmlElement | undefined): string[] {
  const own = new Map(
    childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? 'General',
    ]),
  )
  return childrenOf(childOf(styles, 'cellXfs'), 'xf').map(({ attributes }) =>
    formatCode(Number(attributes.numFmtId ?? 0), own),
  )
}
