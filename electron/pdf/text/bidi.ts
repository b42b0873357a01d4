// Directions of a paragraph: splits words where the direction changes and puts a line's pieces in visual order.
import createBidi from 'bidi-js'
import { hasRightToLeft } from '#shared/isolates'

const bidi = createBidi()

/** Directions of the text that some runs make together. */
export interface Directions {
  readonly rightToLeft: boolean
  /** Parts of a word that starts at an offset, each with its embedding level. */
  split(word: string, offset: number): readonly (readonly [string, number])[]
}

/** Levels of all characters; null for text that runs left to right throughout, which is nearly all text. `base` is its own direction. */
export function directionsOf(
  runs: readonly { readonly text: string }[],
  base: 'auto' | 'ltr' | 'rtl' = 'auto',
): Directions | null {
  return runs.some((run) => hasRightToLeft(run.text)) ? resolved(runs, base) : null
}

const LETTER = /\p{L}/u
const SIGNED = /[+\-\u2212%\u2030]/

/**
 * Directions in a pack that runs from right to left or not. In one that does, so do all lines with some letter that does, and
 * those without letters; but not a figure with a sign, which would move to its end. In another, lines whose first letter does.
 */
export function directionsIn(
  runs: readonly { readonly text: string }[],
  rightToLeft: boolean,
): Directions | null {
  if (!rightToLeft) return directionsOf(runs)
  const isForeign =
    !runs.some((run) => hasRightToLeft(run.text)) &&
    runs.some((run) => LETTER.test(run.text) || SIGNED.test(run.text))
  return isForeign ? null : resolved(runs, 'rtl')
}

function resolved(runs: readonly { readonly text: string }[], base: 'auto' | 'ltr' | 'rtl'): Directions {
  const text = runs.map((run) => run.text).join('')
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, base)
  return {
    rightToLeft: base === 'rtl' || (paragraphs[0]?.level ?? 0) % 2 === 1,
    split(word, offset) {
      const parts: [string, number][] = []
      for (let i = 0; i < word.length; i++) {
        const level = levels[offset + i] ?? 0
        // HarfBuzz mirrors brackets in right-to-left text itself.
        const char = word[i] ?? ''
        const last = parts.at(-1)
        if (last && last[1] === level) last[0] += char
        else parts.push([char, level])
      }
      return parts
    },
  }
}

/** Rule L2 of the Unicode bidirectional algorithm: indexes of items in visual order, given their levels. */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index)
  const highest = levels.reduce((most, level) => Math.max(most, level), 0)
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      if ((levels[order[start] ?? 0] ?? 0) < level) continue
      let end = start
      while (end + 1 < order.length && (levels[order[end + 1] ?? 0] ?? 0) >= level) end += 1
      for (let from = start, to = end; from < to; from++, to--)
        [order[from], order[to]] = [order[to] as number, order[from] as number]
      start = end
    }
  }
  return order
}
