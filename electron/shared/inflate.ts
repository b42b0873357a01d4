// Unpacks deflated bytes (RFC 1950, RFC 1951) up to a limit, so that a small file can't fill the memory.
import { Inflate } from 'fflate'

/** Bytes inflated at a time: they unpack to a thousand times as many at most. */
const STEP = 16_384
/** Length of the head of the zlib format. */
const HEAD = 2

/** Unpacked bytes; `whole` is false when the data end early or are damaged: then the bytes are those before. */
export interface Inflated {
  readonly bytes: Uint8Array
  readonly whole: boolean
}

/** Unpacks data in zlib format, or without its head; null when they have more than `most` bytes. */
export function inflateUpTo(data: Uint8Array, most: number): Inflated | null {
  const parts: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((part) => {
    parts.push(part)
    length += part.length
  })
  let whole = true
  try {
    for (let at = hasHead(data) ? HEAD : 0; at < data.length && length <= most; at += STEP)
      inflate.push(data.subarray(at, at + STEP), at + STEP >= data.length)
  } catch {
    // The library throws plain errors on damaged data.
    whole = false
  }
  return length > most ? null : { bytes: joined(parts, length), whole }
}

/** Whether the data begin with the head of the zlib format (RFC 1950, 2.2). */
function hasHead([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 15) === 8 && (method * 256 + flags) % 31 === 0
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts
  if (only && parts.length === 1) return only
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
