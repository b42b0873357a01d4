// Lines of paragraphs in a font whose letters are all five points wide.
import { describe, expect, it } from 'vitest'
import { type ParagraphParts, paragraph } from '../collect/paragraph'
import { fakeContext, run, TEN, wordsOf } from '../testing/fake-measure'
import { typesetParagraph } from './lines'

const set = (text: string, width: number, parts: ParagraphParts = {}) =>
  typesetParagraph(fakeContext(width), paragraph([run(text)], 12, 0, parts), 0, width)
const starts = (strips: ReturnType<typeof set>) =>
  strips.map(({ frames }) => frames.flatMap((frame) => (frame.kind === 'text' ? [frame.x] : [])))

describe('a paragraph', () => {
  it('breaks where the next word would leave the column', () => {
    expect(wordsOf(set('aaaa bbbb cccc', 50))).toEqual(['aaaa bbbb', 'cccc'])
    expect(wordsOf(set('aaaa bbbb cccc', 70))).toEqual(['aaaa bbbb cccc'])
  })

  it('is one strip per line, as high as its leading', () => {
    expect(set('aaaa bbbb cccc', 50).map(({ height }) => height)).toEqual([12, 12])
  })

  it('breaks at a line feed', () => {
    expect(wordsOf(set('a\nb', 100))).toEqual(['a', 'b'])
  })

  it('has its gaps above the first line and below the last', () => {
    const strips = set('aaaa bbbb cccc', 50, { format: { before: 3, after: 7 } })
    expect(strips.map(({ before, after }) => [before, after])).toEqual([
      [3, 0],
      [0, 7],
    ])
  })

  it('keeps the first two lines together, and the last two', () => {
    const keeps = set('aaaa bbbb cccc dddd eeee', 20).map(({ keep }) => keep)
    expect(keeps).toEqual([true, false, false, true, false])
  })

  it('stays with what follows when it ends with a colon', () => {
    expect(set('These:', 100).map(({ keep }) => keep)).toEqual([true])
    expect(set('These.', 100).map(({ keep }) => keep)).toEqual([false])
  })

  it('is flush with the side it is aligned to', () => {
    expect(starts(set('aa', 100))).toEqual([[0]])
    expect(starts(set('aa', 100, { format: { align: 'center' } }))).toEqual([[45]])
    expect(starts(set('aa', 100, { format: { align: 'right' } }))).toEqual([[90]])
  })

  it('stretches the spaces of all lines but the last when it is justified', () => {
    const strips = set('aaaa bbbb cccc', 50, { format: { align: 'justify' } })
    const stretches = strips.flatMap(({ frames }) =>
      frames.map((frame) => frame.kind === 'text' && frame.stretch),
    )
    // Letters take 12 thousandths of an em each; the last of a line has nothing behind it.
    expect(stretches).toEqual([5 - 8 * 0.12, 0])
    const tracks = strips.flatMap(({ frames }) => frames.map((frame) => frame.kind === 'text' && frame.track))
    expect(tracks).toEqual([12, undefined])
  })

  it('has lines of about the same length where it is a title, and no more of them', () => {
    const title = { format: { balanced: true } } as const
    const text = 'aaaa bbbb cccc dddd ee'
    expect(wordsOf(set(text, 100))).toEqual(['aaaa bbbb cccc dddd', 'ee'])
    expect(wordsOf(set(text, 100, title))).toEqual(['aaaa bbbb', 'cccc dddd ee'])
    // Hardly shorter, so it stays as it is.
    const long = 'a'.repeat(20)
    expect(wordsOf(set(`${long} b ccc`, 112, title))).toEqual([`${long} b`, 'ccc'])
    expect(wordsOf(set('aaaa bbbb\ncc', 100, title))).toEqual(['aaaa bbbb', 'cc'])
    expect(
      wordsOf(set(`bb ${long}${long}`, 120, title))
        .join('')
        .replaceAll(/\P{L}/gu, ''),
    ).toBe(`bb${long}${long}`)
  })

  it('hangs its label to the left of the text', () => {
    const label = { runs: [run('•')], width: 20, align: 'left' } as const
    expect(starts(set('aa', 100, { label, indent: 10 }))).toEqual([[10, 30]])
  })

  it('has a drawn sign behind a line of code that goes on on the next one, beside its text', () => {
    const strips = set('aaaa bbbb cccc\ndd', 50, { format: { preformatted: true } })
    expect(wordsOf(strips)).toEqual(['aaaa bbbb', 'cccc', 'dd'])
    const signs = strips.map(({ frames }) => frames.filter((frame) => frame.kind === 'rule'))
    expect(signs.map(({ length }) => length > 0)).toEqual([true, false, false])
    for (const { x, x2 } of signs.flat()) expect(Math.min(x, x2)).toBeGreaterThan(50)
    for (const { x, x2 } of signs.flat()) expect(Math.max(x, x2)).toBeLessThan(57)
  })

  it('underlines and strikes through words but not the space after them', () => {
    const style = { ...TEN, underline: true, strike: true }
    const [line] = typesetParagraph(fakeContext(), paragraph([run('aa ', style), run('b')], 12, 0), 0, 100)
    expect(line?.frames.flatMap((frame) => (frame.kind === 'rule' ? [frame.x2 - frame.x] : []))).toEqual([
      10, 10,
    ])
  })
})
