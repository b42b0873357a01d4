// What the author of the sample changed after filling in the fields, and the section of her own.
import { bullets, callout, heading, image, numbered, section, table } from './nodes.mjs'

/** Section, text of the template, text of the author. */
export const textEdits = [
  [
    'defence-attaches',
    '. Before an incumbent leaves:',
    '. Calls on the defence staff begin on the day after.',
  ],
  [
    'strengthening-alliances',
    'The alliance is as strong as its weakest pillar. ',
    'The partnership is as strong as its weakest pillar. Today that is commitment: neither staff knows how fast the other would act. ',
  ],
  [
    'strengthening-alliances',
    ' sides should name that pillar and move effort to it. ',
    ' should have walked through a crisis on paper. ',
  ],
  [
    'criticism',
    'Safeguards answer each objection: ',
    'Korvath protested against the exercise of 2025 and sent two ships to watch it, so the first objection weighs most here. Safeguards answer each objection: ',
  ],
  [
    'strategic-imperative',
    'Military diplomacy: a strategic imperative for modern states',
    'Military diplomacy: a strategic imperative',
  ],
  ['strategic-imperative', ' The estimated cost is ', ' The table shows what the budget buys. The cost is '],
]

/**
 * Blocks that the author removed: section, text in the block. They repeat other sections or are about the next change
 * of post.
 */
export const removals = [
  ['defence-attaches', 'has raised no objection'],
  ['defence-attaches', 'first three months'],
  ['defence-attaches', 'Much of this work is slow'],
  ['defence-attaches', 'They also keep military aims'],
  ['defence-attaches', 'Some states name attachés for single services'],
  ['defence-attaches', 'The post also corrects our own view'],
]

/** Text that the author wrote in empty cells: first words of the row, column index, text. */
export const cellTexts = [
  ['Calls on the defence staff', 4, 'In preparation'],
  ['Main event', 4, 'Agreed'],
  ['Exchanges and courses', 4, 'Offered'],
  ['Planning for', 4, 'In preparation'],
  ['Report on results', 4, 'Planned'],
  ['Command', 1, 'Exercise director with a combined staff; each nation keeps full command of its forces'],
  ['Costs', 1, 'Each nation bears its own'],
  ['Media and visitors', 1, 'One day for both, 17 March 2027'],
  ['Legal cover', 1, 'Status of forces agreement of 2019, with a technical arrangement'],
  ['Rank and candour', 3, 'Colonels; formal'],
  ['Trust: problems', 3, 'Once in four reviews'],
  ['Time to form', 3, 'Nine hours'],
  ['Common positions', 3, 'Two in 2025'],
  ['Conduct of third states', 3, 'Protests and shadowing'],
]

/** Blocks that the author added at the end of a section. */
export const additions = {
  'strategic-imperative': (newId) => [
    table(newId, 'What the budget buys', [
      ['Measure', 'Result by mid-2028', 'Owner', 'Cost'],
      [
        'Two training teams, twelve weeks a year',
        'Four Tarsenian rescue crews certified',
        'Commander J. Marlow',
        '£620,000',
      ],
      [
        'Six staff-course places a year',
        'Twelve graduates in planning posts',
        'Personnel Branch',
        '£380,000',
      ],
      [
        'Shared maritime picture',
        'Radar feed from Orsk Point in both operations centres',
        'Information Branch',
        '£310,000',
      ],
      ['Evaluation', 'Report on effect, with findings for the next plan', 'Dr N. Osei', '£90,000'],
    ]),
    callout(
      'decision',
      'Director Defence Engagement is asked to approve the plan and £1.4 million over two years. After 15 June the staff talks begin without an offer, and the training teams lose their places in the 2027 programme.',
    ),
  ],
}

/** The section that has no template: the partner on one page. It follows the introduction. */
export function atAGlance(asset, newId) {
  return section(newId, 'Tarsenia at a glance', [
    callout(
      'bottomLine',
      'Tarsenia is a small maritime democracy that wants to be a useful partner before it becomes an ally. Its navy is the door: short of crews and sensors, well led, and keen to train with us.',
    ),
    heading(newId, 'What they want, what we want'),
    numbered(
      newId,
      'Tarsenia wants staff-course places, a radar picture of the gulf, and a visible friend. It does not want foreign bases, and it will not be drawn into a quarrel with Korvath.',
    ),
    numbered(
      newId,
      'We want a partner that can run its own search and rescue by 2028, because half of the shipping in the gulf is British-insured and no other state there can do it.',
    ),
    table(newId, 'Tarsenia in brief, as at 29 May 2026', [
      ['Item', 'Detail'],
      ['Government', 'Parliamentary republic; next general election due in October 2027'],
      [
        'Leaders',
        'President Alda Renn; Minister of Defence Tomas Velik; Chief of Defence Vice Admiral Ines Corvell',
      ],
      ['People', '4.2 million; Tarsene is spoken by all, English throughout the navy'],
      ['Forces', '21,000 regulars: army 12,500, navy 4,500, air force 4,000; no conscription since 2012'],
      ['Budget', '640 million US dollars in 2025, or 1.6 per cent of national income'],
      ['Agreements', 'Status of forces (2019); exchange of hydrographic data (2023)'],
      ['Others present', 'Lendor trains the army; Korvath supplies fuel and most of the gas'],
    ]),
    image(newId, asset, {
      alt: 'Map of Tarsenia, on the north shore of the Gulf of Sarn. Korvath lies to the north, Lendor to the west, Marek to the east. The capital, Port Elim, is on the coast at the mouth of the river Ansa. Bases are at Orsk Point and on Ilva Island. The area of Exercise CALM HARBOUR lies south-east of Port Elim.',
      caption: 'Tarsenia and the Gulf of Sarn',
      widthPercent: 85,
    }),
    heading(newId, 'Take care'),
    bullets([
      'Say “Ilva Island”. The Korvathian name is a claim, not a translation.',
      'The ferry disaster of 2021 cost 84 lives and still hurts. Offer help; do not ask who was to blame.',
      'Vice Admiral Corvell speaks plainly in private and never in front of the minister. Ask for ten minutes alone.',
    ]),
    callout(
      'note',
      'Tarsenia, its neighbours, their people and all figures about them are invented. The pack began as the blueprint “Country engagement briefing” with its fields filled in. Written by hand: this section, the table of the budget with the decision below it, the status of each engagement, and some sentences on Korvath and on the pace of the two staffs.',
    ),
  ])
}
