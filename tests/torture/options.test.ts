// The print options: what each adds is on the page but not in the content, and the content stays the same.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine, Layout } from '../../electron/pdf'
import { job } from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import { ask, pagesOf, type ReadBack, readBack, textOf } from '../../electron/pdf/testing/read-back'
import { paintedText, strays } from './checks'
import { optionTortures } from './option-documents'

interface Print {
  readonly layout: Layout
  readonly pdf: Uint8Array
  readonly back: ReadBack
}
const prints = new Map<string, Print>()
let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
  for (const { name, pack, options, assets } of optionTortures) {
    const layout = engine.layout(job(pack, options, assets))
    const pdf = await engine.paint(layout)
    prints.set(name.replace('option-', ''), { layout, pdf, back: await readBack(pdf) })
  }
})
const print = (name: string): Print => {
  const found = prints.get(name)
  if (!found) throw new Error(`no print ${name}`)
  return found
}
/** What a screen reader reads, in tag order, without line breaks and hyphens. */
const heard = ({ pdf }: Print): string =>
  ask(pdf, 'pdfinfo', '-struct-text', '@').replaceAll(/[\s"]|\u00ad|Object \d+ 0|BBox \[[^\]]*\]/g, '')
const usual = (): Print => print('none')
const titles = ({ back }: Print): string[] => back.outline.map(({ title }) => title)

describe('every print option', () => {
  it.each(optionTortures.map(({ name }) => name.replace('option-', '')))('%s is a sound file', (name) => {
    const { layout, pdf, back } = print(name)
    expect(strays(layout)).toEqual([])
    expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
    expect(back.labels).toEqual(layout.pages.map(({ label }) => label))
    expect(titles(print(name))).toEqual(titles(usual()))
    expect(back.outline.every(({ page }) => page > 0)).toBe(true)
  })
})

describe('a draft', () => {
  it('is written across every page, outside the text, and announced once before everything else', () => {
    const { pdf, back } = print('draft')
    for (let page = 1; page <= back.pages; page++) {
      const only = ['-f', String(page), '-l', String(page)]
      expect(textOf(pdf, ...only, '-raw')).toMatch(/^D ?R ?A ?F ?T /)
      expect(textOf(pdf, ...only, '-nodiag')).not.toContain('DRAFT')
    }
    const aloud = heard(print('draft'))
    expect(aloud).toMatch(/^DocumentSectP\(block\)DRAFT/)
    expect(aloud.replace('P(block)DRAFT', '') === heard(usual())).toBe(true)
    expect(print('draft').layout.pages).toHaveLength(usual().layout.pages.length)
  })
})

describe('line numbers', () => {
  it('count the lines of text from 1 on each page and are not read out', () => {
    const { pdf, layout } = print('line-numbers')
    const pages = pagesOf(pdf).filter((page) => /a\d+y\d+x/.test(page))
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      const numbers = [...page.matchAll(/^ *(\d+) +\S/gm)].map(([, number]) => Number(number))
      const lines = page
        .split('\n')
        .filter((line) => /a\d+y\d+x|^ *\d+ +(?:1 +Alpha|Risk|r\d+x)|r\d+x/.test(line))
      expect(numbers.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
      expect(numbers.length).toBeGreaterThanOrEqual(lines.length - 1)
    }
    expect(heard(print('line-numbers')) === heard(usual())).toBe(true)
    expect(paintedText(layout)).toBe(paintedText(usual().layout))
  })

  it('pass over tables', () => {
    for (const page of pagesOf(print('line-numbers').pdf)) expect(page).not.toMatch(/^ *\d+ +c\d+ +d/m)
  })
})

describe('the column for notes', () => {
  it('narrows the text and loses nothing', () => {
    const wide = usual()
    const { layout } = print('notes-column')
    expect(paintedText(layout).match(/\w+x\b/g)).toEqual(paintedText(wide.layout).match(/\w+x\b/g))
    const page = layout.pages.find(({ label }) => label === '1')
    const usualPage = wide.layout.pages.find(({ label }) => label === '1')
    expect(page && usualPage).toBeTruthy()
    const right = (groups: Layout['pages'][number]['groups']): number =>
      Math.max(
        ...groups.flatMap(({ x, frames }) =>
          frames.map((frame) => (frame.kind === 'rule' ? x + frame.x2 : 0)),
        ),
      )
    expect(right(page?.groups ?? [])).toBeLessThan(right(usualPage?.groups ?? []) - 130)
    expect(pagesOf(print('notes-column').pdf)[1]).toContain('Notes')
  })

  it('has no place on the pages in front', () => {
    expect(pagesOf(print('notes-column').pdf)[0]).not.toContain('Notes')
  })
})

describe('two pages on a sheet', () => {
  it('halves the number of sheets and keeps the order of the text', () => {
    const one = usual()
    const two = print('two-up')
    const upright = one.layout.pages.filter(({ width, height }) => width < height).length
    const wide = one.layout.pages.length - upright
    expect(two.back.pages).toBeGreaterThanOrEqual(Math.ceil(upright / 2) + wide)
    expect(two.back.pages).toBeLessThanOrEqual(Math.ceil(upright / 2) + wide + 1)
    expect(heard(two) === heard(one)).toBe(true)
    expect(ask(two.pdf, 'pdfinfo', '@')).toMatch(/Page size: +841\.89 x 595\.28/)
  })

  it('labels sheets with both pages, and links and bookmarks lead to them', () => {
    const one = usual()
    const two = print('two-up')
    expect(two.back.labels[0]).toBe('i–1')
    const sheetOf = (page: number): number => {
      const label = one.back.labels[page - 1] ?? ''
      return (
        two.back.labels.findIndex(
          (both) =>
            both.split('–').includes(label) ||
            both === label ||
            both.startsWith(`${label}–`) ||
            both.endsWith(`–${label}`),
        ) + 1
      )
    }
    expect(two.back.outline.map(({ page }) => page)).toEqual(
      one.back.outline.map(({ page }) => sheetOf(page)),
    )
    const targets = one.back.links.flat().map((to) => (typeof to === 'number' ? sheetOf(to) : to))
    expect(two.back.links.flat()).toEqual(targets)
  })

  it('pairs A5 pages at their size on A4', () => {
    expect(ask(print('two-a5').pdf, 'pdfinfo', '@')).toMatch(/Page size: +839\.06 x 595\.28/)
  })
})

describe('binding', () => {
  it('puts the wider margin on the inner side and breaks lines as before', () => {
    const { layout } = print('binding')
    const lefts = layout.pages
      .filter(({ width, height, groups }) => width < height && groups.length > 0)
      .map(({ groups }) => groups[0]?.x)
    const [odd, even] = [layout.pages[2], layout.pages[1]].map((page) => page?.groups[0]?.x ?? 0)
    expect(odd).toBeGreaterThan((even ?? 0) + 20)
    expect(new Set(lefts).size).toBe(2)
    expect(paintedText(layout)).toBe(paintedText(usual().layout))
  })
})

describe('addresses in notes', () => {
  it('are at the foot of the page in order, unless the text shows them', () => {
    const text = textOf(print('link-notes').pdf, '-layout')
    expect(text).toMatch(
      /1 https:\/\/example\.org\/report 2 Own words with a source <https:\/\/example\.net\/in-note>\. 3 https:\/\/example\.org\/half 4 desk@example\.org/,
    )
    expect(text).not.toContain('https://www.example.org')
    expect(textOf(usual().pdf)).not.toContain('https://example.org/report')
  })
})

describe('a review copy', () => {
  const flat = (name: string): string => textOf(print(name).pdf, '-raw').replaceAll(/\s+/g, ' ')

  it('numbers the open comments in the text and lists them with who, when and what', () => {
    const text = flat('comments')
    expect(text).toContain('first half bothC2 second halfC3 after.')
    expect(text).toContain('Heading wordsC1')
    expect(text).toContain(
      'C2 “first half both” Col Ada Byron, 1 May 2026, 08:00 UTC: Is this still right? Maj B. Reyes, 1 May 2026, 08:01 UTC: It is. See the annex.',
    )
    expect(text).toContain('C3 “both second half”')
    expect(text).toContain('In a cell')
    for (const silent of ['Settled long ago', 'For the drafter']) expect(text).not.toContain(silent)
  })

  it('leads from the number to the comment, and tags the comments as a list', () => {
    const { back, pdf } = print('comments')
    expect(back.links.flat().length).toBe(usual().back.links.flat().length + 4)
    const tags = ask(pdf, 'pdfinfo', '-struct-text', '@')
    const list = tags.slice(tags.indexOf('"Comments"')).replaceAll(/\s+/g, ' ')
    expect(list).toMatch(
      /L \(block\).*LI \(block\) Lbl \(block\) "C2 ?" LBody \(block\) P \(block\) "“first half both”"/,
    )
  })

  it('is absent from an ordinary print', () => {
    const text = flat('none')
    for (const word of ['Ada Byron', 'Is this still right', 'Comments', 'A better word'])
      expect(text).not.toContain(word)
    expect(text).toContain('first half both second half after.')
  })
})

describe('a first page', () => {
  it('is heard before the text, each label before its words, with all addressees', () => {
    const aloud = heard(print('first-page'))
    expect(aloud.indexOf('SUBJECT:')).toBeGreaterThan(0)
    expect(aloud.indexOf('SUBJECT:')).toBeLessThan(aloud.indexOf('b0y0x'))
    expect(aloud).toContain('Lbl(block)ACTION:LBody(block)SeeDistributionList')
    expect(aloud).toMatch(
      /DISTRIBUTIONLIST:.*Lbl\(block\)Foraction.*LBody\(block\).*Addressee0.*Addressee39/s,
    )
  })
})

describe('a list of annexes', () => {
  it('stands once, after the text and before the first annex', () => {
    const text = textOf(print('annex-list').pdf, '-raw').replaceAll(/\s+/g, ' ')
    expect(text.match(/Annexes: Annex A Map/g)).toHaveLength(1)
    expect(textOf(usual().pdf)).not.toContain('Annexes:')
  })
})
