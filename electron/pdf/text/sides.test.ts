// The sides of the paper that text stands at, whatever way it runs: read back from the PDF.
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
  attrs: { textAlign, marking: null },
  content: [{ type: 'text', text }],
})

it('are those that the author chose, also for text that runs from right to left', async () => {
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

it('are those of the numbers for the head of their column', async () => {
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
