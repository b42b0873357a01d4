// Findings of the check in decision blocks and options matrices.
import { expect, it } from 'vitest'
import { checkForms } from './check-forms'
import { decisionTable, optionsTable } from './document/form-tables'
import type { Table } from './document/nodes'

const said = (table: Table): string[] => checkForms([table], () => '').map(({ message }) => message)

/** A table of options with words in its cells; `rows` begins below the header. */
function options(...rows: string[][]): Table {
  const table = optionsTable('o', ['A', 'B'], rows.length)
  const attrs = { textAlign: null, marking: null, audience: null }
  return {
    ...table,
    content: table.content.map((row, index) => ({
      ...row,
      content: row.content.map((cell, column) => {
        const text = rows[index - 1]?.[column] ?? ''
        if (text === '') return cell
        return {
          ...cell,
          content: [{ type: 'paragraph' as const, attrs, content: [{ type: 'text' as const, text }] }],
        }
      }),
    })),
  }
}

it('names a decision that nobody made, with a jump to it', () => {
  const open = decisionTable('d')
  expect(checkForms([open], () => '')).toEqual([
    {
      severity: 'warning',
      message: 'No choice is ticked in the decision block. It will be printed unticked',
      target: 'd',
    },
  ])
  const made = JSON.parse(JSON.stringify(open).replace('"checked":false', '"checked":true'))
  expect(said(made)).toEqual([])
})

it('names the cell that leaves a total blank', () => {
  expect(said(options(['Cost', '2', '3', '5'], ['', '', '', '']))).toEqual([])
  expect(said(options(['Cost', '2', '', '5']))).toEqual([
    'There is no number in row “Cost”, column “A”: the total is left blank',
  ])
  expect(said(options(['Cost', 'high', 'x', '5']))).toEqual([
    '“high” in row “Cost”, column “Weight” is not a number: the total is left blank (and 1 more)',
  ])
  expect(said(options(['', '2', '3', '']))).toEqual([
    'There is no number in row 2, column “B”: the total is left blank',
  ])
})

it('names a total that its scores do not give, and merged cells', () => {
  const table = options(['Cost', '2', '3', '5'], ['Total', '', '7', ''])
  const typed = { ...table, content: table.content.slice(0, 3) }
  expect(said(typed)).toEqual(['The total of “A” is given as “7”, but its scores add up to a different one'])
  const [head, ...others] = typed.content
  const merged = { ...typed, content: [{ ...head, content: head?.content.slice(1) }, ...others] } as Table
  expect(said(merged)).toEqual(['The options matrix has no totals because it has merged cells. Split them'])
})
