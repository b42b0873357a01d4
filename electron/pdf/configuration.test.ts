// The setting of a layout, and the key by which sections that were typeset before are known again.
import { describe, expect, it } from 'vitest'
import type { ExportOptions, PackMeta } from '#shared/pack'
import { configuration } from './configuration'
import { doc, job, pack, packField, section } from './testing/build'
import { fakeFonts, themeOf } from './testing/fake-measure'

const resources = {
  fonts: fakeFonts,
  theme: themeOf('staff-paper'),
  hyphenateIn: () => (word: string) => [word],
}
const config = (options: Partial<ExportOptions> = {}, meta: Partial<PackMeta> = {}) =>
  configuration(
    resources,
    job(pack(doc(section('Title', {})), meta, [packField('nation', 'Norway')]), options),
  )

describe('the key', () => {
  const { key } = config()

  it.each<[string, Partial<ExportOptions>, Partial<PackMeta>?]>([
    ['paper', { paper: 'a5' }],
    ['kind of the pack', { kind: 'handout' }],
    ['place of the notes', { notes: 'list' }],
    ['place of the sources', { sources: 'list' }],
    ['column for notes', { notesColumn: true }],
    ['notes for links', { linkNotes: true }],
    ['comments', { comments: true }],
    ['language', {}, { language: 'de' }],
    [
      'marking scheme',
      {},
      { marking: { scheme: 'nato', level: 'restricted', caveat: '', trainingRider: false } },
    ],
    [
      'height of the marking',
      {},
      { marking: { scheme: 'uk', level: 'official-sensitive', caveat: 'UK EYES ONLY', trainingRider: true } },
    ],
  ])('differs with the %s', (_, options, meta = {}) => {
    expect(config(options, meta).key).not.toBe(key)
  })

  it('is the same for what sections do not depend on', () => {
    expect(
      config({ draft: true, lineNumbers: true, twoPerSheet: true, mirrored: true }, { title: 'Other' }).key,
    ).toBe(key)
  })
})

it('cleans what the title page prints', () => {
  expect(config({}, { title: 'A\u0007B' }).pack.meta.title).toBe('A B')
})

it('warns of a logo that is missing', () => {
  const { logo, problems } = config({}, { logo: 'gone' })
  expect(logo).toBeNull()
  expect(problems.map(({ message }) => message)).toEqual([
    'The logo is missing from the pack. Choose it again.',
  ])
})
