// Punctuation that hangs into the margin, so that the edge of justified text looks straight.
import type { RunStyle } from '../collect/blocks'
import type { TypesetContext } from '../flow/strip'
import type { Token } from './token'

/** The share of its width by which a character hangs at the end of a line. */
const BEHIND: Readonly<Record<string, number>> = {
  '-': 0.5,
  '\u2010': 0.5,
  '\u2011': 0.5,
  '–': 0.3,
  '—': 0.2,
  '.': 0.6,
  ',': 0.6,
  ':': 0.4,
  ';': 0.4,
  '’': 0.6,
  '”': 0.5,
  "'": 0.6,
  '"': 0.5,
  '“': 0.5,
  '»': 0.3,
}
/** The same at the start of a line. */
const BEFORE: Readonly<Record<string, number>> = {
  '‘': 0.6,
  '“': 0.5,
  '„': 0.5,
  '‚': 0.6,
  "'": 0.6,
  '"': 0.5,
  '«': 0.3,
}

const widthOf = ({ fonts }: TypesetContext, { font, size }: RunStyle, char: string, share: number): number =>
  (fonts.shape(font, char).width * size * share) / 1000

/** How far a line that ends with a token hangs into the margin, in points. */
export function hangBehind(context: TypesetContext, { text, style, level }: Token): number {
  const char = text[text.length - 1] as string
  const share = level === 0 && style.rise === 0 ? BEHIND[char] : undefined
  return share === undefined ? 0 : widthOf(context, style, char, share)
}

/** How far the hyphen of a divided word hangs. */
export const hangOfHyphen = (context: TypesetContext, style: RunStyle): number =>
  widthOf(context, style, '-', BEHIND['-'] as number)

/** How far a line that begins with a token hangs, in points. */
export function hangBefore(context: TypesetContext, { text, style, level }: Token): number {
  const share = level === 0 && style.rise === 0 ? BEFORE[text[0] as string] : undefined
  return share === undefined ? 0 : widthOf(context, style, text[0] as string, share)
}
