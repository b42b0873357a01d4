// What is wrong with the caveats of a marking: those that can't be used together or with the level, and the order of lists.
import type { CaveatSpec, MarkingScheme } from './marking-schemes'
import { levelName } from './markings'

/** Caveats as they stand in a marking. */
export interface WrittenCaveats {
  /** Id of the level that they stand after. */
  readonly level: string
  readonly caveat: string
  /** What has them, as the first words of a sentence. */
  readonly what: string
  /** Where a caveat without its list means that of the banner, as in a portion. */
  readonly short?: boolean
}

/** Returns what is wrong with caveats, in sentences. */
export function caveatFaults({ caveats, levels, name }: MarkingScheme, written: WrittenCaveats): string[] {
  const { level, caveat, what, short } = written
  const found = caveats.known.filter(({ text }) => isWritten(caveat, text))
  const spec = levels.find(({ id }) => id === level)
  return [
    ...found.flatMap(({ text, excludes }) =>
      found
        .filter((other) => excludes?.includes(other.text))
        .map((other) => `${what} has ${text} and ${other.text}, which can’t be used together`),
    ),
    ...found
      .filter((one) => one.levels?.includes(level) === false)
      .map(({ text }) => `${text} can’t be used with ${spec ? levelName(spec) : level} in ${name} markings`),
    ...found.flatMap((one) => listFault(one, namesAfter(one, caveat, caveats.between), short === true)),
  ]
}

const wordsOf = (text: string): string => ` ${text.replace(/[^\p{L}]+/gu, ' ').trim()} `

/** Whether caveats have one of these words, however they are written. */
export const isWritten = (caveat: string, text: string): boolean => wordsOf(caveat).includes(wordsOf(text))

const namesAfter = ({ text }: CaveatSpec, caveat: string, between: string): string[] =>
  namesIn(
    caveat
      .slice(caveat.indexOf(text) + text.length)
      .split(between, 1)
      .join(''),
  )

/** Returns the names in a list as it is typed. */
export const namesIn = (list: string): string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** Returns names in the order of a list: one comes first, then countries and groups, each in alphabetical order. */
export function inOrder({ list }: CaveatSpec, names: readonly string[]): string[] {
  // Codes of countries have three letters and come before those of groups.
  const rank = (name: string) => `${name.length === 3 ? 0 : 1}${name}`
  const others = new Set(names.filter((name) => name !== list?.first))
  const sorted = [...others].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  return list?.first ? [list.first, ...sorted] : sorted
}

/** What is wrong with the order of a list. */
function listFault(spec: CaveatSpec, names: readonly string[], short: boolean): string[] {
  const { text, list } = spec
  if (!list?.first || (short && names.length === 0)) return []
  if (names.length === 0)
    return [
      `${text} has no list of countries: write ${text} ${list.first}, followed by the codes of the other countries`,
    ]
  const right = inOrder(spec, names).join(', ')
  if (names.join(', ') === right) return []
  return [
    `The list after ${text} must begin with ${list.first}, followed by countries and groups in alphabetical order: ${text} ${right}`,
  ]
}
