// Plain text from a spreadsheet: rows as lines, tabs between cells, quotes around cells with line breaks.
import type { Node, Schema } from '@tiptap/pm/model'
import { numberOf } from './cell-values'

/**
 * Returns the cells of tabbed text, with short rows filled up; null for text that isn't a table: a line without a tab,
 * or a single row.
 */
export function tabbedCells(text: string): string[][] | null {
  if (!text.includes('\t')) return null
  const rows = readRows(text.replace(/\r\n?/g, '\n'))
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === '')) rows.pop()
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (rows.length < 2 || rows.some((row) => row.length < 2)) return null
  // Tabs only at the start of lines are indents.
  if (rows.every((row) => row.slice(0, -1).every((cell) => cell === ''))) return null
  return rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => '')])
}

/** Cells are read from start to end; a quote opens one only if another closes it before a tab or the end of a line. */
function readRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (let at = 0; at <= text.length; ) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null
    const stop = quoted ? quoted.end : endOfCell(text, at)
    rows.at(-1)?.push((quoted?.words ?? text.slice(at, stop)).trim())
    if (stop >= text.length) break
    if (text[stop] === '\n') rows.push([])
    at = stop + 1
  }
  return rows
}

function endOfCell(text: string, from: number): number {
  const stop = /[\t\n]/g
  stop.lastIndex = from
  return stop.exec(text)?.index ?? text.length
}

function quotedCell(text: string, from: number): { words: string; end: number } | null {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue
    const closes = at + 1 === text.length || text[at + 1] === '\t' || text[at + 1] === '\n'
    return closes ? { words: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 } : null
  }
  return null
}

/**
 * Returns a table of the cells; a first row of words above numbers, or above more rows of words, becomes its header.
 */
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
