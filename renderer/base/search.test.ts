// Searching the palette: what is found and what comes first.
import { expect, it } from 'vitest'
import { searchEntries } from './search'

const entries = [
  { label: 'Insert row above', group: 'Table' },
  { label: 'Table…', group: 'Insert', words: 'grid' },
  { label: 'Page break', group: 'Insert' },
  { label: 'Stable', group: 'Section' },
  { label: 'Zürich (C++)', group: 'Section' },
]
const labels = (query: string, loose = true): string[] =>
  searchEntries(entries, query, { loose }).map(({ label }) => label)

it('returns all in their order when nothing is typed', () => {
  expect(labels('  ')).toEqual(entries.map(({ label }) => label))
})

it('puts beginnings before word parts, and labels before groups', () => {
  expect(labels('table')).toEqual(['Table…', 'Stable', 'Insert row above'])
  expect(labels('br')).toEqual(['Page break'])
})

it('wants every word, wherever it is found', () => {
  expect(labels('insert gr')).toEqual(['Table…'])
  expect(labels('table nothing')).toEqual([])
})

it('finds scattered letters if asked to', () => {
  expect(labels('pgbrk')).toEqual(['Page break'])
  expect(labels('pgbrk', false)).toEqual([])
  expect(labels('gbrk')).toEqual([])
})

it('puts what belongs to a long list after the rest', () => {
  const sign = { label: 'Section sign', group: 'Signs', onlySearched: true }
  const found = searchEntries([sign, { label: 'Add a section', group: 'Outline' }], 'sec', { loose: true })
  expect(found.map(({ label }) => label)).toEqual(['Add a section', 'Section sign'])
})

it('ignores accents and kinds of signs', () => {
  expect(labels('zurich')).toEqual(['Zürich (C++)'])
  expect(labels('ZÜR (c++')).toEqual(['Zürich (C++)'])
  expect(labels('[')).toEqual([])
  const found = (label: string, query: string) =>
    searchEntries([{ label, group: '' }], query, { loose: false }).length
  expect(found('The partner’s “view” – Tromsø, Łódź', `partner's "view" - tromso lodz`)).toBe(1)
  expect(found('Straße … and on', 'strasse ...')).toBe(1)
})

it('guesses only where nothing has the words, and no letters from all over a label', () => {
  const labels = (query: string) =>
    searchEntries(
      [
        { label: 'Insert date', group: 'Insert' },
        { label: 'Duplicate', group: 'Pack' },
        { label: 'Joint deterrence exercise at sea', group: 'New pack from' },
        { label: 'Dark table', group: 'Table' },
      ],
      query,
      { loose: true },
    ).map(({ label }) => label)
  expect(labels('date')).toEqual(['Insert date'])
  expect(labels('dte')).not.toContain('Duplicate')
  expect(labels('dupct')).toEqual(['Duplicate'])
  expect(labels('dpx')).toEqual([])
})

it('can search for any sign', () => {
  const all = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~€–\ud800'
  for (const sign of all)
    expect(searchEntries([{ label: `a ${sign} b${sign}`, group: '' }], sign, { loose: true })).toHaveLength(1)
})
