// What cross-references say.
import { expect, it } from 'vitest'
import { h, make, n, p, stateOf } from '../commands/testing'
import { referenceTargets, referenceText } from './references'

const numbered = (id: string, level: number) => make('numberedParagraph', { id, level }, id)
const { doc } = stateOf([
  h(1, 'Facts'),
  numbered('first', 1),
  numbered('two', 1),
  numbered('deep', 2),
  numbered('deeper', 3),
  n(1, 'x'),
  make('table', { id: 'bare' }, make('tableRow', {}, make('tableCell', {}, p()))),
  make('table', { id: 'named', caption: 'Forces' }, make('tableRow', {}, make('tableCell', {}, p()))),
])

it('names sections, paragraphs and captioned tables by number', () => {
  expect(referenceText(doc, 'first', 'number')).toBe('paragraph 1')
  expect(referenceText(doc, 'deeper', 'number')).toBe('paragraph 2a(1)')
  expect(referenceText(doc, 'named', 'full')).toBe('Table 1, page #')
  expect(referenceText(doc, 'bare', 'number')).toBe('the table')
  expect(referenceTargets(doc)[0]).toEqual({ id: 'one', name: 'section 1', title: 'T' })
})

it('says so when the target is gone', () => {
  expect(referenceText(doc, 'gone', 'title')).toBe('missing reference')
})
