// Words that become fields, and fields that become words again.
import { history, undo } from '@tiptap/pm/history'
import { describe, expect, it } from 'vitest'
import { schema } from '#shared/document/schema'
import { chipToWords, occurrencesOf, putField, typeOfWords, wordsForField } from './make-field'
import { h, make, p, run, stateOf } from './testing'

const text = (state: ReturnType<typeof stateOf>) =>
  state.doc.textBetween(0, state.doc.content.size, '/', (leaf) =>
    leaf.type.name === 'field' ? `{${leaf.attrs.name}}` : '?',
  )

describe('words become a field', () => {
  it('takes the words without the spaces around them', () => {
    expect(wordsForField(stateOf([p('In| Norway |they')]))).toMatchObject({ text: 'Norway' })
    expect(wordsForField(stateOf([p('In |Norway')]))).toBeNull()
    expect(wordsForField(stateOf([p('In |Nor'), p('way|')]))).toBeNull()
    expect(wordsForField(stateOf([p('|In ', make('field', { name: 'x' }), '|')]))).toBeNull()
    expect(wordsForField(stateOf([make('codeBlock', {}, '|Norway|')]))).toBeNull()
  })

  it('finds whole words as they are written, where a field may stand', () => {
    const state = stateOf([
      p('Norway and norway, Norwayan; Norway.'),
      h(1, 'Norway'),
      make('codeBlock', {}, 'Norway'),
    ])
    expect(occurrencesOf(state, 'Norway')).toHaveLength(3)
  })

  it('replaces all places in one step, and undo brings all back', () => {
    const state = stateOf([p('|Norway| and Norway'), p('to Norway')], [history()])
    const made = run(state, putField('host', occurrencesOf(state, 'Norway')))
    expect(text(made)).toBe('T/{host} and {host}/to {host}')
    expect(text(run(made, undo))).toBe('T/Norway and Norway/to Norway')
  })

  it('keeps the looks of the words, but no link', () => {
    const marks = [schema.mark('bold'), schema.mark('link', { href: 'https://example.org/' })]
    const state = stateOf([p('In ', schema.text('Norway', marks))])
    const made = run(state, putField('host', occurrencesOf(state, 'Norway')))
    const chip = made.doc.firstChild?.lastChild?.lastChild
    expect([chip?.type.name, chip?.marks.map(({ type }) => type.name)]).toEqual(['field', ['bold']])
  })
})
it('puts the words of a field back into the text', () => {
  const state = stateOf([p('To ', make('field', { name: 'host' }), ' soon')])
  let at = 0
  state.doc.descendants((node, pos) => {
    if (node.type.name === 'field') at = pos
  })
  expect(text(run(state, chipToWords(at, 'Norway')))).toBe('T/To Norway soon')
  expect(chipToWords(at, '')(state)).toBe(false)
  expect(chipToWords(1, 'x')(state)).toBe(false)
})

it.each([
  ['2026-03-01', 'date'],
  ['221430ZNOV26', 'dtg'],
  ['1,200', 'number'],
  ['-40', 'number'],
  ['F35', 'text'],
  ['Norway', 'country'],
  ['1 March 2026', 'text'],
  ['Col. Hale', 'text'],
])('takes “%s” for a %s', (words, type) => {
  expect(typeOfWords(words, ['Norway'])).toBe(type)
})
