// Finds the words of a text to check, and their positions.

/** A word to check. */
export interface Token {
  /** Offsets in the text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  /** As the checker expects it: composed letters, straight apostrophes, no soft hyphens. */
  readonly word: string
}

/** Replaces inline objects that may be part of a word: a field, a reference, code. */
export const OBJECT = '\ufffc'

const CHUNK = /\S+/g
/** Addresses, paths and file names: anything with a scheme, an @, a slash between letters and a dot, or a known ending. */
const ADDRESS =
  /^[([{<"'“‘]*(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|www\.|\S+@\S+\.\S|[\w-]+(?:\.[\w-]+)+\/|~?\/\w|[a-z]:\\|(?:[\w-]+\.)+(?:com|org|net|int|mil|gov|edu|info|eu|uk|us|pdf|docx?|xlsx?|pptx?|html?|txt|csv|bpack|btemplates)\b)/i
/** Number of characters examined to tell whether a word is an address. */
const ADDRESS_SAMPLE = 256
/** Letters, with apostrophes between them; soft hyphens and joiners are invisible parts of a word. */
const WORD = /(?:[\p{L}\p{M}\p{N}_]|\p{Cf})+(?:['’ʼ](?:[\p{L}\p{M}\p{N}_]|\p{Cf})+)*/gu
const INVISIBLE = /\p{Cf}/gu
const APOSTROPHE = /[’ʼ]/g

/** Prefixes that are not words by themselves. */
const PREFIXES: ReadonlySet<string> = new Set(
  (
    'anti bi co contra counter cyber de electro ex extra geo hydro hyper infra inter intra macro mega meta micro ' +
    'mid mini mis multi neo non omni para peri poly post pre pro proto pseudo quasi re semi socio sub super tele ' +
    'trans tri ultra un uni vice vis'
  ).split(' '),
)

/** Returns the words of a text to check, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const chunk of text.matchAll(CHUNK)) {
    if (ADDRESS.test(chunk[0].slice(0, ADDRESS_SAMPLE))) continue
    for (const found of chunk[0].matchAll(WORD)) {
      const from = chunk.index + found.index
      const to = from + found[0].length
      const word = plain(found[0])
      if (isChecked(word) && !touchesObject(text, from, to) && !isPrefix(text, to, word))
        tokens.push({ from, to, word })
    }
  }
  return tokens
}

/** Normalises a word for the checker. */
export function plain(word: string): string {
  return word.normalize('NFC').replace(INVISIBLE, '').replace(APOSTROPHE, "'")
}

/**
 * Single letters, words with digits, abbreviations (two capitals or more), numerals and other scripts are not checked.
 */
function isChecked(word: string): boolean {
  if (word.length < 2 || /[\p{N}_]/u.test(word) || /[^\p{Script=Latin}\p{M}']/u.test(word)) return false
  if ((word.match(/\p{Lu}/gu)?.length ?? 0) > 1) return isParticleName(word)
  return !/^[ivx]+$/.test(word)
}

/** Of words with two capitals, only those with an apostrophe between them are not abbreviations: `O'Brien`. */
function isParticleName(word: string): boolean {
  return /^\p{Lu}\p{Ll}+'\p{Lu}\p{Ll}+$/u.test(word)
}

/** `[field]ian` is half a word. */
function touchesObject(text: string, from: number, to: number): boolean {
  const joined = (letter: string | undefined) => letter === OBJECT
  const before = text[from - 1]
  const after = text[to]
  return joined(before) || joined(after) || (/['’]/.test(before ?? '') && joined(text[from - 2]))
}

function isPrefix(text: string, to: number, word: string): boolean {
  return /^[-‐‑][\p{L}\p{N}]/u.test(text.slice(to, to + 3)) && PREFIXES.has(word.toLowerCase())
}
