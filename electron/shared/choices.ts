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

/** Languages in which the program prints its own words, hyphenates and keeps together what belongs together (`print-words.ts`). */
export const languageChoices: readonly Choice[] = [
  ['en-GB', 'English (United Kingdom)'],
  ['en-US', 'English (United States)'],
  ['ar', 'Arabic'],
  ['nl', 'Dutch'],
  ['fr', 'French'],
  ['de', 'German'],
  ['it', 'Italian'],
  ['nb', 'Norwegian'],
  ['pl', 'Polish'],
  ['pt', 'Portuguese'],
  ['es', 'Spanish'],
  ['uk', 'Ukrainian'],
]

/** The built-in themes. */
export const themeChoices: readonly Choice[] = [
  ['staff-paper', 'Staff paper'],
  ['modern-report', 'Modern report'],
  ['course-handout', 'Course handout'],
]
