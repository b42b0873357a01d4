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
export interface SearchOptions {
  /** Takes letters that follow each other with others between them, from the start of a word on: `ins tbl`. */
  readonly loose: boolean
}

/** Entries that have every word of the search, best first and else in their order; all when nothing is searched. */
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
  // Letters that stand apart are a guess: only where nothing has the words themselves.
  return found.length === 0 && loose ? fitting(true) : found
}

/** The words of a search, each of which must be found. */
export function searchWords(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean)
}

/** Letters that no accent can be taken from, and signs that keyboards have in one form only. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th' },
  ...{ '‘': "'", '’': "'", ʼ: "'", '“': '"', '”': '"', '‐': '-', '‑': '-', '–': '-', '—': '-', '…': '...' },
}
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')

/** Small letters without accents and signs of the keyboard, so that `kategorie` finds `Kategórie`, and `'` finds `’`. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00ad]/gu, '')
    .toLowerCase()
    .replace(SPECIAL, (sign) => PLAIN[sign] ?? sign)

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
  // Of two that fit alike, the one with less beside what was typed.
  const score = sum + 1 / (1 + label.length) + (label.startsWith(words.join(' ')) ? 40 : 0)
  return entry.onlySearched ? score / 2 : score
}

/** 80 at the start, 60 at the start of a word, 20 within one; 0 when it isn't there. */
function wordScore(text: string, word: string): number {
  if (text.startsWith(word)) return 80
  const at = text.indexOf(word)
  if (at < 0) return 0
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}`, 'u').test(text) ? 60 : 20
}

/** Letters of a word that may be left out on end. */
const LEFT_OUT = 3

/** Whether the letters stand in the text in their order: near each other in a word, or at the start of the next. */
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
