// The letters that the strings of a font mean, as far as its file says so.
import { type PDFDict, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib'
import { decodeStream } from '../decode'
import { arrayIn, dictIn, entry, nameIn, numberOf, resolve } from '../lookup'
import { type Operand, readContent } from './content'

/** Reads a string in a font; what can't be read is U+FFFD. */
export type ReadLetters = (bytes: Uint8Array) => string

const UNKNOWN = '\uFFFD'
const MOST_MAP = 4 * 1024 * 1024
const MOST_RANGE = 65_536

/** Returns how a font is read. */
export function lettersOf(font: PDFDict): ReadLetters {
  const map = mapOf(font)
  if (nameIn(font, 'Subtype') === 'Type0') return (bytes) => inCodes(bytes, map, 2)
  const names = namesOf(font)
  const isSymbol = nameIn(font, 'Subtype') === 'Type3' || /Symbol|Dingbats/.test(nameIn(font, 'BaseFont'))
  const letters = Array.from(
    { length: 256 },
    (_, byte) => map?.letters.get(byte) ?? names.get(byte) ?? plain(byte, isSymbol),
  )
  return (bytes) => {
    let text = ''
    for (const byte of bytes) text += letters[byte]
    return text
  }
}

/** In all usual encodings, the letters of ASCII have their own numbers. */
const plain = (byte: number, isSymbol: boolean): string =>
  byte >= 32 && byte < 127 && !isSymbol ? String.fromCharCode(byte) : UNKNOWN

interface LetterMap {
  readonly letters: Map<number, string>
  /** Bytes of a code. */
  width: number
}

function inCodes(bytes: Uint8Array, map: LetterMap | null, usual: number): string {
  const width = map?.width ?? usual
  let text = ''
  for (let at = 0; at + width <= bytes.length; at += width) {
    let number = 0
    for (let step = 0; step < width; step++) number = number * 256 + (bytes[at + step] as number)
    text += map?.letters.get(number) ?? UNKNOWN
  }
  return text
}

const numberIn = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0)

const wordsIn = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(numberIn(bytes.subarray(at, at + 2)))
  return text
}

/** The map from codes to letters that a font has with it (ISO 32000-1, 9.10.3); null without one. */
function mapOf(font: PDFDict): LetterMap | null {
  const stream = entry(font, 'ToUnicode')
  const bytes = stream instanceof PDFRawStream ? decodeStream(stream, MOST_MAP) : null
  if (!bytes) return null
  const map: LetterMap = { letters: new Map(), width: nameIn(font, 'Subtype') === 'Type0' ? 2 : 1 }
  let found: Operand[] = []
  readContent(bytes, (operator, operands) => {
    found = operator.startsWith('begin') ? [] : [...operands]
    if (operator === 'endcodespacerange' && found[0] instanceof Uint8Array) map.width = found[0].length || 1
  })
  // A list may be longer than operators are.
  for (const [, kind = '', body = ''] of textOf(bytes).matchAll(/begin(bfchar|bfrange)([\s\S]*?)endbf/g))
    (kind === 'bfchar' ? addLetters : addRanges)(map.letters, operandsIn(body))
  return map
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

function operandsIn(body: string): Operand[] {
  const found: Operand[] = []
  for (const [, list, hex = ''] of body.matchAll(/\[([^\]]*)\]|<([0-9a-fA-F\s]*)>/g))
    found.push(list === undefined ? bytesIn(hex) : operandsIn(list))
  return found
}

function bytesIn(hex: string): Uint8Array {
  const digits = hex.replace(/\s+/g, '')
  return Uint8Array.from({ length: digits.length >> 1 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  )
}

function addLetters(letters: Map<number, string>, found: readonly Operand[]): void {
  for (let at = 0; at + 1 < found.length; at += 2) {
    const [from, to] = [found[at], found[at + 1]]
    if (from instanceof Uint8Array && to instanceof Uint8Array) letters.set(numberIn(from), wordsIn(to))
  }
}

function addRanges(letters: Map<number, string>, found: readonly Operand[]): void {
  for (let at = 0; at + 2 < found.length; at += 3) {
    const [first, last, to] = [found[at], found[at + 1], found[at + 2]]
    if (!(first instanceof Uint8Array && last instanceof Uint8Array)) continue
    const start = numberIn(first)
    const count = Math.min(numberIn(last) - start + 1, MOST_RANGE)
    if (to instanceof Uint8Array) {
      const words = wordsIn(to)
      const [before, end] = [words.slice(0, -1), words.charCodeAt(words.length - 1)]
      for (let step = 0; step < count; step++)
        letters.set(start + step, before + String.fromCharCode(end + step))
    } else if (Array.isArray(to))
      to.slice(0, count).forEach((one, step) => {
        if (one instanceof Uint8Array) letters.set(start + step, wordsIn(one))
      })
  }
}

/** Letters that a font names by its differences from an encoding. */
function namesOf(font: PDFDict): Map<number, string> {
  const found = new Map<number, string>()
  const encoding = dictIn(font, 'Encoding')
  const differences = encoding && arrayIn(encoding, 'Differences')
  if (!differences) return found
  let at = 0
  for (const one of differences.asArray().slice(0, 1024)) {
    const item: PDFObject | undefined = resolve(font.context, one)
    const number = numberOf(item)
    if (number !== undefined) at = number
    else if (item instanceof PDFName) {
      found.set(at, letterNamed(item.asString().slice(1)))
      at += 1
    }
  }
  return found
}

/** Names of what markings have besides letters. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ space: ' ', hyphen: '-', endash: '–', emdash: '—', slash: '/', period: '.', comma: ',', colon: ':' },
  ...{ parenleft: '(', parenright: ')', bracketleft: '[', bracketright: ']', asterisk: '*', bullet: '•' },
  ...{ zero: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8' },
  ...{ nine: '9', Eacute: 'É', Egrave: 'È', Adieresis: 'Ä', Odieresis: 'Ö', Udieresis: 'Ü', Ccedilla: 'Ç' },
}

function letterNamed(name: string): string {
  if (/^[A-Za-z]$/.test(name)) return name
  const known = NAMES[name]
  if (known !== undefined) return known
  const hex = /^(?:uni|u)([0-9A-F]{4,6})$/.exec(name)?.[1]
  return hex === undefined ? UNKNOWN : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff))
}
