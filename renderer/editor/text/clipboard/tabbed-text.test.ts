// Tabbed text from spreadsheets.
import { expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { tabbedCells, tableOf } from './tabbed-text'

it('reads rows, quoted cells and empty cells', () => {
  expect(tabbedCells('Name\tNote\r\nA\t"two\nlines ""so"""\r\nB\t\r\n')).toEqual([
    ['Name', 'Note'],
    ['A', 'two\nlines "so"'],
    ['B', ''],
  ])
})

it('leaves text with stray tabs alone', () => {
  for (const text of ['no tabs', 'one\tline', 'a\tb\nc', '\tindented\nlines'])
    expect([text, tabbedCells(text)]).toEqual([text, null])
})

it('makes a table with a header row and numbers at the right', () => {
  const table = tableOf(
    [
      ['Ship', 'Number'],
      ['Frigate', '4'],
      ['Tug', ''],
    ],
    schema,
  )
  table.check()
  const drawn = table.children.map((row) =>
    row.children.map(({ type, attrs, textContent }) => [type.name, attrs.textAlign, textContent]),
  )
  expect(drawn).toEqual([
    [
      ['tableHeader', null, 'Ship'],
      ['tableHeader', 'right', 'Number'],
    ],
    [
      ['tableCell', null, 'Frigate'],
      ['tableCell', 'right', '4'],
    ],
    [
      ['tableCell', null, 'Tug'],
      ['tableCell', null, ''],
    ],
  ])
})
