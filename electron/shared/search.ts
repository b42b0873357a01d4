// A search in the library: what is typed, as words and filters, and what is found.
import type { PackId, PackSummary } from './pack'

/** Words that must be found side by side. */
export interface SearchTerm {
  readonly words: string
  /** The last word may go on. */
  readonly open: boolean
}

/** Filters that search words of one kind. */
export const WORD_FILTERS = ['kind', 'marking', 'tag', 'author', 'field'] as const
export type WordFilter = (typeof WORD_FILTERS)[number]

/** What a pack can be searched by besides its words: the id of a template, the beginning of the id of an image. */
export const USE_FILTERS = ['template', 'image'] as const
export type UseFilter = (typeof USE_FILTERS)[number]

/** States that a search can be limited to. */
export const STATE_FILTERS = ['favourite', 'archived', 'deleted'] as const
export type StateFilter = (typeof STATE_FILTERS)[number]

/** A search. */
export interface Search {
  readonly terms: readonly SearchTerm[]
  readonly filters: readonly { readonly by: WordFilter; readonly term: SearchTerm }[]
  /** Templates and images, one of whose sections a pack must have. */
  readonly uses: readonly { readonly by: UseFilter; readonly id: string }[]
  readonly only: readonly StateFilter[]
  /** Also finds packs in the bin. */
  readonly withDeleted: boolean
  /** Time of the last change, from (included) and to (excluded), in milliseconds since 1970; null for no limit. */
  readonly from: number | null
  readonly to: number | null
}

/** A place that was found. */
export interface SearchHit {
  /** Id of the section; null for the pack's title and details. */
  readonly section: string | null
  /** The title of the section, and words around those that were found: every second part was found. */
  readonly title: readonly string[]
  readonly snippet: readonly string[]
}

/** A pack that was found, with its best places. */
export interface FoundPack {
  readonly pack: PackSummary
  readonly hits: readonly SearchHit[]
  /** Number of further places, of which nothing is shown. */
  readonly more: number
}

/** An own template that was found. */
export interface FoundTemplate {
  readonly id: string
  readonly title: readonly string[]
  readonly snippet: readonly string[]
}

/** What was found, best first. */
export interface Found {
  readonly packs: readonly FoundPack[]
  /** Further packs of a long list, which have no places. They are in the list of packs. */
  readonly others: readonly PackId[]
  /** Number of packs after them that were found and not read: fewer rows were asked for. */
  readonly rest: number
  readonly templates: readonly FoundTemplate[]
  /** There is more than is listed. */
  readonly limited: boolean
  /** Number of sections whose latest words are not in the index yet. */
  readonly pending: number
  /** They are being read; false in a library that can't be written to. */
  readonly isReading: boolean
}

/** Longest search; the rest is ignored. */
export const LONGEST_SEARCH = 1000
/** Most words and phrases of a search. */
const MOST_TERMS = 16

/** `key:value`, `key:"several words"`, `"a phrase"` with quotes of any kind, or a word. */
const PARTS =
  /(?<begun>[a-z]+:)(?=\s|$)|(?:(?<key>[a-z]+):)?(?:["“”„«»](?<phrase>[^"“”„«»]*)(?<end>["“”„«»])?|(?<word>[^\s"“”„«»]+))/giu
const HAS_LETTERS = /[\p{L}\p{N}\p{M}\p{Co}\p{So}]/u

/**
 * Reads what was typed. Words are beginnings of words; those in quotation marks are a phrase. `kind:`, `marking:`,
 * `tag:`, `author:`, `field:`, `changed:` and `is:` filter; anything else with a colon is words. `now` is the time.
 */
export function parseSearch(typed: string, now: number): Search {
  const terms: SearchTerm[] = []
  const filters: { by: WordFilter; term: SearchTerm }[] = []
  const uses: { by: UseFilter; id: string }[] = []
  const only: StateFilter[] = []
  let [withDeleted, range] = [false, { from: null, to: null } as Range]
  for (const { groups = {} } of typed.slice(0, LONGEST_SEARCH).matchAll(PARTS)) {
    const { key: typedKey, phrase, end, word } = groups
    const key = typedKey?.toLowerCase()
    const value = phrase ?? word ?? ''
    const term = { words: value, open: end === undefined }
    if (key === 'is' && isOneOf(STATE_FILTERS, value)) only.push(value)
    else if (key === 'include' && value === 'deleted') withDeleted = true
    else if (key === 'changed' && rangeOf(value, now)) range = rangeOf(value, now) as Range
    else if (isOneOf(USE_FILTERS, key)) uses.push({ by: key, id: value })
    else if (isOneOf(WORD_FILTERS, key))
      filters.push({ by: key, term: key === 'field' ? fieldTerm(term) : term })
    else if (!isFilterBegun(key, value))
      terms.push({ ...term, words: typedKey ? `${typedKey} ${value}` : value })
  }
  return {
    terms: withWholeWords(terms.filter(({ words }) => HAS_LETTERS.test(words)).slice(0, MOST_TERMS)),
    filters: filters.filter(hasWords).slice(0, MOST_TERMS),
    uses: uses.filter(({ id }) => /^[a-z0-9-]+$/i.test(id)).slice(0, MOST_TERMS),
    only,
    withDeleted: withDeleted || only.includes('deleted'),
    ...range,
  }
}

/** Whether anything is searched for or filtered: a lone quotation mark, or a filter that is still being typed, is no search yet. */
export const isSearch = ({ terms, filters, uses, only, withDeleted, from, to }: Search): boolean =>
  [terms, filters, uses, only].some(({ length }) => length > 0) || withDeleted || from !== null || to !== null

/** A short word that others follow, such as `to`, is complete: it begins a large part of all words. */
const withWholeWords = (terms: readonly SearchTerm[]): SearchTerm[] =>
  terms.map((term, at) =>
    at < terms.length - 1 && /^[\p{ASCII}]{1,2}$/u.test(term.words) ? { ...term, open: false } : term,
  )

/** A tag may be of signs alone. */
const hasWords = ({ by, term: { words } }: Search['filters'][number]): boolean =>
  by === 'tag' ? words.trim() !== '' : HAS_LETTERS.test(words)

/** `field:host_nation=Norway` asks for a value of one field. */
const fieldTerm = (term: SearchTerm): SearchTerm => ({ ...term, words: term.words.replaceAll('=', ' ') })

/** A filter that is still being typed, such as `is:fav`, filters nothing yet. */
const isFilterBegun = (key: string | undefined, value: string): boolean =>
  (key === 'is' && STATE_FILTERS.some((state) => state.startsWith(value))) ||
  (key === 'include' && 'deleted'.startsWith(value)) ||
  (key === 'changed' && /^[<>]?[\d-]*$/.test(value))

function isOneOf<T extends string>(all: readonly T[], value: string | undefined): value is T {
  return all.includes(value as T)
}

interface Range {
  readonly from: number | null
  readonly to: number | null
}

/** `2026`, `2026-05`, `2026-05-17`, each alone or after `>` or `<`; `today`. */
function rangeOf(value: string, now: number): Range | null {
  if (value === 'today') return { from: new Date(now).setHours(0, 0, 0, 0), to: null }
  const { sign, year, month, day } =
    /^(?<sign>[<>]?)(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/.exec(value)?.groups ?? {}
  if (year === undefined) return null
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)]
  const from = new Date(y, m, d).getTime()
  const to = new Date(y + (month ? 0 : 1), m + (month && !day ? 1 : 0), d + (day ? 1 : 0)).getTime()
  if (sign === '>') return { from: to, to: null }
  return sign === '<' ? { from: null, to: from } : { from, to }
}
