// Random documents: the checks that hold for every print.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block, Flow, Inline, Section } from '#shared/document/nodes'
import type { Engine } from '../../electron/pdf'
import {
  b,
  callout,
  code,
  doc,
  h,
  hr,
  job,
  link,
  note,
  np,
  ol,
  p,
  pack,
  pageBreak,
  pre,
  quote,
  section,
  table,
  tasks,
  td,
  th,
  tr,
  trainer,
  ul,
} from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { textOf } from '../../electron/pdf/testing/read-back'
import { paintedText, strays } from './checks'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

/** Words begin with their number, so that none can be confused with another or divided before it. */
let counter = 0
const word = fc
  .constantFrom('delegation', 'é', 'Führung', 'well-known', 'visit', 'Ωmega', 'I', 'interoperability', 'a/b')
  .map((text) => `x${++counter}w${text}`)
const sentence = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '))
const inline: fc.Arbitrary<(string | Inline)[]> = fc
  .array(
    fc.oneof(
      sentence,
      sentence.map(b),
      word.map(code),
      word.map((text) => link('https://example.org/', text)),
      sentence.map((text) => note(text)),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.flatMap((part) => [part, ' ']))

const { flow } = fc.letrec<{ flow: Flow }>((tie) => ({
  flow: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    inline.map((words) => p(...words)),
    fc.tuple(fc.integer({ min: 1, max: 5 }), inline).map(([level, words]) => np(level, ...words)),
    fc
      .array(
        tie('flow').map((one) => [p('item'), one]),
        { minLength: 1, maxLength: 3 },
      )
      .map((items) => ul(...items)),
    fc.array(sentence, { minLength: 1, maxLength: 4 }).map((items) => ol(1, ...items)),
    fc
      .array(sentence, { minLength: 1, maxLength: 3 })
      .map((items) => tasks(...items.map((text) => [true, text] as const))),
    fc.array(tie('flow'), { minLength: 1, maxLength: 2 }).map((content) => quote(...content)),
    sentence.map(pre),
    fc.constant(hr),
  ),
}))

const grid: fc.Arbitrary<Block> = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.array(
      fc.array(fc.tuple(flow, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
        minLength: 1,
        maxLength: 3,
      }),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map(([columns, rows]) =>
    table(
      'Grid',
      tr(...Array.from({ length: columns }, () => th('Head'))),
      ...rows.map((cells) =>
        tr(...cells.map(([content, colspan, rowspan]) => td([content], { colspan, rowspan }))),
      ),
    ),
  )
const blockWith = (grids: number): fc.Arbitrary<Block> =>
  fc.oneof(
    { weight: 6, arbitrary: flow as fc.Arbitrary<Block> },
    { weight: grids, arbitrary: grid },
    { weight: 1, arbitrary: sentence.map((text) => h(1, text)) },
    {
      weight: 1,
      arbitrary: fc.array(flow, { minLength: 1, maxLength: 3 }).map((content) => callout('risk', ...content)),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(flow, { minLength: 1, maxLength: 2 })
        .map((content) => trainer('exercise', ...content)),
    },
    { weight: 1, arbitrary: fc.constant(pageBreak) },
  )
const sectionWith = (grids: number): fc.Arbitrary<Section> =>
  fc
    .record({
      title: sentence,
      level: fc.integer({ min: 1, max: 3 }),
      annex: fc.boolean(),
      landscape: fc.boolean(),
      blocks: fc.array(blockWith(grids), { minLength: 1, maxLength: 8 }),
    })
    .map(({ title, level, annex, landscape, blocks }) =>
      section(title, { level, annex, landscape }, ...blocks),
    )
const packWith = (grids: number) =>
  fc
    .record({
      sections: fc.array(sectionWith(grids), { minLength: 1, maxLength: 4 }),
      theme: fc.constantFrom('staff-paper', 'modern-report', 'course-handout'),
      paper: fc.constantFrom('a4' as const, 'letter' as const, 'a5' as const),
    })
    .map(({ sections, theme, paper }) => pack(doc(...sections), { theme, paper, kind: 'handout' }))

function charactersOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  return counts
}

/** Every text of the sections in reading order, as the numbered words in it. */
function wordsOf(json: unknown): string[] {
  const notes: string[] = []
  const texts: string[] = []
  const visit = (node: unknown, into: string[]): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, into)
    else if (typeof node === 'object' && node !== null) {
      const { type, text, content } = node as { type?: string; text?: string; content?: unknown }
      if (type === 'text') into.push(text ?? '')
      else visit(content, type === 'footnote' ? notes : into)
    }
  }
  visit(json, texts)
  return [...texts, ...notes].join(' ').match(/x\d+w/g) ?? []
}

describe('random documents', () => {
  it('keep every word once and within its page, whatever they are', () => {
    fc.assert(
      fc.property(packWith(2), (made) => {
        const layout = engine.layout(job(made, { edition: 'instructor' }))
        expect(strays(layout)).toEqual([])
        // Narrow cells divide words and pages divide cells, so characters are counted and not words.
        const painted = charactersOf(paintedText(layout))
        for (const [char, count] of charactersOf(wordsOf(made.doc).join(''))) {
          expect(painted.get(char) ?? 0, char).toBeGreaterThanOrEqual(count)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('print in the order of the document, without loss or repeat at page breaks', () => {
    fc.assert(
      fc.property(fc.array(inline, { minLength: 1, maxLength: 40 }), (paragraphs) => {
        const made = pack(
          doc(
            section(
              'Title',
              {},
              ...paragraphs.map((words) =>
                p(...words.filter((one) => typeof one === 'string' || one.type !== 'footnote')),
              ),
            ),
          ),
        )
        const painted = paintedText(engine.layout(job(made, { edition: 'instructor' }))).match(/x\d+w/g) ?? []
        expect(painted).toEqual(wordsOf(made.doc))
      }),
      { numRuns: 40 },
    )
  })

  it('can be read by poppler to the last word', async () => {
    await fc.assert(
      fc.asyncProperty(packWith(0), async (made) => {
        const pdf = await engine.paint(engine.layout(job(made, { edition: 'instructor' })))
        const read = new Set(
          textOf(pdf, '-raw')
            .replaceAll(/[\s\u00ad]/g, '')
            .match(/x\d+w/g),
        )
        expect(wordsOf(made.doc).filter((one) => !read.has(one))).toEqual([])
      }),
      { numRuns: 8 },
    )
  })

  it('are laid out the same when laid out again, from the cache or not', async () => {
    const other = await startEngine()
    fc.assert(
      fc.property(packWith(2), (made) => {
        const first = JSON.stringify(engine.layout(job(made, { edition: 'instructor' })).pages)
        expect(JSON.stringify(engine.layout(job(made, { edition: 'instructor' })).pages)).toBe(first)
        expect(
          JSON.stringify(other.layout(job(structuredClone(made), { edition: 'instructor' })).pages),
        ).toBe(first)
      }),
      { numRuns: 12 },
    )
  })
})
