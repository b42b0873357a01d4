// The alignment of text in either direction, read back from the PDF.
import { beforeAll, expect, it } from 'vitest'
import type { Block, TextAlign } from '#shared/document/nodes'
import type { Engine } from '../index'
import { doc, job, pack, section, table, td, th, tr } from '../testing/build'
import { startEngine } from '../testing/engine'
import { type BoxedWord, boxedWords } from '../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

async function print(...blocks: Block[]): Promise<readonly BoxedWord[]> {
  return boxedWords(await engine.paint(engine.layout(job(pack(doc(section('Alpha', {}, ...blocks)))))))
}

const aligned = (textAlign: TextAlign, text: string): Block => ({
  type: 'paragraph',
  attrs: { textAlign, marking: null, audience: null },
  content: [{ type: 'text', text }],
})

it('is what the author chose, also for right-to-left text', async () => {
  const words = await print(
    aligned(null, 'אאא'),
    aligned('left', 'בבב'),
    aligned('right', 'גגג'),
    aligned('right', 'right'),
    aligned(null, 'start'),
  )
  const place = (text: string): BoxedWord => words.find((one) => one.text.includes(text)) as BoxedWord
  const [begins, ends] = [place('start').left, place('right').right]
  expect(place('אאא').right).toBeCloseTo(ends, 0)
  expect(place('בבב').left).toBeCloseTo(begins, 0)
  expect(place('גגג').right).toBeCloseTo(ends, 0)
})

it("of a column's header is that of its numbers", async () => {
  const words = await print(
    table(
      '',
      tr(th('הערות'), th('סבס'), th('שנה')),
      tr(td('ראשון'), td('1,204,250.50'), td('2024')),
      tr(td('שני'), td('1,310,000.25'), td('2025')),
    ),
  )
  const place = (text: string): BoxedWord => words.find((one) => one.text.includes(text)) as BoxedWord
  expect(place('סבס').right).toBeCloseTo(place('1,204,250.50').right, 0)
})

it('is not justified where a line would be too loose', async () => {
  const address =
    'https://www.example.org/a-very-long-address/without-end-and-more/2026/05/12/index.php?one=1&two=2#the-top'
  const words = await print(
    aligned(
      'justify',
      `See ${address} now and here again, where the words are many and short enough to fill.`,
    ),
    aligned(
      'justify',
      'The words of this line are many and short enough to fill it, and so it is a line. '.repeat(3),
    ),
  )
  const see = words.find(({ text }) => text === 'See') as BoxedWord
  const next = words[words.indexOf(see) + 1] as BoxedWord
  expect(next.text).toMatch(/^https:/)
  expect(next.left - see.right).toBeLessThan(10)
  const right = Math.max(...words.map((one) => one.right))
  const filled = words.filter((one) => one.right > right - 4)
  expect(filled.length).toBeGreaterThan(2)
})
