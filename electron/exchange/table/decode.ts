// Text of a file whose encoding nobody says: by its first bytes, else UTF-8 if it can be, else a guess that is said.

import type { TableEncoding } from '#shared/table'
import { westernOf } from '#shared/western'

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string
  readonly encoding: TableEncoding
  /** Nothing in the file says so: a user should look at it. */
  readonly guessed: boolean
}

/** Decodes a file; `chosen` is what the user says, which a byte order mark overrules. */
export function decode(bytes: Uint8Array, chosen?: TableEncoding): Decoded {
  const marked = markedEncoding(bytes)
  if (marked !== null) return sure(marked, bytes)
  if (chosen !== undefined) return sure(chosen, bytes)
  const wide = wideEncoding(bytes)
  if (wide !== null) return sure(wide, bytes)
  try {
    return { ...sure('utf-8', bytes), text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return guess(bytes)
  }
}

const sure = (encoding: TableEncoding, bytes: Uint8Array): Decoded => {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text: encoding === 'windows-1252' ? westernOf(text) : text, encoding, guessed: false }
}

/** A few bad bytes among good letters are damage; letters that are nearly all bad are another encoding. */
function guess(bytes: Uint8Array): Decoded {
  const asUtf8 = sure('utf-8', bytes)
  const bad = (asUtf8.text.match(/\ufffd/g) ?? []).length
  const good = (asUtf8.text.match(/[\u0080-\ufffc]/g) ?? []).length
  return { ...(good > bad ? asUtf8 : sure('windows-1252', bytes)), guessed: true }
}

function markedEncoding([a, b, c]: Uint8Array): TableEncoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** UTF-16 without a mark has a zero in most pairs of bytes, always on the same side. */
function wideEncoding(bytes: Uint8Array): TableEncoding | null {
  const start = bytes.subarray(0, 2000)
  if (start.length < 4 || bytes.length % 2 !== 0) return null
  const zeros = [0, 1].map((side) => start.filter((byte, at) => at % 2 === side && byte === 0).length)
  const [even = 0, odd = 0] = zeros
  if (odd > start.length / 4 && even === 0) return 'utf-16le'
  return even > start.length / 4 && odd === 0 ? 'utf-16be' : null
}
