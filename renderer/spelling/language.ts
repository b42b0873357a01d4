// The languages with a spelling dictionary.

/** A bundled dictionary. */
export type SpellingLanguage = 'en-GB' | 'en-US'

/**
 * Returns the dictionary for the language of a pack; British English for English without a country, null where there is
 * none.
 */
export function dictionaryFor(language: string): SpellingLanguage | null {
  if (!/^en\b/i.test(language)) return null
  return /^en-us\b/i.test(language) ? 'en-US' : 'en-GB'
}
