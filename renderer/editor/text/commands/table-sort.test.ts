// Sorting tables, and the width of their columns.

import { history, undo } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { evenColumns, resizeColumn } from './table-columns'
import { type SortDirection, sortRows } from './table-sort'
import { draw, make, p, run, stateOf } from './testing'

const cell = (words: string, attrs: Record<string, unknown> = {}): Node => make('tableCell', attrs, p(words))
const head = (words: string, attrs: Record<string, unknown> = {}): Node =>
  make('tableHeader', attrs, p(words))
const tableOf = (...rows: Node[][]): Node =>
  make('table', { id: 't' }, ...rows.map((cells) => make('tableRow', {}, ...cells)))

/** A table of one column under a header. */
const column = (...words: string[]): Node =>
  tableOf([head('|Name')], ...words.map((word) => [cell(word || '')]))

function sorted(state: EditorState, direction: SortDirection): EditorState {
  const made = sortRows(state, direction)
  if (typeof made === 'string') throw new Error(made)
  return state.apply(made)
}

const words = (state: EditorState): string[] => {
  const table = state.doc.child(0).child(1)
  return table.children.slice(1).map((row) => row.textContent)
}

it.each<[string, SortDirection, string[], string[]]>([
  ['numbers', 'ascending', ['1,250', '4', '−7', '50'], ['−7', '4', '50', '1,250']],
  ['numbers downwards', 'descending', ['4', '1,250', '50'], ['1,250', '50', '4']],
  [
    'dates',
    'ascending',
    ['4 March 2026', '12 Jan 2026', '2025-12-31'],
    ['2025-12-31', '12 Jan 2026', '4 March 2026'],
  ],
  ['words', 'ascending', ['tug', 'Éland', 'Frigate', 'eagle'], ['eagle', 'Éland', 'Frigate', 'tug']],
  ['numbers in words', 'ascending', ['Item 10', 'Item 9'], ['Item 9', 'Item 10']],
  ['mixed columns as words', 'ascending', ['b', '2', 'a'], ['2', 'a', 'b']],
])('sorts %s %s', (_, direction, given, wanted) => {
  expect(words(sorted(stateOf([column(...given)]), direction))).toEqual(wanted)
})

it('keeps empty cells last in both directions, and rows of equal words in their order', () => {
  const table = (): Node =>
    tableOf(
      [head('|A'), head('B')],
      [cell('x'), cell('1')],
      [make('tableCell', {}, p()), cell('2')],
      [cell('x'), cell('3')],
    )
  for (const direction of ['ascending', 'descending'] as const)
    expect(words(sorted(stateOf([table()]), direction))).toEqual(['x1', 'x3', '2'])
})

it('keeps the cursor in its words and is one step for undo', () => {
  const start = stateOf([tableOf([head('N')], [cell('b|')], [cell('a')])], [history()])
  const after = sorted(start, 'ascending')
  expect(draw(after)).toBe('table(tr(th(p(N))) tr(td(p(a))) tr(td(p(b|))))')
  let back = after
  undo(after, (tr: Transaction) => {
    back = after.apply(tr)
  })
  expect(back.doc.eq(start.doc)).toBe(true)
})

it('refuses merged cells of the body, not of the header row', () => {
  const merged = tableOf([head('|A'), head('B')], [cell('wide', { colspan: 2 })], [cell('1'), cell('2')])
  expect(sortRows(stateOf([merged]), 'ascending')).toMatch(/merged cells/)
  const wideHead = tableOf([head('|A', { colspan: 2 })], [cell('2'), cell('x')], [cell('1'), cell('y')])
  expect(words(sorted(stateOf([wideHead]), 'ascending'))).toEqual(['1y', '2x'])
  const deepHead = tableOf([head('|A', { rowspan: 2 }), head('B')], [cell('1')], [cell('2'), cell('3')])
  expect(sortRows(stateOf([deepHead]), 'ascending')).toMatch(/merged cells/)
})

it('says what is missing', () => {
  expect(sortRows(stateOf([p('|')]), 'ascending')).toMatch(/cursor/)
  expect(sortRows(stateOf([column('one')]), 'ascending')).toMatch(/no rows/)
})

it('widens all cells of a column, and forgets the widths again', () => {
  const table = tableOf(
    [head('A', { colwidth: [100] }), head('|B', { colwidth: [100] })],
    [cell('wide', { colspan: 2, colwidth: [100, 100] })],
  )
  const wider = run(stateOf([table]), resizeColumn(1))
  const widths = (state: EditorState): unknown[] =>
    state.doc
      .child(0)
      .child(1)
      .children.map((row) => row.children.map(({ attrs }) => attrs.colwidth))
  expect(widths(wider)).toEqual([[[100], [124]], [[100, 124]]])
  expect(widths(run(wider, resizeColumn(-9)))).toEqual([[[100], [48]], [[100, 48]]])
  expect(widths(run(wider, evenColumns))).toEqual([[null, null], [null]])
  expect(evenColumns(stateOf([column('x')]))).toBe(false)
})
