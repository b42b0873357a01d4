// The sample packs: title pages, and values that differ from those of the training scenario.

const meta = {
  author: 'Major R. Hale',
  organisation: 'Defence Engagement Branch',
  date: '2026-06-01',
  language: 'en-GB',
  marking: { scheme: 'uk', level: 'official', caveat: '', trainingRider: true },
  paper: 'a4',
}

/** File in `resources`, blueprint, title page, values. */
export const samples = [
  {
    file: 'sample.bpack',
    blueprint: 'country-engagement-briefing',
    meta: {
      ...meta,
      title: 'Engagement with the Republic of Tarsenia',
      subtitle: 'For the Director Defence Engagement',
      reference: 'DEB/TAR/2026/014',
    },
    values: {
      paper_purpose: 'prepare the Director Defence Engagement for the annual staff talks in Port Elim',
      key_point_1: 'Tarsenia wants an answer on staff-course places before its budget closes in September.',
      key_point_2:
        'Both staffs agree on the training programme; only the dates and the second year are open.',
      key_point_3:
        'Patrols around Ilva Island will be raised: listen, and leave the answer to the foreign ministry.',
    },
  },
  {
    file: 'samples/joint-exercise.bpack',
    blueprint: 'joint-exercise-information-briefing',
    meta: {
      ...meta,
      title: 'Exercise CALM HARBOUR',
      subtitle: 'Information for the nations taking part',
      reference: 'DEB/TAR/2026/021',
    },
    values: {
      paper_purpose: 'tell the nations taking part what is planned, and what is asked of them',
      key_point_1: 'Three nations rescue the passengers of a ship in distress, from 8 to 19 March 2027.',
      key_point_2:
        'Each nation keeps full command of its forces; the exercise director coordinates training and safety.',
      key_point_3:
        'Lists of people, vehicles and radios are due at the main planning event on 17 November 2026.',
    },
  },
  {
    file: 'samples/seminar-handout.bpack',
    blueprint: 'seminar-handout-critical-appraisal',
    meta: {
      ...meta,
      title: 'Does military diplomacy work?',
      subtitle: 'Seminar for the attaché course',
      reference: 'DEB/TRG/2026/003',
    },
    values: {},
  },
]
