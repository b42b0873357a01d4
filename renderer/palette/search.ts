// Searching commands by a few typed letters: all words must be found, what begins with them comes first.

/** What can be searched. */
export interface Searchable {
  readonly label: string
  /** Where it belongs; found too, but counts less than the label. */
  readonly group: string
  /** Other words under which it is looked for. */
  readonly words?: string
  /** Part of a long list of the same kind: left out until something is searched, and then after what fits as well. */
  readonly onlySearched?: boolean
}

/** How a search treats letters that don't stand together. */
export interface SearchWays {
  /** Takes letters that follow each other with others between them, from the start of a word on: `ins tbl`. */
  readonly loose: boolean
}

/** Entries that have every word of the search, best first and else in their order; all when nothing is searched. */
export function searchEntries<T extends Searchable>(
  entries: readonly T[],
  query: string,
  { loose }: SearchWays,
): T[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, words, loose) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry)
}

/** Small letters without accents, so that `kategorie` finds `Kategórie`. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function scoreOf(entry: Searchable, words: readonly string[], loose: boolean): number {
  if (words.length === 0) return 1
  const label = fold(entry.label)
  const about = fold(`${entry.words ?? ''} ${entry.group}`)
  let sum = 0
  for (const word of words) {
    const inAbout = placeScore(about, word) / 4
    const score = Math.max(placeScore(label, word), inAbout) || (loose && isScattered(label, word) ? 2 : 0)
    if (score === 0) return 0
    sum += score
  }
  // Of two that fit alike, the one with less beside what was typed.
  const score = sum + 1 / (1 + label.length) + (label.startsWith(words.join(' ')) ? 40 : 0)
  return entry.onlySearched ? score / 2 : score
}

/** 80 at the start, 60 at the start of a word, 20 within one; 0 when it isn't there. */
function placeScore(text: string, word: string): number {
  if (text.startsWith(word)) return 80
  const at = text.indexOf(word)
  if (at < 0) return 0
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}`, 'u').test(text) ? 60 : 20
}

/** Whether the letters stand in the text in their order, the first of them at the start of a word. */
function isScattered(text: string, word: string): boolean {
  if (word.length < 2) return false
  const letters = [...word].map(escaped)
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters.join('.*?')}`, 'u').test(text)
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
