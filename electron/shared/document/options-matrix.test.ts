// Totals of scored options: computed, left blank, and what prevents computing them.
import { describe, expect, it } from 'vitest'
import { optionsTable } from './form-tables'
import type { Table } from './nodes'
import { directionOf, numberIn, scoresOf, withTotals, wordsOfCells } from './options-matrix'

const HEAD = ['Criterion', 'Weight', 'A', 'B']
const TOTAL = ['Total', '', '', '']
const totals = (...rows: string[][]) => scoresOf([HEAD, ...rows, TOTAL]).totals.slice(2)
const faults = (...rows: string[][]) =>
  scoresOf([HEAD, ...rows, TOTAL]).faults.map(({ row, column, why }) => [row, column, why])

/** The table with words in its cells. */
function filled(rows: readonly (readonly string[])[]): Table {
  const table = optionsTable('o', ['A', 'B'], rows.length - 2)
  return {
    ...table,
    content: table.content.map((row, index) => ({
      ...row,
      content: row.content.map((cell, column) => ({
        ...cell,
        content: [
          {
            type: 'paragraph' as const,
            attrs: { textAlign: null, marking: null },
            content: [{ type: 'text' as const, text: rows[index]?.[column] ?? '' }].filter(
              ({ text }) => text,
            ),
          },
        ],
      })),
    })),
  }
}

describe('totals', () => {
  it('are the sums of weighted scores', () => {
    expect(totals(['Cost', '2', '3', '5'], ['Time', '1', '4', '1'])).toEqual(['10', '11'])
    expect(totals(['Cost', '30 %', '3', '4'], ['Time', '70%', '4', '1'])).toEqual(['3.7', '1.9'])
    expect(totals(['Cost', '1,5', '-1', '0.1'], ['Time', '1', '+2', '0.2'])).toEqual(['0.5', '0.35'])
  })

  it('leave out rows without words, and are blank without any', () => {
    expect(totals(['', '', '', ''], ['Cost', '1', '2', '3'])).toEqual(['2', '3'])
    expect([totals(['', '', '', '']), faults(['', '', '', ''])]).toEqual([['', ''], []])
    expect(scoresOf([]).totals).toEqual([])
  })

  it('are blank for an option with a gap, and for all without a weight', () => {
    expect(totals(['Cost', '2', '', '5'])).toEqual(['', '10'])
    expect(faults(['Cost', '2', '', '5'])).toEqual([[1, 2, 'empty']])
    expect(totals(['Cost', 'high', '3', '5'])).toEqual(['', ''])
    expect(faults(['Cost', 'high', '3', '1e5'])).toEqual([
      [1, 1, 'no number'],
      [1, 3, 'no number'],
    ])
  })

  it('that were typed are compared with the scores', () => {
    const typed = (total: string) =>
      scoresOf([HEAD, ['Cost', '2', '3', '5'], ['Total', '', total, '']]).faults.map(({ why }) => why)
    expect([typed('6'), typed('6.0'), typed('7'), typed('six')]).toEqual([
      [],
      [],
      ['other total'],
      ['other total'],
    ])
  })
})

it('reads numbers as they are written', () => {
  expect(['4', ' 2.5 ', '2,5', '−3', '+1', '50 %'].map(numberIn)).toEqual([4, 2.5, 2.5, -3, 1, 0.5])
  expect(['', 'four', '1.2.3', '3/5', '1 000', '[To confirm]', '0x1'].map(numberIn)).toEqual(
    Array(7).fill(null),
  )
})

it('prints totals and what is best, and keeps what the author typed', () => {
  const words = (table: Table) => wordsOfCells(table, () => '')?.at(-1)
  const rows = [HEAD, ['Cost', '2', '3', '5']]
  expect(words(withTotals(filled([...rows, TOTAL]), () => ''))).toEqual([
    'Total (higher is better)',
    '',
    '6',
    '10',
  ])
  expect(words(withTotals(filled([...rows, ['Sum', '', '9', '']]), () => ''))).toEqual([
    'Sum (higher is better)',
    '',
    '9',
    '10',
  ])
  expect([directionOf('optionsLower'), directionOf('plain')]).toEqual(['(lower is better)', null])
})

it('computes nothing in merged cells', () => {
  const table = filled([HEAD, ['Cost', '2', '3', '5'], TOTAL])
  const [first, ...others] = table.content
  const merged = { ...first, content: first?.content.slice(1) ?? [] } as Table['content'][number]
  const irregular = { ...table, content: [merged, ...others] }
  expect(wordsOfCells(irregular, () => '')).toBeNull()
  expect(withTotals(irregular, () => '')).toBe(irregular)
})
