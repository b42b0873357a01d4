// Reads on where the parser would give up: a file whose end is cut off, and numbers that other readers understand.
import { PDFCrossRefSection, type PDFParser } from 'pdf-lib'

/** Sections of a file that its objects can do without. */
const DISPENSABLE = ['maybeParseCrossRefSection', 'maybeParseTrailerDict', 'maybeParseTrailer'] as const

/** Makes a parser forgive what other readers forgive. */
export function forgiveParser(parser: PDFParser): void {
  for (const name of DISPENSABLE) {
    const parse = Reflect.get(parser, name) as () => unknown
    Reflect.set(parser, name, () => {
      try {
        return parse.call(parser)
      } catch {
        // Cut off or damaged: the objects are found without it, and the catalog by its type.
        return PDFCrossRefSection.createEmpty()
      }
    })
  }
  Reflect.set(parser, 'parseRawNumber', () => readNumber(Reflect.get(parser, 'bytes') as ByteStream))
}

interface ByteStream {
  done(): boolean
  peek(): number
  next(): number
}

const LONGEST_NUMBER = 400

/** A number as readers take it: `--5` is -5, `1.2.3` is 1.2, `0.-3` is 0. */
function readNumber(bytes: ByteStream): number {
  let text = ''
  while (!bytes.done() && isPartOfNumber(bytes.peek()) && text.length < LONGEST_NUMBER)
    text += String.fromCharCode(bytes.next())
  const [, sign = '', digits = ''] = /^([+-]*)(\d*\.?\d*)/.exec(text) ?? []
  const value = Number(digits === '' || digits === '.' ? 0 : digits)
  if (text === '' || !Number.isFinite(value)) throw new Error('This is not a number.')
  return sign.includes('-') ? -value : value
}

/** Signs, full stop and digits. */
const isPartOfNumber = (byte: number): boolean =>
  byte === 43 || byte === 45 || byte === 46 || (byte >= 48 && byte <= 57)
