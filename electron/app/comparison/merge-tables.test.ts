// Tables of two versions as one: columns and rows that came or went, cells that were joined, and tables told apart by heads.
import { describe, expect, it } from 'vitest'
import { changeOf } from '#shared/compare/change'
import type { Table, TableCell, TableHeader } from '#shared/document/nodes'
import { inlinesOf } from '#shared/document/query'
import * as build from '../../pdf/testing/build'
import { mergedNode } from './merge-blocks'
import { mergedColumns } from './merge-columns'

const { td, th, tr } = build
const SIGNS = { added: '+', removed: '−' } as const

/** The words of a cell, those that were added after a plus, those that were removed after a minus. */
const wordsOf = (cell: TableCell | TableHeader): string =>
  cell.content
    .flatMap((block) => inlinesOf(block) ?? [])
    .map((inline) => {
      const change = changeOf(inline)
      return `${change ? SIGNS[change] : ''}${inline.type === 'text' ? inline.text : ''}`
    })
    .join('')

function merged(mine: Table, theirs: Table): readonly string[] | undefined {
  const table = mergedNode(mine, theirs, undefined) as Table | null
  return table?.content.map(({ content }) => content.map(wordsOf).join(' | '))
}

const tableOf = (...rows: readonly (readonly string[])[]): Table =>
  build.table('', ...rows.map((row, at) => tr(...row.map((words) => (at === 0 ? th(words) : td(words))))))

describe('a merged table', () => {
  it('stands there once when a column came or went', () => {
    const narrow = tableOf(['Name', 'Post'], ['Ada', 'Chief'], ['Grace', 'Deputy'])
    const wide = tableOf(['Name', 'Rank', 'Post'], ['Ada', 'Maj', 'Chief'], ['Grace', 'Capt', 'Head'])
    expect(merged(narrow, wide)).toEqual([
      'Name | +Rank | Post',
      'Ada | +Maj | Chief',
      'Grace | +Capt | −Deputy+Head',
    ])
    expect(merged(wide, narrow)).toEqual([
      'Name | −Rank | Post',
      'Ada | −Maj | Chief',
      'Grace | −Capt | −Head+Deputy',
    ])
  })

  it('shows rows and columns that changed together', () => {
    const mine = tableOf(['Name', 'Post'], ['Ada', 'Chief'], ['Eve', 'Clerk'])
    const theirs = tableOf(['Name', 'Post', 'Phone'], ['Bob', 'Cook', '7'], ['Ada', 'Chief', '8'])
    expect(merged(mine, theirs)).toEqual([
      'Name | Post | +Phone',
      '+Bob | +Cook | +7',
      'Ada | Chief | +8',
      '−Eve | −Clerk | ',
    ])
  })

  it('shows rows with joined cells as they were and as they are', () => {
    const mine = build.table('', tr(th('Day'), th('AM'), th('PM')), tr(td('Mon'), td('Travel'), td('Talks')))
    const theirs = build.table(
      '',
      tr(th('Day'), th('AM'), th('PM')),
      tr(td('Mon'), td('Rest', { colspan: 2 })),
    )
    expect(merged(mine, theirs)).toEqual(['Day | AM | PM', '−Mon | −Travel | −Talks', '+Mon | +Rest'])
  })

  const tall = (words: string, ...more: readonly (readonly string[])[]) =>
    build.table(
      '',
      tr(td('A', { rowspan: 2 }), td(words)),
      tr(td('x')),
      tr(td('y'), td('z')),
      ...more.map((row) => tr(...row.map((cell) => td(cell)))),
    )

  it('stands there once with cells over several rows', () => {
    expect(merged(tall('old'), tall('new'))).toEqual(['A | −old+new', 'x', 'y | z'])
    // A row came below a cell over several rows that changed.
    expect(merged(tall('old'), tall('new', ['v', 'w']))).toEqual(['A | −old+new', 'x', 'y | z', '+v | +w'])
    expect(merged(tall('old', ['v', 'w']), tall('old'))).toEqual(['A | old', 'x', 'y | z', '−v | −w'])
    // The cell reaches over one row now.
    expect(merged(tall('old'), tableOf(['A', 'new'], ['y', 'z']))).toEqual([
      '−A | −old',
      '−x',
      '+A | +new',
      'y | z',
    ])
  })

  it('has an empty cell beside rows over several lines that were narrower', () => {
    const wide = build.table(
      '',
      tr(td('A', { rowspan: 2 }), td('old'), td('1')),
      tr(td('x'), td('2')),
      tr(td('y'), td('z'), td('3')),
    )
    const table = mergedNode(tall('old'), wide, undefined) as Table
    const widths = [0, 0, 0, 0, 0, 0]
    for (const [at, row] of table.content.entries())
      for (const { attrs } of row.content)
        for (let below = 0; below < attrs.rowspan; below += 1)
          widths[at + below] = (widths[at + below] ?? 0) + attrs.colspan
    expect(widths).toEqual([3, 3, 3, 3, 3, 3])
    expect(merged(tall('old'), wide)?.slice(2, 4)).toEqual(['+A | +old | +1', '+x | +2'])
  })

  it('names the columns of a table without heads by their cells', () => {
    expect(merged(tableOf(['1', 'a'], ['2', 'b']), tableOf(['1', 'new', 'a'], ['2', 'new', 'b']))).toEqual([
      '1 | +new | a',
      '2 | +new | b',
    ])
  })
})

describe('columns', () => {
  const pairs = (before: readonly string[][], after: readonly string[][]) =>
    mergedColumns(before, after).map(({ before, after }) => `${before ?? '-'}${after ?? '-'}`)
  it('are the same with another head, or with the same head and other cells', () => {
    expect(
      pairs(
        [
          ['A', 'x'],
          ['B', 'y'],
        ],
        [
          ['C', 'x'],
          ['B', 'z'],
        ],
      ),
    ).toEqual(['00', '11'])
    expect(pairs([['A', 'x']], [['B', 'y']])).toEqual(['00'])
  })
  it('are others when nothing is alike', () => {
    expect(
      pairs(
        [
          ['A', 'x'],
          ['B', 'y'],
        ],
        [['B', 'y']],
      ),
    ).toEqual(['0-', '10'])
    expect(pairs([], [['B', 'y']])).toEqual(['-0'])
  })
})
