// What is printed around the text of a page, in a font whose letters are half an em wide.
import { expect, it } from 'vitest'
import { doc, pack } from '../testing/build'
import { fakeFonts, themeOf } from '../testing/fake-measure'
import type { Frame } from '../types'
import { typesetBanner } from './banner'
import { type FurnitureInput, furnish, type PageFacts } from './furniture'
import { geometryOf } from './geometry'

const theme = themeOf('staff-paper')
const { meta } = pack(doc(), { title: 'Title', reference: 'R/1' })
const geometry = geometryOf(theme, { paper: 'a4' }, false, (space) =>
  typesetBanner(fakeFonts, theme.marking.text, meta, space),
)
const input: FurnitureInput = {
  fonts: fakeFonts,
  theme,
  meta,
  geometry,
  left: geometry.inner,
  logo: null,
  fitted: new Map(),
}
const facts: PageFacts = {
  number: 'Page 1 of 2',
  section: '1  Forces',
  bare: false,
  blank: false,
  announced: [],
}
const texts = (frames: readonly Frame[]): string[] =>
  frames.flatMap((frame) => (frame.kind === 'text' ? [frame.words.map(({ text }) => text).join('')] : []))
const page = (own: Partial<PageFacts> = {}) => furnish(input, { ...facts, ...own })
const MARKING = 'OFFICIAL-SENSITIVE'

it('is the marking at both ends, the title and the section above the text, reference and number below', () => {
  expect(texts(page())).toEqual([MARKING, MARKING, 'Title', '1  Forces', 'R/1', 'Page 1 of 2'])
})

it('is only the marking on a title page', () => {
  expect(texts(page({ bare: true }))).toEqual([MARKING, MARKING])
})

it('says that a blank page is intentional', () => {
  expect(texts(page({ blank: true, section: '' }))).toContain('This page is intentionally blank')
})

it('is announced once: the marking at the top, where there is a tag for it', () => {
  const tags = page({ announced: [5] }).flatMap((frame) => (frame.kind === 'text' ? [frame.tag] : []))
  expect(tags).toEqual([5, -1, -1, -1, -1, -1])
})

it('cuts a title that has no space beside the section', () => {
  const long = { ...input, meta: { ...meta, title: 'A very long title '.repeat(20) } }
  const cut = texts(furnish(long, facts))[2] ?? ''
  expect(cut).toMatch(/…$/)
  expect(cut.length * 0.5 * theme.furniture.size).toBeLessThan(geometry.measure)
})
