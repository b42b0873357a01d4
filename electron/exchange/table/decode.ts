// Text of a file whose encoding nobody says: by its first bytes, else UTF-8 if it can be, else Windows-1252.

import { westernOf } from '#shared/western'

/** Returns the text without a byte order mark. */
export function decode(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return read('utf-8', bytes)
  if (a === 0xff && b === 0xfe) return read('utf-16le', bytes)
  if (a === 0xfe && b === 0xff) return read('utf-16be', bytes)
  const wide = wideEncoding(bytes)
  if (wide !== null) return read(wide, bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return westernOf(read('windows-1252', bytes))
  }
}

const read = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes)

/** UTF-16 without a mark has a zero in most pairs of bytes, always on the same side. */
function wideEncoding(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, 2000)
  if (start.length < 4 || bytes.length % 2 !== 0) return null
  const zeros = [0, 1].map((side) => start.filter((byte, at) => at % 2 === side && byte === 0).length)
  const [even = 0, odd = 0] = zeros
  if (odd > start.length / 4 && even === 0) return 'utf-16le'
  return even > start.length / 4 && odd === 0 ? 'utf-16be' : null
}
