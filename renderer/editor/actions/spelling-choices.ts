// Languages with a spelling dictionary, and their names.
import type { Choice } from '#shared/choices'
import type { SpellingLanguage } from '../../spelling/language'

/** Choices for menus. */
export const spellingChoices: readonly Choice<SpellingLanguage>[] = [
  ['en-GB', 'English (UK)'],
  ['en-US', 'English (US)'],
]
