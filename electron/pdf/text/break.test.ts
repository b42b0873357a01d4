// Line breaking on made-up widths, where the right answer is easy to calculate.
import { describe, expect, it } from 'vitest'
import { type BreakRules, emptyPoints, findBreaks } from './break'
import { End, type EndKind } from './token'

/** Words of some widths with spaces of 10 between them; the last ends the paragraph. */
function text(widths: readonly number[], ends?: readonly EndKind[]) {
  const points = emptyPoints(widths.length + 1)
  let width = 0
  let gaps = 0
  widths.forEach((own, index) => {
    const end = ends?.[index] ?? End.open
    const space = index === widths.length - 1 || end === End.hyphen ? 0 : 10
    width += own + space
    gaps += space
    points.add(width, gaps, space, end === End.hyphen ? 5 : 0, end)
  })
  return points
}

/** The last word of each line, counted from 0. */
const lastWords = (points: ReturnType<typeof text>, rules: BreakRules): number[] =>
  findBreaks(points, rules).ends.map((place) => place - 1)

describe('findBreaks', () => {
  it('puts words that fit on one line', () => {
    expect(lastWords(text([40, 40]), { width: 100, justify: true })).toEqual([1])
  })

  it('looks at the whole paragraph: a shorter first line saves the second', () => {
    // First fit takes three words into the first line and leaves 60 of 100 empty on the second.
    const words = text([30, 30, 20, 40, 70, 90])
    expect(lastWords(words, { width: 100, justify: false })).toEqual([1, 3, 4, 5])
  })

  it('gives a word that is too wide a line of its own and never joins it with others', () => {
    expect(lastWords(text([20, 300, 20]), { width: 100, justify: true })).toEqual([0, 1, 2])
  })

  it('prefers very loose lines to one that overflows', () => {
    expect(lastWords(text([60, 60, 60, 60]), { width: 100, justify: true })).toEqual([0, 1, 2, 3])
  })

  it('avoids a single short word on the last line if possible', () => {
    expect(lastWords(text([30, 20, 60, 40, 10, 10]), { width: 200, justify: true })).toEqual([3, 5])
  })

  it('breaks where it must', () => {
    expect(
      lastWords(text([10, 10, 10], [End.line, End.open, End.open]), { width: 100, justify: true }),
    ).toEqual([0, 2])
  })

  it('never exceeds the width, whatever the words, while none is wider', () => {
    for (let seed = 1; seed < 200; seed++) {
      const widths = Array.from({ length: 40 }, (_, index) => 5 + ((seed * 7919 + index * 104_729) % 90))
      let start = 0
      for (const end of lastWords(text(widths), { width: 100, justify: true })) {
        const gaps = (end - start) * 10
        const natural = widths.slice(start, end + 1).reduce((sum, one) => sum + one, 0) + gaps
        expect(natural - gaps * 0.34).toBeLessThanOrEqual(100)
        start = end + 1
      }
      expect(start).toBe(40)
    }
  })
})
