// Notes near the foot of a page, as printed: what doesn't fit goes on below the next page, and readers find it whole.
import { beforeAll, expect, it } from 'vitest'
import type { Engine } from '.'
import { doc, job, note, p, pack, section } from './testing/build'
import { startEngine } from './testing/engine'
import { boxedWords, elementsOf, foundBy } from './testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const WORDS = Array.from({ length: 110 }, (_, index) => `word${index + 1}`)
/** So many lines of one word above the line with the note. */
const paint = (above: number): Promise<Uint8Array> => {
  const lines = Array.from({ length: above }, (_, index) => p(`Line${index}`))
  const content = section('One', {}, ...lines, p('Noted', note(WORDS.join(' ')), '.'), p('After'))
  return engine.paint(engine.layout(job(pack(doc(content), { theme: 'handout' }))))
}

it('go on over the page where their line would leave a gap, two lines on each page at least', async () => {
  const divided: number[] = []
  for (let above = 20; above < 45; above++) {
    const pdf = await paint(above)
    const words = boxedWords(pdf)
    const noted = words.filter(({ text }) => /^word\d/.test(text))
    expect(noted.map(({ text }) => text.replace('.', ''))).toEqual(WORDS)
    const pages = [...new Set(noted.map(({ page }) => page))]
    // It begins on the page of its line.
    expect(words.find(({ text }) => text.startsWith('Noted'))?.page).toBe(pages[0])
    if (pages.length === 1) continue
    divided.push(above)
    for (const page of pages) {
      const tops = new Set(noted.filter((word) => word.page === page).map(({ top }) => Math.round(top)))
      expect(tops.size).toBeGreaterThanOrEqual(2)
    }
    for (const [reader, text] of Object.entries(await foundBy(pdf)))
      for (const word of WORDS) expect(text, reader).toContain(word)
    expect(elementsOf(pdf).filter(({ role }) => role === 'Note')).toHaveLength(1)
  }
  expect(divided.length).toBeGreaterThan(1)
})
