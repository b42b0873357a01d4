// Marking schemes as data: the levels of each, lowest first, and what prints in a banner and before a portion.

/** One level of a scheme. */
export interface MarkingLevelSpec {
  /** Id that documents store. */
  readonly id: string
  /** What prints at the top and bottom of a page. */
  readonly banner: string
  /** What prints in brackets before a portion. */
  readonly portion: string
}

/** A national or organisational scheme; levels rise in sensitivity. */
export interface MarkingScheme {
  readonly id: string
  readonly name: string
  readonly levels: readonly MarkingLevelSpec[]
}

/** Marking of a pack: level of a scheme and free words after it (caveats, releasability). `none` prints no banner. */
export interface PackMarking {
  readonly scheme: string
  readonly level: string
  /** Printed after the level on a line of its own, for example `Releasable to PfP`; may be empty. */
  readonly caveat: string
  /** Prints the training rider: the marking is for training only. */
  readonly trainingRider: boolean
}

/** What the rider prints under the banner. */
export const TRAINING_RIDER = 'Marking for training purposes only'

const level = (id: string, banner: string, portion: string): MarkingLevelSpec => ({ id, banner, portion })

/** The built-in schemes. `none` is for packs without a marking. */
export const markingSchemes: readonly MarkingScheme[] = [
  { id: 'none', name: 'No marking', levels: [level('none', '', '')] },
  {
    id: 'us',
    name: 'United States',
    levels: [
      level('unclassified', 'UNCLASSIFIED', 'U'),
      level('cui', 'CUI', 'CUI'),
      level('confidential', 'CONFIDENTIAL', 'C'),
      level('secret', 'SECRET', 'S'),
      level('top-secret', 'TOP SECRET', 'TS'),
    ],
  },
  {
    id: 'uk',
    name: 'United Kingdom',
    levels: [
      level('official', 'OFFICIAL', 'O'),
      level('official-sensitive', 'OFFICIAL-SENSITIVE', 'O-S'),
      level('secret', 'SECRET', 'S'),
      level('top-secret', 'TOP SECRET', 'TS'),
    ],
  },
  {
    id: 'nato',
    name: 'NATO',
    levels: [
      level('nato-unclassified', 'NATO UNCLASSIFIED', 'NU'),
      level('nato-restricted', 'NATO RESTRICTED', 'NR'),
      level('nato-confidential', 'NATO CONFIDENTIAL', 'NC'),
      level('nato-secret', 'NATO SECRET', 'NS'),
      level('cosmic-top-secret', 'COSMIC TOP SECRET', 'CTS'),
    ],
  },
  {
    id: 'eu',
    name: 'European Union',
    levels: [
      level('eu-limite', 'LIMITE', 'LIMITE'),
      level('eu-restricted', 'RESTREINT UE/EU RESTRICTED', 'R-UE/EU-R'),
      level('eu-confidential', 'CONFIDENTIEL UE/EU CONFIDENTIAL', 'C-UE/EU-C'),
      level('eu-secret', 'SECRET UE/EU SECRET', 'S-UE/EU-S'),
      level('eu-top-secret', 'TRÈS SECRET UE/EU TOP SECRET', 'TS-UE/EU-TS'),
    ],
  },
]

/** The scheme of that id; the scheme without marking when the id is unknown. */
export function findScheme(id: string): MarkingScheme {
  return markingSchemes.find((scheme) => scheme.id === id) ?? (markingSchemes[0] as MarkingScheme)
}

/** The level of that id in a scheme; undefined when the scheme has none such. */
export function findLevel(scheme: string, level: string): MarkingLevelSpec | undefined {
  return findScheme(scheme).levels.find((spec) => spec.id === level)
}

/** Place of a level in its scheme: 0 is the lowest, -1 a level that the scheme does not have. */
export function levelRank(scheme: string, level: string): number {
  return findScheme(scheme).levels.findIndex(({ id }) => id === level)
}

/** The portion mark of a level of any scheme, for example `(O-S)`; empty for null, `none` and unknown levels. */
export function anyPortion(level: string | null): string {
  const spec = markingSchemes.flatMap(({ levels }) => levels).find(({ id }) => id === level)
  return spec?.portion ? `(${spec.portion})` : ''
}

/** The line at the top and bottom of a page; empty when the pack has no marking. */
export function bannerText(marking: PackMarking): string {
  return findLevel(marking.scheme, marking.level)?.banner ?? ''
}
