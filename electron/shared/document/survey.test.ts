// Numbering of a document.
import { describe, expect, it } from 'vitest'
import {
  doc,
  guidance,
  h,
  link,
  note,
  np,
  p,
  section,
  table,
  td,
  th,
  tr,
  trainer,
} from '../../pdf/testing/build'
import type { ExportOptions } from '../pack'
import { numberingOf } from '../themes'
import type { BriefingDocument, Section } from './nodes'
import { printedMarks, surveySections } from './survey'
import { targetsOf } from './targets'

const captioned = (caption: string) => table(caption, tr(th('a')), tr(td('b')))

/** All marks in printing order. */
function marks(
  document: BriefingDocument,
  options: Partial<ExportOptions> = {},
  theme = 'staff-paper',
): string[] {
  const numbering = numberingOf({ theme }, { kind: 'briefing', ...options })
  return surveySections(document.content, numbering).flatMap((one) => [
    ...printedMarks(one, numbering).values(),
  ])
}

const perSection = { paragraphNumbers: 'section' } as const

describe('marks', () => {
  it('leave out what is not printed', () => {
    const document = doc(
      section('Out', { excluded: true }, captioned('Hidden'), np(1, 'x'), p('y', note('n'))),
      section('A', {}, trainer('exercise', captioned('In trainer'), np(1, 'x'), p('y', note('n')))),
      section(
        'B',
        {},
        guidance(np(1, 'x'), p('y', note('n'))),
        captioned('Shown'),
        np(1, 'x'),
        p('y', note('n')),
      ),
    )
    expect(marks(document)).toEqual(['Table 1', '1.', '1'])
    expect(marks(document, { kind: 'handout' })).toEqual(['Table 1', '1.', '1', 'Table 2', '2.', '2'])
  })

  it('continue in annexes, which are printed last; only their paragraphs restart', () => {
    const document = doc(
      section('Annex', { annex: true }, np(1, 'x'), captioned('Late')),
      section('Under it', { annex: true, level: 2 }, np(1, 'x')),
      section('Next', { annex: true }, np(1, 'x')),
      section('Body', {}, np(1, 'x'), captioned('First')),
      section('More', {}, np(1, 'x')),
    )
    expect(marks(document)).toEqual(['1.', 'Table 1', '2.', '1.', 'Table 2', '2.', '1.'])
    expect(marks(document, perSection)).toEqual(['1.', 'Table 1', '1.', '1.', 'Table 2', '1.', '1.'])
  })

  it('run through the paper on all levels, or restart', () => {
    const document = doc(
      section('A', {}, np(1, 'x'), np(2, 'x')),
      section('B', {}, np(2, 'x'), np(1, 'x'), np(2, 'x')),
    )
    expect(marks(document)).toEqual(['1.', 'a.', 'b.', '2.', 'a.'])
    expect(marks(document, perSection)).toEqual(['1.', 'a.', 'a.', '1.', 'a.'])
  })

  it('have letters past z and roman numbers past twenty, written as the theme does', () => {
    const many = Array.from({ length: 40 }, () => [np(2, 'x'), np(5, 'x')])
    const fifth = Array.from({ length: 40 }, () => np(5, 'x'))
    expect(marks(doc(section('A', {}, ...many.flat()))).at(-2)).toBe('an.')
    expect(marks(doc(section('A', {}, ...fifth))).at(-1)).toBe('(xl)')
    expect(marks(doc(section('A', {}, ...fifth)), {}, 'modern-report').at(-1)).toBe('xl.')
  })

  it('count captions and notes in cells and panels, a caption before what its table holds', () => {
    const inner = td([p('c', note('n')), np(1, 'x')])
    const document = doc(section('A', {}, table('Outer', tr(th('h')), tr(inner)), p('y', note('n'))))
    expect(marks(document)).toEqual(['Table 1', '1', '1.', '2'])
  })

  it('count sources of a list once for the same words, and notes for the addresses of links', () => {
    const document = doc(
      section('A', {}, p('x', note('One', 'source'), note('n'), note('Two', 'source'))),
      section('B', {}, p('y', note('Two', 'source'), link('https://example.org', 'there'), note('m'))),
    )
    expect(marks(document)).toEqual(['1', '2', '3', '4', '5'])
    expect(marks(document, { sources: 'list', linkNotes: true })).toEqual(['[1]', '1', '[2]', '[2]', '3'])
    expect(marks(document, { sources: 'sections' })).toEqual(['[1]', '1', '[2]', '[1]', '2'])
  })
})

describe('targets', () => {
  const targets = (sections: readonly Section[], options: Partial<ExportOptions> = {}) => {
    const numbering = numberingOf({ theme: 'staff-paper' }, { kind: 'briefing', ...options })
    return targetsOf(surveySections(sections, numbering), numbering, () => '')
  }
  const idOf = (block: unknown): string => (block as { attrs: { id: string } }).attrs.id

  it('name the section where a number alone is ambiguous', () => {
    const one = np(1, 'x')
    const sections = [section('A', { id: 'a' }, one), section('B', {}, np(1, 'x'))]
    expect(targets(sections).get(idOf(one))).toMatchObject({ name: 'paragraph 1', fullName: 'paragraph 1' })
    expect(targets(sections, perSection).get(idOf(one))?.fullName).toBe('section 1, paragraph 1')
    const bare = { ...perSection, sectionNumbers: 'without' } as const
    expect(targets(sections, bare).get(idOf(one))?.fullName).toBe('“A”, paragraph 1')
  })

  it('name the annex, or the main paper, where paragraphs run through each', () => {
    const [one, late, under] = [np(1, 'x'), np(1, 'x'), np(1, 'x')]
    const made = targets([
      section('A', {}, one),
      section('Map', { annex: true }, late),
      section('Under', { annex: true, level: 2 }, under),
    ])
    expect(made.get(idOf(one))).toMatchObject({ name: 'paragraph 1', series: '', clearIn: 'series' })
    expect(made.get(idOf(one))?.fullName).toBe('paragraph 1 of the main paper')
    expect(made.get(idOf(late))?.fullName).toBe('Annex A, paragraph 1')
    expect(made.get(idOf(under))?.fullName).toBe('Annex A, paragraph 2')
  })

  it('leave out skipped levels', () => {
    const deep = np(3, 'x')
    expect(targets([section('A', {}, deep)]).get(idOf(deep))?.name).toBe('paragraph (1)')
  })

  it('name a section only for headings with the same words', () => {
    const [one, two, three] = [h(1, 'Facts'), h(1, 'Facts'), h(1, 'Views')]
    const made = targets([section('A', {}, one), section('B', {}, two, three)])
    expect([one, two, three].map((heading) => made.get(idOf(heading))?.fullName)).toEqual([
      '“Facts” in section 1',
      '“Facts” in section 2',
      '“Views”',
    ])
  })
})
