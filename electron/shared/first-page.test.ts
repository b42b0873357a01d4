// The first page: which lines are printed with which words, how documents are marked, and what is missing.
import { describe, expect, it } from 'vitest'
import { markedDocuments } from './cited-documents'
import { conventionOf } from './conventions'
import { hasFirstPage, missingLines, printedLine } from './first-page'
import { type FirstPage, isFirstPage } from './first-page-values'
import type { PackMeta } from './pack'

const meta = (firstPage?: Partial<FirstPage>, more: Partial<PackMeta> = {}): PackMeta => ({
  title: 'Visit to Arvenia',
  subtitle: '',
  kind: 'briefing',
  author: '',
  organisation: 'Joint Headquarters',
  reference: 'JHQ/1',
  date: '2026-03-12',
  language: 'en-GB',
  marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
  paper: 'a4',
  theme: 'staff-paper',
  blueprint: null,
  ...(firstPage ? { firstPage: { values: {}, references: [], ...firstPage } } : {}),
  ...more,
})
const lines = (pack: PackMeta) =>
  conventionOf(pack)
    .rows.flatMap((row) => (row.right ? [row, row.right] : [row]))
    .flatMap((spec) => {
      const line = printedLine(pack, spec)
      return line ? `${line.label}|${line.text}` : []
    })

describe('the convention', () => {
  it('is that of the theme unless the pack chooses another', () => {
    expect(conventionOf(meta()).id).toBe('uk-minute')
    expect(conventionOf(meta({}, { theme: 'modern-report' })).id).toBe('plain')
    expect(conventionOf(meta({ convention: 'nato-letter' })).id).toBe('nato-letter')
  })

  it('is one that the program has, whatever the pack names', () => {
    expect(conventionOf(meta({ convention: 'klingon' }, { theme: 'own' })).id).toBe('uk-minute')
  })
})

describe('a first page', () => {
  it('is there as soon as one value is', () => {
    expect([meta(), meta({}), meta({ values: { to: ' ' } })].map(hasFirstPage)).toEqual([false, false, false])
    expect(hasFirstPage(meta({ values: { copy: '1' } }))).toBe(true)
    expect(hasFirstPage(meta({ references: [{ id: 'a', text: 'x' }] }))).toBe(true)
  })

  it('leaves out what is empty, and has the title as subject', () => {
    expect(lines(meta({ values: { to: 'CDS' } }))).toEqual([
      '|Joint Headquarters',
      '|JHQ/1',
      '|12 March 2026',
      'To:|CDS',
      '|Visit to Arvenia',
    ])
  })

  it('has the date-time group instead of the date, and its own subject', () => {
    const values = { dateTimeGroup: '121430Z MAR 26', subject: 'Arvenia' }
    const printed = lines(meta({ values, convention: 'nato-letter' }))
    expect(printed).toContain('DATE:|121430Z MAR 26')
    expect(printed).toContain('SUBJECT:|Arvenia')
  })

  it('points to the distribution where nobody is named', () => {
    expect(lines(meta({ values: { action: 'J3\nJ5' }, convention: 'nato-letter' }))).toContain(
      'TO:|See Distribution',
    )
  })

  it('changes a label by another line', () => {
    const us = (values: FirstPage['values']) => lines(meta({ values, convention: 'us-memorandum' }))
    expect(us({ to: 'CDS' })).toContain('MEMORANDUM FOR|CDS')
    expect(us({ to: 'CDS', through: 'DMO' }).join()).toContain('MEMORANDUM THRU|DMO,FOR|CDS')
  })
})

describe('documents', () => {
  const references = ['One', ' ', 'Two'].map((text, index) => ({ id: `r${index}`, text }))
  it.each([
    ['uk-minute', ['A. Reference A', 'B. Reference B']],
    ['us-memorandum', ['a. reference a', 'b. reference b']],
    ['plain', ['1. reference 1', '2. reference 2']],
  ])('are counted as in %s; empty ones do not count', (convention, expected) => {
    const marked = markedDocuments(meta({ references, convention }))
    expect(marked.map(({ mark, name }) => `${mark} ${name}`)).toEqual(expected)
  })

  it('go on after Z', () => {
    const many = Array.from({ length: 28 }, (_, index) => ({ id: String(index), text: 'x' }))
    expect(
      markedDocuments(meta({ references: many }))
        .slice(25)
        .map(({ mark }) => mark),
    ).toEqual(['Z.', 'AA.', 'AB.'])
  })
})

it('misses what its convention needs, once it is used', () => {
  const empty = { reference: '', date: '' }
  expect(missingLines(meta(undefined, empty))).toEqual([])
  expect(missingLines(meta({ values: { copy: '1' } }, empty))).toEqual(['reference', 'date', 'to'])
  expect(missingLines(meta({ values: { action: 'J3' } }))).toEqual([])
})

it('is told from damaged values', () => {
  expect(isFirstPage({ values: { to: 'x' }, references: [{ id: 'a', text: '' }] })).toBe(true)
  for (const wrong of [null, {}, { values: { to: 1 }, references: [] }, { values: {}, references: [null] }])
    expect(isFirstPage(wrong), JSON.stringify(wrong)).toBe(false)
})
