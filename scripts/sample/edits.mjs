// What was written by hand in the sample packs: empty cells of their tables, a map, and notes that say so.
import { callout, image } from './nodes.mjs'

const POST = 'Post, Port Elim'
const MAY = '29 May 2026'

/**
 * Words for the empty cells of tables, by file and template: for each table its rows, in order. Rows that are still empty are
 * taken out.
 */
export const cells = {
  'sample.bpack': {
    'country-at-a-glance': [
      [
        ['Port Elim; 61,000 square kilometres; 4.2 million people', MAY, 'Yearbook of the gulf'],
        ['Tarsene; English throughout the navy', MAY, POST],
        ['Parliamentary republic; elections in October 2027', MAY, POST],
        ['President Alda Renn, since 2022', MAY, POST],
        ['Prime Minister Jon Halvik, since 2023', MAY, POST],
        ['Tomas Velik, since 2023', MAY, POST],
        ['Vice Admiral Ines Corvell, since 2024', MAY, POST],
        [
          'Korvath to the north; smuggling and piracy in the gulf',
          '12 May 2026',
          'Ministry, white paper of 2025',
        ],
      ],
      [
        [
          '21,000 regulars: army 12,500, navy 4,500, air force 4,000; no conscription',
          '31 March 2026',
          'Ministry',
        ],
        [
          '640 million dollars, 1.6 per cent of national income',
          '31 December 2025',
          'Ministry, budget of 2025',
        ],
        ['Two corvettes and nine patrol boats, built in Lendor', MAY, 'Naval attaché'],
        ['One company with the peacekeepers in Osman', MAY, POST],
        [
          'Coastal radar at Orsk Point; a rescue ship in 2028',
          '12 May 2026',
          'Ministry, white paper of 2025',
        ],
      ],
      [
        ['Status of forces (2019, until 2029); hydrographic data (2023)', MAY, 'Treaty section'],
        ['Theirs: Captain L. Moro; ours: Commander J. Marlow', MAY, POST],
        ['Vice Admiral Corvell here, May 2025; none from us since 2023', MAY, 'Visits section'],
        ['Rescue exercise of September 2025, two ships each', '30 September 2025', 'Exercise report'],
        ['We give four places a year; they give none', MAY, 'Personnel Branch'],
        ['None from us since 2021', MAY, 'Export section'],
        ['Lendor trains the army; Korvath supplies fuel and gas', MAY, POST],
      ],
    ],
    'meeting-tab': [
      [['Ms R. Tane interprets; Captain Holt takes notes; no press']],
      [],
      [
        [
          'We offer six staff-course places a year, two more than now.',
          'More only after the first year has been evaluated.',
        ],
        [
          'Let us fix the dates for the two training teams today: twelve weeks, from February.',
          'The second year follows with the budget of 2028.',
        ],
        [
          'We should both put the radar picture from Orsk Point into our operations centres.',
          'The technical staffs meet in September.',
        ],
      ],
      [
        [
          'Patrols around Ilva Island',
          'Both states have an interest in calm. Our ministries deal with it.',
          'No word on who owns what',
        ],
        [
          'A visit by one of our ships',
          'We are glad to look at dates for 2027.',
          'No date, no name of a ship',
        ],
      ],
      [['The ferry disaster of 2021', 'It still hurts. The embassy offers help when the inquiry reports.']],
      [
        ['Our rescue training with Lendor is public. So is the exercise of 2025.'],
        ['The second year has no money yet.'],
        ['May 2025: we promised a survey of Port Elim (done), they promised a liaison officer (open).'],
      ],
    ],
    sensitivities: [
      [
        ['Ilva Island', 'The Korvathian name', 'That name is a claim, not a translation.'],
        ['Two centuries of trade', 'The blockade of 1911', 'Our ships took part in it.'],
        ['“Calm in the gulf”', 'Who began it', 'Their public holds one view, Korvath another.'],
        ['“Parliament decides”', 'The elections of 2027', 'The chief of defence stays out of politics.'],
        ['“We will look at it together”', 'Frigates', 'They asked in 2024, and we said no.'],
      ],
      [
        ['“Admiral”, then the family name; a firm handshake', 'First names'],
        ['White uniform by day, mess dress in the evening', 'Medals for the blockade'],
        ['Fish and tea; the host toasts first', 'Toasts to persons'],
        ['A book or a chart, opened at once', 'Money, knives, alcohol'],
        ['Offices close at one o’clock on Fridays', 'Meetings after that'],
        ['After the talks, with both flags', 'Pictures of the operations centre'],
      ],
    ],
  },
  'samples/joint-exercise.bpack': {
    'exercise-participants': [
      [],
      [
        [
          'Two corvettes, two helicopters; 310 people',
          'Confirmed',
          '7 to 20 March 2027',
          'Lieutenant Okka, +00 44 0110',
        ],
        ['Confirmed', '5 to 21 March 2027', 'Captain Holt, +00 55 0150'],
        [
          'Marek',
          'One rescue ship, a medical team; 85 people',
          'Confirmed',
          '7 to 20 March 2027',
          'Lieutenant Dann, +00 66 0120',
        ],
      ],
      [
        ['Tarsenian Joint Headquarters, Port Elim'],
        ['Commander P. Ulric (Estmere)', 'The same'],
        ['Captain L. Moro, Commander J. Marlow, Captain S. Dann', 'With their forces'],
        ['The headquarters of each nation'],
        ['Joint Headquarters, Port Elim'],
        ['The director and each senior national officer', 'At once, by radio or telephone'],
      ],
      [
        ['Commander P. Ulric (Estmere)', 'Port Elim, +00 44 0111'],
        ['Lieutenant R. Sarn (Marek)', 'Port Elim, +00 44 0112'],
        ['Major T. Renn (Tarsenia)', 'Port Elim, +00 44 0113'],
        ['Captain J. Brand (Estmere)', 'Afloat, through the control staff'],
        ['Surgeon Commander E. Vell (Tarsenia)', 'All hours, +00 44 0199'],
        ['Captain O. Mar (Tarsenia)', 'Port Elim, +00 44 0114'],
        ['Commander S. Lund (Estmere)', 'Port Elim, +00 44 0115'],
      ],
      [
        ['Tarsenia', '5 to 21 March', 'Each nation its own', 'Captain O. Mar'],
        ['Tarsenia', '5 to 21 March', 'Each nation its own', 'Captain O. Mar'],
        ['Tarsenia', '7 to 20 March', 'Each nation its own', 'Lieutenant Okka'],
        ['Tarsenia', '7 to 20 March', 'By litre and meter', 'Lieutenant Okka'],
        ['Tarsenia; Marek afloat', '7 to 20 March', 'Shared equally', 'Surgeon Commander Vell'],
        ['Estmere', '1 to 20 March', 'Estmere', 'Captain Holt'],
        ['Tarsenia', '8 to 19 March', 'Tarsenia', 'Captain O. Mar'],
        ['Tarsenia', '5 to 21 March', 'Tarsenia', 'Major T. Renn'],
        ['Each nation', 'All days', 'Who causes it', 'Captain O. Mar'],
      ],
      [
        ['17 November 2026', 'Captain O. Mar'],
        ['17 November 2026', 'Captain O. Mar'],
        ['17 November 2026', 'Captain Holt'],
        ['26 January 2027', 'Surgeon Commander Vell'],
        ['26 January 2027', 'Commander S. Lund'],
      ],
      [
        ['Agreement of 2019 on the status of forces; technical arrangement of January 2027'],
        ['Article 8 of that agreement; claims to the control staff within thirty days'],
        ['The flag state, with an observer from Tarsenia'],
        ['The day for media and visitors, 17 March, and what the press officer has released'],
      ],
    ],
  },
}

/** Blocks added by hand at the end of a section, by file and template. */
export const additions = {
  'sample.bpack': {
    'summary-page': () => [
      callout(
        'note',
        'An exercise: states, people and figures are invented. This pack is the blueprint “Country engagement briefing”, filled in with the training scenario. Written by hand: purpose and key points, the words in the tables that the blueprint leaves empty, and the map.',
      ),
    ],
    'country-at-a-glance': (newId, asset) => [
      image(newId, asset, {
        alt: 'Map of Tarsenia, on the north shore of the Gulf of Sarn. Korvath lies to the north, Lendor to the west, Marek to the east. The capital, Port Elim, is on the coast at the mouth of the river Ansa. Bases are at Orsk Point and on Ilva Island. The area of Exercise CALM HARBOUR lies south-east of Port Elim.',
        caption: 'Tarsenia and the Gulf of Sarn',
        widthPercent: 85,
      }),
    ],
  },
  'samples/joint-exercise.bpack': {
    'summary-page': () => [
      callout(
        'note',
        'An exercise: states, people and figures are invented. This pack is the blueprint “Joint exercise information briefing”, filled in with the training scenario. Written by hand: purpose and key points, and the words in the tables that the blueprint leaves empty.',
      ),
    ],
  },
}
