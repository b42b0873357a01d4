// Tables that are hard to lay out: more columns than fit, long words, merged cells at page ends, right-to-left scripts.
import type { Block, TableCell, TableHeader, TableRow } from '#shared/document/nodes'
import { field, p, packField, table, td, th, tr, ul } from '../../electron/pdf/testing/build'

/** A table that is hard to lay out, with what its print must contain. */
export interface HardTable {
  readonly name: string
  readonly blocks: readonly Block[]
  /** Words that must not be divided. */
  readonly whole: readonly string[]
  /** Whether the table is reported as too wide. */
  readonly named?: boolean
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const row = (...texts: string[]): TableRow => tr(...texts.map((text) => td(text)))
const head = (...texts: string[]): TableRow => tr(...texts.map((text) => th(text)))

/** The programme of a media visit: ten columns on an upright page. */
export const readAhead: Block = table(
  'Programme of the visit',
  head('Serial', 'Date', 'Time', 'Event', 'Place', 'Lead', 'Media', 'Interpreter', 'Dress', 'Photo'),
  row(
    '1',
    '12 May 2026',
    '0900–0930',
    'Office call on the Chief of Defence, with exchange of gifts',
    'Ministry of Defence',
    'RD/MLO',
    'Photo only',
    'English to Arvenian, simultaneous',
    'Service dress No. 1',
    'Yes',
  ),
  row(
    '2',
    '12 May 2026',
    '1015–1145',
    'Round table on interoperability and maritime situational awareness',
    'Naval Headquarters',
    'RD/MLO',
    'None',
    'Consecutive',
    'Working dress',
    'No',
  ),
  row(
    '3',
    '13 May 2026',
    '1400–1530',
    'Demonstration of the disaster-relief company',
    'Peacekeeping Training Centre',
    'DA',
    'Television and press',
    'Not needed',
    'Combat dress',
    'Yes',
  ),
)

const numbers = (columns: number): Block =>
  table(
    `${columns} columns`,
    head(...range(columns).map((column) => `C${column}`)),
    ...range(3).map((line) => row(...range(columns).map((column) => String(1250 + line * 100 + column)))),
  )
const figures = (columns: number): string[] =>
  range(3).flatMap((line) => range(columns).map((column) => String(1250 + line * 100 + column)))

const blanks: Block = table(
  'Indicators',
  head('Line of effort', 'Indicator', 'Baseline', 'Target', 'Frequency', 'Owner'),
  tr(
    td([p('Planned contacts')]),
    td([p('Share of planned contacts that were held')]),
    td([p(field('planned_contacts_held_baseline'))]),
    td([p(field('planned_contacts_held_target'))]),
    td('Quarterly'),
    td('Defence Attaché'),
  ),
  tr(
    td([p('Interoperability')]),
    td([p('Shared procedures in use by ', field('host_nation'), ' and the partner’s staff')]),
    td([p(field('shared_procedures_baseline'))]),
    td([p(field('shared_procedures_target'))]),
    td('Frequency to be agreed'),
    td('Military Adviser'),
  ),
)

/** Fields of the documents, all empty. */
export const emptyFields = [
  packField('planned_contacts_held_baseline', '', 'Planned contacts held, baseline'),
  packField('planned_contacts_held_target', '', 'Planned contacts held, target'),
  packField('shared_procedures_baseline', '', 'Shared procedures, baseline'),
  packField('shared_procedures_target', '', 'Shared procedures, target'),
  packField('host_nation', '', 'Host nation'),
]

const dragged = (width: number): Partial<TableCell['attrs']> => ({ colwidth: [width] })
const narrow: Block = table(
  'Dragged',
  tr(th('Serial', dragged(10)), th('Reference', dragged(10)), th('Remarks', dragged(3000))),
  tr(td('1250', dragged(10)), td('DEFATT/12', dragged(10)), td('Nothing to report', dragged(3000))),
)

const spans: Block = table(
  'Spans at page ends',
  head('Phase', 'Task', 'Days'),
  ...range(40).map((line) => {
    const cells: (TableCell | TableHeader)[] =
      line % 4 === 0 ? [td(`phase${line}`, { rowspan: 4 }), td(`task${line}`)] : [td(`task${line}`)]
    return tr(...cells, td([p(`days${line}`), p('and more'), p('and more')]))
  }),
)

const lists: Block = table(
  'Lists',
  head('Aim', 'Means'),
  tr(
    td([ul([p('Deepen contacts'), ul([p('among staffs'), ul('of the Interoperability Directorate')])])]),
    td([ul('training', 'exchanges')]),
  ),
)

const units: Block = table(
  'Wide units',
  head('Item', 'Quantity', 'Mass', 'Share', 'Cost', 'Range', 'Fuel', 'Crew'),
  row('Lorry, 4 × 4', '1,250', '12,500 kg', '41.5 %', '£1,204,250.00', '1,100 km', '380 l/100 km', '2'),
  row('Ambulance', '24', '3,480 kg', '0.75 %', '£98,000.50', '650 km', '14.5 l/100 km', '3'),
)

const arabic: Block = table(
  'جدول',
  head('المرحلة', 'المهمة', 'الأيام'),
  row('الأولى', 'التدريب المشترك على الإغاثة من الكوارث', '12'),
  row('الثانية', 'زيارة هيئة الأركان', '3'),
)

const longWords: Block = table(
  'Long words',
  head('Term', 'Abbreviation', 'Organisation', 'Responsibility', 'Interoperability', 'Misunderstanding'),
  ...range(3).map(() =>
    row(
      'Internationalisation',
      'SACEUR/SHAPE',
      'Peacekeeping Operations',
      'Counterproliferation',
      'Telecommunication',
      'Incomprehensibility',
    ),
  ),
)

/** Times below long words, beside columns that take the room. */
const times: Block = table(
  'Times below long words',
  head(
    ...range(12).map((column) =>
      String(['Interoperability', 'Misunderstanding', 'Responsibility', 'Telecommunication'][column % 4]),
    ),
  ),
  row(
    ...range(12).map((column) =>
      String(['Counterproliferation', 'Peacekeeping', 'SACEUR/SHAPE', `09${column + 10}–1130`][column % 4]),
    ),
  ),
)

/** Columns with the same words in an ideographic script. */
const ideographs: Block = table(
  '国防外交',
  head(...range(8).map((column) => `国防外交${column}`)),
  row(...range(8).map(() => '国防外交在建立各国之间的信任方面发挥着重要作用。')),
)

export const hardTables: readonly HardTable[] = [
  {
    name: 'ten columns of words on an upright page',
    blocks: [readAhead],
    whole: [
      'Serial',
      'Media',
      'Photo',
      'Dress',
      'RD/MLO',
      'Lead',
      'Yes',
      'Interpreter',
      '0900–0930',
      '1400–1530',
    ],
  },
  { name: '20 columns of figures', blocks: [numbers(20)], whole: figures(20) },
  { name: '60 columns of figures', blocks: [numbers(60)], whole: figures(60), named: true },
  {
    name: 'one row of 200 columns',
    blocks: [table('', row(...range(200).map((column) => `n${column}`)))],
    whole: range(200).map((column) => `n${column}`),
    named: true,
  },
  {
    name: 'fields that nobody filled in',
    blocks: [blanks],
    whole: [
      'Planned',
      'contacts',
      'Quarterly',
      'Frequency',
      'partner’s',
      'baseline]',
      'procedures,',
      'Attaché',
    ],
  },
  {
    name: 'columns dragged to 10, 10 and 3000 pixels',
    blocks: [narrow],
    whole: ['Serial', 'Reference', '1250', 'DEFATT/12', 'Nothing', 'report'],
  },
  {
    name: 'merged cells at the ends of pages',
    blocks: [spans],
    whole: range(40).flatMap((line) => [`task${line}`, `days${line}`]),
  },
  { name: 'lists in lists in cells', blocks: [lists], whole: ['contacts', 'staffs', 'Interoperability'] },
  {
    name: 'figures with units',
    blocks: [units],
    whole: ['£1,204,250.00', '12,500', '41.5', '1,250', 'Ambulance'],
  },
  { name: 'a table in Arabic', blocks: [arabic], whole: ['12', '3'] },
  {
    name: 'empty cells only',
    blocks: [p('Before'), table('', row('', '', ''), row('', '', '')), p('after')],
    whole: ['Before', 'after'],
  },
  {
    name: 'a header and nothing else',
    blocks: [table('', head('Serial', 'Remarks'))],
    whole: ['Serial', 'Remarks'],
  },
  {
    name: 'columns of the same Chinese words, which are as wide as each other',
    blocks: [ideographs],
    whole: range(8).map((column) => `国防外交${column}`),
  },
  {
    name: 'times below long words',
    blocks: [times],
    whole: ['0913–1130', '0917–1130', '0921–1130', 'SACEUR/SHAPE'],
  },
  { name: 'long words that can be divided', blocks: [longWords], whole: ['Term', 'SACEUR/SHAPE'] },
]
