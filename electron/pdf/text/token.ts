// Tokens: pieces of text that no line breaks inside.
import type { Note, RunStyle } from '../collect/blocks'
import type { ShapedText } from '../fonts/font-set'
import { isCode } from '../fonts/font-style'
import type { Word } from '../types'

/** What may happen after a token. */
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
  /** Width of the space after it; 0 for none. Dropped at the end of a line. */
  readonly space: number
  /** The space after it and its style; null where there is none. */
  readonly spaceShaped: ShapedText | null
  readonly spaceStyle: RunStyle | null
  readonly note: Note | null
  /** Embedding level: odd is right to left. */
  readonly level: number
  /** Takes no hyphen where it is divided: part of an address, code. */
  readonly exact: boolean
}

/** A paragraph's tokens and its main direction. */
export interface Tokens {
  readonly tokens: readonly Token[]
  readonly rightToLeft: boolean
}

/** A part of a token: it keeps the end, space and note of the whole when it is the last one. */
export function tokenPart(
  whole: Token,
  shaped: ShapedText,
  text: string,
  last: boolean,
  end: EndKind,
): Token {
  return {
    text,
    style: whole.style,
    shaped,
    width: (shaped.width * whole.style.size) / 1000,
    end: last ? whole.end : end,
    space: last ? whole.space : 0,
    spaceShaped: last ? whole.spaceShaped : null,
    spaceStyle: last ? whole.spaceStyle : null,
    note: last ? whole.note : null,
    level: whole.level,
    exact: whole.exact,
  }
}

/** How many letters a token and the space behind it have that may move apart: those of code stay in columns. */
export function lettersOf({ shaped, style, space }: Token): number {
  if (isCode(style.font)) return 0
  let count = space > 0 ? 1 : 0
  for (let i = 0; i < shaped.words.length; i++) count += (shaped.words[i] as Word).glyphs.length
  return count
}
