// Choices offered on more than one screen, with their labels.
import type { Settings } from '#shared/ipc'
import { findScheme, levelName, markingSchemes, offeredLevels } from '#shared/markings'
import type { OwnScheme } from '#shared/own-scheme'
import type { PackKind, Paper } from '#shared/pack'

/** A value and its label. */
export type Choice<T extends string = string> = readonly [value: T, words: string]

export const kindChoices: readonly Choice<PackKind>[] = [
  ['briefing', 'Briefing'],
  ['handout', 'Handout'],
]

export const paperChoices: readonly Choice<Paper>[] = [
  ['a4', 'A4'],
  ['letter', 'Letter'],
  ['a5', 'A5'],
]

/** Light, dark, or the system's setting. */
export const appearanceChoices: readonly Choice<Settings['appearance']>[] = [
  ['system', 'Use system setting'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

/** Word's keyboard shortcuts, or those of this program. */
export const keysChoices: readonly Choice<Settings['keys']>[] = [
  ['word', 'As in Word'],
  ['own', 'Attaché'],
]

/** What the window opens with. */
export const startChoices: readonly Choice<Settings['startWith']>[] = [
  ['library', 'All packs'],
  ['lastPack', 'Last opened pack'],
]

/** How long deleted items are kept, in days of use; the values are text for the list. */
export const keepDeletedChoices: readonly Choice[] = [
  ['7', '7 days of use'],
  ['30', '30 days of use'],
  ['90', '90 days of use'],
  ['365', '365 days of use'],
  ['never', 'Until you delete them'],
]

/** Languages with hyphenation, also announced by readers of the PDF. */
export const languageChoices: readonly Choice[] = [
  ['en-GB', 'English (United Kingdom)'],
  ['en-US', 'English (United States)'],
  ['fr', 'French'],
  ['de', 'German'],
  ['es', 'Spanish'],
  ['it', 'Italian'],
  ['pl', 'Polish'],
  ['pt', 'Portuguese'],
  ['el', 'Greek'],
  ['uk', 'Ukrainian'],
]

/** The built-in themes. */
export const themeChoices: readonly Choice[] = [
  ['staff-paper', 'Staff paper'],
  ['modern-report', 'Modern report'],
  ['course-handout', 'Course handout'],
]

/** The marking schemes to choose from: built-in ones, the user's own, and the one that a pack has. */
export function schemeChoices(own: readonly OwnScheme[], current: string): readonly Choice[] {
  const offered: Choice[] = [
    ...markingSchemes.map(({ id, name }): Choice => [id, name]),
    ...own.map(({ id, definition }): Choice => [id, definition.name]),
  ]
  if (offered.some(([id]) => id === current)) return offered
  const { name, id } = findScheme(current)
  return id === current ? [...offered, [id, `${name} (as in this pack)`]] : offered
}

export function kindLabel(kind: PackKind): string {
  return kindChoices.find(([value]) => value === kind)?.[1] ?? kind
}

/** The levels of a marking scheme. */
export function levelChoices(scheme: string): Choice[] {
  return offeredLevels(scheme).map((level) => [level.id, levelName(level)])
}

/** Adds a missing value to the choices, so that showing it doesn't change it. */
export function withValue(choices: readonly Choice[], value: string): readonly Choice[] {
  return choices.some(([choice]) => choice === value) ? choices : [...choices, [value, value]]
}
