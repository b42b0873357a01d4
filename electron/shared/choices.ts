// Values of a pack to choose from, with their labels.
import type { PackKind, Paper } from './pack'

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
