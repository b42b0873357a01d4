// Runs -> tokens: shaped words with what may happen behind them (space, break, hyphen), in logical order.
import type { Note, Run, RunStyle } from '../collect/blocks'
import type { FontSet, ShapedText } from '../fonts/font-set'
import { directionsOf } from './bidi'

/** What may happen behind a token. */
export const End = { glued: 0, open: 1, hyphen: 2, line: 3 } as const
export type EndKind = (typeof End)[keyof typeof End]

/** A piece of text that is never broken inside. */
export interface Token {
  readonly text: string
  readonly style: RunStyle
  readonly shaped: ShapedText
  /** Points. */
  readonly width: number
  readonly end: EndKind
  /** Width of the space behind; 0 for none. It vanishes at the end of a line. */
  readonly space: number
  /** Style of the space behind. */
  readonly spaceStyle: RunStyle | null
  readonly note: Note | null
  /** Embedding level: odd is right to left. */
  readonly level: number
}

/** A paragraph's tokens and its main direction. */
export interface Tokens {
  readonly tokens: readonly Token[]
  readonly rightToLeft: boolean
}

/** Makes a token anew with another text (after hyphenation or a split). */
export function retoken(fonts: FontSet, token: Token, text: string, end: EndKind, space: number): Token {
  const shaped = fonts.shape(token.style.font, text, token.level % 2 === 1)
  const width = (shaped.width * token.style.size) / 1000
  return { ...token, text, shaped, width, end, space, spaceStyle: space > 0 ? token.spaceStyle : null }
}

/** Characters behind which a word may break without a hyphen. */
const OPEN_AFTER = /[-‐–—/]/
/** Ideographs and kana may break anywhere. */
const IDEOGRAPH = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/
const LETTER = /[\p{L}\p{N}]/u
/** Words at least this long may break behind a slash: addresses, not and/or. */
const LONG_WORD = 16

/** Splits runs into tokens; `missing` is told of characters that no font has. */
export function tokenise(fonts: FontSet, runs: readonly Run[], missing: (chars: string) => void): Tokens {
  const directions = directionsOf(runs)
  const maker = new TokenMaker(fonts, missing)
  let offset = 0
  for (const run of runs) {
    maker.begin(run)
    for (const piece of run.text.match(/[ \n]|[^ \n]+/g) ?? []) {
      if (piece === '\n') maker.breakLine()
      else if (piece === ' ') maker.space()
      else
        for (const part of splitWord(piece)) {
          for (const [text, level] of directions ? directions.split(part, offset) : [[part, 0] as const]) {
            maker.word(text, level, part)
            offset += text.length
          }
        }
      if (piece === '\n' || piece === ' ') offset += 1
    }
    maker.finish()
  }
  return { tokens: maker.tokens, rightToLeft: directions?.rightToLeft ?? false }
}

/** Parts of a word between which a line may break. The last part of a word is glued to what follows. */
function splitWord(word: string): string[] {
  if (!OPEN_AFTER.test(word) && !IDEOGRAPH.test(word) && !word.includes('\u00ad') && !word.includes('\u200b'))
    return [word]
  const parts: string[] = []
  let start = 0
  for (let i = 1; i < word.length; i++) {
    if (mayBreak(word, i)) {
      parts.push(word.slice(start, i))
      start = i
    }
  }
  parts.push(word.slice(start))
  return parts
}

function mayBreak(word: string, at: number): boolean {
  const before = word[at - 1] ?? ''
  const after = word[at] ?? ''
  if (before === '\u200b' || before === '\u00ad') return true
  if (before === '/') return word.length >= LONG_WORD && LETTER.test(after)
  if (OPEN_AFTER.test(before)) return LETTER.test(after) && at > 1 && !/\d/.test(before === '-' ? after : '')
  return IDEOGRAPH.test(before) && IDEOGRAPH.test(after) && !/[、。，．」』）]/.test(after)
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

class TokenMaker {
  readonly tokens: Mutable<Token>[] = []
  private readonly fonts: FontSet
  private readonly missing: (chars: string) => void
  private run: Run | null = null
  private openWord = ''
  private spaceWidth = 0

  constructor(fonts: FontSet, missing: (chars: string) => void) {
    this.fonts = fonts
    this.missing = missing
  }

  begin(run: Run): void {
    this.run = run
    this.openWord = ''
    this.spaceWidth = (this.fonts.shape(run.style.font, ' ').width * run.style.size) / 1000
  }

  word(text: string, level: number, whole: string): void {
    const { run } = this
    if (!run) return
    const last = this.tokens.at(-1)
    // Parts of the same word: the one before may end a line, with a hyphen where it ended in a soft one.
    if (last && this.openWord !== '' && this.openWord !== whole && last.end === End.glued) {
      last.end = this.openWord.endsWith('\u00ad') ? End.hyphen : End.open
    }
    this.openWord = whole
    const shaped = this.fonts.shape(run.style.font, text, level % 2 === 1)
    if (shaped.missing !== '') this.missing(shaped.missing)
    this.tokens.push({
      text,
      style: run.style,
      shaped,
      width: (shaped.width * run.style.size) / 1000,
      end: End.glued,
      space: 0,
      spaceStyle: null,
      note: null,
      level,
    })
  }

  space(): void {
    this.openWord = ''
    const last = this.tokens.at(-1)
    // Spaces at the start of a line and further ones in a row have no width.
    if (!last || last.space > 0 || last.end === End.line || !this.run) return
    last.space = this.spaceWidth
    last.spaceStyle = this.run.style
    last.end = End.open
  }

  breakLine(): void {
    if (!this.run) return
    this.openWord = ''
    const last = this.tokens.at(-1)
    if (!last || last.end === End.line) this.word('', 0, '')
    const ended = this.tokens.at(-1)
    if (!ended) return
    ended.end = End.line
    ended.space = 0
    ended.spaceStyle = null
  }

  finish(): void {
    const last = this.tokens.at(-1)
    if (last && this.run?.note) last.note = this.run.note
  }
}
