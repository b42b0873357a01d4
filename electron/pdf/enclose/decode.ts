// Decodes streams of a stranger's PDF up to a limit; only where their bytes must be read.
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib'
import { inflateUpTo } from '#shared/inflate'
import { entry, resolve } from './lookup'

/** Bytes that a filter makes of one, at most; other filters make pictures. */
const GROWTH: Readonly<Record<string, number>> = {
  ASCIIHexDecode: 1,
  AHx: 1,
  ASCII85Decode: 4,
  A85: 4,
  RunLengthDecode: 128,
  RL: 128,
  LZWDecode: 4096,
  LZW: 4096,
}
const FLATE = ['FlateDecode', 'Fl']
const LONG_NAMES: Readonly<Record<string, string>> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  RL: 'RunLengthDecode',
  LZW: 'LZWDecode',
}
const MOST_FILTERS = 4

/** Names of the filters of a stream; null when one is not a name. */
function filtersOf(dict: PDFDict): string[] | null {
  const filter = entry(dict, 'Filter')
  if (filter === undefined) return []
  const all = filter instanceof PDFArray ? filter.asArray() : [filter]
  const names = all.map((one: PDFObject) => resolve(dict.context, one))
  return names.every((name) => name instanceof PDFName) && names.length <= MOST_FILTERS
    ? names.map((name) => (name as PDFName).asString().slice(1))
    : null
}

/** Decodes a stream; null when it has more than `most` bytes, a filter of pictures, or is damaged from its start. */
export function decodeStream(stream: PDFRawStream, most: number): Uint8Array | null {
  const filters = filtersOf(stream.dict)
  if (!filters) return null
  let bytes: Uint8Array = stream.contents
  for (const filter of filters) {
    const next = decoded(bytes, filter, stream, most)
    if (!next) return null
    bytes = next
  }
  return bytes.length <= most ? bytes : null
}

function decoded(bytes: Uint8Array, filter: string, { dict }: PDFRawStream, most: number): Uint8Array | null {
  if (FLATE.includes(filter)) return inflateUpTo(bytes, most)?.bytes ?? null
  const growth = GROWTH[filter]
  if (growth === undefined || bytes.length * growth > most * SLACK) return null
  const entries = new Map([[PDFName.of('Filter'), PDFName.of(LONG_NAMES[filter] ?? filter) as PDFObject]])
  const plain = PDFRawStream.of(PDFDict.fromMapWithContext(entries, dict.context), bytes)
  try {
    return decodePDFRawStream(plain).decode()
  } catch {
    // The library throws plain errors on damaged data.
    return null
  }
}

/** Few streams grow as much as their filter allows. */
const SLACK = 16
