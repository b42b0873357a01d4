// The languages whose spelling can be checked, with their names.
import type { Choice } from '../../base/choices'
import type { SpellingLanguage } from '../../spelling/language'

/** For menus. */
export const spellingChoices: readonly Choice<SpellingLanguage>[] = [
  ['en-GB', 'English (UK)'],
  ['en-US', 'English (US)'],
]
