// Marking schemes as data: the levels of each, lowest first, with their banner and portion mark.

/** One level of a scheme. */
export interface MarkingLevelSpec {
  /** Id stored in documents. */
  readonly id: string
  /** Printed at the top and bottom of each page. */
  readonly banner: string
  /** Printed in brackets before a portion. */
  readonly portion: string
  /**
   * Sensitivity compared with the levels of other schemes: 0 unclassified, 1 restricted, 2 confidential, 3 secret, 4
   * top secret; values between 0 and 1 only limit distribution. Follows the tables of equivalence in NATO's C-M(2002)49
   * and in Annex B of Council Decision 2013/488/EU; OFFICIAL-SENSITIVE counts as restricted.
   */
  readonly sensitivity: number
}

/** A national or organisational scheme; levels rise in sensitivity. */
export interface MarkingScheme {
  readonly id: string
  readonly name: string
  readonly levels: readonly MarkingLevelSpec[]
}

/** Marking of a pack: a level of a scheme and free text after it (caveats, releasability). `none` prints no banner. */
export interface PackMarking {
  readonly scheme: string
  readonly level: string
  /** Printed on a separate line after the level, for example `Releasable to PfP`; may be empty. */
  readonly caveat: string
  /** Prints the training rider: the marking is for training only. */
  readonly trainingRider: boolean
}

/** The rider printed under the banner. */
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

/** Returns the scheme with that id; the scheme without marking when the id is unknown. */
export function findScheme(id: string): MarkingScheme {
  return markingSchemes.find((scheme) => scheme.id === id) ?? (markingSchemes[0] as MarkingScheme)
}

/** Returns the level with that id in a scheme; undefined when the scheme does not have it. */
export function findLevel(scheme: string, level: string): MarkingLevelSpec | undefined {
  return findScheme(scheme).levels.find((spec) => spec.id === level)
}

/** Returns the id of the first scheme that has a level; null when none has it. */
export function schemeOfLevel(level: string): string | null {
  return markingSchemes.find(({ levels }) => levels.some(({ id }) => id === level))?.id ?? null
}

/** Returns the more sensitive of two levels of any schemes; an unknown one counts as the highest, null as no level. */
export function higherLevel(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  const sensitivity = (id: string) =>
    findLevel(schemeOfLevel(id) ?? '', id)?.sensitivity ?? Number.POSITIVE_INFINITY
  return sensitivity(other) > sensitivity(one) ? other : one
}

/** Returns the rank of a level in its scheme: 0 is the lowest, -1 a level that the scheme does not have. */
export function levelRank(scheme: string, level: string): number {
  return findScheme(scheme).levels.findIndex(({ id }) => id === level)
}

/**
 * Converts a level to another scheme: the lowest level that is at least as sensitive, or the highest there is when none
 * is or the level is unknown. A change of scheme never lowers a marking, except to the scheme without any.
 */
export function equivalentLevel(scheme: string, level: string, to: string): MarkingLevelSpec {
  const { levels } = findScheme(to)
  const least = findLevel(scheme, level)?.sensitivity ?? Number.POSITIVE_INFINITY
  return (levels.find(({ sensitivity }) => sensitivity >= least) ?? levels.at(-1)) as MarkingLevelSpec
}

/**
 * Returns the portion mark of a level of any scheme, for example `(O-S)`; empty for null, `none` and unknown levels.
 */
export function anyPortion(level: string | null): string {
  const spec = markingSchemes.flatMap(({ levels }) => levels).find(({ id }) => id === level)
  return spec?.portion ? `(${spec.portion})` : ''
}

/** Returns the line at the top and bottom of each page; empty when the pack has no marking. */
export function bannerText(marking: PackMarking): string {
  return findLevel(marking.scheme, marking.level)?.banner ?? ''
}
