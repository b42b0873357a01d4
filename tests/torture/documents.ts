// Documents made to break the page engine. Each says what is right; `torture.test.ts` holds the engine to it.
// biome-ignore-all lint/style/noExcessiveLinesPerFile: a list of documents is read one by one

import { coordinationTable, decisionTable, optionsTable, signatureTable } from '#shared/document/form-tables'
import type { Block, Flow, Section } from '#shared/document/nodes'
import type { Asset, ExportOptions, Pack } from '#shared/pack'
import {
  b,
  br,
  callout,
  code,
  doc,
  field,
  h,
  hr,
  i,
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
  sub,
  sup,
  table,
  tasks,
  td,
  th,
  tr,
  trainer,
  u,
  ul,
} from '../../electron/pdf/testing/build'
import { chartAsset, cmykAsset, jpegAsset, svgAsset } from '../../electron/pdf/testing/pictures'
import { pngAsset } from '../../electron/pdf/testing/png'

/** A document with expectations about its print. */
export interface Torture {
  readonly name: string
  /** The expectations, in words. */
  readonly right: string
  readonly pack: Pack
  readonly options?: Partial<ExportOptions>
  readonly assets?: readonly Asset[]
}

const words = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ')
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const one = (...blocks: Block[]): Section => section('Alpha', {}, ...blocks)
const picture = pngAsset(300, 200)
const clear = pngAsset(200, 200, true)
const tall = pngAsset(40, 2000)
const broken = svgAsset('no drawing at all')
const foreign = svgAsset(
  '<svg width="40" height="20"><image href="x.png"/><rect width="9" height="9"/></svg>',
)

function nestedList(depth: number): Flow {
  return depth === 0 ? p('bottom') : ul([p(`level${depth}`), nestedList(depth - 1)])
}

function wideTable(columns: number, rows: number): Block {
  return table(
    'Wide',
    tr(...many(columns, (c) => th(`H${c}`))),
    ...many(rows, (r) => tr(...many(columns, (c) => td(`r${r}c${c}`)))),
  )
}

const spanned = table(
  'Spans',
  tr(th('A', { rowspan: 2 }), th('B', { colspan: 2 })),
  tr(th('B1'), th('B2')),
  ...many(30, (row) =>
    row % 3 === 0
      ? tr(td(`group${row}`, { rowspan: 3 }), td(`x${row}`), td(`y${row}`))
      : tr(td(`x${row}`), td(`y${row}`)),
  ),
)

/** The torture set. */
export const tortures: readonly Torture[] = [
  {
    name: 'empty',
    right: 'A pack without a word still has a title and one page.',
    pack: pack(doc(section('', {}, p())), {
      title: '',
      author: '',
      organisation: '',
      reference: '',
      date: '',
    }),
  },
  {
    name: 'long-word',
    right: 'Words wider than the line are divided and lie within the page.',
    pack: pack(
      doc(
        one(
          p('A'.repeat(900)),
          p(`https://example.org/${'path/'.repeat(80)}`),
          table('', tr(td('B'.repeat(300)), td('ok'))),
        ),
      ),
    ),
  },
  {
    name: 'long-table',
    right: 'Header rows repeat, no row is lost or printed twice.',
    pack: pack(doc(one(wideTable(4, 300)))),
  },
  {
    name: 'wide-table',
    right: 'Twenty columns share the width; every cell is within the page.',
    pack: pack(doc(section('Alpha', { landscape: true }, wideTable(20, 12)))),
  },
  {
    name: 'tall-row',
    right: 'A row taller than a page goes on over pages; every word once.',
    pack: pack(
      doc(
        one(
          table(
            '',
            tr(th('A'), th('B')),
            tr(td([p(words('w', 2500))]), td('side')),
            tr(td('end'), td('end')),
          ),
        ),
      ),
    ),
  },
  {
    name: 'tall-span',
    right: 'A merged cell over many rows goes on over pages; every word once.',
    pack: pack(
      doc(
        one(
          table(
            '',
            ...many(80, (row) =>
              row === 0 ? tr(td([p(words('w', 900))], { rowspan: 80 }), td('r0')) : tr(td(`r${row}`)),
            ),
          ),
        ),
      ),
    ),
  },
  {
    name: 'spans',
    right: 'Cells merged over rows and columns keep the grid regular.',
    pack: pack(doc(one(spanned))),
  },
  {
    name: 'ragged-table',
    right: 'Rows of unequal length, spans past the edge: a regular grid is made.',
    pack: pack(
      doc(
        one(
          table('', tr(td('a')), tr(td('b'), td('c', { colspan: 5 })), tr(td('d', { rowspan: 9 }), td('e'))),
        ),
      ),
    ),
  },
  {
    name: 'rich-cells',
    right: 'Lists, quotes, code, images and notes stand in cells.',
    pack: pack(
      doc(
        one(
          table(
            'Rich',
            tr(th('What'), th('Content')),
            tr(td('list'), td([ul('a', [p('b'), ol(3, 'c')])])),
            tr(td('quote'), td([quote(p('said')), pre('code')])),
            tr(td('image'), td([image(picture.id, { caption: 'In a cell' })])),
            tr(td('note'), td([p('text', note('A note in a cell.'))])),
            tr(td([]), td('empty left')),
          ),
        ),
      ),
    ),
    assets: [picture],
  },
  {
    name: 'nesting',
    right: 'Lists six deep and quotes in lists keep order and words.',
    pack: pack(
      doc(one(nestedList(6), ol(98, [p('start'), quote(p('quoted'), ul('in quote'))], 'next', 'last'))),
    ),
  },
  {
    name: 'notes',
    right: 'Each note stands on the page of its reference, in order, even where many crowd one page.',
    pack: pack(
      doc(
        one(
          ...many(60, (index) => p(words(`t${index}x`, 30), note(`Note number ${index} ${words('n', 12)}`))),
        ),
      ),
    ),
  },
  {
    name: 'giant-note',
    right: 'A note longer than a page goes on over the next pages.',
    pack: pack(doc(one(p('Before', note(words('n', 3000)), ' after.'), p('End.')))),
  },
  {
    name: 'headings',
    right: 'Headings that skip levels are tagged without gaps; none stands last on a page.',
    pack: pack(
      doc(
        section('Deep', { level: 3 }, p('text')),
        section(
          'Top',
          {},
          h(3, 'Far down'),
          p('text'),
          h(1, 'Up'),
          ...many(40, (index) => h(1 + (index % 3), `Heading ${index}`)),
          p('end'),
        ),
      ),
    ),
  },
  {
    name: 'title-lines',
    right: 'Long titles wrap in heading, contents and running head.',
    pack: pack(
      doc(
        ...many(6, (index) =>
          section(`${words(`title${index}x`, 25)}`, {}, ...many(8, () => p(words('t', 60)))),
        ),
      ),
      { title: words('pack', 40), subtitle: words('sub', 40), reference: 'R'.repeat(200) },
    ),
  },
  {
    name: 'images',
    right: 'Images with transparency and extreme shapes fit the page and have text for screen readers.',
    pack: pack(
      doc(
        one(
          image(picture.id),
          image(clear.id, { caption: 'Clear' }),
          image(tall.id, { caption: 'Tall', widthPercent: 100 }),
          image(picture.id, { decorative: true, alt: '' }),
          image('0'.repeat(64), { alt: 'gone' }),
        ),
      ),
    ),
    assets: [picture, clear, tall],
  },
  {
    name: 'drawings',
    right: 'SVG drawings are printed as such with their words; JPEG too; what can’t be printed is said.',
    pack: pack(
      doc(
        one(
          image(chartAsset.id, { caption: 'Chart', alt: 'Chart of the budget', widthPercent: 90 }),
          image(jpegAsset.id),
          image(cmykAsset.id, { alt: 'Print colours' }),
          image(broken.id, { alt: 'Broken' }),
          image(foreign.id, { alt: 'Foreign' }),
        ),
      ),
    ),
    assets: [chartAsset, jpegAsset, cmykAsset, broken, foreign],
  },
  {
    name: 'scripts',
    right:
      'Greek, Cyrillic, Hebrew, Arabic, Japanese, Chinese, Korean, mathematics and symbols print; what no font has is marked.',
    pack: pack(
      doc(
        one(
          p('Ελληνικά Čeština Українська'),
          p(b('Жирный'), ' ', i('курсив'), ' ', code('код')),
          p('שלום עולם (מבחן 123)'),
          p('مرحبا بالعالم 456 اختبار'),
          p('a שלום b عربي c'),
          p('∀x∈ℝ: ⌈x⌉ ≥ x ☢ ✈ ♠ 🛰 𓀀'),
          p('漢字かな交じり文'),
          p(
            '防衛省は「同盟国との連絡を密にする」と発表した。ＮＡＴＯとの協力（２０２６年）も続く。'.repeat(
              4,
            ),
          ),
          p('国防部发言人表示，双方将继续就边境问题进行对话。'.repeat(6), b('重要：保密'), ' AB中文cd'),
          p('대한민국 국방부는 동맹국과 협력을 강화한다고 밝혔다. '.repeat(5)),
          p('e\u0301 a\u0308\u0323 \u200b zero\u200bwidth soft\u00adhyphen no\u00a0break\u202fnarrow'),
          p('fi ffi fl AVATAR To'),
        ),
      ),
      { title: 'Заголовок ελληνικά' },
    ),
  },
  {
    name: 'marks',
    right: 'All marks at once, in every combination that text can carry.',
    pack: pack(
      doc(
        one(
          p(
            {
              type: 'text',
              text: 'everything',
              marks: [
                { type: 'link', attrs: { href: 'https://example.org/ä?q=1&r=(2)' } },
                { type: 'bold' },
                { type: 'italic' },
                { type: 'underline' },
                { type: 'strike' },
                { type: 'code' },
              ],
            },
            ' x',
            sup('2'),
            sub('n'),
            ' ',
            u('under'),
            link('#nowhere', 'dangling'),
            link('mailto:a@b.org', 'mail'),
            br,
            br,
            'after breaks',
          ),
        ),
      ),
    ),
  },
  {
    name: 'forms',
    right:
      'Decisions, signatures and coordination keep all words, however long, in every direction and when merged or empty.',
    pack: pack(
      doc(
        one(
          decisionTable('d1'),
          decisionTable('d2', {
            remarks: [{ type: 'text', text: words('remark', 900) }],
            name: [{ type: 'text', text: 'N'.repeat(300) }],
            appointment: [field('unknown'), { type: 'tickBox', attrs: { checked: true } }],
            date: [{ type: 'text', text: 'رئيس أركان الدفاع' }],
          }),
          signatureTable('s1', { name: [{ type: 'text', text: words('name', 80) }] }),
          coordinationTable(
            'c1',
            many(60, (office) => [{ type: 'text', text: `office${office}` }]),
          ),
          table(
            '',
            tr(
              td(p({ type: 'tickBox', attrs: { checked: false } }), { rowspan: 2, lines: 6 }),
              td('', { lines: 6 }),
            ),
            tr(td('', { lines: 1, colspan: 3 })),
          ),
          optionsTable('o1', ['One', 'Two'], 3),
        ),
      ),
    ),
  },
  {
    name: 'callouts',
    right: 'Callouts longer than a page go on over pages on their ground.',
    pack: pack(
      doc(
        one(
          callout('risk', ...many(60, (index) => p(words(`c${index}x`, 20)))),
          callout('note'),
          callout('decision', ul('a', 'b'), np(1, 'numbered'), tasks([true, 'done']), hr),
        ),
      ),
    ),
  },
  {
    name: 'breaks',
    right: 'Page breaks in a row, first and last leave no page without need.',
    pack: pack(doc(one(pageBreak, pageBreak, p('one'), pageBreak, p('two'), pageBreak))),
  },
  {
    name: 'annexes',
    right: 'Forty annexes are lettered past Z, with sections and landscape pages between.',
    pack: pack(
      doc(
        section('Body', {}, p('text')),
        ...many(40, (index) =>
          section(
            `Annex ${index}`,
            { annex: true, landscape: index % 5 === 0, level: index % 7 === 3 ? 2 : 1 },
            p('annex text'),
          ),
        ),
      ),
    ),
  },
  {
    name: 'references',
    right: 'References name the right section, paragraph, table and page and lead there.',
    pack: (() => {
      const [s1, s2, n1, t1] = [newId(), newId(), newId(), newId()]
      const numbered: Flow = {
        type: 'numberedParagraph',
        attrs: { id: n1, level: 2, marking: null, audience: null },
        content: [{ type: 'text', text: 'the paragraph' }],
      }
      return pack(
        doc(
          section(
            'First',
            { id: s1 },
            p('See ', ref(s2), ', ', ref(n1), ', ', ref(t1), ', ', ref('gone'), '.'),
            ...many(30, () => p(words('f', 60))),
          ),
          section(
            'Second',
            { id: s2 },
            np(1, 'parent'),
            numbered,
            {
              ...table('Target', tr(th('a')), tr(td('1'))),
              attrs: { id: t1, caption: 'Target', marking: null, audience: null },
            },
            p('Back to ', ref(s1, 'page'), ' ', ref(s1, 'title'), ' ', ref(s1, 'number')),
          ),
        ),
      )
    })(),
  },
  {
    name: 'trainer',
    right: 'Handouts print trainer blocks; answers come last on a sheet of their own.',
    options: { kind: 'handout', edition: 'instructor' },
    pack: pack(
      doc(
        ...many(3, (index) =>
          section(
            `Lesson ${index}`,
            {},
            p('text'),
            trainer('objectives', ul('one')),
            trainer('check', ol(1, `Question ${index}`)),
            trainer('answers', ol(1, `Answer ${index}`), table('', tr(th('k')), tr(td('v')))),
            trainer('notes'),
            trainer('keyTerms', p('term')),
          ),
        ),
      ),
      { kind: 'handout', theme: 'course-handout' },
    ),
  },
  {
    name: 'fields',
    right: 'Empty and unknown fields print as marked blanks, in titles and cells too.',
    pack: pack(
      doc(
        section(
          'Visit',
          {},
          p(field('a'), ' and ', field('b'), ' and ', field('nobody')),
          table('', tr(td([p(field('b'))]))),
        ),
      ),
      {},
      [packField('a', 'Value <&> "x"', 'A'), packField('b', ' ', 'Blank one')],
    ),
  },
  {
    name: 'controls',
    right: 'Control characters and lone surrogates do no harm.',
    pack: pack(
      doc(one(p('a\u0000b\u0007c\u001bd\td'), p('lone \ud800 half'), pre('tab\there\r\nand\u000bthere'))),
      { title: 'Title\u0000 with <xml> & "quotes"', author: 'A & B' },
    ),
  },
  {
    name: 'marked',
    right: 'Long markings over three lines leave the text free.',
    pack: pack(doc(one(...many(30, () => p(words('t', 50))))), {
      marking: {
        scheme: 'eu',
        level: 'eu-secret',
        caveat: 'Releasable to partners A, B, C',
        trainingRider: true,
      },
    }),
  },
]
