// One pack with all rows: rows of a list are repeated, cells of a sheet of labels take one row each, the rest stays.
import { expect, it } from 'vitest'
import { doc, field, p, pack, packField, section, table, td, th, tr } from '../pdf/testing/build'
import type { Section } from './document/nodes'
import { inlineText } from './document/query'
import type { Pack } from './pack'
import { tableOf } from './table'
import { matchColumns } from './table-fields'
import { withAllRows } from './table-rows'

const values = tableOf(
  [
    ['Name', 'Rank'],
    ['Anna', 'Col'],
    ['Bo', ''],
    ['Cy', 'Maj', 'too much'],
    ['Di', 'Cpl'],
  ].map((cells) => cells.map((text) => ({ text }))),
)
const made = (...blocks: Parameters<typeof section>[2][]): Pack => ({
  ...pack(doc(section('List of ', {}, p(field('name')), ...blocks))),
  fields: [
    packField('name', 'in the pack', 'Name'),
    packField('rank', '', 'Rank'),
    packField('day', 'Monday', 'Day'),
  ],
})
const rowsOf = (one: Pack): string[][] => {
  const value = (name: string) => one.fields.find((each) => each.name === name)?.value ?? '?'
  const found = (one.doc.content[0] as Section).content.find((block) => block.type === 'table')
  return (found?.type === 'table' ? found.content : []).map((row) =>
    row.content.map((cell) =>
      cell.content
        .map((block) =>
          'content' in block ? inlineText(block.content as never, ({ name }) => value(name)) : '',
        )
        .join(),
    ),
  )
}
const all = (one: Pack): Pack => {
  if (!values) throw new Error('no table')
  const table = { ...values, encoding: null, hasHidden: false, readsHidden: false }
  return withAllRows(one, matchColumns(values.columns, one.fields), table)
}

it('repeats a row with the fields for each sound row of values', () => {
  const list = table(
    '',
    tr(th('Who'), th('Day')),
    tr(td(p(field('rank'), ' ', field('name'))), td(p(field('day')))),
    tr(td('End'), td('')),
  )
  const filled = all(made(list))
  expect(rowsOf(filled)).toEqual([
    ['Who', 'Day'],
    ['Col Anna', 'Monday'],
    ['[rank.2] Bo', 'Monday'],
    ['Cpl Di', 'Monday'],
    ['End', ''],
  ])
  // Outside of the table the pack's own value stays.
  expect(filled.fields.find(({ name }) => name === 'name')?.value).toBe('in the pack')
  expect(JSON.stringify(filled.doc.content[0]?.content[1])).toContain('"name":"name"')
})

it('gives each cell of a sheet of labels the next row, and leaves the last ones empty', () => {
  const label = () => td(p(field('name')))
  expect(rowsOf(all(made(table('', tr(label(), label())))))).toEqual([
    ['Anna', 'Bo'],
    ['Di', ''],
  ])
})

it('refuses a pack without such a row', () => {
  expect(() => all(made(table('', tr(td('Nothing')))))).toThrow(/No table of the pack has a row/)
})
