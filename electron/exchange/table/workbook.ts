// The cells of the first visible sheet of a workbook (.xlsx), as it shows them.
import type { TableCell } from '#shared/table'
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

/** Returns the lines of the sheet, or null when the parts of a workbook are missing. */
export async function readWorkbook(
  read: ReadPart,
  limits: { readonly rows: number; readonly columns: number },
): Promise<readonly (readonly TableCell[])[] | null> {
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
  const from1904 = /^(1|true)$/.test(childOf(book, 'workbookPr')?.attributes.date1904 ?? '')
  const styles = { codes: codesOf(await xml('xl/styles.xml')), from1904 }
  const lines: TableCell[][] = []
  for (const row of childrenOf(childOf(sheet, 'sheetData'), 'row')) {
    const at = Number(row.attributes.r ?? lines.length + 1)
    const cells = cellsOf(row, strings, styles, limits.columns)
    // Workbooks often end in rows that are formatted and empty.
    if (!(at > lines.length) || cells.every(({ text }) => text === '')) continue
    // One line too many tells the caller; it is not made for each row in between.
    if (at > limits.rows + 1) return Array<TableCell[]>(limits.rows + 2).fill(cells)
    while (lines.length < at - 1) lines.push([])
    lines.push(cells)
  }
  return lines
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
      return { text: words.slice(0, 10), day: words.slice(0, 10) }
    default: {
      const number = Number(words)
      if (words.trim() === '' || Number.isNaN(number)) return { text: words }
      return shownNumber(number, codes[Number(cell.attributes.s ?? 0)] ?? 'General', from1904)
    }
  }
}

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
