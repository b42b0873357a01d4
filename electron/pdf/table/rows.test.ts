// Rows of a table: their heights, and how they are divided at a page break.
import { describe, expect, it } from 'vitest'
import { type RowStyle, type Strip, strip, type TypesetCell, type TypesetRow } from '../flow/strip'
import { divideStrip, drawnStrip, groupRows, rowStrip } from './rows'
import { CELL_PADDING } from './widths'

const PADDING = CELL_PADDING.top + CELL_PADDING.bottom
const style: RowStyle = { x: 0, rule: '#000000', lines: 'rows', repeat: null, top: [] }
const line = (name: string): Strip => strip(10, [{ kind: 'anchor', x: 0, y: 0, id: name }])
const cell = (lines: string, rows = 1, x = 0): TypesetCell => ({
  tag: 0,
  column: x,
  x,
  width: 50,
  padding: 5,
  spanner: false,
  rows,
  fill: null,
  strips: [...lines].map(line),
  shift: 0,
})
const row = (...cells: TypesetCell[]): TypesetRow => ({ tag: 0, group: false, cells })
const namesOf = (one: Strip): string =>
  drawnStrip(one)
    .frames.map((frame) => (frame.kind === 'anchor' ? frame.id : ''))
    .join('')

describe('a row', () => {
  it('is as high as its tallest cell', () => {
    expect(rowStrip([row(cell('a'), cell('bcd'))], style).height).toBe(30 + PADDING)
  })

  it('belongs to one group with those that its cells span', () => {
    const rows = [row(cell('a', 2), cell('b')), row(cell('c')), row(cell('d'))]
    expect(groupRows(rows).map(({ length }) => length)).toEqual([2, 1])
  })

  it('is taller, if the last, for a cell that spans several', () => {
    const group = rowStrip([row(cell('abcdef', 2), cell('x')), row(cell('y'))], style)
    expect(group.height).toBe(60 + PADDING)
  })

  it('has a rule below it', () => {
    expect(rowStrip([row(cell('a'))], style).frames.filter(({ kind }) => kind === 'rule')).toEqual([
      { kind: 'rule', x: 0, y: 10 + PADDING, x2: 50, y2: 10 + PADDING, width: 0.5, colour: '#000000' },
    ])
  })
})

describe('a page break', () => {
  it('falls between rows of a group where it can', () => {
    const parts = divideStrip(rowStrip([row(cell('abc', 2), cell('x')), row(cell('y'))], style), 25)
    expect(parts?.map(namesOf)).toEqual(['ax', 'bcy'])
  })

  it('falls between lines of a row that is too tall', () => {
    const parts = divideStrip(rowStrip([row(cell('abcdef'), cell('xy'))], style), 30 + PADDING)
    expect(parts?.map(namesOf)).toEqual(['abcxy', 'def'])
    expect(parts?.map(({ height }) => height)).toEqual([30 + PADDING, 30 + PADDING])
  })

  it('keeps the gap above in the first part and that below in the second', () => {
    const whole = { ...rowStrip([row(cell('abcdef'))], style), before: 4, after: 6 }
    expect(divideStrip(whole, 30 + PADDING)?.map(({ before, after }) => [before, after])).toEqual([
      [4, 0],
      [0, 6],
    ])
  })

  it('does not happen where no line fits, or all do', () => {
    const whole = rowStrip([row(cell('abcdef'))], style)
    expect(divideStrip(whole, 12)).toBeNull()
    expect(divideStrip(whole, whole.height)).toBeNull()
    expect(divideStrip(strip(900, []), 100)).toBeNull()
  })
})

it('keeps its rows as plain data', () => {
  const whole = rowStrip([row(cell('ab', 2), cell('c')), row(cell('d'))], style)
  expect(JSON.parse(JSON.stringify(whole))).toEqual(whole)
})
