// Words and characters of sections and selections.
import { describe, expect, it } from 'vitest'
import { make, p, stateOf } from '../commands/testing'
import { countSections, countSelection, readingMinutes } from './text-counts'

const value = ({ name: field }: { readonly name: string }) => (field === 'nation' ? 'United Kingdom' : '')
const chip = (name: string) => make('field', { name })
const note = (words: string) => make('footnote', { id: 'n1' }, words)
const count = (...blocks: ReturnType<typeof p>[]) => {
  const { words, characters, letters } = countSections(
    stateOf(blocks).doc.children,
    { edition: 'briefing:own' },
    value,
  )
  return [words, characters, letters]
}

describe('countSections', () => {
  it('counts the title and all blocks, with and without spaces', () => {
    expect(count(p('Two words'))).toEqual([3, 10, 9])
    expect(count(p('One'), make('blockquote', {}, p('two three')))).toEqual([4, 13, 12])
  })

  it('counts a field as what it says, and an empty one as a word', () => {
    expect(count(p('In ', chip('nation'), '.'))).toEqual([4, 19, 17])
    expect(count(p('In ', chip('rank')))).toEqual([3, 4, 3])
  })

  it('counts notes as texts of their own that part no word', () => {
    expect(count(p('be', note('See p. 3'), 'fore'))).toEqual([5, 15, 13])
  })

  it('leaves out what is not printed', () => {
    const trainer = make('trainer', { kind: 'notes' }, p('Ask them'))
    expect(count(make('guidance', {}, p('Write more here')), trainer)).toEqual([1, 1, 1])
    expect(
      countSections(stateOf([trainer]).doc.children, { edition: 'handout:instructor+own' }, value).words,
    ).toBe(3)
  })
})

describe('countSelection', () => {
  it('counts parts of blocks and whole ones', () => {
    const state = stateOf([p('first |line'), p('second line'), p('third| line')])
    expect(countSelection(state, { edition: 'briefing:own' }, value)).toEqual({
      words: 4,
      characters: 20,
      letters: 19,
      unprinted: 0,
    })
  })

  it('counts nothing for a cursor', () => {
    const state = stateOf([p('first |line')])
    expect(countSelection(state, { edition: 'briefing:own' }, value)).toMatchObject({
      words: 0,
      unprinted: 0,
    })
  })

  it('counts what is not printed apart', () => {
    const trainer = make('trainer', { kind: 'answers' }, p('Ask the whole class'))
    const state = stateOf([p('|first line'), make('guidance', {}, p('Write more')), trainer, p('the end|')])
    expect(countSelection(state, { edition: 'briefing:own' }, value)).toMatchObject({
      words: 4,
      unprinted: 6,
    })
    expect(countSelection(state, { edition: 'handout:instructor+own' }, value)).toMatchObject({
      words: 8,
      unprinted: 2,
    })
    const excluded = state.apply(state.tr.setNodeAttribute(0, 'excluded', true))
    expect(countSelection(excluded, { edition: 'handout:instructor+own' }, value)).toMatchObject({
      words: 0,
      unprinted: 10,
    })
  })

  it('counts a part of what is not printed', () => {
    const state = stateOf([make('guidance', {}, p('Write |more')), p('first| line')])
    expect(countSelection(state, { edition: 'briefing:own' }, value)).toMatchObject({
      words: 1,
      unprinted: 1,
    })
  })
})

it('takes at least a minute to read', () => {
  expect([readingMinutes(3), readingMinutes(2200)]).toEqual([1, 10])
})
