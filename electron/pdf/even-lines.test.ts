// Justified text as it is printed: even spaces, straight edges, and the same words in every reader.
import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import type { Engine } from '.'
import { doc, job, p, pack, section } from './testing/build'
import { startEngine } from './testing/engine'
import { boxedWords, foundBy } from './testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const GERMAN = readFileSync('bench/texts/german.txt', 'utf8').trim().split('\n')
const ENGLISH =
  'The delegation will meet officials of the partner ministry, “and discuss training”, exercises, logistics and the ' +
  'budget. Cooperation on the border, in command and at the staff college needs instructors; equipment needs care.'

const packOf = (texts: readonly string[], meta = {}) =>
  pack(doc(section('One', {}, ...texts.map((text) => p(text)))), meta)

it.each([
  ['a4', 'en-GB', [ENGLISH.repeat(3), ENGLISH]],
  ['a5', 'en-GB', [ENGLISH.repeat(3), ENGLISH]],
  ['a5', 'de', [GERMAN.join(' ')]],
] as const)('%s, %s: letters that move apart or together stay words', async (paper, language, texts) => {
  const layout = engine.layout(job(packOf(texts, { paper, language })))
  const pdf = await engine.paint(layout)
  const frames = layout.pages.flatMap(({ groups }) => groups.flatMap((group) => group.frames))
  expect(frames.some((frame) => frame.kind === 'text' && Math.abs(frame.track ?? 0) > 8)).toBe(true)
  const divided = frames.filter(
    (frame) => frame.kind === 'text' && frame.words.some(({ text }) => text === '\u00ad'),
  ).length
  for (const [reader, found] of Object.entries(await foundBy(pdf))) {
    const words = new Set(found.split(' '))
    const missed = new Set(texts.flatMap((text) => text.split(' ')).filter((word) => !words.has(word)))
    // Divided words are in two parts; no other may be.
    expect(missed.size, `${reader}: ${[...missed].join(' ')}`).toBeLessThanOrEqual(divided)
  }
})

it('lets commas and full stops hang at the right edge, and quotation marks at the left', async () => {
  const words = boxedWords(
    await engine.paint(engine.layout(job(packOf([`“Yes,” he said. ${ENGLISH.repeat(4)}`])))),
  )
  const body = words.filter(({ text }) => !/OFFICIAL|Page|DE\/2026/.test(text))
  const edge = Math.max(...body.filter(({ text }) => /\p{L}$/u.test(text)).map(({ right }) => right))
  const hanging = body.filter(({ text, right }) => /[.,]$/.test(text) && right > edge + 1)
  expect(hanging.length).toBeGreaterThan(0)
  for (const { right } of hanging) expect(right).toBeLessThan(edge + 2.5)
  const [first] = words.filter(({ text }) => text.startsWith('“Yes'))
  const left = Math.min(...body.filter(({ text }) => /^\p{L}/u.test(text)).map((one) => one.left))
  expect(first?.left).toBeLessThan(left - 1)
})
