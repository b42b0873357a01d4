// PDF objects as ready-made text: the tags of a thousand pages are written as strings, not as object trees.

import { PDFObject, type PDFRef } from 'pdf-lib'
import { quotable } from '#shared/characters'

/** Converts text whose characters are all below U+0100 to bytes. */
export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

/** An object given as PDF syntax. */
export class TextObject extends PDFObject {
  readonly source: string

  constructor(source: string) {
    super()
    this.source = source
  }

  override toString(): string {
    return this.source
  }

  override sizeInBytes(): number {
    return this.source.length
  }

  override copyBytesInto(buffer: Uint8Array, offset: number): number {
    const { source } = this
    for (let i = 0; i < source.length; i++) buffer[offset + i] = source.charCodeAt(i)
    return source.length
  }
}

/** A stream (ISO 32000-1, 7.3.8) of encoded bytes; `entries` are those of its dictionary except the length. */
export class BytesObject extends PDFObject {
  readonly bytes: Uint8Array
  private readonly head: string

  constructor(entries: string, bytes: Uint8Array) {
    super()
    this.bytes = bytes
    this.head = `<<${entries}/Length ${bytes.length}>>\nstream\n`
  }

  override sizeInBytes(): number {
    return this.head.length + this.bytes.length + TAIL.length
  }

  override copyBytesInto(buffer: Uint8Array, offset: number): number {
    buffer.set(latin1(this.head), offset)
    buffer.set(this.bytes, offset + this.head.length)
    buffer.set(TAIL, offset + this.head.length + this.bytes.length)
    return this.sizeInBytes()
  }
}
const TAIL = latin1('\nendstream')

/** A reference in PDF syntax, to an object or its number. */
export const refText = (ref: PDFRef): string => numberText(ref.objectNumber)
export const numberText = (object: number): string => `${object} 0 R`

/** Formats a number with at most two decimals; never with an exponent, which PDF does not have (ISO 32000-1, 7.3.3). */
export function num(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/**
 * UTF-16 units that a string can have: ISO 19005-2, 6.1.13, allows 32,767 bytes, and some readers count the digits
 * that they are written in.
 */
export const LONGEST_STRING = 8000

/**
 * A text string (ISO 32000-1, 7.9.2.2): plain when it is ASCII, else UTF-16 in hex. One that is too long ends with an
 * ellipsis.
 */
export function textString(whole: string): string {
  const text = quotable(whole, LONGEST_STRING - 1)
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  return `<FEFF${utf16Hex(text)}>`
}

/** UTF-16 units as hex digits. */
export function utf16Hex(text: string): string {
  let hex = ''
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')
  return hex
}

/** Converts `#rrggbb` to the operands of an RGB operator. */
export function rgb(colour: string): string {
  const channel = (at: number): string =>
    String(Math.round((Number.parseInt(colour.slice(at, at + 2), 16) / 255) * 1000) / 1000)
  return `${channel(1)} ${channel(3)} ${channel(5)}`
}
