// Words that depend on a field are not in a PDF while they are left out: it is the same file, whatever they are, as
// without them.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block, Condition, Inline } from '#shared/document/nodes'
import { mapLines } from '#shared/document/to-confirm'
import type { ExportOptions, Pack } from '#shared/pack'
import type { Engine } from '.'
import * as make from './testing/build'
import { startEngine } from './testing/engine'
import { ask, elementsOf, readBack, textOf } from './testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const EMPTY: Condition = { field: 'deadline', filled: true }
const withMark = (inline: Inline, attrs: Condition): Inline => ({
  ...inline,
  marks: [{ type: 'onlyIf', attrs }, ...(inline.marks ?? [])],
})
/** Words that are printed only when an empty field is filled in, or under the given condition. */
const when = (inline: Inline | string, attrs = EMPTY): Inline =>
  withMark(typeof inline === 'string' ? { type: 'text', text: inline } : inline, attrs)
const whole = <B extends Block>(block: B, attrs = EMPTY): B =>
  mapLines(block, (content) => content.map((inline) => withMark(inline, attrs)))

/** Text with that condition, everywhere that words can be; `secret` makes a word for each position. */
function packOf(secret: (index: number) => string, left = true): Pack {
  const w = (index: number): string => secret(index)
  const out = <T>(part: T): T[] => (left ? [part] : [])
  const fixed = <B extends Block>(block: B, id: string): B => ({
    ...block,
    attrs: { ...(block as never as { attrs: object }).attrs, id },
  })
  const note = (kind: 'footnote' | 'source', text: string): Inline => ({
    type: 'footnote',
    attrs: { id: `note-${kind}`, kind, checkAfter: null },
    content: [{ type: 'text', text }],
  })
  const row = (index: number) =>
    make.tr(make.td(make.p(when(w(index)))), make.td([make.p(when(w(index + 1))), make.p()]))
  return make.pack(
    make.doc(
      make.section(
        'Plan',
        { id: 'sec-1' },
        { ...fixed(make.h(1, 'Aim'), 'h-1'), content: [make.i('Aim'), ...out(when(` ${w(0)}`))] } as Block,
        make.p(
          'Decide',
          ...out(when(' by ')),
          ...out(when(make.field('deadline'))),
          ...out(when(make.b(w(1)))),
          '.',
        ),
        ...out(fixed(whole(make.h(2, w(2))), 'h-2')),
        fixed(make.np(1, 'First'), 'n-1'),
        ...out(fixed(whole(make.np(1, w(3), make.link('https://example.org/page', w(4)))), 'n-2')),
        fixed(make.np(1, 'Second', ...out(when(note('footnote', w(5)))), note('source', 'Kept.')), 'n-3'),
        make.p('See ', make.ref('n-3', 'number'), '.'),
        make.ul('Item', ...out([whole(make.p(w(6))), whole(make.ul(w(7)))])),
        ...out(whole(make.ol(1, w(8), w(9)))),
        ...out(whole(make.callout('note', make.p(w(10)), make.p()))),
        ...out(whole(make.quote(make.p(w(11))))),
        fixed(
          make.table(
            'Kept',
            make.tr(make.th('A'), make.th('B')),
            ...out(row(12)),
            make.tr(make.td('c'), make.td('d')),
          ),
          't-1',
        ),
        ...out(fixed(make.table(w(14), row(15), row(17)), 't-2')),
        ...out(whole(make.trainer('discussion', make.p(w(19))))),
        make.p(...out(when('NATOzqxjv')), 'End', when('.', { field: 'deadline', filled: false })),
      ),
    ),
    { abbreviations: { definitions: [], ignored: [], check: false, list: 'end' } as never },
    [make.packField('deadline', '  ')],
  )
}

const PRINTS: readonly (readonly [string, Partial<ExportOptions>])[] = [
  ['a briefing', {}],
  ['a handout with answers', { kind: 'handout', edition: 'instructor' }],
  ['notes in lists, links in notes', { notes: 'list', sources: 'list', linkNotes: true }],
]
const print = async (pack: Pack, options: Partial<ExportOptions> = {}): Promise<Uint8Array> =>
  engine.paint(engine.layout(make.job(pack, options)))

describe.each(PRINTS)('%s', (_name, options) => {
  it('is byte for byte the same whatever the words are, and without them', async () => {
    const pdf = await print(
      packOf((index) => `Word${index}zqxjv`),
      options,
    )
    const others = await print(
      packOf((index) => `${index}, a longer one that takes more than a line`.repeat(3)),
      options,
    )
    const none = await print(
      packOf(() => '', false),
      options,
    )
    expect(Buffer.from(others).equals(Buffer.from(pdf))).toBe(true)
    expect(textOf(none)).toBe(textOf(pdf))
    expect(elementsOf(none)).toEqual(elementsOf(pdf))
  })

  it('has none of them in its text, tags, bookmarks, links and streams', async () => {
    const pdf = await print(
      packOf((index) => `Word${index}zqxjv`),
      options,
    )
    const { outline } = await readBack(pdf)
    const read = [
      textOf(pdf),
      ask(pdf, 'pdfinfo', '-struct-text', '@'),
      JSON.stringify(outline),
      ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-'),
      Buffer.from(pdf).toString('latin1'),
    ].join('\n')
    for (const word of ['zqxjv', 'Deadline', 'deadline', 'example.org'])
      for (const spelling of spellings(word)) expect(read.includes(spelling)).toBe(false)
  })
})

/** The ways in which a word of plain letters may be encoded in a file. */
function spellings(word: string): string[] {
  const wide = [...word].map((letter) => `\0${letter}`).join('')
  const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex')
  return [word, wide, hex(word), hex(word).toUpperCase(), hex(wide), hex(wide).toUpperCase()]
}

it('prints the words once the field has a value, and numbers what comes with them', async () => {
  const pack = packOf((index) => `Word${index}zqxjv`)
  const said = (value: string) =>
    print({ ...pack, fields: [make.packField('deadline', value)] }).then((pdf) =>
      textOf(pdf).replaceAll(/\s+/g, ' '),
    )
  const filled = await said('4 May')
  for (const index of Array.from({ length: 19 }, (_, at) => at)) expect(filled).toContain(`Word${index}zqxjv`)
  expect(filled).toContain('Decide by 4 MayWord1zqxjv.')
  expect(filled).toContain('See paragraph 3.')
  expect(filled).not.toContain('End.')
  const empty = await said('   ')
  expect(empty).toContain('Decide.')
  expect(empty).toContain('See paragraph 2.')
  expect(empty).toContain('End.')
  expect(empty).not.toMatch(/[[\]]/)
})
