// Rules of markings: levels of different schemes compared, caveats, and the lines and portion marks that are printed.
import { type MarkingLevelSpec, type MarkingScheme, markingSchemes } from './marking-schemes'
import { knownSchemes } from './own-schemes'
import { cleanCaveat, higherMarking, levelOf, sameMarking, withCaveat } from './portions'

export { type CaveatSpec, type MarkingLevelSpec, type MarkingScheme, markingSchemes } from './marking-schemes'

/** Marking of a pack: a level of a scheme and free text after it (caveats, releasability). `none` prints no banner. */
export interface PackMarking {
  readonly scheme: string
  readonly level: string
  /** Follows the level as the scheme writes it, for example `NOFORN` or `Releasable to PfP`; may be empty. */
  readonly caveat: string
  /** Prints the training rider: the marking is for training only. */
  readonly trainingRider: boolean
  /** The scheme if it is not a built-in one: it travels with the pack. Use `findScheme`, which knows it. */
  readonly definition?: MarkingScheme
  /** Lines of the first page that the level needs, such as ‘Classified by’, by their id in the scheme. */
  readonly firstPage?: Readonly<Record<string, string>>
}

/** A line of the first page. */
export interface FirstPageLine {
  readonly id: string
  readonly label: string
  readonly needed: boolean
  readonly value: string
}

/** Returns the lines that the first page of a pack has room for with its marking, with what was filled in. */
export function firstPageLines({ scheme, level, firstPage }: PackMarking): FirstPageLine[] {
  const blocks = findScheme(scheme).firstPage?.filter(({ levels }) => levels.includes(level)) ?? []
  return blocks.flatMap(({ lines }) =>
    lines.map((line) => ({ ...line, value: firstPage?.[line.id]?.trim() ?? '' })),
  )
}

/** The rider printed under the banner. */
export const TRAINING_RIDER = 'Marking for training purposes only'

/** Returns the scheme with that id; the scheme without marking when the id is unknown. */
export function findScheme(id: string): MarkingScheme {
  return knownSchemes().find((scheme) => scheme.id === id) ?? (markingSchemes[0] as MarkingScheme)
}

/** Returns the level of a marking in a scheme; undefined when the scheme does not have it. */
export function findLevel(scheme: string, marking: string): MarkingLevelSpec | undefined {
  return findScheme(scheme).levels.find(({ id }) => id === levelOf(marking))
}

/** Returns the id of the first scheme that has the level of a marking; null when none has it. */
export function schemeOfLevel(marking: string): string | null {
  return knownSchemes().find(({ levels }) => levels.some(({ id }) => id === levelOf(marking)))?.id ?? null
}

/** Said in place of a level of an own scheme that isn't known here, as in text pasted from another library. */
export const UNKNOWN_LEVEL = 'UNKNOWN LEVEL'

/** Returns the rank of a marking's level in a scheme: 0 is the lowest, -1 a level that the scheme does not have. */
export function levelRank(scheme: string, marking: string): number {
  return findScheme(scheme).levels.findIndex(({ id }) => id === levelOf(marking))
}

/**
 * Converts a level to another scheme: the lowest level that is at least as sensitive, or the highest there is when none
 * is or the level is unknown. A change of scheme never lowers a marking, except to the scheme without any.
 */
export function equivalentLevel(scheme: string, level: string, to: string): MarkingLevelSpec {
  const { levels } = findScheme(to)
  const least = findLevel(scheme, level)?.sensitivity ?? Number.POSITIVE_INFINITY
  const offered = levels.filter(({ retired }) => !retired)
  return (offered.find(({ sensitivity }) => sensitivity >= least) ?? offered.at(-1)) as MarkingLevelSpec
}

/** Returns the levels of a scheme that can be chosen. */
export const offeredLevels = (scheme: string): readonly MarkingLevelSpec[] =>
  findScheme(scheme).levels.filter(({ retired }) => !retired)

/** Returns the name of a level in lists: its banner where it has one. */
export const levelName = ({ banner, name, id }: MarkingLevelSpec): string => banner || (name ?? id)

/**
 * Returns what is printed at the top and bottom of each page, without the training rider: the level with its caveat on one
 * line or on two, as the scheme writes it. Empty when the pack has no marking.
 */
export function bannerLines({ scheme, level, caveat }: PackMarking): string[] {
  const { after } = findScheme(scheme).caveats
  const banner = findLevel(scheme, level)?.banner ?? ''
  const words = caveat.trim()
  if (after === 'line' || banner === '' || words === '') return [banner, words].filter((line) => line !== '')
  const line = cleanCaveat(words)
  return [line === '' ? banner : banner + after + line]
}

/** Returns the banner as one text, for lists; empty when the pack has no marking. */
export const bannerText = (marking: PackMarking): string => bannerLines(marking).join(' ')

/** Longest caveat of a pack that portions are compared with: longer ones are words for readers. */
const MOST_LETTERS = 200

/** Returns the marking of words in a pack that are in no marked portion. */
export function packPortion({ scheme, level, caveat }: PackMarking): string {
  const { onPortions } = findScheme(scheme).caveats
  return onPortions && caveat.length <= MOST_LETTERS ? withCaveat(level, caveat) : level
}

/** Returns in what a portion goes beyond its pack's marking: its level is higher, or its caveats aren't in the banner. */
export function beyondPack(portion: string, marking: PackMarking): 'level' | 'caveat' | null {
  const { scheme, level } = marking
  if (levelRank(scheme, portion) > levelRank(scheme, level)) return 'level'
  const whole = packPortion(marking)
  return sameMarking(higherMarking(whole, portion) ?? whole, whole) ? null : 'caveat'
}
