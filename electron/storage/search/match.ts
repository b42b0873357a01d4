// The language of SQLite's full-text search: what was typed becomes phrases, so that nothing in it acts as an operator.
import { hasOtherSpelling, indexed, otherSpelling, tagWords, templateWord } from '#shared/document/searched'
import type { Search, SearchTerm } from '#shared/search'
import type { WordsOf } from './vocabulary'

/** Returns the expression for all terms; null when there is none. A single letter only begins a word of a title. */
export function matchOf(terms: readonly SearchTerm[]): string | null {
  return joined(terms)
}

/** The columns of a section's own words. */
const OWN = 'title text also'

/** Returns the expression for sections that have all words themselves. */
export function ownMatch(terms: readonly SearchTerm[], wordsOf: WordsOf): string | null {
  const all = joined(longTerms(terms), wordsOf)
  return all === null ? null : within(OWN, all)
}

/**
 * Returns the expression for sections that have all words together with the title of their pack; if there are packs with all in
 * their title (`titled`), not theirs, as every section of such a pack would be one. Null for one word, of which that is true
 * of all.
 */
export function mixedMatch(terms: readonly SearchTerm[], titled: boolean, wordsOf: WordsOf): string | null {
  const long = longTerms(terms)
  const all = joined(long, wordsOf)
  if (all === null || long.length === 1) return null
  return `${within(`${OWN} pack`, all)}${titled ? ` NOT ${within('pack', all)}` : ''}`
}

/** Returns the expression for some columns only. */
export function within(columns: string, match: string): string {
  return `{${columns}} : (${match})`
}

/** Returns the expression for the filters that search words; null when there is none. */
export function filterMatch({ filters }: Search): string | null {
  const parts = filters.flatMap(({ by, term }) => {
    const match = by === 'tag' ? quoted(tagWords(term.words, term.open), term.open) : phrase(term)
    return match === null ? [] : [within(by, match)]
  })
  return parts.length === 0 ? null : parts.join(' AND ')
}

/** Returns the expression for sections that use templates and images; null when none is asked for. */
export function usesMatch({ uses }: Search): string | null {
  const parts = uses.map(({ by, id }) =>
    within('uses', by === 'template' ? `"${templateWord(id)}"` : `"${id.replaceAll('-', '')}" *`),
  )
  return parts.length === 0 ? null : parts.join(' AND ')
}

/** The terms that are looked for in sections: a single letter, perhaps the first of a word, is in nearly every section. */
export const longTerms = (terms: readonly SearchTerm[]): SearchTerm[] => terms.filter(isLong)

const isLong = ({ words, open }: SearchTerm): boolean =>
  !open || (indexed(words).match(/[\p{L}\p{N}\p{Co}]/gu) ?? []).length > 1 || /[^\p{ASCII}]/u.test(words)

function joined(terms: readonly SearchTerm[], wordsOf?: WordsOf): string | null {
  const phrases = terms.map((term) => phrase(term, wordsOf)).filter((one) => one !== null)
  return phrases.length === 0 ? null : phrases.join(' AND ')
}

/** A phrase that may go on in its last word; in two spellings where letters are also typed as others. */
function phrase({ words, open }: SearchTerm, wordsOf?: WordsOf): string | null {
  const text = indexed(words)
  if (!/[\p{L}\p{N}\p{M}\p{Co}\p{So}]/u.test(text)) return null
  // The first letter of a phrase's next word begins thousands of words, each of which would be looked up.
  const [, complete] = (open && /^(.*[^\s]\s+)[\p{ASCII}]$/u.exec(text)) || []
  if (complete !== undefined) return quoted(complete, false)
  if (hasOtherSpelling(text)) return `(${quoted(text, open)} OR ${quoted(otherSpelling(text), open)})`
  return (open && wordsOf && anyOf(text, wordsOf)) || quoted(text, open)
}

/** The phrase with each word that its last one may become; null if they can't be told, or are none. */
function anyOf(text: string, wordsOf: WordsOf): string | null {
  const [, before = '', beginning = ''] = /^(.*?)([\p{L}\p{N}\p{M}\p{Co}\p{So}]+)$/su.exec(text) ?? []
  const words = wordsOf(beginning)
  if (words === null || words.length === 0) return null
  return `(${words.map((word) => quoted(`${before}${word}`, false)).join(' OR ')})`
}

const quoted = (words: string, open: boolean): string =>
  `"${words.replaceAll('"', ' ').replaceAll('\0', ' ')}"${open ? ' *' : ''}`
