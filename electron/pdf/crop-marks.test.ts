// Crop marks, seen by poppler: boxes, the marks themselves, and pages that are otherwise as without them.
import { beforeAll, expect, it } from 'vitest'
import type { ExportOptions } from '#shared/pack'
import type { Engine } from './index'
import { doc, job, p, pack, section } from './testing/build'
import { startEngine } from './testing/engine'
import { ask, boxedWords, drawnPage, readBack } from './testing/read-back'

const MM = 72 / 25.4
let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const made = pack(doc(section('First', {}, p('Words to be cut.')), section('Second', {}, p('More words.'))))
const printed = (options: Partial<ExportOptions>): Promise<Uint8Array> =>
  engine.paint(engine.layout(job(made, { titlePage: 'with', ...options })))

const boxOf = (pdf: Uint8Array, name: string): number[] =>
  (new RegExp(`${name}Box:(.*)`).exec(ask(pdf, 'pdfinfo', '-box', '@'))?.[1] ?? '')
    .trim()
    .split(/\s+/)
    .map(Number)

it.each([{}, { booklet: true }, { twoPerSheet: true }, { paper: 'a5' as const }])(
  'surround pages that are otherwise the same: %o',
  async (options) => {
    const [plain, marked] = [await printed(options), await printed({ ...options, cropMarks: true })]
    const [, , width = 0, height = 0] = boxOf(plain, 'Media')
    const inset = (by: number): number[] => [by, by, width + 20 * MM - by, height + 20 * MM - by]
    const near = (box: readonly number[]) => box.map((side) => expect.closeTo(side, 1))
    expect(boxOf(marked, 'Media')).toEqual(near(inset(0)))
    expect(boxOf(marked, 'Trim')).toEqual(near(inset(10 * MM)))
    expect(boxOf(marked, 'Bleed')).toEqual(near(inset(7 * MM)))
    const places = (pdf: Uint8Array, by: number) =>
      boxedWords(pdf).map(({ text, page, left }) => [text, page, expect.closeTo(left + by, 0)])
    expect(boxedWords(marked).map(({ text, page, left }) => [text, page, left])).toEqual(
      places(plain, 10 * MM),
    )
    const { outline } = await readBack(marked)
    expect(outline).toEqual((await readBack(plain)).outline)
  },
)

it('are drawn at the edges, outside the bleed', async () => {
  const pdf = await printed({ cropMarks: true })
  const pixels = 288
  const at = drawnPage(pdf, 1, pixels)
  const scale = pixels / 25.4
  const isInk = (x: number, y: number): boolean =>
    [-1, 0, 1].some(
      (off) => at(x * scale + off, y * scale) < '#b0b0b0' || at(x * scale, y * scale + off) < '#b0b0b0',
    )
  // A4: the edges are 10 mm from those of the sheet.
  for (const x of [10, 220]) for (const y of [4, 313]) expect(isInk(x, y)).toBe(true)
  for (const y of [10, 307]) for (const x of [4, 226]) expect(isInk(x, y)).toBe(true)
  for (const x of [10, 220]) for (const y of [8.5, 12]) expect(isInk(x, y)).toBe(false)
})
