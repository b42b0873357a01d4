// Words to confirm are not in a PDF: it is the same file whatever they are, and none of them is found in it, however it
// is read.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Inline, Section } from '#shared/document/nodes'
import { TO_CONFIRM } from '#shared/document/to-confirm'
import type { ExportOptions, Pack } from '#shared/pack'
import type { Engine } from '.'
import * as make from './testing/build'
import { startEngine } from './testing/engine'
import { ask, elementsOf, pagesOf, readBack, textOf } from './testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const maybe = (inline: Inline | string): Inline => {
  const one: Inline = typeof inline === 'string' ? { type: 'text', text: inline } : inline
  return { ...one, marks: [{ type: 'toConfirm' }, ...(one.marks ?? [])] }
}
const maybes = (section: Section, id: string): Section => ({
  ...section,
  attrs: { ...section.attrs, id },
  content: [
    { type: 'sectionTitle', content: [maybe(make.i(words[0] ?? ''))] },
    ...section.content.slice(1),
  ] as never,
})

let words: readonly string[] = []
/** A pack with these words to confirm wherever words can be; `-` is printed where there are none. */
function packOf(suggested: readonly string[]): Pack {
  words = suggested
  const w = (index: number): string => words[index] ?? ''
  const at = { id: 'fixed' }
  const note = (kind: 'footnote' | 'source', text: string): Inline => ({
    type: 'footnote',
    attrs: { id: `note-${kind}`, kind, checkAfter: null },
    content: [{ type: 'text', text }],
  })
  const numbered = (...content: Inline[]) =>
    ({
      type: 'numberedParagraph',
      attrs: { id: 'n-1', level: 1, marking: null, audience: null },
      content,
    }) as const
  const comment = { type: 'comment', attrs: { id: 'c1' } } as const
  const about = maybe(w(15))
  const body = make.section(
    'Assessment',
    {
      id: 'sec-1',
      comments: [
        {
          id: 'c1',
          resolved: false,
          entries: [{ author: 'Clerk', time: '2026-05-01T08:00:00Z', text: 'Sure?' }],
        },
      ],
    },
    {
      type: 'heading',
      attrs: { id: 'h-1', level: 1, marking: null, audience: null },
      content: [maybe(w(1))],
    },
    numbered(make.field('known'), maybe(' '), maybe(make.b(w(2))), maybe(make.field('guess'))),
    make.p('Before', maybe(w(3)), maybe(note('footnote', w(4))), maybe(note('source', w(5))), ' and after.'),
    make.p(
      'Real note',
      note('footnote', 'Kept.'),
      '. See ',
      make.ref('h-1', 'title'),
      ', ',
      make.ref('n-1', 'number'),
      '.',
    ),
    make.p(maybe(make.link('https://example.org/page', w(6)))),
    make.ul(make.p(maybe(w(7))), 'Sure'),
    make.callout('keyJudgement', make.p('We think ', maybe(w(8)), '.')),
    make.quote(make.p(maybe(w(9)))),
    {
      ...make.table(
        'Ratings',
        make.tr(make.th('Option'), make.th('Rating')),
        make.tr(make.td('A'), make.td(make.p(maybe(w(10))))),
      ),
      attrs: { ...at, id: 't-1', caption: 'Ratings', marking: null, audience: null },
    },
    make.tasks([true, 'Done']),
    make.p('Raised', maybe(make.sup(w(11))), ' and ', maybe(w(12)), '.'),
    make.p('Asked: ', { ...about, marks: [...(about.marks ?? []), comment] }, '.'),
    make.trainer('discussion', make.p(maybe(w(13)))),
    make.trainer('answers', make.p(maybe(w(14)))),
  )
  const title = maybes(make.section('', {}, make.p('Text.')), 'sec-2')
  return make.pack(
    make.doc(body, title),
    { abbreviations: { definitions: [], ignored: [], check: false, list: 'end' } as never },
    [make.packField('known', 'Arvenia'), make.packField('guess', 'Guesswork')],
  )
}

const FIRST = [
  'Titlezqxvk',
  'Headingzqxvk',
  'Numberedzqxvk',
  'Bodyzqxvk',
  'Footzqxvk',
  'Sourcezqxvk',
  'Linkzqxvk',
  'Listzqxvk',
  'Calloutzqxvk',
  'Quotezqxvk',
  'Cellzqxvk',
  '22',
  'سلامzqxvk',
  'Discusszqxvk',
  'Answerzqxvk',
  'NATOzqxvk NATO',
]
const OTHERS = [
  'T',
  'A much longer heading that would need two lines of its own, were it printed',
  '1',
  'x',
  'y',
  'z',
  'a',
  'b',
  'c',
  'd',
  'e f g',
  '5',
  'привет',
  'q',
  'r',
  'UNHCR',
]

const PRINTS: readonly (readonly [string, Partial<ExportOptions>])[] = [
  ['a briefing', {}],
  ['a handout with answers', { kind: 'handout', edition: 'instructor' }],
  ['a review copy with line numbers', { comments: true, lineNumbers: true }],
  ['notes in lists, links in notes', { notes: 'list', sources: 'list', linkNotes: true }],
]

describe.each(PRINTS)('%s', (_name, options) => {
  const print = async (pack: Pack): Promise<Uint8Array> =>
    engine.paint(engine.layout(make.job(pack, options)))

  it('is byte for byte the same whatever the words are', async () => {
    const [one, other] = [await print(packOf(FIRST)), await print(packOf(OTHERS))]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  })

  it('has none of them in its text, tags, bookmarks, links and streams', async () => {
    const pdf = await print(packOf(FIRST))
    const { outline } = await readBack(pdf)
    const read = [
      textOf(pdf),
      ask(pdf, 'pdfinfo', '-struct-text', '@'),
      ask(pdf, 'pdfinfo', '-meta', '@'),
      JSON.stringify(elementsOf(pdf)),
      JSON.stringify(outline),
      ask(pdf, 'qpdf', '--json', '@'),
      // All streams decompressed.
      ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-'),
      Buffer.from(pdf).toString('latin1'),
    ].join('\n')
    const secret = [...FIRST.filter((one) => /^[A-Za-z]{3,}$/.test(one)), 'zqxvk', 'Guesswork', 'example.org']
    for (const spelling of secret.flatMap(spellings)) expect(read.includes(spelling)).toBe(false)
  })
})

/** The ways in which a word of plain letters may be encoded in a file. */
function spellings(word: string): string[] {
  const wide = [...word].map((letter) => `\0${letter}`).join('')
  const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex')
  return [word, wide, hex(word), hex(word).toUpperCase(), hex(wide), hex(wide).toUpperCase()]
}

describe('in their place', () => {
  it('prints one blank a place, in the text, the contents, bookmarks and references', async () => {
    const pdf = await engine.paint(engine.layout(make.job(packOf(FIRST))))
    const text = pagesOf(pdf).join('\n').replaceAll(/\s+/g, ' ')
    expect(text).toContain(`Arvenia${TO_CONFIRM}`)
    expect(text).toContain(`Before${TO_CONFIRM} and after.`)
    expect(text).toContain(`See ${TO_CONFIRM}, paragraph 1.`)
    expect(text).toContain('Real note1.')
    const { outline } = await readBack(pdf)
    expect(outline.map(({ title }) => title)).toContain(`2 ${TO_CONFIRM}`)
  })

  it('keeps the words once they are confirmed', async () => {
    const pack = packOf(FIRST)
    const confirmed = JSON.parse(
      JSON.stringify(pack).replaceAll('{"type":"toConfirm"},', '').replaceAll('{"type":"toConfirm"}', ''),
    )
    const pdf = await engine.paint(engine.layout(make.job(confirmed)))
    const raw = ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')
    expect(spellings('Titlezqxvk').some((spelling) => raw.includes(spelling))).toBe(true)
    const text = textOf(pdf)
    for (const word of ['Titlezqxvk', 'Numberedzqxvk', 'Footzqxvk', 'Cellzqxvk', 'Guesswork'])
      expect(text).toContain(word)
  })
})
