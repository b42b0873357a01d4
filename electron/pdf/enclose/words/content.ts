// Reads the operators of a content stream (ISO 32000-1, 7.8.2): only what is needed to find the words on a page.

/** A number, a name with its slash, the bytes of a string, or an array of these; null for anything else. */
export type Operand = number | string | Uint8Array | readonly Operand[] | null

/** Operators take at most six; the colours of odd spaces may have more, and are of no interest. */
const MOST_OPERANDS = 32
/** Names and operators are short. */
const LONGEST_WORD = 128

const code = (letter: string): number => letter.charCodeAt(0)

/** What a byte is: 0 a letter, 1 blank, 2 a delimiter; and its value as a hexadecimal digit, or -1. */
const KIND = new Uint8Array(256)
for (const letter of '\0\t\n\f\r ') KIND[code(letter)] = 1
for (const letter of '()<>[]{}/%') KIND[code(letter)] = 2
const DIGIT = new Int8Array(256).fill(-1)
for (const [value, letter] of [...'0123456789abcdef'].entries()) {
  DIGIT[code(letter)] = value
  DIGIT[code(letter.toUpperCase())] = value
}
const [OPEN, CLOSE, LESS, GREATER] = [code('('), code(')'), code('<'), code('>')]
const [LEFT, RIGHT, SLASH, PERCENT, BACKSLASH] = [code('['), code(']'), code('/'), code('%'), code('\\')]
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/

/** Calls back for each operator with its operands, in order. Damaged content is read as far as it goes. */
export function readContent(
  bytes: Uint8Array,
  onOperator: (name: string, operands: readonly Operand[]) => void,
): void {
  new ContentReader(bytes).read(onOperator)
}

class Operator {
  constructor(readonly name: string) {}
}

/** Digits, signs and the point. */
const isNumber = (byte: number): boolean => byte >= 43 && byte <= 57

class ContentReader {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  read(onOperator: (name: string, operands: readonly Operand[]) => void): void {
    let operands: Operand[] = []
    while (this.skipBlanks()) {
      const word = this.operand()
      if (word instanceof Operator) {
        if (word.name === 'ID') this.skipPicture()
        else onOperator(word.name, operands)
        operands = []
      } else if (operands.length < MOST_OPERANDS) operands.push(word)
    }
  }

  /** Returns whether anything follows. */
  private skipBlanks(): boolean {
    const { bytes } = this
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] as number
      if (byte === PERCENT) this.skipLine()
      else if (KIND[byte] !== 1) return true
    }
    return false
  }

  private skipLine(): void {
    while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
      this.at += 1
  }

  private operand(): Operand | Operator {
    const { bytes } = this
    const byte = bytes[this.at] as number
    if (byte === OPEN) return this.string()
    if (byte === LESS && bytes[this.at + 1] !== LESS) return this.hexadecimal()
    if (byte === LEFT) return this.array()
    if (byte === SLASH) {
      this.at += 1
      return `/${this.word()}`
    }
    if (KIND[byte] === 2) {
      this.at += 1
      return null
    }
    const word = this.word()
    return isNumber(byte) && NUMBER.test(word) ? Number(word) : new Operator(word)
  }

  private word(): string {
    const { bytes } = this
    const start = this.at
    while (this.at < bytes.length && KIND[bytes[this.at] as number] === 0) this.at += 1
    let word = ''
    for (let at = start; at < Math.min(this.at, start + LONGEST_WORD); at++)
      word += String.fromCharCode(bytes[at] as number)
    return word
  }

  private array(): Operand[] {
    this.at += 1
    const items: Operand[] = []
    while (this.skipBlanks()) {
      if (this.bytes[this.at] === RIGHT) {
        this.at += 1
        break
      }
      // Arrays in arrays are of no interest, and could be as deep as a stranger likes.
      if (this.bytes[this.at] === LEFT) this.at += 1
      else {
        const item = this.operand()
        if (!(item instanceof Operator)) items.push(item)
      }
    }
    return items
  }

  private hexadecimal(): Uint8Array {
    const start = this.at + 1
    const end = this.bytes.indexOf(GREATER, start)
    const stop = end < 0 ? this.bytes.length : end
    this.at = stop + 1
    const found = new Uint8Array((stop - start + 1) >> 1)
    let count = 0
    for (let at = start; at < stop; at++) {
      const digit = DIGIT[this.bytes[at] as number] as number
      if (digit < 0) continue
      // A missing last digit is 0.
      if (count % 2 === 0) found[count >> 1] = digit * 16
      else found[count >> 1] = (found[count >> 1] as number) + digit
      count += 1
    }
    return found.subarray(0, (count + 1) >> 1)
  }

  private string(): Uint8Array {
    const { bytes } = this
    const found: number[] = []
    let depth = 1
    for (this.at += 1; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at] as number
      if (byte === BACKSLASH) found.push(...this.escaped())
      else {
        if (byte === OPEN) depth += 1
        else if (byte === CLOSE) depth -= 1
        if (depth === 0) break
        found.push(byte)
      }
    }
    this.at += 1
    return Uint8Array.from(found)
  }

  /** What stands behind a backslash; leaves off at its last byte. */
  private escaped(): number[] {
    const { bytes } = this
    this.at += 1
    const byte = bytes[this.at] ?? 0
    const octal = /^[0-7]{1,3}/.exec(String.fromCharCode(...bytes.subarray(this.at, this.at + 3)))?.[0]
    if (octal) {
      this.at += octal.length - 1
      return [Number.parseInt(octal, 8) & 0xff]
    }
    // A line that goes on.
    if (byte === 10) return []
    if (byte === 13) {
      if (bytes[this.at + 1] === 10) this.at += 1
      return []
    }
    return [ESCAPES[String.fromCharCode(byte)] ?? byte]
  }

  /** The bytes of a picture within the content end before `EI` between blanks. */
  private skipPicture(): void {
    const { bytes } = this
    for (; this.at < bytes.length; this.at++) {
      const [before, e, i, after] = [0, 1, 2, 3].map((step) => bytes[this.at + step])
      const ends = e === code('E') && i === code('I') && (after === undefined || KIND[after] === 1)
      if (ends && before !== undefined && KIND[before] === 1) {
        this.at += 3
        return
      }
    }
  }
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }
