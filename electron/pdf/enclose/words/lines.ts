// The lines of words on a page of a stranger's PDF, to find its marking: without widths of letters, so not for other purposes.
import { PDFArray, PDFDict, type PDFObject, PDFRawStream } from 'pdf-lib'
import { appearancesOn } from '../appearances'
import { decodeStream } from '../decode'
import { dictIn, entry, nameIn, numbersIn, resolve } from '../lookup'
import type { OpenedFile } from '../open'
import type { Matrix, SourcePage } from '../pages'
import { type Operand, readContent } from './content'
import { lettersOf, type ReadLetters } from './letters'

/** What is written on a page. */
export interface PageWords {
  readonly lines: readonly string[]
  /** Pictures or letters on it can't be read: a scan, or a font that doesn't say what its letters are. */
  readonly unread: boolean
}

/** Bytes of the content of a page that are read at most: maps and plans have more. */
const MOST_CONTENT = 16 * 1024 * 1024
/** Drawings in drawings. */
const MOST_DEPTH = 8
/** Drawings on a page at most: some files show one thousands of times. */
const MOST_DRAWINGS = 500
/** Letters of a page that are enough to tell that it isn't a scan. */
const FEW_LETTERS = 8

/** A string where it begins on the page. */
interface Piece {
  /** Turn of its baseline, in quarters; how far across and along. */
  readonly turn: number
  readonly across: number
  readonly along: number
  readonly size: number
  text: string
}

const UNIT: Matrix = [1, 0, 0, 1, 0, 0]

function times([a, b, c, d, e, f]: Matrix, [u, v, w, x, y, z]: Matrix): Matrix {
  return [a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z]
}

const fontsOf = new WeakMap<PDFDict, ReadLetters>()
const wordsOf = new WeakMap<SourcePage, PageWords>()

/** Returns what is written on a page (from 0), with its notes and stamps. */
export function wordsOn({ pages, off }: OpenedFile, index: number): PageWords {
  const page = pages[index]
  if (!page) return { lines: [], unread: false }
  const before = wordsOf.get(page)
  if (before) return before
  const reader = new PageReader()
  const { context } = page.dict
  const resources = page.resources ? resolve(context, page.resources) : undefined
  const contents = entry(page.dict, 'Contents')
  const parts = contents instanceof PDFArray ? contents.asArray() : [contents]
  reader.draw(joined(parts, page.dict, reader), resources instanceof PDFDict ? resources : undefined, UNIT)
  for (const { stream, matrix } of appearancesOn(page, off))
    if (stream instanceof PDFRawStream) reader.form(stream, matrix, undefined)
  const words = reader.words()
  wordsOf.set(page, words)
  return words
}

function joined(
  parts: readonly (PDFObject | undefined)[],
  { context }: PDFDict,
  reader: PageReader,
): Uint8Array {
  const decoded = parts.flatMap((part) => {
    const stream = part && resolve(context, part)
    const bytes = stream instanceof PDFRawStream ? decodeStream(stream, MOST_CONTENT) : new Uint8Array()
    if (!bytes) reader.unread = true
    return bytes ? [bytes] : []
  })
  if (decoded.length === 1) return decoded[0] as Uint8Array
  const all = new Uint8Array(decoded.reduce((sum, { length }) => sum + length + 1, 0)).fill(10)
  let at = 0
  for (const bytes of decoded) {
    all.set(bytes, at)
    at += bytes.length + 1
  }
  return all
}

/** Follows the operators of a page and of the drawings on it. */
class PageReader {
  unread = false
  private readonly pieces: Piece[] = []
  private hasPicture = false
  private drawings = 0

  draw(bytes: Uint8Array, resources: PDFDict | undefined, matrix: Matrix, depth = 0): void {
    const state = new TextState(matrix, this.pieces)
    readContent(bytes, (operator, operands) => {
      if (operator === 'Tf') state.setFont(this.font(resources, operands[0]), number(operands[1]))
      else if (operator === 'Do') this.drawn(resources, operands[0], state.matrix, depth)
      else if (operator === 'BI') this.hasPicture = true
      else state.apply(operator, operands)
    })
  }

  form(stream: PDFRawStream, matrix: Matrix, around: PDFDict | undefined, depth = 0): void {
    this.drawings += 1
    if (depth > MOST_DEPTH || this.drawings > MOST_DRAWINGS) return
    const own = numbersIn(stream.dict, 'Matrix', 6) as unknown as Matrix | undefined
    const bytes = decodeStream(stream, MOST_CONTENT)
    if (!bytes) this.unread = true
    else this.draw(bytes, dictIn(stream.dict, 'Resources') ?? around, times(own ?? UNIT, matrix), depth + 1)
  }

  words(): PageWords {
    const lines = linesOf(this.pieces)
    const text = lines.join('')
    const unknown = text.split('\uFFFD').length - 1
    const isScan = this.hasPicture && text.length - unknown < FEW_LETTERS
    return { lines, unread: this.unread || isScan || unknown > text.length / 4 }
  }

  private drawn(
    resources: PDFDict | undefined,
    name: Operand | undefined,
    matrix: Matrix,
    depth: number,
  ): void {
    const drawn = named(resources, 'XObject', name)
    if (!(drawn instanceof PDFRawStream)) return
    if (nameIn(drawn.dict, 'Subtype') === 'Image') this.hasPicture = true
    else this.form(drawn, matrix, resources, depth)
  }

  private font(resources: PDFDict | undefined, name: Operand | undefined): ReadLetters {
    const font = named(resources, 'Font', name)
    if (!(font instanceof PDFDict)) return () => '\uFFFD'
    const before = fontsOf.get(font)
    if (before) return before
    const read = lettersOf(font)
    fontsOf.set(font, read)
    return read
  }
}

function named(
  resources: PDFDict | undefined,
  kind: string,
  name: Operand | undefined,
): PDFObject | undefined {
  const all = resources && dictIn(resources, kind)
  return all && typeof name === 'string' ? entry(all, name.slice(1)) : undefined
}

const number = (operand: Operand | undefined): number => (typeof operand === 'number' ? operand : 0)

/** Spaces are often only moves, in thousandths of the size of the letters. */
const SPACE = -180

/** Where the next letters stand (ISO 32000-1, 9.4). */
class TextState {
  matrix: Matrix
  private readonly saved: Matrix[] = []
  private line: Matrix = UNIT
  private isMoved = true
  private leading = 0
  private size = 1
  private read: ReadLetters = () => '\uFFFD'

  constructor(
    matrix: Matrix,
    private readonly pieces: Piece[],
  ) {
    this.matrix = matrix
  }

  setFont(read: ReadLetters, size: number): void {
    this.read = read
    this.size = size
  }

  apply(operator: string, operands: readonly Operand[]): void {
    const numbers = operands.map(number)
    const [x = 0, y = 0] = numbers
    if (operator === 'q' && this.saved.length < 200) this.saved.push(this.matrix)
    else if (operator === 'Q') this.matrix = this.saved.pop() ?? this.matrix
    else if (operator === 'cm') this.matrix = times(numbers as unknown as Matrix, this.matrix)
    else if (operator === 'BT') this.moveTo(UNIT)
    else if (operator === 'Tm') this.moveTo(numbers as unknown as Matrix)
    else if (operator === 'Td') this.move(x, y)
    else if (operator === 'TD') {
      this.leading = -y
      this.move(x, y)
    } else if (operator === 'TL') this.leading = x
    else if (operator === 'T*') this.move(0, -this.leading)
    else if (operator === 'Tj') this.show(operands[0])
    else if (operator === 'TJ') this.showAll(operands[0])
    else if (operator === "'" || operator === '"') {
      this.move(0, -this.leading)
      this.show(operands.at(-1))
    }
  }

  private move(x: number, y: number): void {
    this.moveTo(times([1, 0, 0, 1, x, y], this.line))
  }

  private moveTo(line: Matrix): void {
    this.line = line
    this.isMoved = true
  }

  private showAll(items: Operand | undefined): void {
    if (!Array.isArray(items)) return
    for (const item of items) {
      const last = this.pieces.at(-1)
      if (item instanceof Uint8Array) this.show(item)
      else if (typeof item === 'number' && item < SPACE && last && !this.isMoved) last.text += ' '
    }
  }

  private show(string: Operand | undefined): void {
    if (!(string instanceof Uint8Array)) return
    const text = this.read(string)
    const last = this.pieces.at(-1)
    if (!this.isMoved && last) last.text += text
    else this.pieces.push(pieceAt(times(this.line, this.matrix), this.size, text))
    this.isMoved = false
  }
}

function pieceAt([a, b, c, d, e, f]: Matrix, size: number, text: string): Piece {
  const turn = Math.round(Math.atan2(b, a) / (Math.PI / 2)) & 3
  const height = Math.abs(size) * Math.hypot(c, d) || 1
  // Across and along its baseline, for letters that stand upright, lie on a side or stand on their heads.
  const places = [
    [f, e],
    [-e, f],
    [-f, -e],
    [e, -f],
  ] as const
  const [across, along] = places[turn as 0 | 1 | 2 | 3]
  return { turn, across, along, size: height, text }
}

/** How wide a letter is beside its size, about. */
const WIDTH = 0.55
/** Gaps beside the size of the letters: between words, and between what stands in columns. */
const [WORD_GAP, COLUMN_GAP] = [0.2, 2]

/** The pieces in lines from top to bottom; what stands far apart in one is divided by three blanks. */
function linesOf(pieces: readonly Piece[]): string[] {
  const sorted = pieces
    .filter(({ text }) => text.trim() !== '')
    .sort((one, other) => one.turn - other.turn || other.across - one.across)
  const rows: Piece[][] = []
  for (const piece of sorted) {
    const first = rows.at(-1)?.[0]
    const isSame = first?.turn === piece.turn && first.across - piece.across < first.size * 0.3
    if (isSame) rows.at(-1)?.push(piece)
    else rows.push([piece])
  }
  return rows.map(lineOf)
}

function lineOf(row: readonly Piece[]): string {
  let [line, end] = ['', 0]
  for (const { along, size, text } of [...row].sort((one, other) => one.along - other.along)) {
    const gap = (along - end) / size
    if (line !== '') line += gap > COLUMN_GAP ? '   ' : gap > WORD_GAP ? ' ' : ''
    line += text
    end = along + text.length * size * WIDTH
  }
  return line
}
