// Front matter as blocks: the text of the title, and how the contents are nested and kept together.
import { expect, it } from 'vitest'
import type { PackMeta } from '#shared/pack'
import { doc, pack } from '../testing/build'
import { tree } from '../testing/collected'
import { outline, themeOf } from '../testing/fake-measure'
import { type ContentsEntry, collectFrontMatter } from './front-matter'

const theme = themeOf('staff-paper')
const collect = (entries: readonly ContentsEntry[] = [], meta: Partial<PackMeta> = {}, markingParts = 0) =>
  collectFrontMatter({ theme, meta: pack(doc(), meta).meta, logo: null, entries, page: false, markingParts })
const entry = (level: number, number = ''): ContentsEntry => ({
  level,
  number,
  title: `T${number}`,
  anchor: `a${number}`,
})

it('names the kind of pack, its title and its subtitle', () => {
  expect(outline(collect().title)).toEqual([
    'Briefing pack',
    'Country engagement briefing',
    'Republic of Arvenia',
  ])
})

it('has a title even without one, and leaves out what is empty', () => {
  const { title, details } = collect([], { title: '', subtitle: ' ', author: '', organisation: '', date: '' })
  expect(outline(title)).toEqual(['Briefing pack', 'Untitled pack'])
  expect(outline(details)).toEqual(['Reference | DE/2026/014'])
})

it('writes the date in words', () => {
  expect(outline(collect().details)).toContain('Date | 12 March 2026')
})

it('has tags for the marking and the watermark before the title', () => {
  const { announced, tags } = collect([], {}, 2)
  expect([announced.watermark, ...announced.marking].map((tag) => tags[tag]?.role)).toEqual(['P', 'P', 'P'])
})

it('has contents only if there are entries', () => {
  expect(collect().contents).toBeNull()
})

it('nests the lists of the contents as the headings are', () => {
  const { tags } = collect([entry(1, '1'), entry(2), entry(1, '2')])
  expect(tree(tags)).toContain(
    'H1 TOC(TOCI(Reference(Link)) TOC(TOCI(Reference(Link))) TOCI(Reference(Link)))',
  )
})

it('keeps an entry with those below it, and the last four together', () => {
  const entries = [1, 2, 2, 2, 1, 1, 1, 1].map((level, index) => entry(level, String(index)))
  const keeps = collect(entries).contents?.entries.map(({ keepNext }) => keepNext)
  expect(keeps).toEqual([true, false, false, false, true, true, true, false])
})
