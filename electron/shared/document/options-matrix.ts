// Options scored by weighted criteria: the totals of a table with a criterion in each row and an option in each column.
import type { FieldUse, Table, TableCell, TableHeader, TableKind } from './nodes'
import { plainText } from './query'
import { mapLines, withBlanks } from './to-confirm'

/** A cell that prevents computing a total, or a typed total that differs from the computed one. */
export interface ScoreFault {
  readonly row: number
  readonly column: number
  readonly why: 'empty' | 'no number' | 'other total'
}

/** The totals of an options matrix, and its faults. */
export interface Scores {
  /** By column; empty where there is none. */
  readonly totals: readonly string[]
  readonly faults: readonly ScoreFault[]
}

/** Columns before the first option: the criterion and its weight. */
const WEIGHT = 1
const FIRST_OPTION = 2

/** A score or a weight: `4`, `2.5`, `2,5`, `-1`, `30 %`. */
const NUMBER = /^([-−+]?)(\d{1,9})(?:[.,](\d{1,6}))?(?:\s?(%))?$/

/** Returns the number in a cell; null for any other text. */
export function numberIn(text: string): number | null {
  const [, sign, whole, decimals = '0', percent] = NUMBER.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const value = Number(`${whole}.${decimals}`) * (percent ? 0.01 : 1)
  return sign === '-' || sign === '−' ? -value : value
}

/** Returns which total is best, as printed; null for a table without scores. */
export function directionOf(kind: TableKind | undefined): string | null {
  if (kind === 'optionsHigher') return '(higher is better)'
  return kind === 'optionsLower' ? '(lower is better)' : null
}

/** Returns the words of each cell, row by row; null where cells are merged. */
export function wordsOfCells(table: Table, value: (field: FieldUse) => string): string[][] | null {
  const [head] = table.content
  const regular = table.content.every(
    ({ content }) =>
      content.length === head?.content.length &&
      content.every(({ attrs }) => attrs.colspan === 1 && attrs.rowspan === 1),
  )
  if (!regular) return null
  return mapLines(table, withBlanks).content.map(({ content }) =>
    content.map((cell) => plainText(cell, value).trim()),
  )
}

/**
 * Computes the totals from the text of the cells: the first row names the columns, the last is for the totals. Empty
 * rows are skipped. An option with a missing or invalid score has no total.
 */
export function scoresOf(rows: readonly (readonly string[])[]): Scores {
  const last = rows.length - 1
  const used = rows.flatMap((cells, row) =>
    row > 0 && row < last && cells.some((words) => words !== '') ? [{ cells, row }] : [],
  )
  const faults: ScoreFault[] = []
  const read = ({ cells, row }: (typeof used)[number], column: number): number | null => {
    const words = cells[column] ?? ''
    const number = numberIn(words)
    if (number === null) faults.push({ row, column, why: words === '' ? 'empty' : 'no number' })
    return number
  }
  const weights = used.map((one) => read(one, WEIGHT))
  const totals = (rows[0] ?? []).map((_, column) => {
    if (column < FIRST_OPTION) return ''
    const parts = used.map((one, index) => product(weights[index], read(one, column)))
    return parts.length > 0 && parts.every((part) => part !== null) ? totalOf(parts) : ''
  })
  const typed = rows[last] ?? []
  totals.forEach((total, column) => {
    const words = typed[column] ?? ''
    if (total !== '' && words !== '' && numberIn(words) !== Number(total))
      faults.push({ row: last, column, why: 'other total' })
  })
  return { totals, faults }
}

const product = (one: number | null | undefined, other: number | null): number | null =>
  typeof one === 'number' && other !== null ? one * other : null

const totalOf = (parts: readonly number[]): string =>
  String(Number(parts.reduce((sum, part) => sum + part, 0).toFixed(2)))

/** Returns the table as printed: totals in empty cells of the last row, and next to its first words which is best. */
export function withTotals(table: Table, value: (field: FieldUse) => string): Table {
  const direction = directionOf(table.attrs.kind)
  const words = direction === null ? null : wordsOfCells(table, value)
  if (direction === null || words === null) return table
  const { totals } = scoresOf(words)
  const last = table.content.length - 1
  const content = table.content.map((row, index) =>
    index < last
      ? row
      : {
          ...row,
          content: row.content.map((cell, column) =>
            column === 0
              ? withWords(cell, ` ${direction}`)
              : words[last]?.[column] === ''
                ? withWords(cell, totals[column] ?? '')
                : cell,
          ),
        },
  )
  return { ...table, content }
}

/** The cell with words after those of its first paragraph. */
function withWords<Cell extends TableCell | TableHeader>(cell: Cell, text: string): Cell {
  const [first, ...rest] = cell.content
  if (text === '' || first?.type !== 'paragraph') return cell
  return {
    ...cell,
    content: [{ ...first, content: [...(first.content ?? []), { type: 'text', text }] }, ...rest],
  }
}
