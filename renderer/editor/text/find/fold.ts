// What counts as the same when words are looked for: quotes, spaces, dashes, accents and case as a keyboard has them.

/** Words made alike, with the way back: a letter may stand for several of the original, or several for one. */
export interface Folded {
  readonly text: string
  /** Where each letter of `text` begins in the original, and one more for its end; null when all are where they were. */
  readonly starts: readonly number[] | null
}

/** How much is made alike. */
export interface Likeness {
  readonly matchCase: boolean
  /** Quotes and spaces of other kinds are those of the keyboard. */
  readonly signs: boolean
  /** Dashes of all kinds are hyphens. */
  readonly dashes: boolean
}

const SINGLE_QUOTES = '‘’‚‛ʼ′'
const DOUBLE_QUOTES = '“”„‟″'
const SPACES = '\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t'
const DASHES = '‐‑‒–—―−'
/** They are not seen: a place where a word may be divided, joined or stay together. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/
const PLAIN = /^[\x20-\x7e]*$/
/** A letter with all marks on it. */
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
 * How much is alike for what was typed. Who looks for nothing but signs means them: a long dash is no hyphen then, while a
 * straight quote, which is all that the keyboard has, still stands for the curly ones.
 */
export function likenessFor(words: string, matchCase: boolean): Likeness {
  const hasLetters = /[\p{L}\p{N}]/u.test(words)
  return { matchCase, signs: hasLetters || !SPECIAL.test(words), dashes: hasLetters }
}

/** Makes words alike. */
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
  const composed = cluster.normalize('NFC')
  // By way of capitals, so that ß is ss and both sigmas are one.
  return likeness.matchCase ? composed : composed.toUpperCase().toLowerCase()
}

/** All places of `words` in folded text, as starts and ends in the original: none begins or ends within a letter. */
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

/** Behind the last letter; what is not seen after it stays out. */
function endOf({ starts }: Folded, end: number): number {
  return starts ? (starts[end] ?? 0) : end
}

const IN_WORD = /[\p{L}\p{N}\p{M}_]/u

/** A word ends where letters and digits of any script end, not only Latin ones. */
function isWhole(text: string, start: number, end: number): boolean {
  const before = text.codePointAt(start - (/[\udc00-\udfff]/.test(text[start - 1] ?? '') ? 2 : 1))
  const after = text.codePointAt(end)
  const inWord = (code: number | undefined): boolean =>
    code !== undefined && IN_WORD.test(String.fromCodePoint(code))
  return !inWord(start > 0 ? before : undefined) && !inWord(after)
}
