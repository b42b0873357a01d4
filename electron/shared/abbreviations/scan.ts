// Finds abbreviations in a text, and where the text itself explains them.
import type { MarkingScheme } from '../marking-schemes'
import { knownSchemes } from '../own-schemes'
import { KNOWN_ABBREVIATIONS } from './known'

/** An abbreviation in a text. */
export interface Occurrence {
  readonly abbreviation: string
  readonly from: number
  readonly to: number
  /** Whether it has a plural `s`, which comes after `to`. */
  readonly plural: boolean
  /** What it stands for, when the text explains it here: `words (ABC)` or `ABC (words)`. */
  readonly expansion: string | null
}

/** Capitals mixed with small letters and digits, up to eight characters, and a plural s. */
const WORD = /(?<![\p{L}\p{N}_@.&-])([A-Z][A-Za-z0-9]{1,7}?)(s?)(?![\p{L}\p{N}_@&]|[.-][\p{L}\p{N}])/gu
const LINK = /\b(?:https?:\/\/|www\.)\S/
const ROMAN = /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/
/** Words and names in capitals that are not abbreviations. */
const PLAIN_WORDS = new Set([
  'RAND',
  'AM',
  'PM',
  'OK',
  'NO',
  'NOT',
  'ID',
  'AND',
  'OR',
  'THE',
  'OF',
  'TO',
  'IN',
  'FOR',
])
/** Words of marking levels. */
let markingWords: { readonly of: readonly MarkingScheme[]; readonly words: ReadonlySet<string> } | null = null

function isMarkingWord(word: string): boolean {
  const of = knownSchemes()
  if (markingWords?.of !== of) {
    const words = of.flatMap(({ levels }) =>
      levels.flatMap(({ banner, portion }) => [...banner.split(/[^A-Z]+/), portion]),
    )
    markingWords = { of, words: new Set(words.filter((each) => !KNOWN_ABBREVIATIONS.has(each))) }
  }
  return markingWords.words.has(word)
}
/** This many words in capitals in a row are shouting, not abbreviations. */
const SHOUTED = 3

/**
 * Finds all abbreviations of a text in order. `own` are those that a pack defines, by abbreviation; they count whatever
 * they look like.
 */
export function scanText(text: string, own: ReadonlyMap<string, string> = new Map()): Occurrence[] {
  if (!/\p{Lu}.*\p{Lu}|\p{Lu}\d/u.test(text)) return []
  const shouted = !/\p{Ll}/u.test(text)
  const plain = text.replace(/\S+/g, withoutAddress)
  return [...plain.matchAll(WORD)].flatMap((match): Occurrence[] => {
    const [, found = '', s = ''] = match
    const from = match.index
    if (!own.has(found) && (shouted || !counts(plain, found, from))) return []
    const to = from + found.length
    return [
      {
        abbreviation: found,
        from,
        to,
        plural: s !== '',
        expansion: explained(text, found, {
          from,
          to: to + s.length,
          words: own.get(found) || KNOWN_ABBREVIATIONS.get(found),
        }),
      },
    ]
  })
}

/**
 * Replaces an address in a word with dots. Looks at each word once: one pattern for both kinds would try at each
 * letter.
 */
function withoutAddress(word: string): string {
  const at = word.indexOf('@', 1)
  const start = at > 0 && at < word.length - 1 ? 0 : word.search(LINK)
  return start < 0 ? word : word.slice(0, start) + '.'.repeat(word.length - start)
}

/** Whether letters count as an abbreviation in their context. */
function counts(text: string, word: string, from: number): boolean {
  return KNOWN_ABBREVIATIONS.has(word) || (looksAbbreviated(word) && !isShouted(text, from, word))
}

function looksAbbreviated(word: string): boolean {
  if (PLAIN_WORDS.has(word) || isMarkingWord(word) || ROMAN.test(word)) return false
  const capitals = word.replace(/[^A-Z]/g, '').length
  const small = word.replace(/[^a-z]/g, '').length
  // Names such as McKay have fewer capitals; a grid reference or a file number has more digits.
  return (
    capitals >= 2 && capitals > small && capitals >= word.length - capitals - small && /[A-Z0-9]$/.test(word)
  )
}

function isShouted(text: string, from: number, word: string): boolean {
  const before = /(?:\b\p{Lu}{2,}[\s,;:–—-]+)*$/u.exec(text.slice(Math.max(0, from - 80), from))?.[0] ?? ''
  const after = /^(?:[\s,;:–—-]+\p{Lu}{2,}\b)*/u.exec(text.slice(from + word.length, from + 80))?.[0] ?? ''
  const words = `${before} ${after}`.match(/\p{Lu}{2,}/gu) ?? []
  return words.length + 1 >= SHOUTED && !words.every((one) => KNOWN_ABBREVIATIONS.has(one))
}

/** A possible abbreviation and its known expansion. */
interface Candidate {
  readonly from: number
  /** After a plural s. */
  readonly to: number
  readonly words: string | undefined
}

/** The explanation in the text around an abbreviation; null when there is none. */
function explained(text: string, word: string, { from, to, words }: Candidate): string | null {
  if (text[from - 1] === '(' && /^[’'s]*\)/.test(text.slice(to))) {
    const before = text.slice(0, from - 1).trimEnd()
    const known = words && [words, pluralOf(words)].find((one) => endsWith(before, one))
    return known || longForm(word, lastClause(before))
  }
  const behind = /^ \(([^()]+)\)/.exec(text.slice(to))?.[1]
  return behind && (behind === words || longForm(word, behind) === behind) ? behind : null
}

const endsWith = (text: string, words: string): boolean =>
  text.slice(-words.length).toLowerCase() === words.toLowerCase()

/**
 * The text after the last sentence or clause mark. Scans backwards, so that the cost is bounded by the length of the
 * clause.
 */
function lastClause(text: string): string {
  let from = text.length
  while (from > 0 && !'.;:!?()\ufffc'.includes(text.charAt(from - 1))) from -= 1
  return text.slice(from)
}

/**
 * Returns the shortest end of a text whose letters spell an abbreviation, the first of them at the start of a word: the
 * method of Schwartz and Hearst, 'A simple algorithm for identifying abbreviation definitions in biomedical text'
 * (2003).
 */
export function longForm(abbreviation: string, text: string): string | null {
  const words = text.trimEnd()
  let at = words.length - 1
  for (let letter = abbreviation.length - 1; letter >= 0; letter -= 1) {
    const wanted = abbreviation[letter]?.toLowerCase() ?? ''
    if (!/[a-z]/.test(wanted)) continue
    const starts = (place: number) => place === 0 || !/[\p{L}\p{N}]/u.test(words[place - 1] ?? '')
    while (at >= 0 && (words[at]?.toLowerCase() !== wanted || (letter === 0 && !starts(at)))) at -= 1
    if (at < 0) return null
    at -= 1
  }
  const found = words.slice(at + 1).trim()
  // Many more words than letters: the rest of the sentence happened to match.
  const tooLong = found.split(/\s+/).length > Math.min(abbreviation.length + 5, abbreviation.length * 2)
  return tooLong || !found.includes(' ') ? null : found
}

/** Returns `Expansion (ABC)` for an occurrence, with the plural and a capital at the start of a sentence. */
export function expandedForm(
  expansion: string,
  { abbreviation, plural }: Occurrence,
  before: string,
): string {
  const long = plural ? pluralOf(expansion) : expansion
  const starts = /(^|[.!?:]["”’)]?\s+)$/.test(before)
  const words = starts ? long.charAt(0).toUpperCase() + long.slice(1) : long
  return `${words} (${abbreviation}${plural ? 's' : ''})`
}

/** Returns words in the plural, by the usual rules of English. */
export function pluralOf(words: string): string {
  // `points of contact`, `chiefs of defence`: the noun before the first preposition.
  const [, noun, rest] = /^(.*?)( (?:of|for|in|on|to|at) .*)$/.exec(words) ?? [undefined, words, '']
  return `${pluralNoun(noun ?? words)}${rest ?? ''}`
}

function pluralNoun(words: string): string {
  if (/[^aeiou]y$/.test(words)) return `${words.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(words) ? words : `${words}s`
}
