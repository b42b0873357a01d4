// Tokens -> lines: chooses breaks, hyphenates where lines would be loose, divides what is too wide for any line.
import type { ParagraphBlock, RunStyle } from '../collect/blocks'
import type { SetContext } from '../flow/strip'
import type { ShapedText } from '../fonts/font-set'
import { type Breaks, findBreaks } from './break'
import { End, type Token, tokenPart } from './tokens'

/** A line may be this loose before the paragraph is set again with hyphenation. */
const LOOSE_ENOUGH = 0.9

/** The tokens of a line; `forced` when a line break in the text ends it. */
export interface Line {
  readonly tokens: readonly Token[]
  readonly forced: boolean
}

/** Breaks a paragraph's tokens into lines of a width. */
export function breakIntoLines(
  context: SetContext,
  tokens: readonly Token[],
  block: ParagraphBlock,
  room: number,
): Line[] {
  if (tokens.length === 0) return [{ tokens: [], forced: false }]
  const justify = block.format.align === 'justify'
  let list = tokens
  let breaks: Breaks | null = null
  if (list.every((token) => token.width <= room)) breaks = breakTokens(context, list, room, justify)
  else list = fitTokens(context, list, room)
  if (!breaks || (block.format.hyphenate && breaks.loosest > LOOSE_ENOUGH)) {
    if (block.format.hyphenate) list = list.flatMap((token) => hyphenated(context, token))
    breaks = breakTokens(context, list, room, justify)
  }
  let start = 0
  return breaks.ends.map((end) => {
    const line = list.slice(start, end + 1)
    start = end + 1
    return { tokens: joinLine(context, line), forced: line.at(-1)?.end === End.line }
  })
}

function breakTokens(context: SetContext, tokens: readonly Token[], room: number, justify: boolean): Breaks {
  const count = tokens.length
  const text = {
    widths: new Float64Array(count),
    spaces: new Float64Array(count),
    ends: new Uint8Array(count),
    hyphens: new Float64Array(count),
  }
  let total = 0
  let forced = false
  for (let i = 0; i < count; i++) {
    const token = tokens[i]
    if (!token) continue
    text.widths[i] = token.width
    text.spaces[i] = token.space
    text.ends[i] = token.end
    if (token.end === End.hyphen) text.hyphens[i] = hyphenWidth(context, token.style)
    forced ||= token.end === End.line
    total += token.width + token.space
  }
  // Most cells, items and headings are one line.
  if (!forced && total - (tokens[count - 1]?.space ?? 0) <= room) return { ends: [count - 1], loosest: 0 }
  return findBreaks(text, { width: room, justify })
}

/** Width of the hyphen that a divided word ends with. */
export function hyphenWidth(context: SetContext, style: RunStyle): number {
  return (context.fonts.shape(style.font, '-').width * style.size) / 1000
}

/** Divides tokens that are wider than a line: at syllables if they can be, else anywhere. */
function fitTokens(context: SetContext, tokens: readonly Token[], room: number): Token[] {
  return tokens.flatMap((token) => {
    if (token.width <= room) return [token]
    const parts = hyphenated(context, token)
    const fits = parts.every((part) => part.width + hyphenWidth(context, token.style) <= room)
    return fits
      ? parts
      : parts.flatMap((part) => (part.width <= room ? [part] : chopped(context, part, room)))
  })
}

/** A word's syllables, shaped; null when it must stay whole. */
const syllables = new WeakMap<ShapedText, readonly Syllable[] | null>()

interface Syllable {
  readonly text: string
  readonly shaped: ShapedText
}

const SHORTEST = 6

function hyphenated(context: SetContext, token: Token): readonly Token[] {
  if (token.text.length < SHORTEST || token.level !== 0 || token.style.rise !== 0) return [token]
  let parts = syllables.get(token.shaped)
  if (parts === undefined) {
    const texts = context.hyphenate(token.text)
    parts =
      texts.length === 1
        ? null
        : texts.map((text) => ({ text, shaped: context.fonts.shape(token.style.font, text) }))
    syllables.set(token.shaped, parts)
  }
  if (parts === null) return [token]
  const last = parts.length - 1
  return parts.map(({ text, shaped }, index) => tokenPart(token, shaped, text, index === last, End.hyphen))
}

function chopped(context: SetContext, token: Token, room: number): Token[] {
  const parts: string[] = []
  let part = ''
  let width = 0
  for (const char of token.text) {
    const advance = (context.fonts.shape(token.style.font, char).width * token.style.size) / 1000
    if (part !== '' && width + advance > room) {
      parts.push(part)
      part = ''
      width = 0
    }
    part += char
    width += advance
  }
  parts.push(part)
  return parts.map((text, index) => {
    const shaped = context.fonts.shape(token.style.font, text, token.level % 2 === 1)
    return { ...tokenPart(token, shaped, text, index === parts.length - 1, End.open), whole: null }
  })
}

/** Joins syllables of words that were not divided. */
function joinLine(context: SetContext, tokens: readonly Token[]): readonly Token[] {
  if (tokens.every((token) => token.whole === null)) return tokens
  const joined: Token[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token
    let end = i + 1
    while (token.whole !== null && end < tokens.length && tokens[end]?.whole === token.whole) end += 1
    joined.push(end === i + 1 ? token : joinSyllables(context, tokens.slice(i, end)))
    i = end
  }
  return joined
}

function joinSyllables(context: SetContext, parts: readonly Token[]): Token {
  const whole = parts[0]?.whole as Token
  const text = parts.map((part) => part.text).join('')
  if (text.length === whole.text.length) return whole
  const last = parts.at(-1) as Token
  return tokenPart(
    whole,
    context.fonts.shape(whole.style.font, text),
    text,
    last.end !== End.hyphen,
    End.hyphen,
  )
}
