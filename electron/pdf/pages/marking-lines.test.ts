// The lines that a marking needs on the first page: in a box at the far end of its foot.
import { beforeAll, describe, expect, it } from 'vitest'
import type { PackMeta } from '#shared/pack'
import type { Engine } from '../index'
import { doc, job, note, np, p, pack, section } from '../testing/build'
import { startEngine } from '../testing/engine'
import { boxedWords, overlappingWords, pagesOf } from '../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const marking = (controlledBy = 'Engagement Directorate'): PackMeta['marking'] => ({
  scheme: 'us',
  level: 'cui',
  caveat: '',
  trainingRider: true,
  firstPage: { controlledBy, cuiCategory: 'OPSEC', dissemination: 'FEDCON', cuiPoc: 'Maj Smith' },
})
const text = 'The delegation should expect candid talks about recruitment. '
const made = (length: number, meta: Partial<PackMeta> = {}) =>
  pack(doc(section('Alpha', {}, p('See', note(text.repeat(3))), np(1, text.repeat(length)))), {
    marking: marking(),
    ...meta,
  })
const print = async (source: ReturnType<typeof made>, options = {}) =>
  engine.paint(engine.layout(job(source, options)))

const memorandum = { convention: 'us-memorandum', values: { to: 'CDS' }, references: [] }

describe.each([
  ['below the title', 20, {}],
  ['below the lines of a first page', 20, { firstPage: memorandum }],
  ['on a title page', 400, {}],
  ['on A5', 20, { paper: 'a5' }],
] as const)('%s', (_, length, meta) => {
  it('stand in the lower right quarter of the first page, and nothing is over them', async () => {
    const pdf = await print(made(length, meta))
    const words = boxedWords(pdf)
    const [width, height] = 'paper' in meta ? [420, 595] : [595, 842]
    for (const word of ['Controlled', 'OPSEC', 'FEDCON', 'POC']) {
      const found = words.filter(({ text: one }) => one === word)
      expect(found).toHaveLength(1)
      expect(found[0]?.page).toBe(1)
      expect(found[0]?.left).toBeGreaterThan(width * 0.45)
      expect(found[0]?.top).toBeGreaterThan(height * 0.6)
    }
    expect(overlappingWords(words)).toEqual([])
  })
})

it('leave room for text and notes on a full page, and lose none of it', async () => {
  const pdf = await print(made(60), { titlePage: 'without' })
  const words = boxedWords(pdf)
  expect(overlappingWords(words)).toEqual([])
  expect(words.filter(({ text: one }) => one === 'recruitment.')).toHaveLength(63)
  const note = words.filter(({ page, text: one }) => page === 1 && one === 'delegation').at(-1)
  expect(note?.bottom).toBeLessThan(words.find(({ text: one }) => one === 'Controlled')?.top ?? 0)
})

it('stand at the left in a pack that runs from the right', async () => {
  const words = boxedWords(await print(made(5, { language: 'ar' })))
  expect(words.find(({ text: one }) => one === 'FEDCON')?.right).toBeLessThan(595 / 2 + 40)
})

it('follow the title where they are too long for the foot of the page', async () => {
  const long = { ...marking('Directorate of a very long name '.repeat(60)) }
  const pdf = await print(made(20, { marking: long }))
  expect(overlappingWords(boxedWords(pdf))).toEqual([])
  expect(pagesOf(pdf).join(' ').replaceAll(/\s+/g, ' ').split('long name')).toHaveLength(61)
})
