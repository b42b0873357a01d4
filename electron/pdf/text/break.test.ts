// Line breaking on made-up widths, where the right answer can be worked out in the head.
import { describe, expect, it } from 'vitest'
import { findBreaks } from './break'
import { End, type EndKind } from './tokens'

/** Words of some widths with spaces of 10 between them; the last ends the paragraph. */
const text = (widths: readonly number[], ends?: readonly EndKind[]) => ({
  widths: Float64Array.from(widths),
  spaces: Float64Array.from(widths, (_, index) =>
    index === widths.length - 1 || ends?.[index] === End.hyphen ? 0 : 10,
  ),
  ends: Uint8Array.from(widths, (_, index) => ends?.[index] ?? End.open),
  hyphens: Float64Array.from(widths, () => 5),
})

describe('findBreaks', () => {
  it('puts words that fit on one line', () => {
    expect(findBreaks(text([40, 40]), { width: 100, justify: true }).ends).toEqual([1])
  })

  it('looks at the whole paragraph: a shorter first line saves the second', () => {
    // First fit takes three words into the first line and leaves 60 of 100 empty on the second.
    const { ends } = findBreaks(text([30, 30, 20, 40, 70, 90]), { width: 100, justify: false })
    expect(ends).toEqual([1, 3, 4, 5])
  })

  it('gives a word that is too wide a line of its own and never joins it with others', () => {
    expect(findBreaks(text([20, 300, 20]), { width: 100, justify: true }).ends).toEqual([0, 1, 2])
  })

  it('sets very loose lines rather than one that leaves the page', () => {
    expect(findBreaks(text([60, 60, 60, 60]), { width: 100, justify: true }).ends).toEqual([0, 1, 2, 3])
  })

  it('breaks where it must', () => {
    expect(
      findBreaks(text([10, 10, 10], [End.line, End.open, End.open]), { width: 100, justify: true }).ends,
    ).toEqual([0, 2])
  })

  it('never exceeds the width, whatever the words, while none is wider', () => {
    for (let seed = 1; seed < 200; seed++) {
      const widths = Array.from({ length: 40 }, (_, index) => 5 + ((seed * 7919 + index * 104_729) % 90))
      const made = text(widths)
      let start = 0
      for (const end of findBreaks(made, { width: 100, justify: true }).ends) {
        const gaps = (end - start) * 10
        const natural = widths.slice(start, end + 1).reduce((sum, one) => sum + one, 0) + gaps
        expect(natural - gaps * 0.34).toBeLessThanOrEqual(100)
        start = end + 1
      }
      expect(start).toBe(40)
    }
  })
})
