// Runs -> tokens: shaped words with what may happen after them (space, break, hyphen), in logical order.

import { startOf } from '#shared/characters'
import type { Run } from '../collect/blocks'
import type { TypesetContext } from '../flow/strip'
import type { FontSet, ShapedText } from '../fonts/font-set'
import { isCode } from '../fonts/font-style'
import { isAddress, MAY_ADDRESS, mayDivideAddress } from './addresses'
import { type Directions, directionsIn } from './bidi'
import { endsWithDigit, startsWithDigit } from './ties'
import { End, type Token, type Tokens } from './token'

/** Characters after which a word may break without a hyphen. */
const OPEN_AFTER = /[-‐–—/]/
/** Ideographs and kana may break anywhere, also beside Latin letters; Korean breaks at its spaces. */
const IDEOGRAPH = /[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffe6]/
/** Whether a word may break after its last character because that is an ideograph or kana. */
export const endsWithIdeograph = (text: string): boolean => IDEOGRAPH.test(text.slice(-1))
/** Never at the start of a line (kinsoku): closing punctuation, small kana, iteration and length marks. */
const NO_START =
  /[、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー〜～…‥’”）〕］｝〉》」』】〗〙〟｠»％‰℃°′″ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ｡｣､･ｧ-ｰﾞﾟ]/
/** Never at the end of one: opening punctuation. */
const NO_END = /[‘“（〔［｛〈《「『【〖〘〝｟«｢￥＄￡]/
/** Words without any of these are never broken, except by hyphenation. */
const INSIDE = new RegExp(`${OPEN_AFTER.source}|${IDEOGRAPH.source}|[\u00ad\u200b]`)
const LETTER = /[\p{L}\p{N}]/u
/** Words at least this long may break after a slash: addresses, not and/or. */
const LONG_WORD = 16
/** Ranges of figures up to this length stay whole: `0900–0930`, `12,500–14,000`. */
const LONGEST_RANGE = 16
const DIGIT = /\d/

/** Tools for splitting text. */
export type TokenContext = Pick<TypesetContext, 'fonts' | 'missing' | 'ties' | 'rightToLeft'>

/** Splits runs into tokens; `missing` is called with characters that no font has. */
export function tokenise(context: TokenContext, runs: readonly Run[]): Tokens {
  const directions = directionsIn(runs, context.rightToLeft)
  const maker = new TokenMaker(context)
  let offset = 0
  for (const run of runs) {
    maker.begin(run)
    const { text } = run
    // Text is split by built-in functions: a loop over characters would cost more than shaping.
    const lines = text.includes('\n') ? text.split('\n') : [text]
    for (let i = 0; i < lines.length; i++) {
      if (i > 0) maker.breakLine()
      const line = lines[i] as string
      if (directions) placeDirected(maker, directions, line, offset)
      else placeWords(maker, line)
      offset += line.length + 1
    }
    offset -= 1
    maker.finish()
  }
  return { tokens: maker.tokens, rightToLeft: directions?.rightToLeft ?? false }
}

function placeWords(maker: TokenMaker, line: string): void {
  const divided = INSIDE.test(line) || MAY_ADDRESS.test(line)
  const words = line.split(' ')
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (i > 0) maker.space()
    if (word === '') continue
    if (word.length <= LONGEST_PIECE && !divided) maker.word(word, 0, false, false)
    else placeParts(maker, word, (part, opens, exact) => maker.word(part, 0, opens, exact))
  }
}

function placeDirected(maker: TokenMaker, directions: Directions, line: string, offset: number): void {
  let at = offset
  for (const [place, word] of line.split(' ').entries()) {
    if (place > 0) maker.space()
    placeParts(maker, word, (part, opens, exact) => {
      for (const [piece, [text, level]] of directions.split(part, at).entries()) {
        maker.word(text, level, opens && piece === 0, exact)
      }
      at += part.length
    })
    at += 1
  }
}

/** Returns the parts of a word between which a line may break. */
function placeParts(
  maker: TokenMaker,
  word: string,
  place: (part: string, opens: boolean, exact: boolean) => void,
): void {
  const exact = maker.inAddress || isAddress(word)
  for (const [part, opens] of splitWord(word, exact)) place(part, opens, exact)
}

/**
 * Words are shaped in pieces no longer than this, in UTF-16 units. Words without end are wider than any line long before,
 * and shaping and dividing them as one would cost more than twice as much for twice the letters. They may be divided between the pieces.
 */
const LONGEST_PIECE = 512

/** Parts of a word with whether a line may break before each. The last part of a word is glued to what follows. */
function splitWord(word: string, exact: boolean): (readonly [string, boolean])[] {
  const parts: (readonly [string, boolean])[] = []
  let start = 0
  const add = (end: number): void => {
    while (end - start > LONGEST_PIECE) {
      const piece = startOf(word.slice(start, end), LONGEST_PIECE)
      parts.push([piece, start > 0])
      start += piece.length
    }
    parts.push([word.slice(start, end), start > 0])
    start = end
  }
  if (exact) for (let i = 1; i < word.length; i++) if (mayDivideAddress(word, i)) add(i)
  if (!exact && INSIDE.test(word)) for (let i = 1; i < word.length; i++) if (mayBreak(word, i)) add(i)
  add(word.length)
  return parts
}

function mayBreak(word: string, at: number): boolean {
  const before = word[at - 1] ?? ''
  const after = word[at] ?? ''
  if (before === '\u200b' || before === '\u00ad') return true
  if (before === '/') return word.length >= LONG_WORD && LETTER.test(after)
  if (OPEN_AFTER.test(before)) {
    if (!LETTER.test(after) || at < 2) return false
    if (!DIGIT.test(after)) return true
    return before !== '-' && (word.length > LONGEST_RANGE || !DIGIT.test(word[at - 2] ?? ''))
  }
  const ideographs = Number(IDEOGRAPH.test(before)) + Number(IDEOGRAPH.test(after))
  if (ideographs === 0 || NO_START.test(after) || NO_END.test(before)) return false
  return ideographs === 2 || LETTER.test(IDEOGRAPH.test(before) ? after : before)
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Maximum number of spaces tied in a row. */
const LONGEST_CHAIN = 3

class TokenMaker {
  readonly tokens: Mutable<Token>[] = []
  private readonly fonts: FontSet
  private readonly missing: (chars: string) => void
  private readonly ties: TokenContext['ties']
  private run: Run | null = null
  private last: Mutable<Token> | null = null
  private spaceShaped: ShapedText | null = null
  /** Spaces that were tied in a row. */
  private chain = 0

  constructor({ fonts, missing, ties }: TokenContext) {
    this.fonts = fonts
    this.missing = missing
    this.ties = ties
  }

  /** Whether the next run continues an address in another style. */
  get inAddress(): boolean {
    const { last } = this
    return (
      last !== null && last.end === End.glued && last.space === 0 && last.exact && !isCode(last.style.font)
    )
  }

  begin(run: Run): void {
    this.run = run
    this.spaceShaped = this.fonts.shape(run.style.font, ' ')
  }

  /** `opens` says that a line may break before this part of a word. */
  word(text: string, level: number, opens: boolean, exact: boolean): void {
    const { run, last } = this
    if (!run) return
    if (last) this.join(last, text, opens)
    const { style } = run
    const shaped = this.fonts.shape(style.font, text, level % 2 === 1, style.form)
    if (shaped.missing !== '') this.missing(shaped.missing)
    const token: Token = {
      text,
      style,
      shaped,
      width: (shaped.width * style.size) / 1000,
      end: End.glued,
      space: 0,
      spaceShaped: null,
      spaceStyle: null,
      note: null,
      level,
      exact: exact || isCode(style.font),
    }
    this.last = token
    this.tokens.push(token)
  }

  /** Decides what may happen between a token and the text after it. */
  private join(last: Mutable<Token>, text: string, opens: boolean): void {
    if (last.end === End.glued && last.space === 0) {
      // Parts of the same word: the first may end a line, with a hyphen if it ended in a soft one.
      if (last.text.endsWith('\u00ad')) last.end = last.exact ? End.open : End.hyphen
      else if (opens || last.text.endsWith('\u200b')) last.end = End.open
    } else if (last.end === End.open && last.space > 0) this.tie(last, text)
  }

  /** Glues words that should stay on one line. */
  private tie(last: Mutable<Token>, text: string): void {
    const before = this.tokens[this.tokens.length - 2]
    const links =
      startsWithDigit(text) &&
      before !== undefined &&
      before.space > 0 &&
      endsWithDigit(before.text) &&
      this.ties.link(last.text)
    if (this.chain >= LONGEST_CHAIN || !(links || this.ties.hold(last.text, text))) {
      this.chain = 0
      return
    }
    last.end = End.glued
    if (links && before.end === End.open) before.end = End.glued
    this.chain += 1
  }

  /** A space; a line may break there, unless the words around it are tied. */
  space(): void {
    const { last, run, spaceShaped } = this
    // Spaces at the start of a line and further ones in a row have no width.
    if (!last || !run || !spaceShaped || last.end === End.line || last.space > 0) return
    last.space = (spaceShaped.width * run.style.size) / 1000
    last.spaceShaped = spaceShaped
    last.spaceStyle = run.style
    last.end = End.open
  }

  breakLine(): void {
    if (!this.last || this.last.end === End.line) this.word('', 0, false, false)
    const { last } = this
    if (!last) return
    last.end = End.line
    last.space = 0
    last.spaceShaped = null
    last.spaceStyle = null
  }

  finish(): void {
    if (this.last) this.last.note = this.run?.note ?? this.last.note
  }
}
