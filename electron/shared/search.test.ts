// What is typed in the search box, as words and filters.
import { describe, expect, it } from 'vitest'
import { isSearch, parseSearch } from './search'

const NOW = new Date(2026, 4, 20, 15).getTime()
const parse = (typed: string) => parseSearch(typed, NOW)
const words = (typed: string) => parse(typed).terms.map((term) => term.words)
const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime()

describe('parseSearch', () => {
  it('divides words and phrases, and knows which may go on', () => {
    expect(parse('liaison "naval attaché" off').terms).toEqual([
      { words: 'liaison', open: true },
      { words: 'naval attaché', open: false },
      { words: 'off', open: true },
    ])
    expect(parse('"naval att').terms).toEqual([{ words: 'naval att', open: true }])
    expect(words('„one two“ «three»')).toEqual(['one two', 'three'])
  })

  it('takes a short word that others follow as complete', () => {
    expect(parse('visit to nai').terms.map(({ open }) => open)).toEqual([true, false, true])
    expect(parse('to').terms[0]?.open).toBe(true)
  })

  it('reads filters, also with several words, and leaves unknown ones as words', () => {
    const { filters, uses, only, withDeleted, terms } = parse(
      'kind:handout tag:"Kenya 2026" field:host_nation=Norway template:risk-register is:favourite include:deleted Note:this',
    )
    expect(filters.map(({ by, term }) => [by, term.words])).toEqual([
      ['kind', 'handout'],
      ['tag', 'Kenya 2026'],
      ['field', 'host_nation Norway'],
    ])
    expect(uses).toEqual([{ by: 'template', id: 'risk-register' }])
    expect([only, withDeleted]).toEqual([['favourite'], true])
    expect(terms.map((term) => term.words)).toEqual(['Note this'])
  })

  it('filters nothing by a filter that is still being typed', () => {
    for (const typed of ['kind:', 'is:fav', 'changed:20', 'changed:>', 'include:del', 'author: '])
      expect(parse(typed), typed).toMatchObject({ terms: [], filters: [], only: [], from: null, to: null })
  })

  it.each([
    ['changed:2026', day(2026, 1, 1), day(2027, 1, 1)],
    ['changed:2026-02', day(2026, 2, 1), day(2026, 3, 1)],
    ['changed:2026-12', day(2026, 12, 1), day(2027, 1, 1)],
    ['changed:2026-05-17', day(2026, 5, 17), day(2026, 5, 18)],
    ['changed:>2026-05', day(2026, 6, 1), null],
    ['changed:<2026-05-17', null, day(2026, 5, 17)],
    ['changed:today', day(2026, 5, 20), null],
  ])('reads %s as a time', (typed, from, to) => {
    expect(parse(typed)).toMatchObject({ from, to })
  })

  it('ignores signs, and what is beyond measure', () => {
    expect(words('- * ( ) "" ^ NEAR(')).toEqual(['NEAR('])
    expect(parse('word '.repeat(5000)).terms.length).toBeLessThan(50)
  })
})

describe('isSearch', () => {
  it.each(['', ' ', '"', '""', '“', '- ( *', 'kind:', 'tag: author:', 'changed:20', 'is:fav', 'include:'])(
    'takes %j for no search',
    (typed) => expect(isSearch(parse(typed))).toBe(false),
  )

  it.each([
    'a',
    '"a',
    '7',
    'kind:h',
    'tag:!',
    'is:favourite',
    'include:deleted',
    'changed:2026',
    'template:x',
  ])('takes %j for a search', (typed) => expect(isSearch(parse(typed))).toBe(true))
})
