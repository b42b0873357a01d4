// Addresses of the web, of mail and of files: where they may be divided, always without a hyphen.

const OPENING = '["\'(\\[<“‘«]*'
const ADDRESS = new RegExp(
  [
    `^${OPENING}(?:[a-z][a-z0-9+.-]*:\\/\\/|www\\.|mailto:)`,
    '^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}',
    `^${OPENING}[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}\\/`,
    `^${OPENING}(?:~|\\.{1,2})?\\/[^/]+\\/`,
    `^${OPENING}(?:[a-z]:\\\\|\\\\\\\\)`,
    '_',
  ].join('|'),
  'i',
)
/** Only this much of a word is examined. */
const SAMPLE = 256

/** Quick test for whether a text may contain addresses. */
export const MAY_ADDRESS = /[/\\@_]|www\./

/** Whether a word is an address, a path, a file name or an identifier. */
export const isAddress = (word: string): boolean =>
  MAY_ADDRESS.test(word) && ADDRESS.test(word.slice(0, SAMPLE))

/** Shorter addresses stay whole. */
const SHORTEST = 16
/** Minimum number of letters before and after a break. */
const LEAST = 3
const BREAK_BEHIND = '/\\.?&=_#@'
const LETTER = /[\p{L}\p{N}]/u

/**
 * Whether an address may be divided before an index: after punctuation, so that the next line begins with a letter;
 * but before a hyphen, which at a line's end would look like an added one.
 */
export function mayDivideAddress(address: string, at: number): boolean {
  const before = address[at - 1] ?? ''
  const after = address[at] ?? ''
  if (before === '\u200b') return true
  if (address.length < SHORTEST || at < LEAST || at > address.length - LEAST) return false
  if (after === '-') return LETTER.test(before) && LETTER.test(address[at + 1] ?? '')
  return BREAK_BEHIND.includes(before) && LETTER.test(after)
}
