// Cells and rows with nothing but empty optional fields: the same in print, check, numbers and abbreviations.
import { describe, expect, it } from 'vitest'
import * as d from '../../pdf/testing/build'
import { collectAbbreviations, NO_ABBREVIATIONS, textBlocks } from '../abbreviations/collect'
import { checkPack } from '../check'
import type { Pack, PackField } from '../pack'
import type { Block, Inline, Section, TableCell, TableRow } from './nodes'
import { fieldStates } from './only-if'
import { plainText } from './query'
import { withoutLeftOut } from './without-left-out'

const optional = (name: string, value = ''): PackField => ({
  ...d.packField(name, value, name.toUpperCase()),
  optional: true,
})
const FIELDS = [
  optional('spouse'),
  optional('rank'),
  d.packField('name', '', 'NAME'),
  optional('post', 'Chief'),
]
const BY = { edition: 'briefing:own', ...fieldStates(FIELDS) } as const
const cell = (...content: (Inline | string)[]): TableCell => d.td(d.p(...content))
const row = (...cells: TableRow['content'][number][]): TableRow => d.tr(...cells)

/** The words of each row of a table as printed; chips as their names. */
const rows = (...given: TableRow[]): string[] => {
  const [section] = withoutLeftOut([d.section('T', {}, d.table('Cap', ...given))], BY)
  const [, table] = (section as Section).content as [unknown, Block]
  if (table.type !== 'table') return [table.type]
  return table.content.map(({ content }) =>
    content.map((one) => plainText(one, ({ name }) => `[${name}]`)).join(' | '),
  )
}
const label = row(d.th('Key'), d.th('Value'), d.th('Note'))

describe('a cell with nothing but optional fields', () => {
  it('prints nothing while they are empty, beside a cell that has something', () => {
    expect(rows(row(cell('Who'), cell(d.field('spouse')), cell('x')))).toEqual(['Who |  | x'])
    expect(rows(row(cell('Who'), cell(d.field('spouse'), ' ', d.field('rank')), cell('x')))).toEqual([
      'Who |  | x',
    ])
  })

  it('prints them with a value, and a blank where one is needed, has words around it, or is not the pack’s', () => {
    expect(rows(row(cell('A'), cell(d.field('post')), cell(d.field('spouse'))))).toEqual(['A | [post] | '])
    expect(rows(row(cell('A'), cell(d.field('name')), cell(d.field('spouse'))))).toEqual(['A | [name] | '])
    expect(rows(row(cell('A'), cell('with ', d.field('spouse')), cell('')))).toEqual(['A | with [spouse] | '])
    expect(rows(row(cell('A'), cell(d.field('other')), cell('')))).toEqual(['A | [other] | '])
    expect(rows(row(cell('A'), cell(d.field('spouse'), d.field('post')), cell('')))).toEqual([
      'A | [spouse][post] | ',
    ])
  })

  it('takes its row along when the others say nothing either, but not where there is room to write', () => {
    expect(rows(label, row(cell('Spouse'), cell(d.field('spouse')), cell(d.field('rank'))))).toEqual([
      'Key | Value | Note',
    ])
    expect(rows(row(cell('Spouse'), cell(d.field('spouse')), cell('')))).toEqual(['Spouse |  | '])
    expect(rows(row(cell('Only'), cell(d.field('spouse'))))).toEqual(['guidance'])
  })

  it('keeps header cells, rows of joined cells, and rows of staff forms', () => {
    const head = d.tr(d.th('Name'), { ...d.th(''), content: [d.p(d.field('spouse'))] })
    expect(rows(head, row(cell('A'), cell('x')))[0]).toBe('Name | [spouse]')
    const tall = { ...cell('Tall'), attrs: { ...cell('').attrs, rowspan: 2 } }
    expect(rows(row(tall, cell(d.field('spouse'))), row(cell('x')))).toEqual(['Tall | ', 'x'])
    const table = d.table('', row(cell('Name'), cell(d.field('spouse'))))
    const form = { ...table, attrs: { ...table.attrs, kind: 'signature' as const } }
    const [section] = withoutLeftOut([d.section('T', {}, form)], BY)
    expect(plainText((section as Section).content[1] as Block)).toContain('Name')
  })
})

const packOf = (...blocks: Block[]): Pack => d.pack(d.doc(d.section('T', {}, ...blocks)), {}, FIELDS)
const messages = (pack: Pack): string[] =>
  checkPack(pack, { kind: 'briefing', paper: 'a4', edition: 'own' }, new Date('2026-11-29')).map(
    ({ message }) => message,
  )

describe('the rest of the program', () => {
  const table = d.table('Cap', label, row(cell('Call OCHA'), cell(d.field('spouse')), cell(d.field('rank'))))

  it('lists needed fields, and optional ones only where they print a blank', () => {
    expect(messages(packOf(table, d.p(d.field('name'))))).toEqual(['“NAME” is not filled in'])
    expect(messages(packOf(table, d.p('By ', d.field('spouse'), '.')))).toEqual(['“SPOUSE” is not filled in'])
  })

  it('finds no abbreviation in a row that is not printed', () => {
    const found = (fields: readonly PackField[]) =>
      collectAbbreviations(
        textBlocks(packOf(table).doc, { edition: 'briefing:own', ...fieldStates(fields) }),
        NO_ABBREVIATIONS,
      ).map(({ abbreviation }) => abbreviation)
    expect(found(FIELDS)).toEqual([])
    expect(found([optional('spouse', 'x'), optional('rank')])).toEqual(['OCHA'])
  })
})
