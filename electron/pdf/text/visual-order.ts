// The tokens of a line from left to right, with the spaces between them.
import type { TypesetContext } from '../flow/strip'
import type { ShapedText } from '../fonts/font-set'
import { visualOrder } from './bidi'
import type { Token } from './token'

/** Returns the tokens of a line in the order in which they stand on it. */
export function inVisualOrder(
  context: TypesetContext,
  tokens: readonly Token[],
  rightToLeft: boolean,
): readonly Token[] {
  if (!rightToLeft && tokens.every((token) => token.level === 0)) return tokens
  const base = rightToLeft ? 1 : 0
  const order = visualOrder(tokens.map((token) => Math.max(token.level, base)))
  // A space follows its word in reading order; between right-to-left words that is the side of the other word.
  const last = tokens.length - 1
  return order.map((index, place) => {
    const token = tokens[index] as Token
    const next = order[place + 1]
    // The space after the line separates it from the next one.
    if (next === undefined) return withSpaceOf(context, token, (tokens[last] as Token).space)
    const other = tokens[next] as Token
    const before = Math.min(index, next)
    const owner = before !== last ? tokens[before] : undefined
    return withSpaceOf(
      context,
      token,
      owner && Math.abs(index - next) === 1 ? owner.space : spaceBetween(tokens, index, next, rightToLeft),
      other,
    )
  })
}

function withSpaceOf(context: TypesetContext, token: Token, space: number, next?: Token): Token {
  const shaped = space > 0 ? spaceShaped(context, token, next) : null
  return { ...token, space, spaceShaped: shaped, spaceStyle: space > 0 ? token.style : null }
}

/** A space; between words from right to left in their font, so that readers take them for one text. */
function spaceShaped({ fonts }: TypesetContext, { shaped, style }: Token, next?: Token): ShapedText {
  const space = fonts.shape(style.font, ' ')
  const before = shaped.words.at(-1)
  const after = next?.shaped.words[0]
  const isWithin = before?.rightToLeft === true && after?.rightToLeft === true && before.font === after.font
  return isWithin ? fonts.spaceOf(before.font, space) : space
}

/** Space between two words that are neighbours on the line but not in reading order: that of the change of direction. */
function spaceBetween(tokens: readonly Token[], index: number, next: number, rightToLeft: boolean): number {
  // The one that is read first, in the direction of the line, and the other.
  const [first, second] = rightToLeft ? [next, index] : [index, next]
  const along = rightToLeft ? 1 : 0
  // A run in the direction of the line ends with its own space; before another one is the space of what is read before it.
  if ((tokens[first] as Token).level % 2 === along) return (tokens[first] as Token).space
  const isBack = (tokens[second] as Token).level % 2 === along
  return isBack ? (tokens[second - 1]?.space ?? 0) : (tokens[first] as Token).space
}
