// The list of words to confirm before an export, and how the other checks treat a text that has some.
import { expect, it } from 'vitest'
import { checkPack } from './check'
import { placesToConfirm } from './check-to-confirm'
import type { Block, Inline, Section } from './document/nodes'
import type { Pack, PackField, PackKind } from './pack'
import { emptySection } from './template'

const maybe = (words: string, href?: string): Inline => ({
  type: 'text',
  text: words,
  marks: [{ type: 'toConfirm' }, ...(href === undefined ? [] : [{ type: 'link' as const, attrs: { href } }])],
})
const text = (words: string): Inline => ({ type: 'text', text: words })
const maybeField = (name: string): Inline => ({
  type: 'field',
  attrs: { name },
  marks: [{ type: 'toConfirm' }],
})
const p = (...content: Inline[]): Block => ({
  type: 'paragraph',
  attrs: { textAlign: null, marking: null, audience: null },
  content,
})
const numbered = (id: string, ...content: Inline[]): Block => ({
  type: 'numberedParagraph',
  attrs: { id, level: 1, marking: null, audience: null },
  content,
})
const cell = { colspan: 1, rowspan: 1, colwidth: null, textAlign: null, shade: null }
const table = (...words: string[]): Block => ({
  type: 'table',
  attrs: { id: 't', caption: 'Ratings', marking: null, audience: null },
  content: [
    {
      type: 'tableRow',
      content: words.map((word) => ({
        type: 'tableHeader',
        attrs: cell,
        content: [p(maybe(word)) as never],
      })),
    },
  ],
})
const trainer = (kind: 'discussion' | 'answers', ...content: Inline[]): Block => ({
  type: 'trainer',
  attrs: { kind },
  content: [p(...content) as never],
})
const section = (id: string, blocks: Block[], attrs: Partial<Section['attrs']> = {}): Section => {
  const empty = emptySection(`Title ${id}`, () => id)
  return { ...empty, attrs: { ...empty.attrs, ...attrs }, content: [empty.content[0], ...blocks] }
}
const field = (name: string, value: string): PackField => ({
  name,
  label: name,
  prompt: '',
  type: 'text',
  example: '',
  default: '',
  choices: [],
  value,
})

function check(
  sections: Section[],
  kind: PackKind = 'briefing',
  fields: PackField[] = [],
  edition = 'student',
) {
  const pack: Pack = {
    id: '00000000-0000-4000-8000-000000000000',
    revision: 1,
    meta: {
      title: 'T',
      subtitle: '',
      kind,
      author: '',
      organisation: '',
      reference: '',
      date: '',
      language: 'en-GB',
      marking: { scheme: 'none', level: 'none', caveat: '', trainingRider: false },
      paper: 'a4',
      theme: 'staff-paper',
      blueprint: null,
    } as Pack['meta'],
    fields,
    doc: { type: 'doc', content: sections },
  }
  return checkPack(
    pack,
    { paper: 'a4', kind, edition: kind === 'briefing' ? 'own' : edition },
    new Date('2026-11-28'),
  )
}

it('lists each block once, with its places counted and quoted', () => {
  const problems = check(
    [
      section('a', [
        p(text('Sure.')),
        p(maybe('Calm'), text(' or '), maybeField('who')),
        table('1', '2', '3', '4', '5'),
      ]),
    ],
    'briefing',
    [field('who', 'the staff')],
  )
  expect(problems.map(({ message }) => message)).toEqual([
    'To confirm: “Calm”, “the staff”',
    'To confirm: “1”, “2”, “3” and 2 more',
  ])
  expect(problems.map(({ section, toConfirm }) => [section, toConfirm])).toEqual([
    ['a', { block: 2, places: 2 }],
    ['a', { block: 3, places: 5 }],
  ])
  expect(placesToConfirm(problems)).toBe(7)
})

it('lists what is printed alone', () => {
  const sections = [
    section('a', [
      p(text('Sure.')),
      { type: 'guidance', content: [p(maybe('never')) as never] },
      trainer('discussion', maybe('asked')),
      trainer('answers', maybe('answered')),
    ]),
    section('b', [p(maybe('left out'))], { excluded: true }),
  ]
  const quoted = (kind: PackKind, edition = 'student') =>
    check(sections, kind, [], edition).map(({ message }) => message)
  expect(quoted('briefing')).toEqual([])
  expect(quoted('handout')).toEqual(['To confirm: “asked”'])
  expect(quoted('handout', 'instructor')).toEqual(['To confirm: “asked”', 'To confirm: “answered”'])
})

it('looks for other problems only in what is printed', () => {
  const problems = check([section('a', [p(maybe('here', 'https://a.org'), text('. '), maybeField('empty'))])])
  expect(problems.filter(({ toConfirm }) => !toConfirm)).toEqual([])
})

it('names references to words to confirm', () => {
  const reference: Inline = { type: 'crossReference', attrs: { target: 'n', show: 'number' } }
  const found = (...content: Inline[]) =>
    check([section('a', [numbered('n', ...content), p(text('See '), reference)])]).filter(
      ({ toConfirm }) => !toConfirm,
    )
  expect(found(maybe('Calm.'), maybeField('x'))[0]).toMatchObject({
    severity: 'warning',
    target: 'n',
    message:
      'A cross-reference after “See” points to words to confirm in the section “Title a”: they are printed as a blank',
  })
  expect(found(maybe('Calm'), text(' is the sea.'))).toEqual([])
})
