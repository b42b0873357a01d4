// Lines of titles: as many as they need, of about the same length.
import type { ParagraphBlock } from '../collect/blocks'
import type { TypesetContext } from '../flow/strip'
import { breakIntoLines, type Line, type Lines } from './divide'
import { End, type Token } from './token'

/** More lines are text rather than a title. */
const MOST_LINES = 4
/** How often the width is halved between the narrowest and the whole. */
const HALVINGS = 8
/** The longest line gets shorter by this share at least: for less, a title isn't broken elsewhere. */
const LEAST_GAIN = 0.1

/** Breaks tokens into as few lines as fit, of about the same length. */
export function balancedLines(
  context: TypesetContext,
  tokens: readonly Token[],
  block: ParagraphBlock,
  available: number,
): Lines {
  const full = breakIntoLines(context, tokens, block, available)
  const count = full.lines.length
  // Lines that the author broke stay as they are.
  if (count < 2 || count > MOST_LINES || full.lines.some(({ forced }) => forced)) return full
  let best = full
  // In less, words would be divided.
  let low = widestChain(tokens)
  let high = available
  for (let i = 0; i < HALVINGS && high - low > 1; i++) {
    const middle = (low + high) / 2
    const broken = breakIntoLines(context, tokens, block, middle)
    if (broken.lines.length <= count) {
      best = broken
      high = middle
    } else low = middle
  }
  return longest(best.lines) <= longest(full.lines) * (1 - LEAST_GAIN) ? best : full
}

const longest = (lines: readonly Line[]): number =>
  Math.max(...lines.map((line) => line.tokens.reduce((sum, { width, space }) => sum + width + space, 0)))

/** Width of the widest piece that no line breaks inside. */
function widestChain(tokens: readonly Token[]): number {
  let widest = 0
  let open = 0
  for (const { width, space, end } of tokens) {
    open += width
    widest = Math.max(widest, open)
    open = end === End.glued ? open + space : 0
  }
  return widest
}
