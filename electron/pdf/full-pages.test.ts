// The foot of pages, as printed: notes and short tables that don't fit go on on the next page rather than leave much empty.
import { beforeAll, expect, it } from 'vitest'
import type { Engine } from '.'
import { doc, job, note, p, pack, section, table, td, th, tr } from './testing/build'
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

it('divides a note where its line would leave a gap, two lines on each page at least', async () => {
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

it('cuts a short table rather than leave more than a fifth of a page empty', async () => {
  const rows = Array.from({ length: 9 }, (_, index) => tr(td(`Row${index}`), td('some words')))
  const short = table('Short', tr(th('Head'), th('Words')), ...rows)
  const places: string[] = []
  for (let above = 12; above < 27; above++) {
    const lines = Array.from({ length: above }, (_, index) => p(`Line${index}`))
    const content = section('One', {}, ...lines, short)
    const pdf = await engine.paint(engine.layout(job(pack(doc(content), { theme: 'handout' }))))
    const words = boxedWords(pdf)
    const found = words.filter(({ text }) => /^Row\d/.test(text))
    expect(found.map(({ text }) => text)).toEqual(rows.map((_, index) => `Row${index}`))
    const line = words.find(({ text }) => text === `Line${above - 1}`)
    const here = found.filter(({ page }) => page === line?.page).length
    places.push(`${here}+${9 - here}`)
    if (here === 9) continue
    const heads = words.filter(({ text }) => text === 'Head').map(({ page }) => page)
    expect(heads, 'heads on each of its pages').toEqual([...new Set(found.map(({ page }) => page))])
    const foot = words.find(({ text, page }) => text === 'Page' && page === line?.page)
    const empty = ((foot?.top ?? 0) - (line?.bottom ?? 0)) / 841.9
    if (here === 0) expect(empty, `${above} lines above`).toBeLessThan(0.25)
  }
  expect(places[0]).toBe('9+0')
  expect(places.at(-1)).toBe('0+9')
  expect(places.filter((one) => /[2-7]\+[2-7]/.test(one)).length).toBeGreaterThan(1)
})
