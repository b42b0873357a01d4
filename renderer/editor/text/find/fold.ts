// What counts as equal in a search: quotes, spaces, dashes, accents and case as typed on a keyboard.
import { VOWEL_POINTS } from '#shared/characters'

/** Folded text and the mapping back: one letter may stand for several of the original, or several for one. */
export interface Folded {
  readonly text: string
  /** Start of each letter of `text` in the original, and one more for its end; null when nothing moved. */
  readonly starts: readonly number[] | null
}

/** How much is folded. */
export interface Likeness {
  readonly matchCase: boolean
  /** Typographic quotes and spaces equal those of the keyboard. */
  readonly signs: boolean
  /** Dashes of all kinds equal hyphens. */
  readonly dashes: boolean
}

const SINGLE_QUOTES = '‘’‚‛ʼ′'
const DOUBLE_QUOTES = '“”„‟″'
const SPACES = '\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t'
const DASHES = '‐‑‒–—―−'
/** Invisible: a possible or suppressed break within a word, and marks of direction. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/
/** Ligatures, other shapes of Arabic and Hebrew letters, and wide Latin ones. */
const SHAPES = /[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uff5e]/
const PLAIN = /^[\x20-\x7e]*$/
/** A letter with its combining marks. */
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu

const KINDS: readonly (readonly [RegExp, string, 'signs' | 'dashes'])[] = [
  [new RegExp(`[${SINGLE_QUOTES}]`), "'", 'signs'],
  [new RegExp(`[${DOUBLE_QUOTES}]`), '"', 'signs'],
  [new RegExp(`[${SPACES}]`), ' ', 'signs'],
  [new RegExp(`[${DASHES}]`), '-', 'dashes'],
  [/…/, '...', 'signs'],
]
const SPECIAL = new RegExp(`[${SINGLE_QUOTES}${DOUBLE_QUOTES}${SPACES}${DASHES}…]`)

/**
 * Decides what to fold from the query. In a query of signs only they are meant literally: a dash does not match a
 * hyphen, while a straight quote, the only one on the keyboard, still matches curly ones.
 */
export function likenessFor(words: string, matchCase: boolean): Likeness {
  const hasLetters = /[\p{L}\p{N}]/u.test(words)
  return { matchCase, signs: hasLetters || !SPECIAL.test(words), dashes: hasLetters }
}

/** Folds text. */
export function fold(words: string, likeness: Likeness): Folded {
  if (PLAIN.test(words)) return { text: likeness.matchCase ? words : words.toLowerCase(), starts: null }
  let text = ''
  const starts: number[] = []
  for (const { 0: cluster, index } of words.matchAll(CLUSTERS)) {
    const alike = foldCluster(cluster, likeness)
    for (let at = 0; at < alike.length; at += 1) starts.push(index)
    text += alike
  }
  starts.push(words.length)
  return { text, starts }
}

function foldCluster(cluster: string, likeness: Likeness): string {
  if (UNSEEN.test(cluster))
    return cluster.length === 1 ? '' : foldCluster(cluster.replace(UNSEEN, ''), likeness)
  for (const [kind, plain, what] of KINDS)
    if (likeness[what] && kind.test(cluster)) return cluster.replace(kind, plain)
  if (likeness.matchCase) return cluster.normalize('NFC')
  const composed = cluster.normalize(SHAPES.test(cluster) ? 'NFKC' : 'NFC').replace(VOWEL_POINTS, '')
  // Via upper case, so that ß matches ss and both sigmas are equal.
  return composed.toUpperCase().toLowerCase()
}

/** Returns all occurrences of `words` in folded text, as starts and ends in the original, never within a letter. */
export function occurrencesIn(folded: Folded, words: string, whole: boolean): [start: number, end: number][] {
  const { text, starts } = folded
  const places: [number, number][] = []
  if (words === '') return places
  const original = (at: number): number => (starts ? (starts[at] ?? 0) : at)
  const within = (at: number): boolean => starts !== null && at > 0 && starts[at] === starts[at - 1]
  for (let at = text.indexOf(words); at >= 0; ) {
    const end = at + words.length
    const fits = !within(at) && !within(end) && (!whole || isWhole(text, at, end))
    if (fits) places.push([original(at), endOf(folded, end)])
    at = text.indexOf(words, fits ? end : at + 1)
  }
  return places
}

/** After the last letter, excluding invisible characters that follow. */
function endOf({ starts }: Folded, end: number): number {
  return starts ? (starts[end] ?? 0) : end
}

const IN_WORD = /[\p{L}\p{N}\p{M}_]/u

/** Word boundaries for letters and digits of any script, not only Latin. */
function isWhole(text: string, start: number, end: number): boolean {
  const before = text.codePointAt(start - (/[\udc00-\udfff]/.test(text[start - 1] ?? '') ? 2 : 1))
  const after = text.codePointAt(end)
  const inWord = (code: number | undefined): boolean =>
    code !== undefined && IN_WORD.test(String.fromCodePoint(code))
  return !inWord(start > 0 ? before : undefined) && !inWord(after)
}
