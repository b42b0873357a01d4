// Numbers in random packs: what the editor shows is what the PDF prints, whatever is chosen for the export.
import { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { Block, BriefingDocument, DocumentNode, Flow, Inline, Section } from '#shared/document/nodes'
import { CROSS_REFERENCE_FORMS, type CrossReference } from '#shared/document/nodes'
import { walkPrinted } from '#shared/document/printed'
import { walk } from '#shared/document/query'
import { schema } from '#shared/document/schema'
import {
  type ExportOptions,
  NOTES_LOCATIONS,
  PACK_KINDS,
  PARAGRAPH_NUMBERS,
  SECTION_NUMBERS,
} from '#shared/pack'
import { THEME_IDS } from '#shared/themes'
import type { Engine } from '../../electron/pdf'
import {
  callout,
  doc,
  guidance,
  h,
  image,
  job,
  link,
  note,
  np,
  p,
  pack,
  quote,
  ref,
  section,
  table,
  td,
  th,
  tr,
  trainer,
  ul,
} from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { textOf } from '../../electron/pdf/testing/read-back'
import { PackStore } from '../../renderer/editor/text/state/pack-store'
import { referenceText } from '../../renderer/editor/text/state/references'
import { marksOf, sectionNumbersOf } from '../../renderer/editor/text/state/survey'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

/** Every thing that has a number begins with a word of its own, by which it is found in print. */
let counter = 0
const word = fc.constant(null).map(() => `x${++counter}w`)
/** Stands for a target that is drawn once all are known. */
const open = (at: number, show: CrossReference['attrs']['show']): Inline => ref(`at ${at}`, show)

const inlines: fc.Arbitrary<(string | Inline)[]> = fc
  .array(
    fc.oneof(
      word,
      word.map((text) => note(text)),
      word.map((text) => note(text, 'source')),
      word.map((text) => link('https://example.org/a', text)),
      fc.tuple(fc.nat(), fc.constantFrom(...CROSS_REFERENCE_FORMS)).map(([at, show]) => open(at, show)),
    ),
    { maxLength: 3 },
  )
  .chain((parts) => word.map((first) => [first, ...parts.flatMap((part) => [' ', part]), ' end']))

const numbered = fc
  .tuple(fc.integer({ min: 1, max: 5 }), inlines)
  .map(([level, words]) => np(level, ...words))
const caption = fc.oneof({ weight: 2, arbitrary: word }, { weight: 1, arbitrary: fc.constant('') })
const { flow } = fc.letrec<{ flow: Flow }>((tie) => ({
  flow: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    numbered,
    inlines.map((words) => p(...words)),
    caption.map((text) => image('f'.repeat(64), { caption: text, widthPercent: 20 })),
    tie('flow').map((one) => ul([p('item'), one])),
    tie('flow').map((one) => quote(one)),
  ),
}))
const grid = fc
  .tuple(caption, fc.array(flow, { minLength: 1, maxLength: 3 }))
  .map(([text, cells]) => table(text, tr(th('Head')), ...cells.map((cell) => tr(td([cell])))))
const run = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 25, max: 45 }))
  .map(([level, length]) => Array.from({ length }, () => np(level, `x${++counter}w`, ' end') as Block))
const blocks: fc.Arbitrary<Block[]> = fc.oneof(
  { weight: 8, arbitrary: flow.map((one) => [one as Block]) },
  { weight: 3, arbitrary: grid.map((one) => [one]) },
  { weight: 2, arbitrary: word.map((text) => [h(1, text)]) },
  { weight: 2, arbitrary: fc.tuple(flow, flow).map((content) => [callout('risk', ...content)]) },
  { weight: 2, arbitrary: fc.tuple(flow, grid).map((content) => [trainer('exercise', ...content)]) },
  { weight: 1, arbitrary: flow.map((one) => [trainer('answers', one)]) },
  { weight: 2, arbitrary: flow.map((one) => [guidance(one)]) },
  { weight: 1, arbitrary: run },
)
const anySection: fc.Arbitrary<Section> = fc
  .record({
    title: fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: fc.constant('') }),
    level: fc.integer({ min: 1, max: 3 }),
    annex: fc.boolean(),
    landscape: fc.boolean(),
    excluded: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    content: fc.array(blocks, { minLength: 1, maxLength: 7 }),
  })
  .map(({ title, content, ...attrs }) => section(title, attrs, ...content.flat()))
const options = fc.record(
  {
    paragraphNumbers: fc.constantFrom(...PARAGRAPH_NUMBERS),
    sectionNumbers: fc.constantFrom(...SECTION_NUMBERS),
    sources: fc.constantFrom(...NOTES_LOCATIONS),
    notes: fc.constantFrom(...NOTES_LOCATIONS),
    linkNotes: fc.boolean(),
  },
  { requiredKeys: [] },
)

/** The document with each reference pointing to one of its parts. */
function aimed(document: BriefingDocument): BriefingDocument {
  const ids: string[] = []
  walk(document, (node) => {
    const { id } = 'attrs' in node ? (node.attrs as { id?: string }) : {}
    if (id && node.type !== 'footnote') ids.push(id)
  })
  const aim = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(aim)
    if (typeof node !== 'object' || node === null) return node
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, aim(value)]))
    if (typeof copy.target === 'string') copy.target = ids[Number(copy.target.slice(3)) % ids.length]
    return copy
  }
  return aim(document) as BriefingDocument
}

/** Without what breaks lines and holds words together. */
const plain = (text: string): string => text.replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ')

interface Shown {
  readonly what: string
  /** What must be in the text of the PDF. */
  readonly text: string
}

/** What the editor shows for all that is printed, with the words beside it. */
function shownIn(document: BriefingDocument, store: PackStore): Shown[] {
  const json = JSON.parse(JSON.stringify(document))
  const state = Node.fromJSON(schema, json)
  const numbering = store.numbering.get()
  const marks = marksOf(state, numbering)
  const numbers = sectionNumbersOf(state, numbering)
  return document.content.flatMap((one, index) => {
    if (one.attrs.excluded) return []
    const { id: from, annex, level } = one.attrs
    const title = one.content[0].content?.[0]
    const words = title?.type === 'text' ? title.text : 'Untitled'
    const number = `${annex && level === 1 ? 'Annex ' : ''}${numbers[index]} ${words}`
    const shown: Shown[] = [{ what: 'section', text: number.trim() }]
    walkPrinted(one, numbering.edition, (node) =>
      shown.push(...shownFor(node, marks, { state, store, from })),
    )
    return shown
  })
}

interface Place {
  readonly state: Node
  readonly store: PackStore
  readonly from: string
}

function shownFor(
  node: DocumentNode,
  marks: ReadonlyMap<string, string>,
  { state, store, from }: Place,
): Shown[] {
  const { type: what } = node
  if (what === 'numberedParagraph' || what === 'footnote') {
    const first = node.content?.[0]
    const words = first?.type === 'text' ? first.text.trim() : ''
    return [{ what, text: `${marks.get(node.attrs.id)} ${words}` }]
  }
  if (what === 'table' || what === 'image') {
    const { id, caption: words } = node.attrs
    return words === '' ? [] : [{ what, text: `${marks.get(id)} ${words}` }]
  }
  if (what !== 'crossReference') return []
  const { target, show } = node.attrs
  const says = referenceText(state, store, { target, show, from })
  return [{ what, text: says.replaceAll('page #', 'page ') }]
}

it('are those of the editor in the PDF, and so is what references say', async () => {
  const made = fc.record({
    sections: fc.array(anySection, { minLength: 1, maxLength: 5 }),
    theme: fc.constantFrom(...THEME_IDS),
    kind: fc.constantFrom(...PACK_KINDS),
    answers: fc.boolean(),
    chosen: options,
  })
  await fc.assert(
    fc.asyncProperty(made, async ({ sections, theme, kind, answers, chosen }) => {
      const document = aimed(doc(...sections))
      const whole = pack(document, { theme, kind })
      const print: Omit<ExportOptions, 'paper'> = { kind, answers, ...chosen }
      const pdf = await engine.paint(engine.layout(job(whole, print)))
      const text = plain(textOf(pdf, '-raw'))
      const shown = shownIn(document, new PackStore(whole, [], () => print))
      expect(shown.filter((one) => !text.includes(plain(one.text)))).toEqual([])
    }),
    { numRuns: 30 },
  )
}, 120_000)
