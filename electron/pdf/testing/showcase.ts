// A pack that shows one of everything, for visual review and for validators.
import type { Asset, Pack } from '#shared/pack'
import {
  b,
  br,
  callout,
  code,
  doc,
  field,
  guidance,
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
  pre,
  quote,
  ref,
  s,
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
} from './build'
import { pngAsset } from './png'

const LOREM =
  'The Ministry of Defence has reorganised its general staff around three joint directorates, and officials describe the reform as the most significant since independence. Delegations should expect their counterparts to speak candidly about recruitment, retention and the cost of modernisation.'

/** The showcase and its image. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one document, written as it reads
export function showcase(meta: Partial<Pack['meta']> = {}): {
  readonly pack: Pack
  readonly assets: readonly Asset[]
} {
  const picture = pngAsset(320, 180)
  const risks = newId()
  const budget = table(
    'Defence budget and its share of the economy',
    tr(th('Year'), th('Budget (USD m)'), th('Share of GDP'), th('Remarks')),
    tr(
      td('2022'),
      td('1,204.5'),
      td('1.62%'),
      td('First year of the reform plan; supplementary credits in autumn.'),
    ),
    tr(td('2023'), td('1,310.25'), td('1.7%'), td('Pay rise for professional soldiers.')),
    tr(
      td('2024'),
      td('987'),
      td('12.05%', { shade: 'amber' }),
      td('Estimate; audited figures are expected in June.'),
    ),
  )
  const merged = table(
    'Programme of the visit',
    tr(th('Day'), th('Time'), th('Event'), th('Lead')),
    tr(
      td([p(b('Monday'))], { rowspan: 3 }),
      td('0900'),
      td('Office call with the Chief of Defence'),
      td('Head of delegation'),
    ),
    tr(td('1030'), td('Plenary session', { colspan: 2, shade: 'blue' })),
    tr(
      td('1400'),
      td([p('Visit to the peace support training centre'), ul('Range', 'Simulation suite')]),
      td('Training adviser'),
    ),
    tr(td([p(b('Tuesday'))]), td('All day'), td('Bilateral working groups', { colspan: 2 })),
  )
  const document = doc(
    section(
      'Purpose and bottom line',
      {},
      callout(
        'bottomLine',
        p(
          'Relations with ',
          field('host_nation'),
          ' are good and can be deepened at modest cost. ',
          b('Recommend'),
          ' that the delegation offers two staff-college places and a joint ',
          i('lessons-learned'),
          ' seminar in the autumn.',
        ),
      ),
      guidance(p('Advice to the drafter that never prints.')),
      np(
        1,
        'This brief prepares the delegation for its visit to ',
        field('host_nation'),
        ' on ',
        field('visit_date'),
        '. It sets out the political setting, the armed forces, and the points on which a decision is sought; risks are discussed in ',
        ref(risks),
        '.',
      ),
      np(1, LOREM, note('Interview with the deputy chief of staff, 4 February 2026.')),
      np(2, 'Sub-paragraphs carry the detail that a reader in a hurry may skip without losing the argument.'),
      np(2, 'Each stands on its own feet:'),
      np(
        3,
        'first level of detail, with a ',
        link('https://www.example.org/defence', 'link to a public source'),
        ';',
      ),
      np(
        3,
        'second, with H',
        sub('2'),
        'O and 10',
        sup('6'),
        ' and ',
        u('underlined'),
        ', ',
        s('struck'),
        ' and ',
        code('code'),
        ' words;',
      ),
      np(4, 'and deeper still,'),
      np(5, 'to the fifth level.'),
      np(1, LOREM, ' ', LOREM, note('Ministry of Defence, annual report, 2025, page 14.', 'source')),
    ),
    section(
      'Political and military setting',
      {},
      p(LOREM),
      h(1, 'Armed forces'),
      p(
        'Figures are those of the partner nation unless said otherwise. Strengths are rounded.',
        note('All figures as at 1 January 2026.'),
      ),
      budget,
      h(2, 'Equipment'),
      ul(
        [
          p('Land forces operate a mixed fleet:'),
          ul('main battle tanks', [p('armoured personnel carriers, of which'), ul('tracked', 'wheeled')]),
        ],
        'The air force is renewing its trainers.',
        'The coast guard is separate from the navy.',
      ),
      ol(
        1,
        'First, agree the agenda.',
        'Second, exchange lists of participants.',
        'Third, confirm transport.',
      ),
      callout(
        'keyJudgement',
        p('It is likely that the reform will be completed on time.'),
        p('Confidence: moderate.'),
      ),
      callout('assessment', p('Assessment text.')),
      image(picture.id, {
        caption: 'Approaches to the training area',
        alt: 'Map of the approaches',
        widthPercent: 55,
      }),
    ),
    section(
      'Risks',
      { id: risks },
      callout('risk', p('Cancellation at short notice: the ministry has twice moved senior visits.')),
      callout('caveat', p('Open sources only.')),
      callout('assumption', p('Airspace stays open.')),
      callout('decision', p('Approve the two places.')),
      callout('note', p('See also the annex.')),
      merged,
      quote(p('We value partners who come to listen before they come to teach.'), p('— Chief of Defence')),
      pre('GRID 31U FU 12345 67890\n    REPORT  HOURLY\nEND'),
      hr,
      tasks([true, 'Visas requested'], [false, 'Gifts approved'], [false, 'Radio frequencies cleared']),
      p(
        'Names with diacritics: Łukasz Žižka, Ångström, Ελληνικά, Українська мова. Symbols: → ≤ ✓ ☂ ∑ ℵ. Right to left: שלום עולם, مرحبا بالعالم. Line',
        br,
        'break.',
      ),
    ),
    section(
      'Training',
      {},
      p('Text of the section.'),
      trainer('objectives', ul('Explain the reform', 'Brief a principal')),
      trainer('discussion', p('What would you ask first?')),
      trainer('exercise', p('Draft three questions.')),
      trainer('answers', ol(1, 'Because the principal decides.', 'Two pages.')),
      trainer('notes', p('Your notes:')),
    ),
    section('Wide figures', { landscape: true }, budget, p(LOREM)),
    section('Biographies', { annex: true }, p(LOREM), h(1, 'Chief of Defence'), p(LOREM)),
    section('Points of contact', { annex: true }, tableOfContacts()),
  )
  return {
    pack: pack(document, meta, [
      packField('host_nation', 'the Republic of Arvenia', 'Host nation'),
      packField('visit_date', '', 'Date of the visit'),
    ]),
    assets: [picture],
  }
}

function tableOfContacts() {
  const rows = Array.from({ length: 40 }, (_, index) =>
    tr(
      td(String(index + 1)),
      td(`Officer ${index + 1}`),
      td(`Branch ${index % 7}`),
      td(`+44 20 7946 ${String(1000 + index)}`),
    ),
  )
  return table('Points of contact', tr(th('No.'), th('Name'), th('Branch'), th('Telephone')), ...rows)
}
