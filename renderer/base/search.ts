// Searches commands by a few typed letters: all words must match, matches at the start come first.
import { fold } from '#shared/fold'

/** A searchable entry. */
export interface Searchable {
  readonly label: string
  /** Its group; also searched, but ranks below the label. */
  readonly group: string
  /** Additional search words. */
  readonly words?: string
  /** Part of a long list of the same kind: hidden until something is searched, and ranked after equal matches. */
  readonly onlySearched?: boolean
}

/** How a search treats letters that are not adjacent. */
export interface SearchOptions {
  /** Also matches letters with others between them, from the start of a word on: `ins tbl`. */
  readonly loose: boolean
}

/**
 * Returns the entries that match every word of the search, best first and otherwise in their order; all when nothing is
 * searched.
 */
export function searchEntries<T extends Searchable>(
  entries: readonly T[],
  query: string,
  { loose }: SearchOptions,
): T[] {
  const words = searchWords(query)
  const fitting = (scattered: boolean): T[] =>
    entries
      .map((entry) => ({ entry, score: scoreOf(entry, words, scattered) }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .map(({ entry }) => entry)
  const found = fitting(false)
  // Scattered letters are a guess: only where no entry has the words themselves.
  return found.length === 0 && loose ? fitting(true) : found
}

/** Splits a search into words, each of which must match. */
export function searchWords(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean)
}

function scoreOf(entry: Searchable, words: readonly string[], loose: boolean): number {
  if (words.length === 0) return 1
  const label = fold(entry.label)
  const about = fold(`${entry.words ?? ''} ${entry.group}`)
  let sum = 0
  for (const word of words) {
    const inAbout = wordScore(about, word) / 4
    const score = Math.max(wordScore(label, word), inAbout) || (loose && isScattered(label, word) ? 2 : 0)
    if (score === 0) return 0
    sum += score
  }
  // Of equal matches, the shorter label comes first.
  const score = sum + 1 / (1 + label.length) + (label.startsWith(words.join(' ')) ? 40 : 0)
  return entry.onlySearched ? score / 2 : score
}

/** 80 at the start, 60 at the start of a word, 20 within one; 0 without a match. */
function wordScore(text: string, word: string): number {
  if (text.startsWith(word)) return 80
  const at = text.indexOf(word)
  if (at < 0) return 0
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}`, 'u').test(text) ? 60 : 20
}

/** Maximum number of letters skipped in a row. */
const LEFT_OUT = 3

/** Whether the letters occur in order: close together in a word, or at the start of the next. */
function isScattered(text: string, word: string): boolean {
  const [first = '', ...others] = word
  if (others.length === 0) return false
  const begins = (at: number): boolean => !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')
  const all = [...text].map((letter, at) => ({ letter, at }))
  let ends = all.filter(({ letter, at }) => letter === first && begins(at)).map(({ at }) => at)
  for (const wanted of others) {
    const follows = (at: number): boolean =>
      ends.some((end) => end < at && (begins(at) || isNear(text.slice(end + 1, at))))
    ends = all.filter(({ letter, at }) => letter === wanted && follows(at)).map(({ at }) => at)
  }
  return ends.length > 0
}

const isNear = (between: string): boolean => between.length <= LEFT_OUT && !/\s/.test(between)

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
