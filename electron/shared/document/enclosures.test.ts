// Enclosures: which pages are meant, how many there are, how large.
import { describe, expect, it } from 'vitest'
import { chosenPages, enclosureOf, hasPages, NEW_ENCLOSURE, pageCount, sheetsOf } from './enclosures'
import { pagesIn, readPageRanges } from './page-ranges'
import { nodeSpecs } from './schema'

describe('pages as typed', () => {
  it.each([
    ['1-3, 7', '1-3, 7'],
    ['7 1-3', '1-3, 7'],
    ['3,2;1', '1-3'],
    ['2 – 4', '2-4'],
    ['8-', '8-10'],
    ['-2', '1-2'],
    ['1-5, 4-6, 6', '1-6'],
    ['1-10', ''],
    ['', ''],
    [' , ', ''],
  ])('“%s” are stored as “%s”', (typed, pages) => {
    expect(readPageRanges(typed, 10)).toEqual({ pages })
  })

  it.each([
    ['one', /“one” is not a page/],
    ['-', /“-” is not a page/],
    ['11', /no page 11: the file has 10 pages/],
    ['9-12', /no page 12/],
    ['0', /“0” is not a range/],
    ['5-3', /“5-3” is not a range/],
    ['1-2-3', /“1-2-3” is not a page/],
  ])('“%s” are refused', (typed, fault) => {
    expect(readPageRanges(typed, 10)).toEqual({ fault: expect.stringMatching(fault) })
  })

  it('are those of the file when they come from elsewhere', () => {
    expect(pagesIn('', 3)).toEqual([1, 2, 3])
    expect(pagesIn('2-99999', 3)).toEqual([2, 3])
    expect(pagesIn('7, 3-1, 0, 2, 2', 3)).toEqual([2])
  })
})

describe('an enclosure', () => {
  const a4 = { width: 595.276, height: 841.89 }
  const sheets = sheetsOf([a4, { width: 595.32, height: 841.92 }, { width: 842, height: 595 }, a4])

  it('stores the sizes of its pages together, to a tenth of a point', () => {
    expect(sheets).toEqual([
      { count: 2, width: 595.3, height: 841.9 },
      { count: 1, width: 842, height: 595 },
      { count: 1, width: 595.3, height: 841.9 },
    ])
    expect(pageCount({ sheets })).toBe(4)
  })

  it('stores a page that is too large for a pack smaller, in its proportions', () => {
    const [sheet] = sheetsOf([{ width: 200_000, height: 100 }])
    expect(sheet).toEqual({ count: 1, width: 100_000, height: 50 })
    const validate = nodeSpecs.enclosure.attrs.sheets.validate as (value: unknown) => void
    expect(() => validate(sheetsOf([{ width: 1e6 * 75_000, height: 1 }]))).not.toThrow()
  })

  it('gives the pages that were chosen, with their sizes', () => {
    expect(chosenPages({ sheets, pages: '2-3' })).toEqual([
      { page: 2, width: 595.3, height: 841.9 },
      { page: 3, width: 842, height: 595 },
    ])
    expect(chosenPages({ sheets, pages: '' })).toHaveLength(4)
  })

  it('has pages only when its file is there and is to be printed', () => {
    const asset = 'a'.repeat(64)
    expect(hasPages({ asset, form: 'pages' })).toBe(true)
    expect(hasPages({ asset: null, form: 'pages' })).toBe(false)
    expect(hasPages({ asset, form: 'tooSensitive' })).toBe(false)
    expect(hasPages({ asset, form: 'attachment' })).toBe(false)
  })

  it('is the block of its section', () => {
    const enclosure = { type: 'enclosure', attrs: NEW_ENCLOSURE } as const
    const section = { type: 'section', attrs: {} as never } as const
    expect(enclosureOf({ ...section, content: [{ type: 'sectionTitle' }, enclosure] })).toBe(enclosure)
    expect(enclosureOf({ ...section, content: [{ type: 'sectionTitle' }] })).toBeUndefined()
  })
})
