// Random packs full of numbered things and references to them, with random export options.
import fc from 'fast-check'
import {
  type Block,
  type BriefingDocument,
  CALLOUT_KINDS,
  type Condition,
  CROSS_REFERENCE_FORMS,
  type Flow,
  type Inline,
  type Mark,
  type Paragraph,
  type Section,
  TRAINER_KINDS,
} from '#shared/document/nodes'
import { walk } from '#shared/document/query'
import {
  type ExportOptions,
  NOTES_LOCATIONS,
  PACK_KINDS,
  PAPERS,
  PARAGRAPH_NUMBERS,
  type Pack,
  PRINT_FLAGS,
  SECTION_NUMBERS,
} from '#shared/pack'
import { THEME_IDS } from '#shared/themes'
import {
  b,
  br,
  callout,
  doc,
  field,
  guidance,
  hr,
  image,
  link,
  newId,
  note,
  np,
  ol,
  p,
  pack,
  packField,
  pageBreak,
  pre,
  quote,
  ref,
  section,
  table,
  tasks,
  td,
  th,
  tr,
  trainer,
  ul,
} from '../../electron/pdf/testing/build'

/** A pack and how it is printed. */
export interface NumberedPack {
  readonly pack: Pack
  readonly print: Omit<ExportOptions, 'paper'>
}

/** Every block begins and ends with a unique word, by which it is found in print. */
let words = 0
const word = fc.constant(null).map(() => `x${++words}w`)
const END = ' end'

/** Stands for a target that is drawn once all are known. */
const AIM = 'at '

/** An address that needs no note: its link shows it. */
const SHOWN = 'https://example.org/shown'

const TO_CONFIRM: Mark = { type: 'toConfirm' }
const isLook = ({ type }: Mark): boolean => type !== 'toConfirm' && type !== 'onlyIf'

/** So few sources that some are cited twice. */
const source = fc.integer({ min: 1, max: 4 }).map((number) => note(`s${number}w`, 'source'))

const part: fc.Arbitrary<string | Inline> = fc.oneof(
  { weight: 2, arbitrary: word },
  { weight: 1, arbitrary: word.map(b) },
  { weight: 3, arbitrary: word.map((text) => note(text)) },
  { weight: 1, arbitrary: word.map((text) => note(text, 'source')) },
  { weight: 2, arbitrary: source },
  { weight: 2, arbitrary: word.map((text) => link('https://example.org/a', text)) },
  { weight: 1, arbitrary: fc.constant(link(SHOWN, SHOWN)) },
  { weight: 1, arbitrary: word.map((text) => link('#top', text)) },
  { weight: 1, arbitrary: fc.constant(field('host_nation')) },
  { weight: 1, arbitrary: fc.constantFrom('empty_field', 'unknown_field').map(field) },
  { weight: 1, arbitrary: fc.constant(br) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat(), fc.constantFrom(...CROSS_REFERENCE_FORMS))
      .map(([at, show]) => ref(`${AIM}${at}`, show)),
  },
)
const inlineOf = (parts: readonly (string | Inline)[]): readonly Inline[] =>
  (p(...parts) as Paragraph).content ?? []

const spaced = (parts: readonly (string | Inline)[]) => parts.flatMap((one) => [' ', one])
/** Parts that nobody has confirmed: not a word, note or address of them is printed. */
const suggestion = fc
  .array(part, { minLength: 1, maxLength: 3 })
  .map((parts) =>
    inlineOf(spaced(parts)).map((one): Inline => ({ ...one, marks: [TO_CONFIRM, ...(one.marks ?? [])] })),
  )
/** When words are printed: while a field of the pack has a value, or while it has none. */
const condition = fc.record({
  field: fc.constantFrom('host_nation', 'empty_field', 'unknown_field'),
  filled: fc.boolean(),
})
const dependent = (parts: readonly (string | Inline)[], attrs: Condition): readonly Inline[] =>
  inlineOf(parts).map((one): Inline => ({ ...one, marks: [{ type: 'onlyIf', attrs }, ...(one.marks ?? [])] }))
/** Parts that depend on a field, some of them to confirm. */
const conditional = fc
  .tuple(
    fc.array(
      fc.oneof(
        part.map((one) => [' ', one]),
        suggestion,
      ),
      { minLength: 1, maxLength: 3 },
    ),
    condition,
  )
  .map(([parts, attrs]) => dependent(parts.flat(), attrs))
const partsUpTo = (maxLength: number): fc.Arbitrary<(string | Inline)[]> => {
  const some = fc.oneof(
    { weight: 8, arbitrary: part.map((one) => [one]) },
    { weight: 1, arbitrary: suggestion },
    { weight: 1, arbitrary: conditional },
  )
  const whole = fc
    .array(some, { maxLength })
    .chain((parts) => word.map((first) => [first, ...spaced(parts.flat()), END]))
  // Of some lines all words depend on one field.
  const wholly = fc
    .tuple(fc.array(part, { maxLength }), word, condition)
    .map(([parts, first, attrs]) => [...dependent([first, ...spaced(parts), END], attrs)])
  return fc.oneof({ weight: 8, arbitrary: whole }, { weight: 1, arbitrary: wholly })
}
const inlines = partsUpTo(4)
/** Without looks and links. */
const line = partsUpTo(2).map((parts) =>
  parts.filter((one) => typeof one === 'string' || !one.marks?.some(isLook)),
)
const plain = word.map((text) => `${text}${END}`)

const level = fc.integer({ min: 1, max: 5 })
const numbered = fc.tuple(level, inlines).map(([at, content]) => np(at, ...content))
const caption = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constant(' ') },
)
const { flow } = fc.letrec<{ flow: Flow }>((tie) => ({
  flow: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: numbered },
    { weight: 3, arbitrary: inlines.map((content) => p(...content)) },
    {
      weight: 1,
      arbitrary: caption.map((text) => image('f'.repeat(64), { caption: text, widthPercent: 20 })),
    },
    { weight: 1, arbitrary: fc.tuple(plain, tie('flow')).map(([text, one]) => ul([p(text), one])) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.integer({ min: 0, max: 30 }),
          fc.array(inlines, { minLength: 1, maxLength: 3 }),
          tie('flow'),
        )
        .map(([start, items, one]) =>
          ol(start, ...items.map((content) => [p(...content)]), [p('item'), one]),
        ),
    },
    { weight: 1, arbitrary: fc.tuple(fc.boolean(), plain).map(([done, text]) => tasks([done, text])) },
    { weight: 1, arbitrary: tie('flow').map((one) => quote(one)) },
    { weight: 1, arbitrary: plain.map(pre) },
    { weight: 1, arbitrary: fc.constant(hr) },
    // Without a word: counted, and a target.
    { weight: 1, arbitrary: level.map((at) => np(at)) },
  ),
}))
const cell = fc.array(flow, { minLength: 1, maxLength: 2 })
/**
 * One column: the PDF is read page by page, which would mix the cells of a row that is divided. Now and then so long that
 * the heads are repeated.
 */
const grid = fc
  .record({
    text: caption,
    heads: fc.array(cell, { maxLength: 2 }),
    rows: fc.array(cell, { minLength: 1, maxLength: 3 }),
    more: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(40) }),
  })
  .map(({ text, heads, rows, more }) =>
    table(
      text,
      ...heads.map((head) => tr(th(head))),
      ...rows.map((row) => tr(td(row))),
      ...Array.from({ length: more }, () => tr(td(np(1, `x${++words}w${END}`)))),
    ),
  )
const emptyHeading = level.map(
  (at): Block => ({
    type: 'heading',
    attrs: { id: newId(), level: Math.min(at, 3), marking: null, audience: null },
  }),
)
const heading = fc.tuple(fc.integer({ min: 1, max: 3 }), line).map(
  ([at, content]): Block => ({
    type: 'heading',
    attrs: { id: newId(), level: at, marking: null, audience: null },
    content: inlineOf(content),
  }),
)
/** The same text more than once: a reference must tell them apart. */
const twin = fc.constantFrom('Facts end', 'Views end').map(
  (text): Block => ({
    type: 'heading',
    attrs: { id: newId(), level: 1, marking: null, audience: null },
    content: [{ type: 'text', text }],
  }),
)
const run = fc
  .tuple(level, fc.integer({ min: 25, max: 45 }))
  .map(([at, length]) => Array.from({ length }, () => np(at, `x${++words}w${END}`) as Block))
const one = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<readonly Block[]> =>
  arbitrary.map((block) => [block as Block])
const blocks: fc.Arbitrary<readonly Block[]> = fc.oneof(
  { weight: 8, arbitrary: one(flow) },
  { weight: 3, arbitrary: one(grid) },
  { weight: 2, arbitrary: one(heading) },
  { weight: 1, arbitrary: one(twin) },
  { weight: 1, arbitrary: one(emptyHeading) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...CALLOUT_KINDS), flow, flow)
      .map(([kind, ...content]) => [callout(kind, ...content)]),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...TRAINER_KINDS), flow, grid)
      .map(([kind, ...content]) => [trainer(kind, ...content)]),
  },
  { weight: 2, arbitrary: flow.map((advice) => [guidance(advice)]) },
  { weight: 1, arbitrary: fc.constant([pageBreak]) },
  { weight: 1, arbitrary: run },
)
const anySection: fc.Arbitrary<Section> = fc
  .record({
    title: fc.oneof(
      { weight: 6, arbitrary: line },
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.constantFrom('host_nation', 'empty_field').map((name) => [field(name)]) },
    ),
    level: fc.integer({ min: 1, max: 3 }),
    annex: fc.boolean(),
    landscape: fc.boolean(),
    excluded: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    content: fc.array(blocks, { minLength: 1, maxLength: 7 }),
  })
  .map(({ title, content, ...attrs }) => {
    const { content: rest, ...made } = section('', attrs, ...content.flat())
    const titled = { type: 'sectionTitle', content: inlineOf(title) } as const
    return { ...made, content: [titled, ...(rest.slice(1) as Block[])] }
  })

/** Not as a booklet: its sheets, which are read one by one, aren't in the order of the pages. */
const FLAGS = PRINT_FLAGS.filter((flag) => flag !== 'booklet')
const flags = Object.fromEntries(FLAGS.map((flag) => [flag, fc.boolean()]))
const options = fc.record(
  {
    paragraphNumbers: fc.constantFrom(...PARAGRAPH_NUMBERS),
    sectionNumbers: fc.constantFrom(...SECTION_NUMBERS),
    sources: fc.constantFrom(...NOTES_LOCATIONS),
    notes: fc.constantFrom(...NOTES_LOCATIONS),
    ...flags,
  },
  { requiredKeys: [] },
)

/** The id of a part that was deleted. */
const DELETED = 'deleted'

/** The document with each reference pointing to one of its parts, or to a deleted one. */
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
    if (typeof copy.target === 'string')
      copy.target = [...ids, DELETED][Number(copy.target.slice(AIM.length)) % (ids.length + 1)]
    return copy
  }
  return aim(document) as BriefingDocument
}

/** Any of them. */
export const numberedPack: fc.Arbitrary<NumberedPack> = fc
  .record({
    sections: fc.array(anySection, { minLength: 1, maxLength: 5 }),
    theme: fc.constantFrom(...THEME_IDS),
    paper: fc.constantFrom(...PAPERS),
    kind: fc.constantFrom(...PACK_KINDS),
    edition: fc.boolean().map((all) => (all ? 'instructor' : 'student')),
    chosen: options,
  })
  .map(({ sections, theme, paper, kind, edition, chosen }) => ({
    pack: pack(aimed(doc(...sections)), { theme, kind, paper }, [
      packField('host_nation', 'Norway'),
      packField('empty_field', '', 'Empty'),
    ]),
    print: { kind, edition, ...chosen },
  }))
