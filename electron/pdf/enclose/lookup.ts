// Looks things up in a parsed PDF whose objects may be missing, of the wrong kind, or refer to themselves.
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib'

/** The object that a reference leads to, or the object itself; undefined when there is none, or another reference. */
export function resolve(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  const found = object && context.lookup(object)
  return found instanceof PDFRef ? undefined : found
}

/** An entry of a dictionary, or an item of an array. */
export function entry(holder: PDFDict | PDFArray, key: string | number): PDFObject | undefined {
  const found =
    holder instanceof PDFDict
      ? holder.lookup(PDFName.of(String(key)))
      : Number(key) < holder.size()
        ? holder.lookup(Number(key))
        : undefined
  return found instanceof PDFRef ? undefined : found
}

/** The items of an array, at most `most`; missing ones are left out. */
export const itemsOf = (array: PDFArray | undefined, most: number): PDFObject[] =>
  array
    ? Array.from({ length: Math.min(array.size(), most) }, (_, index) => entry(array, index)).filter(
        (item) => item !== undefined,
      )
    : []

/** The same before references are followed. */
export function rawEntry(holder: PDFDict | PDFArray, key: string | number): PDFObject | undefined {
  if (holder instanceof PDFDict) return holder.get(PDFName.of(String(key)))
  return Number(key) < holder.size() ? holder.get(Number(key)) : undefined
}

/** A dictionary; that of a stream, if the entry is one. */
export function dictIn(holder: PDFDict | PDFArray, key: string | number): PDFDict | undefined {
  return asDict(entry(holder, key))
}

export function asDict(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFStream) return object.dict
  return object instanceof PDFDict ? object : undefined
}

export function arrayIn(holder: PDFDict | PDFArray, key: string | number): PDFArray | undefined {
  const found = entry(holder, key)
  return found instanceof PDFArray ? found : undefined
}

/** The name without its slash; empty for anything else. */
export function nameIn(holder: PDFDict | PDFArray, key: string | number): string {
  const found = entry(holder, key)
  return found instanceof PDFName ? found.asString().slice(1) : ''
}

export const numberIn = (holder: PDFDict | PDFArray, key: string | number): number | undefined =>
  numberOf(entry(holder, key))

export function numberOf(object: PDFObject | undefined): number | undefined {
  return object instanceof PDFNumber && Number.isFinite(object.asNumber()) ? object.asNumber() : undefined
}

/** Longest text that is read: titles and addresses are shorter. */
const LONGEST_TEXT = 4000

/** A text in one line without control characters; empty for anything else. */
export function textIn(holder: PDFDict | PDFArray, key: string | number): string {
  const found = entry(holder, key)
  if (!(found instanceof PDFString || found instanceof PDFHexString)) return ''
  return oneLine(decoded(found))
}

function decoded(text: PDFString | PDFHexString): string {
  try {
    return text.decodeText()
  } catch {
    // Odd lengths of UTF-16 and unknown escapes make the library throw.
    return ''
  }
}

const oneLine = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

/** The first numbers of an array; undefined when it is anything else. */
export function numbersIn(
  holder: PDFDict | PDFArray,
  key: string | number,
  count: number,
): number[] | undefined {
  const array = arrayIn(holder, key)
  return array && numbersOf(array, count)
}

export function numbersOf(array: PDFArray, count: number): number[] | undefined {
  const numbers = itemsOf(array, count)
    .map(numberOf)
    .filter((number) => number !== undefined)
  return numbers.length === count ? numbers : undefined
}
