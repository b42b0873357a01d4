// The torture set: checks that hold for every print, and those of each document.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine, Layout } from '../../electron/pdf'
import { job } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { ask, pagesOf, readBack, textOf } from '../../electron/pdf/testing/read-back'
import { paintedText, strays } from './checks'
import { type Torture, tortures } from './documents'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

interface Print {
  readonly layout: Layout
  readonly pdf: Uint8Array
}
const print = async ({ pack, options, assets }: Torture): Promise<Print> => {
  const layout = engine.layout(job(pack, options, assets))
  return { layout, pdf: await engine.paint(layout) }
}
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const numbered = (name: string, length: number): string[] =>
  Array.from({ length }, (_, index) => `${name}${index}`)

/** Checks of one document, in addition to those of all. */
const right: Readonly<Record<string, (made: Print) => void | Promise<void>>> = {
  empty: ({ layout }) => expect(layout.pages).toHaveLength(1),
  'long-table': ({ pdf }) => {
    const text = textOf(pdf, '-layout')
    expect(text.match(/r\d+c0/g)).toEqual(Array.from({ length: 300 }, (_, row) => `r${row}c0`))
    expect(count(text, /H0 +H1/g)).toBe(pagesOf(pdf).filter((page) => /r\d+c0/.test(page)).length)
  },
  'tall-row': ({ layout }) => expect(paintedText(layout).match(/\bw\d+/g)).toEqual(numbered('w', 2500)),
  'tall-span': ({ layout }) => {
    expect(paintedText(layout).match(/\bw\d+/g)).toEqual(numbered('w', 900))
    expect(paintedText(layout).match(/\br\d+/g)).toEqual(numbered('r', 80))
  },
  notes: ({ pdf }) => {
    for (const page of pagesOf(pdf)) {
      for (const [, index] of page.matchAll(/\bt(\d+)x29/g)) expect(page).toContain(`Note number ${index} `)
    }
  },
  'giant-note': ({ layout }) => expect(paintedText(layout).match(/\bn\d+/g)).toEqual(numbered('n', 3000)),
  forms: ({ pdf, layout }) => {
    const text = paintedText(layout)
    expect(text.match(/\bremark\d+/g)).toEqual(numbered('remark', 900))
    expect(text.match(/\boffice\d+/g)).toEqual(numbered('office', 60))
    expect(count(textOf(pdf), /[☐☑]/g)).toBe(128)
  },
  annexes: async ({ pdf }) => {
    const { labels, outline } = await readBack(pdf)
    expect(labels).toContain('AA-1')
    expect(outline.at(-1)?.title).toMatch(/^(Annex )?[A-Z]/)
  },
  references: async ({ pdf, layout }) => {
    const text = textOf(pdf)
    const second = layout.outline.find(({ title }) => title === '2 Second')
    const page = layout.pages[layout.anchors.get(second?.anchor ?? '')?.page ?? 0]?.label
    expect(text).toContain(
      `See section 2, page ${page}, paragraph 1a, page ${page}, Table 1, page ${page}, [missing reference].`,
    )
    expect(text).toContain('Back to page 1 First section 1')
  },
  drawings: ({ pdf, layout }) => {
    expect(textOf(pdf)).toContain('Budget & strength – Ελλάδα')
    expect(textOf(pdf)).toContain('Image not available: Print colours')
    expect(layout.warnings.map(({ message }) => message)).toEqual([
      'The image “Print colours” (print.jpg) has CMYK colours; a frame is printed. Insert it again to convert it.',
      'The image “Broken” (drawing.svg) can’t be read; a frame is printed.',
      'Parts of the drawing “Foreign” can’t be printed: image.',
    ])
  },
  trainer: ({ pdf }) => {
    const pages = pagesOf(pdf)
    const questions = pages.flatMap((page, index) => (page.includes('Question') ? [index >> 1] : []))
    const answers = pages.flatMap((page, index) => (page.includes('Answer ') ? [index >> 1] : []))
    expect(Math.min(...answers)).toBeGreaterThan(Math.max(...questions))
  },
  scripts: ({ layout, pdf }) => {
    expect(layout.warnings.every(({ message }) => /U\+/.test(message))).toBe(true)
    expect(layout.warnings.map(({ message }) => message).join()).toContain('𓀀')
    const solid = textOf(pdf).replaceAll(' ', '')
    expect(solid).toContain('漢字かな交じり文')
    expect(
      count(solid, /防衛省は「同盟国との連絡を密にする」と発表した。ＮＡＴＯとの協力（２０２６年）も続く。/g),
    ).toBe(4)
    expect(count(solid, /대한민국국방부는동맹국과협력을강화한다고밝혔다\./g)).toBe(5)
    expect(solid).toContain('重要：保密AB中文cd')
    // Kinsoku: no line starts with closing punctuation or ends with opening punctuation.
    expect(textOf(pdf, '-layout')).not.toMatch(/^ *[、。」）：，]|[「（]$/m)
  },
  fields: ({ pdf }) => {
    expect(textOf(pdf)).toContain('Value <&> "x" and [Blank one] and [Nobody]')
  },
  breaks: ({ layout }) => expect(layout.pages).toHaveLength(2),
}

it('has no check of a document that does not exist', () => {
  const names = tortures.map(({ name }) => name)
  expect(Object.keys(right).filter((name) => !names.includes(name))).toEqual([])
})

describe.each(tortures)('$name: $right', (torture) => {
  it('is printed right', async () => {
    const made = await print(torture)
    expect(strays(made.layout)).toEqual([])
    expect(ask(made.pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
    const { pages } = await readBack(made.pdf)
    expect(pages).toBe(made.layout.pages.length)
    await right[torture.name]?.(made)
  })
})
