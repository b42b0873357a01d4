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
/** So much of a word tells whether it is an address. */
const SAMPLE = 256

/** Whether a text may hold addresses: a quick look. */
export const MAY_ADDRESS = /[/\\@_]|www\./

/** Whether a word is an address, a path or a name of a file or a program's own. */
export const isAddress = (word: string): boolean =>
  MAY_ADDRESS.test(word) && ADDRESS.test(word.slice(0, SAMPLE))

/** Shorter addresses stay whole. */
const SHORTEST = 16
/** So many letters at least stand before and behind a break. */
const LEAST = 3
const BREAK_BEHIND = '/\\.?&=_#@'
const LETTER = /[\p{L}\p{N}]/u

/**
 * Whether an address may be divided before a place: behind its signs, so that what goes on begins with a letter; but
 * before a hyphen, which at a line's end would be taken for one that was added.
 */
export function mayDivideAddress(address: string, at: number): boolean {
  const before = address[at - 1] ?? ''
  const after = address[at] ?? ''
  if (before === '\u200b') return true
  if (address.length < SHORTEST || at < LEAST || at > address.length - LEAST) return false
  if (after === '-') return LETTER.test(before) && LETTER.test(address[at + 1] ?? '')
  return BREAK_BEHIND.includes(before) && LETTER.test(after)
}
