// How a field's value behaves in an English sentence: article, adjective, number, possessive.
import { COUNTRIES } from './countries'
import type { FieldGrammar, PackField } from './pack'

/** A field as far as its grammar depends on it. */
export type Phrase = Pick<PackField, 'type' | 'value' | 'grammar'>

interface Country {
  readonly code: string
  readonly adjective: string
  readonly article: boolean
  readonly disputed: boolean
}

/** Other names in use, by the code of the country. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE'],
  BA: ['Bosnia'],
  CD: ['DRC', 'DR Congo'],
  CI: ['Ivory Coast', 'Cote d’Ivoire'],
  CV: ['Cape Verde'],
  CZ: ['Czech Republic'],
  FM: ['Federated States of Micronesia'],
  GB: ['UK', 'U.K.', 'Great Britain', 'Britain'],
  KR: ['Republic of Korea'],
  LA: ['Lao People’s Democratic Republic'],
  MD: ['Republic of Moldova'],
  MM: ['Burma'],
  NL: ['Holland'],
  RU: ['Russian Federation'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey', 'Turkiye'],
  TZ: ['United Republic of Tanzania'],
  US: ['US', 'U.S.', 'USA', 'U.S.A.', 'United States of America'],
  VN: ['Viet Nam'],
}

const ARTICLE = /^the\s+/i

function withoutArticle(words: string): string {
  return words.trim().replace(ARTICLE, '')
}

const key = (name: string): string => withoutArticle(name).replaceAll("'", '’').toLowerCase()

const countries: ReadonlyMap<string, Country> = new Map(
  COUNTRIES.flatMap(([code, name, adjective, marks = '']) => {
    const country: Country = {
      code,
      adjective,
      article: marks.includes('the'),
      disputed: marks.includes('check'),
    }
    return [name, ...(OTHER_NAMES[code] ?? [])].map((each) => [key(each), country] as const)
  }),
)

/** Whether a country's name or status is disputed, so that the author should ask the foreign ministry. */
export const isDisputed = (name: string): boolean => countries.get(key(name))?.disputed ?? false

/** Whether two names are the same but for article, case and apostrophe. */
export const sameCountry = (one: string, other: string): boolean => key(one) === key(other)

/** Whether this is a country that the program knows, by its usual name or another one. */
export const isKnownCountry = (name: string): boolean => countries.has(key(name))

/** Words that take the place of an article. */
const DETERMINER =
  /^(the|an?|our|their|its|his|her|this|that|these|those|each|every|all|both|no|some|any|one|two|three|four|five|\d+)\s/i

/** Names of countries and regions that take the article: those that end in a common noun, and some by custom. */
const PLACE_WITH_ARTICLE =
  /\b(republic|kingdom|states|union|federation|emirates|islands|territor(y|ies)|region|seas?|oceans?|gulf|peninsula|straits?|channel|basin|coast|corridor|triangle|arctic|antarctic|atlantic|pacific|indo-pacific|baltic|balkans|caucasus|caribbean|mediterranean|sahel|maghreb|levant|sahara|crimea|high north|(middle|near|far) east|great lakes|global south)$|^(republic|kingdom|union|federation|gulf|horn|strait|straits|bay|sea|isle|state|cape|land|west|east|north|south|middle|heart|coast) of\b/i

/** One word of capitals, such as NATO: an abbreviation is used as a name. */
const ABBREVIATION = /^[\p{Lu}\d][\p{Lu}\d&/.-]+$/u
/** A post of someone who is named: ranks and titles that come before a name. */
const NAMED =
  /^(general|lieutenant|major|brigadier|colonel|captain|commander|commodore|rear|vice|admiral|air|wing|group|squadron|flight|sergeant|mr|mrs|ms|dr|sir|dame|lord|lady|professor)\b\.?(\s+(general|colonel|commander|admiral|marshal|commodore|captain|major|lieutenant))*\s+(\p{Lu}\.\s*)*\p{Lu}\p{Ll}+$/iu

/** Returns the value with the article that a sentence needs before it: `the Netherlands`, `Norway`, `the Chief of Defence`. */
export function withArticle(phrase: Phrase): string {
  const words = phrase.value.trim()
  if (ARTICLE.test(words)) return `the ${withoutArticle(words)}`
  return takesArticle(phrase, words) ? `the ${words}` : words
}

function takesArticle({ type, grammar }: Phrase, words: string): boolean {
  if (words === '' || DETERMINER.test(words) || grammar?.article === 'never') return false
  if (grammar?.article === 'always') return true
  if (type === 'country') return countries.get(key(words))?.article ?? PLACE_WITH_ARTICLE.test(words)
  if (grammar?.article === 'place') return PLACE_WITH_ARTICLE.test(words)
  return grammar?.article === 'post' && !ABBREVIATION.test(words) && !NAMED.test(words)
}

/** Returns the adjective of a country: `Dutch`; for one that the program doesn't know, that of the field or the name itself. */
export function adjectiveOf({ value, grammar }: Phrase): string {
  const words = withoutArticle(value)
  return grammar?.adjective || countries.get(key(words))?.adjective || words
}

/** Returns words with the ending of a possessive: `Norway’s`, `the Netherlands’`, `the Joint Chiefs’`. */
export function possessive(words: string, plural: boolean): string {
  // Plurals, and the names of countries that look like one, take the apostrophe alone.
  const bare = /s$/i.test(words) && (plural || /^the /i.test(words))
  return bare ? `${words}’` : `${words}’s`
}

/** Nouns that end in `s` and are singular, or name one office. */
const SINGULAR =
  /\b(headquarters|affairs|operations|plans|logistics|communications|relations|politics|series|news|states|nations|forces command|\p{L}+(ss|us|is))$/iu
/** What follows the noun that decides: `Chiefs` in `Chiefs of Staff`. */
const AFTER_HEAD = /\s(of|for|in|at|on|to|with|from|by|under|and|near|off)\s.*$|\s*[(,].*$/iu

/**
 * Whether a verb after the value is plural. Countries are singular. Other values are plural when the field says so; when
 * they list several (`Canada and Norway`, `the Army and the Navy`); or when the noun before the first preposition is plural
 * (`Joint Chiefs of Staff`).
 */
export function isPlural({ type, value, grammar }: Phrase): boolean {
  if (grammar?.plural !== undefined) return grammar.plural
  const words = value.trim().replace(/\s*\([^)]*\)/g, '')
  if (type === 'country' || type === 'person' || type === 'number') return false
  if (type === 'longText' && /,| and /i.test(words)) return true
  if (/\sand\s+(the|an?|our|their)\s/i.test(words)) return true
  const noun = words.replace(AFTER_HEAD, '')
  return /\p{L}s$/iu.test(noun) && !SINGULAR.test(noun)
}

/** Takes off words that the sentence of the field has already: `to` before, `exercise` before, `per cent` after. */
export function withoutRepeated(value: string, { after, before }: FieldGrammar): string {
  let words = value
  if (after !== undefined) words = words.replace(new RegExp(`^${after}\\s+(?=\\S)`, 'i'), '')
  if (before === 'per cent') words = words.replace(/\s*(%|per\s?cent|pct\.?)$/i, '')
  // What follows the word “to” is a verb, which begins with a capital only in a text of capitals.
  return after === 'to' ? words.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()) : words
}

/** Returns words with a capital at the start of a sentence. */
export const capitalised = (words: string): string =>
  words.replace(/^(\P{L}?)(\p{Ll})/u, (_, before: string, letter: string) => before + letter.toUpperCase())
