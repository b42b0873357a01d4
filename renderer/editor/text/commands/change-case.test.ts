// Changing the case of letters, in the order of Word's Shift+F3.
import { history } from '@tiptap/pm/history'
import { NodeSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { changeCase } from './change-case'
import { asOwnStep, undo } from './history'
import { toggleList } from './lists'
import { draw, h, make, p, run, stateOf } from './testing'

const change = changeCase('en-GB')
const bold = (text: string) => schema.text(text, [schema.marks.bold!.create()])

it('goes from lower case to capitalised words, capitals and back, with the words still selected', () => {
  const state = stateOf([p('The |naval attaché’s visit| today')])
  const capitalised = run(state, change)
  expect(draw(capitalised)).toBe('p(The |Naval Attaché’s Visit| today)')
  const upper = run(capitalised, change)
  expect(draw(upper)).toBe('p(The |NAVAL ATTACHÉ’S VISIT| today)')
  expect(draw(run(upper, change))).toBe('p(The |naval attaché’s visit| today)')
})

it('takes the word at the cursor, which stays in its place', () => {
  const state = stateOf([p('a na|val visit')])
  const capitalised = run(state, change)
  expect(draw(capitalised)).toBe('p(a Na|val visit)')
  expect(draw(run(capitalised, change))).toBe('p(a NA|VAL visit)')
  expect(draw(run(stateOf([p('naval| visit')]), change))).toBe('p(Naval| visit)')
  expect(draw(run(stateOf([p('|naval visit')]), change))).toBe('p(|Naval visit)')
})

it('makes mixed letters capitals first', () => {
  expect(draw(run(stateOf([p('|One tWO|')]), change))).toBe('p(|ONE TWO|)')
})

it('keeps marks, fields, references and notes, also in the middle of a word', () => {
  const blocks = [
    p(
      '|na',
      bold('val'),
      ' talks with ',
      make('field', { name: 'host' }),
      make('footnote', { id: 'f' }, 'a note'),
      ', ',
      make('crossReference', { target: 'x', show: 'number' }),
      ' below|',
    ),
  ]
  const next = run(stateOf(blocks), change)
  const [first, second, third, field, note, , reference, last] = next.doc.child(0).child(1).children
  expect([first?.text, second?.text, third?.text, last?.text]).toEqual([
    'Na',
    'val',
    ' Talks With ',
    ' Below',
  ])
  expect(second?.marks.map(({ type }) => type.name)).toEqual(['bold'])
  expect([field?.attrs.name, reference?.attrs.target, note?.textContent]).toEqual(['host', 'x', 'a note'])
})

it('changes several blocks as one step for undo', () => {
  let state = stateOf([h(1, '|One'), p('Two|')], [history()])
  const before = state
  change(state, (tr) => {
    state = state.apply(asOwnStep(tr))
  })
  expect(draw(state)).toBe('h1(|ONE) p(TWO|)')
  undo(state, (tr) => {
    state = state.apply(tr)
  })
  expect(state.doc.eq(before.doc)).toBe(true)
  expect(state.selection.eq(before.selection)).toBe(true)
})

it('changes all selected cells, also where words become longer', () => {
  const row = (...words: string[]) =>
    make('tableRow', {}, ...words.map((word) => make('tableCell', {}, p(word))))
  const state = stateOf([make('table', {}, row('maß', 'fuß'), row('gruß', 'schluß'))])
  const cells: number[] = []
  state.doc.descendants(({ type }, pos) => void (type.name === 'tableCell' && cells.push(pos)))
  const all = CellSelection.create(state.doc, cells[0] ?? 0, cells[3] ?? 0)
  const selected = state.apply(state.tr.setSelection(all))
  expect(draw(run(run(selected, change), change)).replaceAll('|', '')).toBe(
    'table(tr(td(p(MASS)) td(p(FUSS))) tr(td(p(GRUSS)) td(p(SCHLUSS))))',
  )
  expect(draw(run(selected, toggleList('bulletList'))).match(/ul/g)).toHaveLength(4)
})

it('knows the letters of the language', () => {
  const upper = (words: string, language: string) =>
    draw(run(run(stateOf([p(`|${words}|`)]), changeCase(language)), changeCase(language)))
  expect(upper('istanbul ılıca', 'tr')).toBe('p(|İSTANBUL ILICA|)')
  expect(upper('istanbul', 'en')).toBe('p(|ISTANBUL|)')
  expect(upper('große straße', 'de-AT')).toBe('p(|GROSSE STRASSE|)')
  expect(upper('ένας λόγος', 'el')).toBe('p(|ΕΝΑΣ ΛΟΓΟΣ|)')
})

it('can do nothing without letters', () => {
  expect(change(stateOf([p('a  |  b')]))).toBe(false)
  expect(change(stateOf([p('|12 – 14|')]))).toBe(false)
  expect(change(stateOf([p('one'), p(' |')]))).toBe(false)
  const state = stateOf([p('a ', make('field', { name: 'host' }))])
  let field = -1
  state.doc.descendants((node, pos) => {
    if (node.type.name === 'field') field = pos
  })
  expect(change(state.apply(state.tr.setSelection(NodeSelection.create(state.doc, field))))).toBe(false)
})
