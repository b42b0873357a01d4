// The words that the program itself prints, by language. A language is on offer when all of its words are here.
import { ar } from './print-words/ar'
import { de } from './print-words/de'
import { en } from './print-words/en'
import { es } from './print-words/es'
import { fr } from './print-words/fr'
import { it } from './print-words/it'
import { nb } from './print-words/nb'
import { nl } from './print-words/nl'
import { pl } from './print-words/pl'
import { pt } from './print-words/pt'
import { uk } from './print-words/uk'
import type { PrintWords } from './print-words/words'

export type { PrintWords } from './print-words/words'

const WORDS: ReadonlyMap<string, PrintWords> = new Map(
  Object.entries({ ar, de, en, es, fr, it, nb, nl, pl, pt, uk }),
)

/** The language of a tag without its country: `de` for `de-AT`. Norwegian is bokmål. */
export function baseLanguage(language: string): string {
  const base = language.toLowerCase().split('-')[0] ?? ''
  return base === 'no' || base === 'nn' ? 'nb' : base
}

/** Whether the program prints its own words in a language, with its hyphenation and ties. */
export const isWholeLanguage = (language: string): boolean => WORDS.has(baseLanguage(language))

/** The words in a language; English where the program does not know it. */
export const printWords = (language: string): PrintWords => WORDS.get(baseLanguage(language)) ?? en

/** Fills in the names in braces. */
export const filled = (words: string, values: Readonly<Record<string, string | number>>): string =>
  words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
