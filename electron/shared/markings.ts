// Marking schemes as data: the levels of each, lowest first, and what prints in a banner and before a portion.

/** One level of a scheme. */
export interface MarkingLevelSpec {
  /** Id that documents store. */
  readonly id: string
  /** What prints at the top and bottom of a page. */
  readonly banner: string
  /** What prints in brackets before a portion. */
  readonly portion: string
  /**
   * How sensitive it is beside the levels of other schemes: 0 unclassified, 1 restricted, 2 confidential, 3 secret,
   * 4 top secret; what limits distribution only lies between 0 and 1. Follows the tables of equivalence in NATO's
   * C-M(2002)49 and in Annex B of Council Decision 2013/488/EU; OFFICIAL-SENSITIVE counts as restricted.
   */
  readonly sensitivity: number
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

const level = (sensitivity: number, id: string, banner: string, portion: string): MarkingLevelSpec => ({
  id,
  banner,
  portion,
  sensitivity,
})

/** The built-in schemes. `none` is for packs without a marking. */
export const markingSchemes: readonly MarkingScheme[] = [
  { id: 'none', name: 'No marking', levels: [level(0, 'none', '', '')] },
  {
    id: 'us',
    name: 'United States',
    levels: [
      level(0, 'unclassified', 'UNCLASSIFIED', 'U'),
      level(1, 'cui', 'CUI', 'CUI'),
      level(2, 'confidential', 'CONFIDENTIAL', 'C'),
      level(3, 'secret', 'SECRET', 'S'),
      level(4, 'top-secret', 'TOP SECRET', 'TS'),
    ],
  },
  {
    id: 'uk',
    name: 'United Kingdom',
    levels: [
      level(0, 'official', 'OFFICIAL', 'O'),
      level(1, 'official-sensitive', 'OFFICIAL-SENSITIVE', 'O-S'),
      level(3, 'secret', 'SECRET', 'S'),
      level(4, 'top-secret', 'TOP SECRET', 'TS'),
    ],
  },
  {
    id: 'nato',
    name: 'NATO',
    levels: [
      level(0, 'nato-unclassified', 'NATO UNCLASSIFIED', 'NU'),
      level(1, 'nato-restricted', 'NATO RESTRICTED', 'NR'),
      level(2, 'nato-confidential', 'NATO CONFIDENTIAL', 'NC'),
      level(3, 'nato-secret', 'NATO SECRET', 'NS'),
      level(4, 'cosmic-top-secret', 'COSMIC TOP SECRET', 'CTS'),
    ],
  },
  {
    id: 'eu',
    name: 'European Union',
    levels: [
      level(0.5, 'eu-limite', 'LIMITE', 'LIMITE'),
      level(1, 'eu-restricted', 'RESTREINT UE/EU RESTRICTED', 'R-UE/EU-R'),
      level(2, 'eu-confidential', 'CONFIDENTIEL UE/EU CONFIDENTIAL', 'C-UE/EU-C'),
      level(3, 'eu-secret', 'SECRET UE/EU SECRET', 'S-UE/EU-S'),
      level(4, 'eu-top-secret', 'TRÈS SECRET UE/EU TOP SECRET', 'TS-UE/EU-TS'),
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

/** Id of the first scheme that has a level; null when none has it. */
export function schemeOfLevel(level: string): string | null {
  return markingSchemes.find(({ levels }) => levels.some(({ id }) => id === level))?.id ?? null
}

/** The more sensitive of two levels, of whatever schemes; an unknown one counts as the highest, null says nothing. */
export function higherLevel(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  const sensitivity = (id: string) =>
    findLevel(schemeOfLevel(id) ?? '', id)?.sensitivity ?? Number.POSITIVE_INFINITY
  return sensitivity(other) > sensitivity(one) ? other : one
}

/** Place of a level in its scheme: 0 is the lowest, -1 a level that the scheme does not have. */
export function levelRank(scheme: string, level: string): number {
  return findScheme(scheme).levels.findIndex(({ id }) => id === level)
}

/**
 * The level of another scheme that a level becomes: the lowest that is at least as sensitive, and the highest there is
 * when none is or when the level is unknown. A change of scheme never lowers a marking, unless to the scheme without any.
 */
export function equivalentLevel(scheme: string, level: string, to: string): MarkingLevelSpec {
  const { levels } = findScheme(to)
  const least = findLevel(scheme, level)?.sensitivity ?? Number.POSITIVE_INFINITY
  return (levels.find(({ sensitivity }) => sensitivity >= least) ?? levels.at(-1)) as MarkingLevelSpec
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
