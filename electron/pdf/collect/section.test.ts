// The blocks of a section: one rule per test, without any geometry.
import { expect, it } from 'vitest'
import {
  callout,
  guidance,
  h,
  note,
  np,
  ol,
  p,
  pageBreak,
  pre,
  quote,
  table,
  tasks,
  td,
  th,
  tr,
  trainer,
  ul,
} from '../testing/build'
import { collected, tree } from '../testing/collected'
import { outline } from '../testing/fake-measure'

const blocks = (...given: Parameters<typeof collected>[0]) => outline(collected(given).blocks)

it('begins with the numbered title', () => {
  expect(blocks(p('Text'))).toEqual(['1 | Title', 'Text'])
  expect(tree(collected([p('Text')]).tags)).toBe('Sect(H1 P)')
})

it('takes a page break before the first text for the whole section', () => {
  expect(blocks(pageBreak, p('Text'))).toEqual(['break', '1 | Title', 'Text'])
  expect(blocks(p('Text'), pageBreak, p('More'))).toEqual(['1 | Title', 'Text', 'break', 'More'])
})

it('numbers paragraphs, deeper levels further in', () => {
  expect(blocks(np(1, 'One'), np(2, 'Two'), np(1, 'Three')).slice(1)).toEqual([
    '1. | One',
    '   a. | Two',
    '2. | Three',
  ])
})

it('puts headings one level below their section', () => {
  const { headings } = collected([h(1, 'Forces'), h(2, 'Land')])
  expect(headings.map(({ level, title }) => [level, title])).toEqual([
    [1, 'Title'],
    [2, 'Forces'],
    [3, 'Land'],
  ])
})

it('leaves out guidance, and in a briefing what is for trainers', () => {
  expect(blocks(guidance(p('Hint')), trainer('notes', p('Write')))).toEqual(['1 | Title'])
})

it('separates answers from the text', () => {
  const unit = collected([trainer('answers', p('Yes'))], { kind: 'handout', edition: 'instructor' })
  expect(outline(unit.blocks)).toEqual(['1 | Title'])
  expect(outline(unit.answers)).toEqual(['1 Title', 'Yes'])
})

it('makes list items paragraphs with hanging marks, nested ones further in', () => {
  expect(blocks(ul('One', [p('Two'), ul('Deep')])).slice(1)).toEqual([
    'gap',
    '• | One',
    '• | Two',
    'gap',
    '  – | Deep',
    'gap',
    'gap',
  ])
  expect(blocks(ol(9, 'Nine', 'Ten')).slice(1)).toEqual(['gap', '9. | Nine', '10. | Ten', 'gap'])
  expect(blocks(tasks([true, 'Done'], [false, 'Open'])).slice(1)).toEqual([
    'gap',
    '☑ | Done',
    '☐ | Open',
    'gap',
  ])
})

it("also says a task's state in words", () => {
  const { tags } = collected([tasks([true, 'Done'], [false, 'Open'])])
  expect(tags.filter(({ role }) => role === 'Lbl').map(({ alt }) => alt)).toEqual(['Done', 'Not done'])
})

it('puts callouts, quotes and code on backgrounds, callouts under their label', () => {
  expect(blocks(callout('risk', p('Ice.')), quote(p('Said.')), pre('a\tb')).slice(1)).toEqual([
    'panel(Risk / Ice.)',
    'quote(Said.)',
    'code(a    b)',
  ])
})

it('adds lines to write on to the notes of a handout', () => {
  const unit = collected([trainer('notes', p('Think.'))], { kind: 'handout' })
  expect(outline(unit.blocks).at(-1)).toMatch(/^panel\(.* \/ Think\. \/ lines\)$/)
})

it('fills the gaps of a table, and repeats only its header', () => {
  const [block] = collected([
    table('', tr(th('A'), th('B')), tr(td('1')), tr(td('2'), td('x'))),
  ]).blocks.slice(1)
  expect(outline(block ? [block] : [])).toEqual(['table(A, B; 1, ; 2, x)'])
  expect(block).toMatchObject({ columns: 2, headRows: 1, caption: null })
})

it("puts a table's caption above it, and repeats it where the table continues", () => {
  const [block] = collected([table('Budget', tr(th('A')), tr(td('1')))]).blocks.slice(1)
  if (block?.kind !== 'table') throw new Error('no table')
  expect(outline(block.caption ? [block.caption] : [])).toEqual(['Table 1\u2002Budget'])
  expect(outline([block.continued])).toEqual(['Table 1 continued'])
})

it('lists notes below the text if they are printed after their section', () => {
  const unit = collected([p('Text', note('Why.'))], { notes: 'sections' })
  expect(outline(unit.blocks).slice(1)).toEqual(['Text1', 'Notes', '1 | Why.'])
  expect(unit.endnotes).toEqual([])
})

it('is plain data', () => {
  const { blocks: made } = collected([p('Text', note('Why.')), table('T', tr(td('1')))])
  expect(JSON.parse(JSON.stringify(made))).toEqual(made)
})
