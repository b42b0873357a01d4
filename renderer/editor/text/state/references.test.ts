// What cross-references say.
import { expect, it } from 'vitest'
import type { ExportOptions } from '#shared/pack'
import { make, n, p } from '../commands/testing'
import { PackStore } from './pack-store'
import { referenceText } from './references'
import { packMeta } from './testing'

const storeOf = (print: Partial<ExportOptions> = {}) =>
  new PackStore({ meta: packMeta(), fields: [] }, [], (kind) => ({ kind, ...print }))

const numbered = (id: string, level: number) => make('numberedParagraph', { id, level }, id)
const table = (attrs: Record<string, unknown>) =>
  make('table', attrs, make('tableRow', {}, make('tableCell', {}, p())))
const section = (
  id: string,
  title: string,
  attrs: Record<string, unknown>,
  ...blocks: ReturnType<typeof p>[]
) => make('section', { id, ...attrs }, make('sectionTitle', {}, ...(title ? [title] : [])), ...blocks)
const doc = make(
  'doc',
  {},
  section(
    'one',
    'Situation',
    {},
    make('heading', { id: 'here', level: 1 }, 'Facts'),
    numbered('first', 1),
    numbered('two', 1),
    numbered('deep', 2),
    numbered('deeper', 3),
    n(1, 'x'),
    table({ id: 'bare' }),
    table({ id: 'named', caption: 'Forces' }),
  ),
  section('two', '', {}, make('heading', { id: 'facts', level: 1 }, 'Facts'), numbered('third', 1)),
  section('annex', 'Timings', { annex: true }, numbered('late', 1)),
  section('out', 'Left out', { excluded: true }, numbered('gone', 1)),
)
const says = (target: string, from: string, print: Partial<ExportOptions> = {}, show = 'number' as const) =>
  referenceText(doc, storeOf(print), { target, show, from })

it('names sections, paragraphs and captioned tables by number', () => {
  expect(says('first', 'one')).toBe('paragraph 1')
  expect(says('deeper', 'one')).toBe('paragraph 2a(1)')
  expect(says('named', 'one')).toBe('Table 1')
  expect(referenceText(doc, storeOf(), { target: 'named', show: 'full', from: 'two' })).toBe(
    'Table 1, page #',
  )
  expect(says('one', 'two')).toBe('section 1')
  expect(says('annex', 'two')).toBe('Annex A')
})

it('counts paragraphs through the paper as staff papers do, and names the section where they begin anew', () => {
  expect(says('third', 'one')).toBe('paragraph 4')
  expect(says('late', 'annex')).toBe('paragraph 1')
  expect(says('late', 'one')).toBe('Annex A, paragraph 1')
  expect(says('third', 'annex')).toBe('paragraph 4 of the main paper')
  expect(says('third', 'two', { paragraphNumbers: 'section' })).toBe('paragraph 1')
  expect(says('third', 'one', { paragraphNumbers: 'section' })).toBe('section 2, paragraph 1')
  expect(says('late', 'one', { paragraphNumbers: 'section' })).toBe('Annex A, paragraph 1')
})

it('has words for what has neither number nor title', () => {
  expect(says('bare', 'one')).toBe('the table')
  expect(says('bare', 'two')).toBe('the table in section 1')
  expect(referenceText(doc, storeOf(), { target: 'bare', show: 'title', from: 'two' })).toBe(
    'the table in section 1',
  )
  const print = { sectionNumbers: 'without', paragraphNumbers: 'section' } as const
  expect(says('two', 'one', print)).toBe('“Untitled”')
  expect(says('third', 'one', print)).toBe('“Untitled”, paragraph 1')
  expect(says('facts', 'one')).toBe('“Facts” in section 2')
})

it('says so when the target is gone or not printed', () => {
  expect(says('nowhere', 'one')).toBe('[missing reference]')
  expect(says('gone', 'one')).toBe('[missing reference]')
})
