// Pagination of made-up strips of ten points, where the right answer can be counted.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainStyle } from '../collect/context'
import { type Strip, strip, type TypesetNote } from '../flow/strip'
import { type FilledPage, paginate } from './paginate'

const LOOK = { family: 'serif', size: 8, leading: 10, bold: false, italic: false, colour: '#000000' } as const
const HEIGHT = 100
const line = (name: string, rest: Partial<Strip> = {}): Strip => ({
  ...strip(10, [{ kind: 'anchor', x: 0, y: 0, id: name }], rest),
})
/** Repeated notes are lines of ten points that say which note they mean. */
const fill = (strips: readonly Strip[], height = HEIGHT): FilledPage[] =>
  paginate(
    strips.map((one) => ({ strip: one, unit: 0 })),
    height,
    (_, first) => [strip(10, [{ kind: 'anchor', x: 0, y: 0, id: `as ${first}` }])],
  )
const names = (strips: readonly Strip[], height = HEIGHT): string[] =>
  fill(strips, height).map((page) =>
    page.body
      .map(({ strip: placed }) =>
        placed.frames.map((frame) => (frame.kind === 'anchor' ? frame.id : '')).join(''),
      )
      .join(' '),
  )
const lines = (count: number, from = 0): Strip[] =>
  Array.from({ length: count }, (_, index) => line(String(from + index)))
const plainNote = {
  note: {
    number: 1,
    source: '',
    anchor: '',
    label: [],
    runs: [],
    repeatStyle: plainStyle(LOOK, -1),
    repeated: '',
  },
  measure: 100,
  repeatedHeight: 10,
}
const noteOf = (height: number): TypesetNote => ({
  ...plainNote,
  strips: [strip(height, [])],
  height,
})

/** A note of so many lines. */
const dividedNote = (height: number, count: number): TypesetNote => ({
  ...plainNote,
  strips: Array.from({ length: count }, () => strip(height / count, [])),
  height,
})

describe('paginate', () => {
  it('fills pages to the last line', () => {
    expect(names(lines(11))).toEqual(['0 1 2 3 4 5 6 7 8 9', '10'])
  })

  it('drops the gap at the top of a page and keeps the larger of two elsewhere', () => {
    const gapped = [line('a', { after: 30 }), line('b', { before: 75 }), line('c', { before: 50 })]
    const pages = fill(gapped)
    expect(pages.map((page) => page.body.map(({ y }) => y))).toEqual([[0, 85], [0]])
  })

  it('keeps strips together that must share a page', () => {
    expect(names([...lines(8), line('h', { keep: true }), line('i', { keep: true }), line('j')])).toEqual([
      '0 1 2 3 4 5 6 7',
      'h i j',
    ])
  })

  it('breaks up a chain that is taller than a page, and terminates', () => {
    const chain = Array.from({ length: 25 }, (_, index) => line(String(index), { keep: true }))
    expect(names(chain).join(' ').split(' ')).toHaveLength(25)
    expect(names(chain)).toHaveLength(3)
  })

  it('leaves out droppable strips where the other strips of their chain would need the next page', () => {
    const chain = ['h', 'a', 'b', 's', 't', 'u'].map((name) =>
      line(name, { keep: true, droppable: 'stu'.includes(name) }),
    )
    const panel = [...chain, line('e')]
    expect(names([...lines(5), ...panel, ...lines(3, 5)])).toEqual(['0 1 2 3 4 h a b s e', '5 6 7'])
    expect(names([...lines(3), ...panel])).toEqual(['0 1 2 h a b s t u e'])
    expect(names([...lines(7), ...panel])).toEqual(['0 1 2 3 4 5 6', 'h a b s t u e'])
  })

  it('leaves out an optional chain that would have a page to itself', () => {
    const room = ['n', 's'].map((name) => line(name, { keep: name === 'n', optional: true }))
    expect(names([...lines(9), ...room])).toEqual(['0 1 2 3 4 5 6 7 8'])
    expect(names([...lines(9), ...room, line('c', { breakBefore: true })])).toEqual([
      '0 1 2 3 4 5 6 7 8',
      'c',
    ])
    expect(names([...lines(9), ...room, line('c')])).toEqual(['0 1 2 3 4 5 6 7 8', 'n s c'])
    expect(names([...lines(5), ...room])).toEqual(['0 1 2 3 4 n s'])
    expect(names(room)).toEqual(['n s'])
  })

  it('gives an indivisible strip taller than a page its own page', () => {
    expect(names([line('a'), strip(300, [{ kind: 'anchor', x: 0, y: 0, id: 'tall' }]), line('b')])).toEqual([
      'a',
      'tall',
      'b',
    ])
  })

  it('puts a note on the page of its line, or moves both', () => {
    const pages = fill([...lines(8), line('n', { notes: [noteOf(30)] }), line('m')])
    expect(pages.map((page) => [page.body.length, page.notes.length])).toEqual([
      [8, 0],
      [2, 1],
    ])
  })

  it('names a source in full once per page', () => {
    const cited = (number: number): TypesetNote => ({
      ...noteOf(30),
      note: { ...plainNote.note, number, source: 'S' },
    })
    const strips = [
      line('a', { notes: [cited(1)] }),
      line('b', { notes: [cited(2), cited(3)] }),
      line('c', { breakBefore: true, notes: [cited(4)] }),
    ]
    const pages = fill(strips)
    const seen = pages.map(({ notes }) =>
      notes.map(({ strip: { frames } }) => (frames[0]?.kind === 'anchor' ? frames[0].id : 'full')),
    )
    expect(seen).toEqual([['full', 'as 1', 'as 1'], ['full']])
  })

  it('continues a note that is longer than the page', () => {
    const long: TypesetNote = {
      ...plainNote,
      strips: Array.from({ length: 30 }, () => strip(10, [])),
      height: 300,
    }
    const pages = fill([line('n', { notes: [long] })])
    expect(pages.flatMap((page) => page.notes)).toHaveLength(30)
    for (const page of pages)
      for (const { y, strip: placed } of [...page.body, ...page.notes])
        expect(y + placed.height).toBeLessThanOrEqual(HEIGHT + 0.01)
  })

  it('divides a note whose line would leave the page half empty, two lines on each side at least', () => {
    const shares = (above: number, count: number): string =>
      fill([...lines(above), line('n', { notes: [dividedNote(count * 10, count)] }), line('m')])
        .map(({ body, notes }) => `${body.length}+${notes.length}`)
        .join(' ')
    // Twelve points part notes from text, two are kept below a note.
    expect(shares(1, 5)).toBe('3+5')
    expect(shares(4, 5)).toBe('5+3 1+2')
    expect(shares(5, 4)).toBe('6+2 1+2')
    expect(shares(6, 5)).toBe('6+0 2+5')
    expect(shares(4, 3)).toBe('5+3 1+0')
    expect(shares(5, 3)).toBe('5+0 2+3')
  })

  it('repeats what must be repeated where a page break falls into it', () => {
    const repeat = { table: 0, strips: [line('H')] }
    expect(names(Array.from({ length: 12 }, (_, index) => line(String(index), { repeat })))).toEqual([
      '0 1 2 3 4 5 6 7 8 9',
      'H 10 11',
    ])
  })

  it('cuts a short table only where more than a fifth of the page would stay empty', () => {
    const repeat = { table: 0, strips: [line('H')] }
    const rows = Array.from({ length: 6 }, (_, index) =>
      line(String(index), { repeat, keep: index < 5, loose: index > 0 && index < 4 }),
    )
    const table = [line('c', { keep: true }), ...rows]
    const below = (above: number) => names([...lines(above).map((one) => ({ ...one, frames: [] })), ...table])
    expect(below(3)).toEqual(['c 0 1 2 3 4 5'].map((one) => one.padStart(one.length + 3)))
    expect(below(4).map((one) => one.trim())).toEqual(['c 0 1 2 3', 'H 4 5'])
    expect(below(7).map((one) => one.trim())).toEqual(['c 0 1', 'H 2 3 4 5'])
    expect(below(8).map((one) => one.trim())).toEqual(['', 'c 0 1 2 3 4 5'])
  })

  it('loses and repeats nothing, whatever the strips', () => {
    const any = fc.record({
      height: fc.integer({ min: 0, max: 160 }),
      before: fc.integer({ min: 0, max: 40 }),
      keep: fc.boolean(),
      loose: fc.boolean(),
      breakBefore: fc.boolean(),
      note: fc.integer({ min: 0, max: 150 }),
      lines: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), (items) => {
        const strips = items.map(({ height, before, keep, loose, breakBefore, note, lines: count }, index) =>
          strip(height, [{ kind: 'anchor', x: 0, y: 0, id: String(index) }], {
            before,
            keep,
            loose,
            breakBefore,
            notes: note > 100 ? [dividedNote(note - 100, count)] : [],
          }),
        )
        expect(names(strips).join(' ').trim().split(/\s+/).filter(Boolean)).toEqual(
          items.map((_, index) => String(index)),
        )
        const noted = strips.flatMap(({ notes }) => notes.flatMap((one) => one.strips))
        expect(fill(strips).flatMap(({ notes }) => notes.map((one) => one.strip))).toEqual(noted)
      }),
    )
  })
})
