// Sheets of paper: booklets folded by computation, ranges of pages, copies joined into one document, and labels in their places.
import { beforeAll, describe, expect, it } from 'vitest'
import { LABEL_SHEETS, labelPlace, readLabelSheet } from '#shared/label-sheets'
import type { Pack } from '#shared/pack'
import { type Engine, joinLayouts, type Layout, placeLabels } from './index'
import { bookletPairs } from './pages/booklet'
import * as build from './testing/build'
import { startEngine } from './testing/engine'
import { ask, boxedWords, elementsOf, pagesOf, placedTexts, readBack, textOf } from './testing/read-back'

const { doc, field, job, p, pack, packField, section, table, td, th, tr } = build
const MM = 72 / 25.4
const MARKING = 'OFFICIAL-SENSITIVE'
let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const filler = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => p(`${name}${index} `.repeat(60)))
const long = (pages: number): Pack =>
  pack(
    doc(
      ...Array.from({ length: pages }, (_, index) =>
        section(
          `Part ${index + 1}`,
          { id: `part-${index + 1}` },
          { type: 'pageBreak' },
          p(`Leaf${index + 1}leaf`),
        ),
      ),
    ),
    { marking: build.pack(doc()).meta.marking },
  )
const unpacked = (pdf: Uint8Array): string => ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')
/** What a screen reader reads, in tag order. */
const heard = (pdf: Uint8Array): string =>
  ask(pdf, 'pdfinfo', '-struct-text', '@').replaceAll(/[\s"]|\u00ad|Object \d+ 0|BBox \[[^\]]*\]/g, '')
const quiet = { titlePage: 'without' } as const

describe('a booklet', () => {
  it.each([1, 3, 4, 7, 9])('of %i pages has them in order when its sheets are folded', async (count) => {
    const layout = engine.layout(job(long(count), { ...quiet, booklet: true }))
    const pdf = await engine.paint(layout)
    const words = boxedWords(pdf)
    const width = layout.pages[0]?.width ?? 0
    // The side that is left or right of the fold, and what is on it.
    const half = (side: number, right: boolean): string => {
      const on = words.filter((word) => word.page === side + 1 && word.left > width / 2 === right)
      return (
        on.find(({ text }) => text.startsWith('Leaf'))?.text ??
        (on.some(({ text }) => text === 'intentionally') ? 'blank' : 'nothing')
      )
    }
    const sheets = layout.pages.length / 2
    expect(Number.isInteger(sheets)).toBe(true)
    const leaves: string[] = []
    // Folded, the right half of each front comes first from the outermost sheet inwards, with the back's left half behind it …
    for (let sheet = 0; sheet < sheets; sheet++)
      leaves.push(half(sheet * 2, true), half(sheet * 2 + 1, false))
    // … and from the middle outwards the right half of each back, with the front's left half behind it.
    for (let sheet = sheets - 1; sheet >= 0; sheet--)
      leaves.push(half(sheet * 2 + 1, true), half(sheet * 2, false))
    const wanted = Array.from({ length: Math.ceil(count / 4) * 4 }, (_, at) =>
      at < count ? `Leaf${at + 1}leaf` : 'blank',
    )
    expect(leaves).toEqual(wanted)
    // Every page bears the marking at its top and bottom, blank ones too.
    expect(words.filter(({ text }) => text === MARKING)).toHaveLength(layout.pages.length * 4)
    expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax')
    expect(unpacked(pdf)).toContain('/Duplex /DuplexFlipShortEdge')
  })

  it('is read aloud like the pages in order, and its bookmarks lead to their sheets', async () => {
    const one = pack(
      doc(...Array.from({ length: 9 }, (_, at) => section(`Part ${at}`, {}, ...filler(`w${at}x`, 3)))),
    )
    const plain = await engine.paint(engine.layout(job(one)))
    const layout = engine.layout(job(one, { booklet: true }))
    const folded = await engine.paint(layout)
    expect(heard(folded)).toBe(heard(plain))
    const back = await readBack(folded)
    expect(back.outline.map(({ title }) => title)).toEqual(
      (await readBack(plain)).outline.map(({ title }) => title),
    )
    expect(back.outline.every(({ page }) => page > 0)).toBe(true)
    expect(back.labels).toEqual(layout.pages.map(({ label }) => label))
  })

  it('pairs pages as printers do', () => {
    expect(bookletPairs(8)).toEqual([
      [7, 0],
      [1, 6],
      [5, 2],
      [3, 4],
    ])
  })
})

it('numbers two pages on a sheet without a dash to one that is blank', () => {
  const layout = engine.layout({ ...job(long(3), { ...quiet, twoPerSheet: true }), fill: 2 })
  expect(layout.pages.map(({ label }) => label)).toEqual(['1–2', '3'])
})

describe('a range of pages', () => {
  const withTable = (): Pack =>
    pack(
      doc(
        section(
          'Body',
          {},
          table(
            '',
            tr(th('Name'), th('Town')),
            ...Array.from({ length: 120 }, (_, at) => tr(td(p(`n${at}`)), td(p(`t${at}`)))),
          ),
        ),
        section('Annex words', { annex: true, id: 'annex' }, p('In the annex.')),
      ),
    )

  it('prints pages by the numbers on them, with their own numbers, bookmarks and links', async () => {
    const layout = engine.layout(job(withTable(), { pages: 'A-1, 2–3' }))
    expect(layout.pages.map(({ label }) => label)).toEqual(['2', '3', 'A-1'])
    const back = await readBack(await engine.paint(layout))
    expect(back.labels).toEqual(['2', '3', 'A-1'])
    expect(back.outline.map(({ page }) => page)).toEqual([3])
    expect(layout.info.title).toBe('Country engagement briefing (pages A-1, 2–3)')
  })

  it('announces marking and headings of a table that began on a page before, once', async () => {
    const pdf = await engine.paint(engine.layout(job(withTable(), { pages: '2-3' })))
    const roles = elementsOf(pdf).filter(({ role }) => role === 'TH')
    expect(roles).toHaveLength(2)
    expect(heard(pdf)).toMatch(/TH:\/Scope\/ColumnP\(block\)NameTH:\/Scope\/ColumnP\(block\)TownTBody/)
    expect(heard(pdf)).toMatch(/^DocumentSectP\(block\)OFFICIAL/)
    expect(heard(pdf).match(/OFFICIAL/g)).toHaveLength(1)
  })

  it.each([
    ['3-', ['3', '4', 'A-1']],
    ['2، A-1', ['2', 'A-1']],
    ['-I', ['i']],
    ['a-1-i', ['i', '1', '2', '3', '4', 'A-1']],
    [' ', ['i', '1', '2', '3', '4', 'A-1']],
  ])('%s is understood', (pages, labels) => {
    expect(
      engine.layout(job(withTable(), { pages, titlePage: 'with' })).pages.map(({ label }) => label),
    ).toEqual(labels)
  })

  it('refuses a page that is not there, and says which there are', () => {
    expect(() => engine.layout(job(withTable(), { pages: '1, 12', titlePage: 'with' }))).toThrow(
      'There is no page “12”. The pages are numbered i, 1–4, A-1. Write, for example, i-A-1.',
    )
    expect(() => engine.layout(job(long(1), { ...quiet, pages: '2-' }))).toThrow(
      'The pages are numbered 1. Write, for example, 1.',
    )
    // Nor is all printed where nothing is named.
    for (const pages of [',', '-', ' –, ', '1, -'])
      expect(() => engine.layout(job(withTable(), { pages }))).toThrow('There is no page')
    expect(() => engine.layout(job(withTable(), { pages: 'x'.repeat(3000) }))).toThrow(/“x{40}…”/)
  })
})

describe('printing on both sides', () => {
  it('begins body and annexes on a right-hand page, after a blank one that says so', async () => {
    const one = pack(
      doc(section('Body', {}, p('words')), section('Annex words', { annex: true }, p('In the annex.'))),
    )
    const layout = engine.layout(job(one, { twoSided: true, titlePage: 'with' }))
    expect(layout.pages.map(({ label }) => label)).toEqual(['i', 'ii', '1', '2', 'A-1'])
    const pages = pagesOf(await engine.paint(layout))
    for (const blank of [1, 3]) {
      expect(pages[blank]).toContain('This page is intentionally blank')
      expect(pages[blank]?.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2)
    }
  })

  it('begins the body on a right-hand page where margins are mirrored for binding, and annexes where they fall', async () => {
    const one = pack(
      doc(section('Body', {}, p('words')), section('Annex words', { annex: true }, p('In the annex.'))),
    )
    const layout = engine.layout(job(one, { mirrored: true, titlePage: 'with' }))
    expect(layout.pages.map(({ label }) => label)).toEqual(['i', 'ii', '1', 'A-1'])
    const pdf = await engine.paint(layout)
    const blank = pagesOf(pdf)[1]
    expect(blank).toContain('This page is intentionally blank')
    expect(blank?.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2)
    // The binding is at the left of page 1, a right-hand page, and at the right of the one before.
    const left = (page: number, text: string) =>
      boxedWords(pdf).find((word) => word.page === page && word.text === text)?.left ?? Number.NaN
    expect(left(3, 'words')).toBeGreaterThan(left(4, 'In'))
    const without = engine.layout(job(one, { mirrored: true, titlePage: 'without' }))
    expect(without.pages.map(({ label }) => label)).toEqual(['1', 'A-1'])
  })
})

/** A letter with a table, a note and a link in it, whose title has a value. */
const letter = (name: string): Pack => {
  const title = { type: 'sectionTitle', content: [{ type: 'text', text: 'Dear ' }, field('name')] }
  const made = section(
    '',
    { id: 'letter' },
    p('Hello ', field('name'), build.note('A note'), '. See ', build.ref('list')),
    ...filler('w', 14),
  )
  const list = section(
    'List',
    { id: 'list' },
    table('Towns', tr(th('Town'), th('When')), tr(td(p('Oslo')), td(p('Now')))),
  )
  return pack(doc({ ...made, content: [title, ...made.content.slice(1)] } as typeof made, list), {}, [
    { ...packField('name', name, 'Name') },
  ])
}

describe('copies in one document', () => {
  const copies = (fill: number): Layout =>
    joinLayouts(
      ['Anna', 'Bo', 'Cleo'].map((name) => ({
        title: name,
        layout: engine.layout({ ...job(letter(name), quiet), fill }),
      })),
    )

  it('have numbers, bookmarks, tags and links of their own', async () => {
    const layout = copies(1)
    const pdf = await engine.paint(layout)
    const back = await readBack(pdf)
    const each = layout.pages.length / 3
    expect(back.labels.slice(0, each)).toEqual(back.labels.slice(each, 2 * each))
    expect(back.labels[0]).toBe('1')
    expect(back.outline.map(({ title }) => title)).toEqual(
      ['Anna', 'Bo', 'Cleo'].flatMap((name) => [name, `1 Dear ${name}`, '2 List']),
    )
    expect(back.outline.map(({ page }) => page)).toEqual(
      [0, 1, 2].flatMap((copy) => [copy * each + 1, copy * each + 1, (copy + 1) * each]),
    )
    // A reference leads into its own copy.
    const inner = back.links.flatMap((links, page) =>
      links.map((to) => [Math.floor(page / each), Math.floor((Number(to) - 1) / each)]),
    )
    expect(inner.length).toBeGreaterThan(2)
    for (const [from, to] of inner) expect(to).toBe(from)
    const one = await engine.paint(engine.layout(job(letter('Anna'), quiet)))
    const tree = heard(pdf).replaceAll(/<\d+\./g, '<')
    const alone = heard(one).replace('Document', '')
    expect(tree).toBe(
      `Document${['Anna', 'Bo', 'Cleo'].map((name) => alone.replaceAll('Anna', name)).join('')}`,
    )
  })

  it('begin on a right-hand page, after a blank one with the marking and without a number', async () => {
    const layout = copies(2)
    const odd = engine.layout(job(letter('Anna'), quiet)).pages.length % 2 === 1
    expect(layout.pages.filter(({ label }) => label === '')).toHaveLength(odd ? 3 : 0)
    const starts = (await readBack(await engine.paint(layout))).outline.filter(({ title }) =>
      ['Anna', 'Bo', 'Cleo'].includes(title),
    )
    for (const { page } of starts) expect(page % 2).toBe(1)
  })
})

describe('labels', () => {
  const tag = (name: string): Pack =>
    pack(doc(section('Label', {}, p(field('name')))), {}, [packField('name', name, 'Name')])
  const page = (name: string, sheet: (typeof LABEL_SHEETS)[number], scale = 1) =>
    engine.layout({ ...job(tag(name)), label: { width: sheet.width * MM, height: sheet.height * MM, scale } })

  it.each(LABEL_SHEETS.map((sheet) => [sheet.id, sheet] as const))(
    'of %s stand within 0.2 mm of their place',
    async (_id, sheet) => {
      const count = sheet.columns * sheet.rows
      const parts = Array.from({ length: count + 1 }, (_, at) => ({
        title: '',
        layout: page(`X${at}`, sheet),
      }))
      const layout = placeLabels(joinLayouts(parts), sheet, 3)
      expect(layout.pages).toHaveLength(2)
      const pages = await placedTexts(await engine.paint(layout))
      const found = pages.flatMap(({ texts, height }, at) =>
        texts.filter(({ text }) => /^X\d/.test(text)).map((one) => ({ ...one, at, top: height - one.y })),
      )
      expect(found).toHaveLength(count + 1)
      const first = found.find(({ text }) => text === 'X0')
      const origin = labelPlace(sheet, 2)
      for (const { text, x, top, at } of found) {
        const index = Number(text.slice(1)) + 2
        const place = labelPlace(sheet, index % count)
        expect(at).toBe(Math.floor(index / count))
        expect(Math.abs((x - (first?.x ?? 0)) / MM - (place.x - origin.x))).toBeLessThan(0.2)
        expect(Math.abs((top - (first?.top ?? 0)) / MM - (place.y - origin.y))).toBeLessThan(0.2)
        // And the text is within its label.
        expect(x / MM).toBeGreaterThan(place.x)
        expect(top / MM).toBeLessThan(place.y + sheet.height)
        expect(top / MM).toBeGreaterThan(place.y)
      }
    },
  )

  it('bear the marking, once each, without title and page number', async () => {
    const sheet = LABEL_SHEETS[0] as (typeof LABEL_SHEETS)[number]
    const pdf = await engine.paint(
      placeLabels(
        joinLayouts(['Anna', 'Bo'].map((name) => ({ title: '', layout: page(name, sheet) }))),
        sheet,
        1,
      ),
    )
    expect(textOf(pdf).split(/\s+/).filter(Boolean)).toEqual([MARKING, 'Anna', MARKING, 'Bo'])
    expect(heard(pdf).match(/OFFICIAL/g)).toHaveLength(1)
    expect(unpacked(pdf)).toContain('/PrintScaling /None')
  })

  it('are read from measures, and refused when they are not on the paper', () => {
    expect(readLabelSheet('A4 3×8 70x37 margins 0,0.5')).toMatchObject({
      columns: 3,
      rows: 8,
      left: 0,
      top: 0.5,
      gapX: 0,
    })
    expect(readLabelSheet('letter 3x10 66.7x25.4 gaps 3,0')).toMatchObject({
      paper: 'letter',
      gapX: 3,
      left: 4.9,
    })
    // What has a name is found by the measures in it.
    for (const { id, width, height } of LABEL_SHEETS)
      expect(id.split('-').at(-1)).toBe([width, height].map((mm) => Math.round(mm * 10) / 10).join('x'))
    expect(readLabelSheet('a4 4x8 70x37')).toMatch(/need .* mm, and the paper has 210 × 297 mm/)
    expect(readLabelSheet('b5')).toMatch(/Write the paper/)
  })
})
