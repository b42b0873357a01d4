// Forms of figures and letters: of their own widths in text, of one width in tables, raised in notes, and capitals apart.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '.'
import { code, doc, job, note, p, pack, section, table, td, th, tr } from './testing/build'
import { startEngine } from './testing/engine'
import { textOf } from './testing/read-back'
import type { Frame, TextFrame } from './types'

let engine: Engine
let pdf: Uint8Array
let texts: TextFrame[]
beforeAll(async () => {
  engine = await startEngine()
  const made = doc(
    section(
      'Figures',
      {},
      p('Since 1111 and ', note('A source.'), code('1111')),
      p('8888 (then).'),
      table('Costs', tr(th('Item'), th('Cost')), tr(td('One'), td('1111')), tr(td('Two'), td('8888'))),
    ),
  )
  const marking = { scheme: 'uk', level: 'official-sensitive', caveat: '', trainingRider: true }
  const layout = engine.layout(job(pack(made, { marking })))
  const isText = (frame: Frame): frame is TextFrame => frame.kind === 'text'
  texts = layout.pages.flatMap((page) => [
    ...page.groups.flatMap(({ frames }) => frames.filter(isText)),
    ...page.furniture.filter(isText),
  ])
  pdf = await engine.paint(layout)
})

/** Widths of a word wherever it is printed, in thousandths of its size. */
const widthsOf = (text: string): number[] =>
  texts.flatMap(({ words }) => words.filter((word) => word.text === text).map(({ width }) => width))
const frameOf = (text: string): TextFrame | undefined =>
  texts.find(({ words }) =>
    words
      .map((word) => word.text)
      .join('')
      .includes(text),
  )

describe('figures', () => {
  it('have their own widths in text and one width in tables', () => {
    const [inText = 0, , inTable] = widthsOf('1111')
    expect(inText).toBeLessThan((widthsOf('8888')[0] ?? 0) - 200)
    expect(inTable).toBe(widthsOf('8888')[1])
  })

  it('that refer to notes are as large as the text, and stand on its line', () => {
    const line = frameOf('Since')
    const mark = texts.find(({ words, y }) => words[0]?.text === '1' && y === line?.y)
    expect(mark).toMatchObject({ size: line?.size, y: line?.y })
    // The glyph is another one than that of the figure in a line.
    expect(mark?.words[0]?.glyphs).not.toEqual(
      texts
        .flatMap(({ words }) => words)
        .find(({ text }) => text === '1111')
        ?.glyphs.slice(0, 1),
    )
  })

  it('are the same to readers', () => {
    expect(textOf(pdf).match(/1111|8888/g)).toHaveLength(5)
  })
})

it('sets capitals of the marking apart, not its other words', () => {
  expect(frameOf('OFFICIAL-SENSITIVE')?.track).toBe(25)
  expect(frameOf('Marking for training')?.track).toBeUndefined()
  expect(textOf(pdf)).toContain('OFFICIAL-SENSITIVE')
})
