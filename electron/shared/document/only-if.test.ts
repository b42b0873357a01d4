// What is left out while a field is empty or filled in: words, blocks, items and rows, in the document and in the check.
import { describe, expect, it } from 'vitest'
import * as d from '../../pdf/testing/build'
import { checkPack } from '../check'
import type { Block, Condition, Inline, Section } from './nodes'
import { conditionWords, filledFields, hasValue, jsonConditions } from './only-if'
import { parseDocument } from './parse'
import { plainText } from './query'
import { withoutLeftOut } from './without-left-out'

const BY = { edition: 'briefing:own', filled: ['host'] } as const
const when = (words: Inline | string, field = 'date', filled = true): Inline => {
  const inline: Inline = typeof words === 'string' ? { type: 'text', text: words } : words
  const attrs: Condition = { field, filled }
  return { ...inline, marks: [{ type: 'onlyIf', attrs }, ...(inline.marks ?? [])] }
}
const left = (...blocks: Block[]): Section =>
  withoutLeftOut([d.section('Title', {}, ...blocks)], BY)[0] as Section
/** The words that are left in each block. */
const words = (...blocks: Block[]): string[] =>
  left(...blocks)
    .content.slice(1)
    .map((block) => (block.type === 'guidance' ? '-' : plainText(block)))

describe('a value', () => {
  it.each([
    ['', false],
    [' \t\u00a0', false],
    ['0', true],
    ['None of the above', true],
  ])('%j counts: %s', (value, counts) => {
    expect(hasValue({ value })).toBe(counts)
    expect(filledFields([{ name: 'x', value }])).toEqual(counts ? ['x'] : [])
  })

  it.each(['none', ' None.', 'NONE', 'nil', 'n/a', 'N/A', 'not applicable', '-', '–'])(
    '%j fills in a field, and leaves out the words that depend on it',
    (value) => {
      expect(hasValue({ value })).toBe(true)
      expect(filledFields([{ name: 'x', value }])).toEqual([])
    },
  )

  it('that the pack does not have is empty', () => {
    expect(hasValue(undefined)).toBe(false)
  })
})

describe('words with a condition', () => {
  it('are left out unless it is met', () => {
    expect(words(d.p('Go', when(' by May'), when(' to Oslo', 'host'), '.'))).toEqual(['Go to Oslo.'])
    expect(words(d.p('Go', when(' later', 'date', false), when(' far', 'host', false), '.'))).toEqual([
      'Go later.',
    ])
  })

  it('take their block along when nothing else is in it, but blanks', () => {
    expect(words(d.p(when('One.')), d.np(1, when('Two.'), ' '), d.p(when('Three.'), 'x'))).toEqual([
      '-',
      '-',
      'x',
    ])
    expect(words(d.p(), d.p(' '))).toEqual(['', ' '])
  })

  it('take lists, items, boxes, rows and tables along', () => {
    expect(words(d.ul(d.p(when('One')), 'Two'), d.ol(1, d.p(when('Three'))))).toEqual(['Two', '-'])
    expect(words(d.ul([d.p(when('One')), d.ul('Two')]))).toEqual(['\nTwo'.slice(1)])
    expect(words(d.callout('note', d.p(when('One')), d.p()), d.quote(d.p(when('Two'))))).toEqual(['-', '-'])
    const row = (...cells: Inline[]) => d.tr(...cells.map((cell) => d.td(d.p(cell))), d.td(''))
    expect(words(d.table('T', row(when('a'), when('b')), row(when('c'), d.i('d'))))).toEqual(['d'])
    expect(words(d.table('T', row(when('a')), row(when('b'))))).toEqual(['-'])
    const box: Inline = { type: 'tickBox', attrs: { checked: false } }
    expect(words(d.p(when('a'), box), d.p(when('a'), when(box)))).toEqual(['', '-'])
  })

  it('leave what is visible without words, and rows that share a cell', () => {
    const image = d.image('f'.repeat(64), { alt: 'A map' })
    expect(left(d.ul([d.p(when('One')), image])).content[1]).toMatchObject({
      type: 'bulletList',
      content: [{ content: [{ type: 'paragraph' }, { type: 'image' }] }],
    })
    const tall = d.td(d.p(when('a')))
    const table = d.table(
      'T',
      d.tr({ ...tall, attrs: { ...tall.attrs, rowspan: 2 } }, d.td(d.p(when('b')))),
      d.tr(d.td(d.p(when('c')))),
    )
    expect(left(table).content[1]).toMatchObject({ type: 'table', content: [{}, {}] })
    expect(words(table)).toEqual([''])
  })

  it('take along what stands beside them if an edition withholds it', () => {
    const picture = d.image('f'.repeat(64), { alt: 'A map' })
    const withheld = d.image('f'.repeat(64), { alt: 'A map', audience: 'instructor' })
    const table = d.table('T', d.tr(d.td([d.p(when('One')), withheld])))
    expect(jsonConditions.isLeftOut(table, BY)).toBe(true)
    expect(jsonConditions.isLeftOut(d.table('T', d.tr(d.td([d.p(when('One')), picture]))), BY)).toBe(false)
  })

  it('leave a document that is whole, and the same object where nothing is left out', () => {
    const section = d.section('Title', {}, d.p('Words'), d.ul(d.p(when('One', 'host'))))
    expect(withoutLeftOut([section], BY)[0]).toBe(section)
    const reduced = left(d.p(when('One')), d.ul([d.p(when('Two')), d.ul('Three')]))
    const guidance = { ...reduced, content: reduced.content.filter(({ type }) => type !== 'guidance') }
    expect(() => parseDocument(9, { type: 'doc', content: [guidance] })).not.toThrow()
    expect(withoutLeftOut([section], BY)[0]).toBe(withoutLeftOut([section], BY)[0])
  })

  it('are never left out where nobody says which fields have a value', () => {
    const one = d.p(when('One'))
    expect(jsonConditions.isLeftOut(one, { edition: 'briefing:own' })).toBe(false)
    expect(jsonConditions.fieldsIn(one)).toEqual(['date'])
  })

  it('say when they are printed', () => {
    expect(conditionWords({ field: 'x', filled: true }, 'Date')).toBe('Printed only if “Date” is filled in')
    expect(conditionWords({ field: 'x', filled: false }, 'Date')).toBe('Printed only if “Date” is empty')
  })
})

describe('the check', () => {
  const check = (value: string, ...blocks: Block[]) => {
    const pack = d.pack(d.doc(d.section('Title', {}, ...blocks)), {}, [
      d.packField('date', value, 'Decision date'),
    ])
    return checkPack(pack, { kind: 'briefing', edition: 'own', paper: 'a4' }, new Date()).map(
      ({ message }) => message,
    )
  }

  it('asks for no field that stands only in words that are left out', () => {
    expect(check('', d.p('Decide', when(' by '), when(d.field('date')), '.'))).toEqual([])
    expect(check('', d.p('Decide by ', d.field('date'), '.'))).toEqual(['“Decision date” is not filled in'])
  })

  it('lists no words to confirm that are left out', () => {
    const maybe: Inline = { type: 'text', text: 'Yes', marks: [{ type: 'toConfirm' }] }
    expect(check('', d.p('Sure'), d.p(when(maybe)))).toEqual([])
    expect(check('x', d.p('Sure'), d.p(when(maybe)))).toEqual(['To confirm: “Yes”'])
  })

  it('names references to what is left out, and a section of which nothing is left', () => {
    const target = {
      ...d.np(1, when('Later')),
      attrs: { id: 'n', level: 1, marking: null, audience: null },
    } as Block
    expect(check('', d.p('See ', d.ref('n', 'number')), target)).toEqual([
      expect.stringMatching(/points to .*which is not printed: .*“Decision date”/),
    ])
    expect(check('', d.p(when('Later')))).toEqual(['The section is empty'])
  })
})
