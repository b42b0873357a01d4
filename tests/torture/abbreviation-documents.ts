// Packs that print a list of their abbreviations: before the text and after it, in each theme.
import { THEME_IDS } from '../../electron/pdf'
import { code, doc, h, p, pack, section, table, td, th, tr } from '../../electron/pdf/testing/build'
import type { Torture } from './documents'

const text = doc(
  section(
    'NATO and its partners',
    {},
    p('Member states of the North Atlantic Treaty Organization (NATO) met the OSCE; NATO spoke of the KQX.'),
    h(1, 'THE UN IN THE REGION'),
    table('Figures', tr(th('Body'), th('Role')), tr(td('UNHCR'), td('Two NGOs help'))),
    ...Array.from({ length: 40 }, () =>
      p('The plan goes on without any short words at all, line by line. '.repeat(6)),
    ),
  ),
  section(
    'Map',
    { annex: true },
    p('Points of contact (POC) are listed here.'),
    p('The MoU', code('ABC'), ' stands.'),
  ),
)

/** One for each theme and place. */
export const abbreviationTortures: readonly Torture[] = THEME_IDS.flatMap((theme) =>
  (['front', 'end'] as const).map((list) => ({
    name: `abbreviations-${list}-${theme}`,
    right: 'The list stands in alphabetical order, in the contents, and has what the pack and the text say.',
    pack: pack(text, {
      title: 'Abbreviations',
      theme,
      abbreviations: {
        definitions: [{ abbreviation: 'KQX', expansion: 'the quarterly exercise' }],
        ignored: ['UNHCR'],
        check: false,
        list,
      },
    }),
  })),
)
