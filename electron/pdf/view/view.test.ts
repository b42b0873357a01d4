// The pages view against the PDF: the same words in the same positions, and conversion between text and page positions.
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pack } from '#shared/pack'
import { readFontTables } from '../fonts/tables'
import { type Engine, FONT_FILES } from '../index'
import { doc, h, job, note, p, pack, section, table, td, th, tr, ul } from '../testing/build'
import { startEngine } from '../testing/engine'
import { showcase } from '../testing/showcase'
import type { Layout, Page } from '../types'
import { boundsOnPage, createOutlines, drawPage, positionAt, samePage, unitPages } from '.'
import { countPages } from './page-counts'
import { lettersOf } from './text-positions'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const options = { paper: 'a4', kind: 'briefing' } as const
const layOut = (given: Pack): Layout => engine.layout({ pack: given, assets: new Map(), options })

interface Drawn {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}

function drawn(page: Page): Drawn[] {
  const words: Drawn[] = []
  const nothing = () => undefined
  drawPage(
    {
      glyphs: ({ font, text, glyphs }, { x, y, size, turn }) => {
        // pdf.js leaves out a space at the start.
        const space = text.startsWith(' ') ? (tablesOf(font).advance(glyphs[0] ?? 0) * size) / 1000 : 0
        if (turn === 0) words.push({ text, x: x + space, y, size })
      },
      box: nothing,
      outline: nothing,
      line: nothing,
      image: nothing,
      enclosed: nothing,
      overlay: (draw) => draw(),
    },
    page,
  )
  return words
}

/** Text pieces of the PDF with their positions, as pdf.js finds them; origin top left. */
async function printed(layout: Layout): Promise<Drawn[][]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const data = await engine.paint(layout)
  const pdf = await getDocument({ data: data.slice(), useSystemFonts: false, verbosity: 0 }).promise
  const pages: Drawn[][] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    pages.push(
      items.flatMap((item) => {
        // pdf.js splits the leaders of the contents arbitrarily.
        if (!('str' in item) || /^[\s.]*$/.test(item.str)) return []
        const [, , , size = 0, x = 0, y = 0] = item.transform as number[]
        return [{ text: item.str, x, y: (page.view[3] ?? 0) - y, size }]
      }),
    )
  }
  await pdf.destroy()
  return pages
}

describe('the view', () => {
  it('draws each line in the position it has in the PDF', async () => {
    const { pack: shown, assets } = showcase({ kind: 'handout' })
    const layout = engine.layout(job(shown, {}, assets))
    const pdf = await printed(layout)
    expect(layout.pages).toHaveLength(pdf.length)
    let compared = 0
    layout.pages.forEach((page, index) => {
      const words = drawn(page)
      // pdf.js splits code at its wide spaces, and misplaces what follows Arabic ligatures.
      const odd = words.filter(({ text }) => /\p{Script=Arabic}|\s{2}/u.test(text)).map(({ y }) => y)
      for (const piece of pdf[index] ?? []) {
        if (odd.some((y) => Math.abs(y - piece.y) < 1)) continue
        compared += 1
        const near = words.some(
          ({ x, y, size }) =>
            Math.abs(x - piece.x) < 0.3 && Math.abs(y - piece.y) < 0.1 && Math.abs(size - piece.size) < 0.1,
        )
        // The PDF rounds sizes to hundredths of a point: a long line drifts by a tenth of a millimetre at most. pdf.js
        // joins words into pieces; each piece must start where a word was drawn, in its size.
        expect(near, `page ${index + 1}: “${piece.text}” at ${piece.x}, ${piece.y}`).toBe(true)
      }
      const shownLetters = new Set(lettersOf(words.map(({ text }) => text).join('')))
      const pdfLetters = lettersOf((pdf[index] ?? []).map(({ text }) => text).join(''))
      for (const letter of pdfLetters.match(/[A-Za-z0-9]/g) ?? []) expect(shownLetters).toContain(letter)
    })
    expect(compared).toBeGreaterThan(300)
  })

  it('reads outlines correctly, including composite glyphs', () => {
    const file = new Uint8Array(readFileSync(`resources/fonts/${FONT_FILES[4]}`))
    const outline = createOutlines(file)
    const { glyphOf, xHeight, capHeight } = tablesOf(4)
    const heights = (char: string): [number, number] => {
      const numbers = (outline(glyphOf(char.codePointAt(0) ?? 0)).match(/-?[\d.]+ -?[\d.]+/g) ?? []).map(
        (pair) => Number(pair.split(' ')[1]),
      )
      return [Math.round(Math.max(...numbers)), Math.round(-Math.min(...numbers))]
    }
    expect(outline(glyphOf(32))).toBe('')
    // Flat letters may be slightly lower than the font's cap height.
    for (const [char, height] of [
      ['H', capHeight],
      ['x', xHeight],
    ] as const) {
      expect(heights(char)[0]).toBe(0)
      expect(Math.abs(heights(char)[1] - height)).toBeLessThan(8)
    }
    // The acute is above the letter.
    expect(heights('é')[1]).toBeGreaterThan(heights('e')[1] + 100)
    expect(outline(glyphOf(0x4f)).match(/M/g)).toHaveLength(2)
  })
})

const tablesOf = (font: number) =>
  readFontTables(new Uint8Array(readFileSync(`resources/fonts/${FONT_FILES[font]}`)))

const LOREM = 'The visit shall begin at nine and end before noon so that both sides can report. '

describe('positions', () => {
  const long = pack(
    doc(
      section('One', {}, p(LOREM.repeat(4)), ul('first point', 'second point'), h(1, 'Inner'), p('Short.')),
      section(
        'Two',
        {},
        p('Before the table', note('a note at the foot')),
        table('Caption', tr(th('Head'), th('Other')), tr(td('left cell'), td('right cell'))),
        p(LOREM.repeat(120)),
        p('The very last words.'),
      ),
    ),
  )

  it('convert from a block to its page and back to the same letters', () => {
    const layout = layOut(long)
    const units = unitPages(layout)
    const { content } = long.doc
    let tried = 0
    for (const one of content) {
      one.content.forEach((block, index) => {
        for (const letters of [0, 7]) {
          const place = boundsOnPage(layout, units, { section: one.attrs.id, block: index, letters })
          expect(place, block.type).not.toBeNull()
          if (!place) return
          const y = (place.top + place.bottom) / 2
          const back = positionAt(layout, units, place.page, place.left, y)
          expect(back).toMatchObject({ section: one.attrs.id, block: index })
          tried += 1
        }
      })
    }
    expect(tried).toBeGreaterThan(15)
  })

  it('find the line of a letter deep in a paragraph that goes over several pages', () => {
    const layout = layOut(long)
    const units = unitPages(layout)
    const { id } = (long.doc.content[1] as (typeof long.doc.content)[1]).attrs
    const first = boundsOnPage(layout, units, { section: id, block: 3, letters: 0 })
    const deep = boundsOnPage(layout, units, { section: id, block: 3, letters: 7000 })
    expect(deep?.page).toBeGreaterThan(first?.page ?? 99)
    const hit = positionAt(
      layout,
      units,
      deep?.page ?? 0,
      (deep?.left ?? 0) + 200,
      ((deep?.top ?? 0) + (deep?.bottom ?? 0)) / 2,
    )
    expect(Math.abs((hit?.letters ?? 0) - 7000)).toBeLessThan(90)
    const letters = lettersOf(LOREM.repeat(120))
    expect(letters.slice((hit?.letters ?? 0) - 10, hit?.letters)).toBe(hit?.before.slice(-10))
    expect(letters.slice(hit?.letters, (hit?.letters ?? 0) + 10)).toBe(hit?.after.slice(0, 10))
  })

  it('count the pages of the pack and of each section', () => {
    const layout = layOut(long)
    const counts = countPages(layout, unitPages(layout))
    const [one, two] = long.doc.content.map(({ attrs }) => counts.sections.get(attrs.id))
    expect(counts.pages).toBe(layout.pages.length)
    expect(one?.pages).toBe(1)
    expect(two?.pages).toBeGreaterThan(2)
    expect(layout.pages[one?.first ?? -1]?.label).toBe(one?.label)
  })

  it('tell unchanged pages from changed ones', () => {
    const before = layOut(long)
    const content = [...long.doc.content]
    const last = content[1] as (typeof content)[1]
    content[1] = { ...last, content: [...last.content.slice(0, -1), p('Other words.')] as never }
    const after = layOut({ ...long, doc: { ...long.doc, content } })
    const same = after.pages.map((page, index) => samePage(before.pages[index] as Page, page))
    expect(same.slice(0, -1).every(Boolean)).toBe(true)
    expect(same.at(-1)).toBe(false)
  })
})
