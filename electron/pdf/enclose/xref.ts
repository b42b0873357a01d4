// Reads the cross-reference table of a stranger's PDF: which definition of an object counts where there are several.
import { PDFArray, type PDFContext, PDFDict, PDFName, PDFObjectParser, PDFRawStream, PDFRef } from 'pdf-lib'
import { decodeStream } from './decode'
import { numberIn, numberOf } from './lookup'

/** Where an object is: at an offset in the file, or within an object stream; null for one that was deleted. */
export type XrefEntry =
  | { readonly offset: number; readonly generation: number }
  | { readonly container: number }
  | null

/** The table with its updates applied. */
export interface Xref {
  readonly entries: ReadonlyMap<number, XrefEntry>
  /** The catalog that the newest part of the table names. */
  readonly root: PDFRef | null
}

/** Parts of a table, and entries in all of them, at most. */
const MOST_PARTS = 1000
const MOST_ENTRIES = 2_000_000
const MOST_STREAM = 64 * 1024 * 1024

/**
 * Reads the table that begins at an offset (ISO 32000-1, 7.5.4 to 7.5.8). What can't be read of it is left out: the objects of the
 * file are known without it.
 */
export function readXref(bytes: Uint8Array, start: number, context: PDFContext): Xref {
  const entries = new Map<number, XrefEntry>()
  let root: PDFRef | null = null
  const seen = new Set<number>()
  const waiting = [start]
  for (let at = waiting.shift(); at !== undefined && seen.size < MOST_PARTS; at = waiting.shift()) {
    if (seen.has(at) || at < 0 || at >= bytes.length || entries.size > MOST_ENTRIES) continue
    seen.add(at)
    const part = readPart(bytes, at, context)
    if (!part) continue
    // A newer part comes first, and counts.
    for (const [number, entry] of part.entries) if (!entries.has(number)) entries.set(number, entry)
    const named = part.trailer.get(PDFName.of('Root'))
    root ??= named instanceof PDFRef ? named : null
    for (const key of ['XRefStm', 'Prev']) {
      const next = numberIn(part.trailer, key)
      if (next !== undefined) waiting.push(next)
    }
  }
  return { entries, root }
}

interface Part {
  readonly entries: readonly (readonly [number, XrefEntry])[]
  readonly trailer: PDFDict
}

function readPart(bytes: Uint8Array, at: number, context: PDFContext): Part | null {
  const reading = new Reading(bytes, at)
  try {
    return reading.word('xref') ? readTable(reading, context) : readStream(reading, context)
  } catch {
    // The library throws plain errors on damaged objects.
    return null
  }
}

function readTable(reading: Reading, context: PDFContext): Part | null {
  const entries: [number, XrefEntry][] = []
  while (!reading.word('trailer')) {
    const [first, count] = [reading.number(), reading.number()]
    if (first === null || count === null) return null
    for (let index = 0; index < count && entries.length < MOST_ENTRIES; index++) {
      const [offset, generation] = [reading.number(), reading.number()]
      if (offset === null || generation === null) return null
      if (reading.word('n')) entries.push([first + index, { offset, generation }])
      else if (reading.word('f')) entries.push([first + index, null])
      else return null
    }
  }
  const trailer = reading.object(context)
  return trailer instanceof PDFDict ? { entries, trailer } : null
}

function readStream(reading: Reading, context: PDFContext): Part | null {
  if (reading.number() === null || reading.number() === null || !reading.word('obj')) return null
  const stream = reading.object(context)
  if (!(stream instanceof PDFRawStream)) return null
  const data = decodeStream(stream, MOST_STREAM)
  const widths = listIn(stream.dict, 'W')
  const whole = widths.every((width) => Number.isInteger(width) && width >= 0 && width <= 8)
  if (!data || widths.length !== 3 || !whole) return null
  const index = listIn(stream.dict, 'Index')
  const ranges = index.length > 0 ? index : [0, numberIn(stream.dict, 'Size') ?? 0]
  return { entries: streamEntries(data, widths as [number, number, number], ranges), trailer: stream.dict }
}

function listIn(dict: PDFDict, key: string): number[] {
  const list = dict.lookup(PDFName.of(key))
  return list instanceof PDFArray ? list.asArray().map((one) => numberOf(one) ?? -1) : []
}

function streamEntries(
  data: Uint8Array,
  [kinds, seconds, thirds]: readonly [number, number, number],
  ranges: readonly number[],
): [number, XrefEntry][] {
  const entries: [number, XrefEntry][] = []
  const size = kinds + seconds + thirds
  let at = 0
  const field = (width: number): number => {
    let value = 0
    for (let end = at + width; at < end; at++) value = value * 256 + (data[at] ?? 0)
    return value
  }
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = [ranges[range], ranges[range + 1]]
    for (let index = 0; index < count && size > 0 && at + size <= data.length; index++) {
      const kind = kinds === 0 ? 1 : field(kinds)
      const [second, third] = [field(seconds), field(thirds)]
      if (kind === 0) entries.push([first + index, null])
      if (kind === 1) entries.push([first + index, { offset: second, generation: third }])
      if (kind === 2) entries.push([first + index, { container: second }])
    }
  }
  return entries
}

/** A place in the bytes that moves on. */
class Reading {
  private readonly bytes: Uint8Array
  private at: number

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes
    this.at = at
  }

  /** Whether a word comes next; then it is passed. */
  word(word: string): boolean {
    this.blanks()
    for (let i = 0; i < word.length; i++) if (this.bytes[this.at + i] !== word.charCodeAt(i)) return false
    this.at += word.length
    return true
  }

  /** A whole number; null when there is none. */
  number(): number | null {
    this.blanks()
    const start = this.at
    let value = 0
    for (let digit = this.digit(); digit >= 0; digit = this.digit()) {
      value = value * 10 + digit
      this.at += 1
    }
    return this.at > start && Number.isSafeInteger(value) ? value : null
  }

  object(context: PDFContext): unknown {
    return PDFObjectParser.forBytes(this.bytes.subarray(this.at), context).parseObject()
  }

  private digit(): number {
    const byte = this.bytes[this.at] ?? 0
    return byte >= 48 && byte <= 57 ? byte - 48 : -1
  }

  private blanks(): void {
    while ([0, 9, 10, 12, 13, 32].includes(this.bytes[this.at] ?? -1)) this.at += 1
  }
}
