// Small documents for single layout rules that the other documents don't show, each with its expectations.
import type { Block, Flow, Inline } from '#shared/document/nodes'
import type { PackMeta } from '#shared/pack'
import {
  callout,
  doc,
  image,
  newId,
  note,
  np,
  p,
  pack,
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
import {
  drawnAsset,
  hardAsset,
  maskedAsset,
  plannedAsset,
  slideAsset,
} from '../../electron/pdf/testing/drawings'
import { greyJpegAsset, progressiveJpegAsset, turnedJpeg } from '../../electron/pdf/testing/pictures'
import { pngAsset } from '../../electron/pdf/testing/png'
import { pngKinds } from '../../electron/pdf/testing/png-kinds'
import type { Torture } from './documents'

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
/** One document per length of the preceding text, so that page breaks fall everywhere. */
const shifted = (name: string, right: string, counts: readonly number[], ...blocks: Block[]): Torture[] =>
  counts.map((count) => ({
    name: `${name}-${count}`,
    right,
    pack: pack(doc(section('Alpha', {}, ...many(count, (index) => p(`line${index}`)), ...blocks))),
  }))

const items: Flow[] = [
  ul(...many(6, (index) => `item${index}`)),
  p('Between'),
  tasks(...many(4, (index) => [false, `task${index}`] as const)),
]
const online: Inline = {
  type: 'footnote',
  attrs: { id: newId(), kind: 'source', checkAfter: null },
  content: [
    { type: 'text', text: 'On ' },
    {
      type: 'text',
      text: 'the web',
      marks: [{ type: 'link', attrs: { href: 'https://example.org/source' } }],
    },
    { type: 'text', text: '.' },
  ],
}
const noted = doc(
  section(
    'Alpha',
    {},
    p('One', note('First note.'), ' two', note('A source.', 'source'), ' three', note('Third note.')),
  ),
  section('Bravo', {}, p('Four', note('A source.', 'source'), ' five', note('Fourth note.'))),
  section('Map', { annex: true }, p('Six', note('Last note.'), ' seven', online)),
)
const ends = (
  name: string,
  right: string,
  options: Torture['options'],
  meta: Partial<PackMeta> = {},
): Torture => ({
  name,
  right,
  pack: pack(noted, meta),
  options,
})

const drawings = {
  slide: slideAsset,
  planned: plannedAsset,
  drawn: drawnAsset,
  masked: maskedAsset,
  hard: hardAsset,
}

const picture = pngAsset(300, 200)
const columns = table(
  'Columns',
  tr(
    th('one', { colwidth: [80] }),
    th('two', { colwidth: [160] }),
    th('three', { colwidth: null }),
    th('four'),
  ),
  tr(td('left'), td('centre', { textAlign: 'center' }), td('right', { textAlign: 'right' }), td('1,204.5')),
  tr(td('grey', { shade: 'grey' }), td('green', { shade: 'green' }), td('red', { shade: 'red' }), td('31')),
  tr(td('a'), td('b'), td('c'), td('0.75')),
)
const deeper = (level: number): Flow => ul(level === 6 ? 'deep6' : [p(`deep${level}`), deeper(level + 1)])
const numbered = doc(
  section('First', {}, np(1, 'one'), np(2, 'sub'), np(1, 'two')),
  section(
    'Deeper',
    { level: 2 },
    np(1, 'three'),
    p('See ', ref('later', 'number'), ' and ', ref('np9', 'number'), '.'),
  ),
  section('Last', { id: 'later' }, {
    ...np(1, 'four'),
    attrs: { id: 'np9', level: 1, marking: null, audience: null },
  } as Flow),
  section('Map', { annex: true }, np(1, 'five')),
)

/** Images of every supported kind. */
const kinds = [
  ...pngKinds.map(({ asset, name }) => ({ ...asset, name })),
  greyJpegAsset,
  progressiveJpegAsset,
  ...many(8, (index) => turnedJpeg(index + 1)),
]

export const settingTortures: readonly Torture[] = [
  ...shifted(
    'list-ends',
    'Neither the first nor the last item of a list stands alone on a page; what announces a list stands with it.',
    many(12, (index) => 14 + index),
    p('These are the items:'),
    ...items,
  ),
  {
    name: 'foreign-drawings',
    right:
      'Drawings of other programs are printed with their gradients, tiles, masks, arrows, clips, copies and words; what is not drawn is named.',
    pack: pack(
      doc(
        section(
          'Alpha',
          {},
          ...Object.entries(drawings).map(([alt, { id }]) =>
            image(id, { alt, caption: alt, widthPercent: 80 }),
          ),
        ),
      ),
    ),
    assets: Object.values(drawings),
  },
  {
    name: 'image-kinds',
    right:
      'PNGs of every depth, colour, palette, transparency and interlacing, and JPEGs of every kind are printed in their colours.',
    pack: pack(
      doc(section('Alpha', {}, ...kinds.map(({ id, name }) => image(id, { alt: name, widthPercent: 8 })))),
    ),
    assets: kinds,
  },
  ...shifted(
    'keep-together',
    'Callouts, figures with their captions and short tables are not divided.',
    many(14, (index) => 10 + index),
    callout('risk', p('keepA'), p('keepB'), p('keepC')),
    image(picture.id, { caption: 'keepD', widthPercent: 30 }),
    table('keepE', tr(th('keepF')), tr(td('keepG')), tr(td('keepH'))),
  ).map((one) => ({ ...one, assets: [picture] })),
  ...shifted(
    'table-ends',
    'No row of a table stands alone beside its header or on the next page.',
    many(10, (index) => 12 + index),
    table('Ends', tr(th('head')), ...many(16, (index) => tr(td(`row${index}`)))),
  ),
  {
    name: 'table-columns',
    right:
      'Columns are as wide as they were dragged; cells are aligned and shaded; figures stand under each other.',
    pack: pack(doc(section('Alpha', {}, columns))),
  },
  {
    name: 'list-steps',
    right: 'Each of six levels of a list stands further in; items are closer than paragraphs, and evenly so.',
    pack: pack(
      doc(section('Alpha', {}, deeper(1), p('para0'), p('para1'), ul('even0', 'even1', 'even2'), p('para2'))),
    ),
  },
  ...(
    [
      ['numbers-usual', 'Sections have numbers, paragraphs count through the staff paper.', {}],
      [
        'numbers-anew',
        'Paragraphs begin anew in each section; a reference from another one names the section.',
        { paragraphNumbers: 'section' },
      ],
      [
        'numbers-through',
        'Sections have none, annexes keep their letters, paragraphs count through the pack; references agree.',
        { sectionNumbers: 'without', paragraphNumbers: 'pack' },
      ],
    ] as const
  ).map(([name, right, options]) => ({ name, right, options, pack: pack(numbered) })),
  {
    name: 'pages-of-all-kinds',
    right:
      'Cover without running head, roman front matter, marked blank pages, markings and training rider on all.',
    options: { edition: 'instructor' },
    pack: pack(
      doc(
        section('Before', {}, p('words')),
        ...many(3, (index) =>
          section(
            `Chapter ${index}`,
            {},
            ...many(30, () => p('line '.repeat(40))),
            trainer('answers', p('Answer')),
          ),
        ),
      ),
      {
        kind: 'handout',
        theme: 'course-handout',
        marking: { scheme: 'uk', level: 'official-sensitive', caveat: '', trainingRider: true },
      },
    ),
  },
  ends('endnotes-pack', 'Footnotes and the sources among them stand in one list at the end.', {
    notes: 'list',
  }),
  ends('endnotes-sections', 'Footnotes stand in a list behind each section.', { notes: 'sections' }),
  ends('endnotes-sources', 'Notes and sources stand in lists of their own.', {
    notes: 'list',
    sources: 'list',
  }),
]
