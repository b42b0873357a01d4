// How a justified line fills its width: its letters and spaces share what it lacks or has too much.
import type { TypesetContext } from '../flow/strip'
import { isCode } from '../fonts/font-style'
import { MOST_TRACK, WIDEST_SPACE } from './break'
import { hyphenWidth } from './divide'
import { hangBehind, hangOfHyphen } from './hang'
import { End, lettersOf, type Token } from './token'

/** What is added to the spaces of a line, in points, and to its letters, in thousandths of their size. */
export interface Spread {
  readonly stretch: number
  readonly track: number
}

/** Nothing is added. */
export const NO_SPREAD: Spread = { stretch: 0, track: 0 }
/** The share of what a line lacks or has too much that its letters take, as far as they may. */
const LETTERS_SHARE = 0.9

/** A line to fill. */
interface Unspread {
  readonly tokens: readonly Token[]
  readonly available: number
  readonly justified: boolean
  /** The last line, or one that a forced break ends: it isn't stretched. */
  readonly closing: boolean
  /** How far its first letter hangs into the margin. */
  readonly hang: number
}

/** How a line fills its width; `rest` is what stays empty. */
export function spreadOf(
  context: TypesetContext,
  { tokens, available, justified, closing, hang }: Unspread,
): Spread & { readonly rest: number } {
  const last = tokens[tokens.length - 1] as Token
  let natural = last.end === End.hyphen ? hyphenWidth(context, last.style) : 0
  let spaces = 0
  let space = -last.space
  let letters = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    natural += token.width + token.space
    space += token.space
    if (token.space > 0) spaces += 1
    letters += lettersOf(token) * token.style.size
  }
  if (last.space > 0) spaces -= 1
  // Behind the last letter nothing is seen.
  if (!isCode(last.style.font))
    letters -= ((last.space > 0 ? 1 : 0) + (last.end === End.hyphen ? 0 : 1)) * last.style.size
  let slack = available - natural + last.space
  if (!justified) return { ...NO_SPREAD, rest: slack }
  slack += hang + (last.end === End.hyphen ? hangOfHyphen(context, last.style) : hangBehind(context, last))
  if (spaces === 0 || (closing && slack >= 0)) return { ...NO_SPREAD, rest: slack }
  const isJoined = tokens.some(({ level }) => level !== 0)
  const share = isJoined || letters === 0 ? 0 : (slack * LETTERS_SHARE) / letters
  const track = Math.round(Math.max(-MOST_TRACK, Math.min(MOST_TRACK, share)) * 1000)
  const even = (slack - (track * letters) / 1000) / spaces
  if (even * spaces > (WIDEST_SPACE - 1) * space) return { ...NO_SPREAD, rest: slack }
  return { stretch: even, track, rest: 0 }
}
