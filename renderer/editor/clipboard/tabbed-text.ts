// Plain text from a spreadsheet: rows of lines, cells between tabs, quotes around cells with line breaks.
import type { Node, Schema } from '@tiptap/pm/model'
import { numberOf } from './cell-values'

/** The cells of tabbed text; null for text that is no table: fewer than two rows or columns, or rows of unlike length. */
export function tabbedCells(text: string): string[][] | null {
  if (!text.includes('\t')) return null
  const rows = readRows(text.replace(/\r\n?/g, '\n').replace(/\n+$/, ''))
  const columns = rows[0]?.length ?? 0
  const even = rows.length > 1 && columns > 1 && rows.every((row) => row.length === columns)
  return even ? rows : null
}

function readRows(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/y
  const rows: string[][] = [[]]
  while (cell.lastIndex <= text.length) {
    const found = cell.exec(text)
    if (!found) break
    const [, quoted, bare = '', end] = found
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? bare).trim())
    if (end === '') break
    if (end === '\n') rows.push([])
  }
  return rows
}

/** A table of the cells; a first row of words above numbers, or above more rows of words, is its header. */
export function tableOf(cells: readonly (readonly string[])[], schema: Schema): Node {
  const create = (
    name: string,
    attrs: Record<string, unknown>,
    content: Node | readonly Node[] | null,
  ): Node => {
    const type = schema.nodes[name]
    if (!type) throw new Error(`The schema has no node ${name}`)
    return type.create(attrs, content)
  }
  const [first = [], ...rest] = cells
  const header = first.every((text) => text !== '' && numberOf(text) === null)
  const numeric = first.map((_, column) =>
    rest.every((row) => row[column] === '' || numberOf(row[column] ?? '') !== null),
  )
  const cellOf = (text: string, row: number, column: number): Node => {
    const head = header && row === 0
    const right = head ? numeric[column] : numberOf(text) !== null
    const lines = text.split('\n').map((line) => create('paragraph', {}, line ? schema.text(line) : null))
    return create(head ? 'tableHeader' : 'tableCell', { textAlign: right ? 'right' : null }, lines)
  }
  const rows = cells.map((row, at) =>
    create(
      'tableRow',
      {},
      row.map((text, column) => cellOf(text, at, column)),
    ),
  )
  return create('table', {}, rows)
}
