// Documents for print options: one for each option, and one for all of them.
import type { Block, CommentThread, Inline } from '#shared/document/nodes'
import type { FirstPage } from '#shared/first-page-values'
import type { PrintFlags } from '#shared/pack'
import {
  b,
  callout,
  doc,
  image,
  link,
  newId,
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
import { pngAsset } from '../../electron/pdf/testing/png'
import type { Torture } from './documents'

const picture = pngAsset(300, 200)
const words = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}x`).join(' ')
const body = (name: string, count: number): Block[] =>
  Array.from({ length: count }, (_, index) => p(words(`${name}${index}y`, 70)))

const ownNote: Inline = {
  type: 'footnote',
  attrs: { id: newId(), kind: 'footnote', checkAfter: null },
  content: [
    { type: 'text', text: 'Own words with ' },
    {
      type: 'text',
      text: 'a source',
      marks: [{ type: 'link', attrs: { href: 'https://example.net/in-note' } }],
    },
    { type: 'text', text: '.' },
  ],
}

/** Links of every kind: shown, hidden, in two styles, in a cell, in a note, to a mailbox, within the document. */
const linked = section(
  'Linked',
  { id: 'linked' },
  p(
    'Read ',
    link('https://example.org/report', 'the report'),
    ' and ',
    link('https://www.example.org/', 'example.org'),
    '.',
  ),
  np(1, 'An own note', ownNote, ' stays.'),
  p(
    { type: 'text', text: 'half ', marks: [{ type: 'link', attrs: { href: 'https://example.org/half' } }] },
    {
      type: 'text',
      text: 'bold',
      marks: [{ type: 'link', attrs: { href: 'https://example.org/half' } }, { type: 'bold' }],
    },
  ),
  table(
    'Links',
    tr(th('Who'), th('Where')),
    tr(td('desk'), td([p(link('mailto:desk@example.org', 'mail'))])),
  ),
  p('Back to ', link('#linked', 'the top'), ' and to ', ref('other', 'full'), '.'),
)

const said = (id: string, resolved: boolean, ...texts: string[]): CommentThread => ({
  id,
  resolved,
  entries: texts.map((text, index) => ({
    author: index === 0 ? 'Col Ada Byron' : 'Maj B. Reyes',
    time: `2026-05-01T08:0${index}:00.000Z`,
    text,
  })),
})
const about = (text: string, ...ids: string[]): Inline => ({
  type: 'text',
  text,
  marks: ids.map((id) => ({ type: 'comment', attrs: { id } })),
})

/**
 * Comments on words, overlapping, in a heading, a table and a list; one resolved; one in text that is not printed.
 */
const reviewed = section(
  'Reviewed',
  {
    comments: [
      said('k1', false, 'Is this still right?', 'It is.\nSee the annex.'),
      said('k2', false, 'A better word?'),
      said('k3', true, 'Settled long ago.'),
      said('k4', false, 'On a title'),
      said('k5', false, 'In a cell'),
      said('k6', false, 'For the drafter'),
    ],
  },
  {
    type: 'heading',
    attrs: { id: newId(), level: 1, marking: null, audience: null },
    content: [about('Heading words', 'k4')],
  },
  p('Before ', about('first half', 'k1'), about(' both', 'k1', 'k2'), about(' second half', 'k2'), ' after.'),
  ul('plain', 'items'),
  table('Cells', tr(th('Head')), tr(td([p(about('cell words', 'k5'), about(' settled', 'k3'))]))),
  { type: 'guidance', content: [p(about('guidance words', 'k6'))] },
)

const mixed = doc(
  section('Alpha', {}, ...body('a', 12), callout('risk', p(words('r', 40)))),
  section(
    'Bravo',
    {},
    table(
      'Figures',
      tr(th('A'), th('B')),
      ...Array.from({ length: 30 }, (_, row) => tr(td(`c${row}`), td('d'))),
    ),
    quote(p(words('q', 30)), ul('one', 'two')),
    image(picture.id, { caption: 'Picture' }),
    ...body('b', 4),
  ),
  section('Wide', { landscape: true }, ...body('w', 8)),
  linked,
  section(
    'Other',
    { id: 'other' },
    p(b('Other'), words('o', 200)),
    trainer('discussion', p('Who?')),
    trainer('answers', p('They.')),
  ),
  reviewed,
  section('Map', { annex: true }, ...body('m', 6)),
)

const firstPage: FirstPage = {
  convention: 'nato-letter',
  values: {
    to: words('to', 40),
    from: 'وزارة الدفاع',
    copy: 'W'.repeat(90),
    action: Array.from({ length: 40 }, (_, index) => `Addressee ${index}`).join('\n'),
    information: 'One\n\nTwo',
  },
  references: [
    { id: newId(), text: words('plan', 40) },
    { id: newId(), text: ' ' },
    { id: newId(), text: 'شرح' },
  ],
}
const facts = { title: 'Print options', theme: 'staff-paper' } as const
const printed = (name: string, right: string, options: PrintFlags, meta = {}): Torture => ({
  name: `option-${name}`,
  right,
  pack: pack(mixed, { ...facts, ...meta }),
  options: { kind: 'handout', edition: 'instructor', ...options },
  assets: [picture],
})

/** A document for each option. */
export const optionTortures: readonly Torture[] = [
  printed('none', 'The same pack as usual, to compare with.', {}),
  printed('draft', 'DRAFT stands on each page and is no content.', { draft: true }),
  printed('line-numbers', 'Lines count from 1 on each page; the numbers are no content.', {
    lineNumbers: true,
  }),
  printed('notes-column', 'Text keeps clear of the column; no word is lost.', { notesColumn: true }),
  printed('two-up', 'Two upright pages a sheet in reading order; links and bookmarks land.', {
    twoPerSheet: true,
  }),
  printed('two-sided', 'Body and annex begin on right-hand pages, after blank ones that bear the marking.', {
    twoSided: true,
  }),
  printed('booklet', 'Folded, the pages are in order; read aloud, they are as without.', { booklet: true }),
  printed('crop-marks', 'Pages as without, on larger sheets with marks at their corners.', {
    cropMarks: true,
  }),
  printed('binding', 'The inner margin is the wider one; lines break as without.', { mirrored: true }),
  printed('link-notes', 'Addresses that the text hides stand in notes, in order.', { linkNotes: true }),
  printed('comments', 'Open comments are numbered in the text and listed behind their section.', {
    comments: true,
  }),
  printed('annex-list', 'The annex is named at the end of the text before it.', { annexList: true }),
  printed(
    'first-page',
    'The lines of the first page stand above the text, beside a column for notes; all are tagged.',
    { annexList: true, notesColumn: true, mirrored: true, lineNumbers: true },
    { theme: 'course-handout', firstPage },
  ),
  printed(
    'all',
    'All at once, on mirrored pages of a theme with a wide outer margin.',
    {
      draft: true,
      lineNumbers: true,
      notesColumn: true,
      twoPerSheet: true,
      mirrored: true,
      linkNotes: true,
      comments: true,
    },
    { theme: 'course-handout' },
  ),
  printed(
    'all-letter',
    'The same on Letter.',
    { draft: true, lineNumbers: true, twoPerSheet: true },
    { paper: 'letter' },
  ),
  printed(
    'two-a5',
    'A5 pages keep their size on A4.',
    { twoPerSheet: true, notesColumn: true },
    { paper: 'a5' },
  ),
]
