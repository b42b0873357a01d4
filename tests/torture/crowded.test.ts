// Overfull pages: rows and notes taller than a page, words wider than their cell.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import type { PackMeta } from '#shared/pack'
import type { Engine, Layout } from '../../electron/pdf'
import {
  b,
  doc,
  field,
  h,
  i,
  job,
  note,
  np,
  p,
  pack,
  packField,
  quote,
  ref,
  section,
  table,
  td,
  th,
  tr,
  trainer,
} from '../../electron/pdf/testing/build'
import { startEngine } from '../../electron/pdf/testing/engine'
import type { Group } from '../../electron/pdf/types'
import { overlaps, paintedText, strays } from './checks'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})
const VALUES = [packField('host', 'Nor\u0007way')]
const layOut = (blocks: readonly Block[], meta: Partial<PackMeta> = {}): Layout =>
  engine.layout(job(pack(doc(section('Alpha', {}, ...blocks)), meta, VALUES)))
const words = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ')
const textOfGroup = ({ frames }: Group): string =>
  frames.map((frame) => (frame.kind === 'text' ? frame.words.map(({ text }) => text).join('') : '')).join('')
/** All `name1`, `name2` … of the content, page by page. */
const found = (layout: Layout, name: string): string[][] =>
  layout.pages.map(({ groups }) =>
    groups.flatMap((group) => textOfGroup(group).match(new RegExp(`\\b${name}\\d+`, 'g')) ?? []),
  )
/** The words of each element, over all pages. */
const elementTexts = (layout: Layout): string[] => {
  const texts = new Map<string, string>()
  for (const { groups } of layout.pages)
    for (const { unit, frames } of groups)
      for (const frame of frames)
        if (frame.kind === 'text') {
          const key = `${unit} ${frame.tag}`
          texts.set(key, (texts.get(key) ?? '') + frame.words.map(({ text }) => text).join(''))
        }
  return [...texts.values()]
}
const counted = (name: string, count: number): string[] => words(name, count).split(' ')

describe('a table whose first row goes over the page', () => {
  const long = table('', tr(td(Array.from({ length: 30 }, (_, index) => p(words(`w${index}x`, 20))))))
  const made = (): Layout => layOut([p('Before', ref(long.attrs.id, 'page')), long, p('after')])

  it('is found by references to it', () => {
    const { pages, anchors } = made()
    expect(pages.length).toBeGreaterThan(1)
    expect(anchors.get(long.attrs.id)?.page).toBe(0)
  })

  it('has its rule above it and its distance from the text before and after', () => {
    const { pages } = made()
    const above = pages[0]?.groups.find((group) => textOfGroup(group).startsWith('Before'))
    const row = pages[0]?.groups.find((group) => textOfGroup(group).includes('w0x0'))
    const line = row?.frames.find((frame) => frame.kind === 'rule' && frame.width === 1)
    expect(line).toMatchObject({ y: 0 })
    const last = pages.at(-1)
    const end = last?.groups.find((group) => textOfGroup(group).includes('w29x19'))
    const after = last?.groups.find((group) => textOfGroup(group) === 'after')
    const heightOf = (group: Group | undefined): number =>
      Math.max(...(group?.frames ?? []).map((frame) => (frame.kind === 'rule' ? frame.y2 : 0)))
    expect((row?.y ?? 0) - (above?.y ?? 0)).toBeGreaterThan(22)
    expect((after?.y ?? 0) - (end?.y ?? 0) - heightOf(end)).toBeGreaterThan(11.9)
  })

  it('stands on the ground of its panel on each page', () => {
    const panel = trainer('exercise', long)
    const { pages } = engine.layout(
      job(pack(doc(section('Alpha', {}, panel)), { kind: 'handout' }), { kind: 'handout' }),
    )
    const filled = pages.filter(({ groups }) => groups.some((group) => /w\d+x/.test(textOfGroup(group))))
    expect(filled.length).toBeGreaterThan(1)
    for (const { groups, below } of filled) {
      const row = groups.find((group) => /w\d+x/.test(textOfGroup(group)))
      const lines = row?.frames.filter((frame) => frame.kind === 'text').map(({ y }) => y) ?? []
      const bottom = (row?.y ?? 0) + Math.max(...lines)
      const ground = below.find((frame) => frame.kind === 'box' && frame.y + frame.height >= bottom)
      expect(ground).toBeDefined()
    }
  })
})

describe('content taller than a page', () => {
  const long = Array.from({ length: 90 }, (_, index) => p(`– line${index} –`))
  const head = tr(th('Serial'), th('Remarks'))
  const merged = (count: number): Block =>
    table(
      '',
      head,
      tr(td([p('merged')], { rowspan: count }), td(p('– r0 –'))),
      ...Array.from({ length: count - 1 }, (_, index) => tr(td(p(`– r${index + 1} –`)))),
    )
  const cases: [string, Block, string, number][] = [
    ['a row', table('', tr(td(long), td('short'))), 'line', 90],
    ['a row below a header', table('', head, tr(td(long), td('short'))), 'line', 90],
    ['a row below a header and a caption', table('Long', head, tr(td('1'), td(long))), 'line', 90],
    ['a cell over many rows', merged(80), 'r', 80],
    [
      'a row that a page would hold, but for what is above it',
      table('', head, tr(td(long.slice(0, 38)))),
      'line',
      38,
    ],
  ]
  it.each(cases)('begins below the text before it: %s', (_what, block, name, count) => {
    const layout = layOut([p(words('before', 120)), block, p('after')])
    const pages = found(layout, name)
    const first = found(layout, 'before').findIndex((one) => one.includes('before119'))
    expect(pages[first]?.length).toBeGreaterThan(8)
    expect(pages.flat()).toEqual(counted(name, count))
    expect(strays(layout)).toEqual([])
    expect(overlaps(layout)).toEqual([])
  })
})

describe('a table over three pages in a box for trainers', () => {
  it('has its repeated header on the ground of the box', () => {
    const rows = Array.from({ length: 110 }, (_, index) => tr(td(`w${index}x`), td('text')))
    const panel = trainer('exercise', p('Do this:'), table('', tr(th('Serial'), th('Remarks')), ...rows))
    const { pages } = engine.layout(
      job(pack(doc(section('Alpha', {}, panel)), { kind: 'handout' }), { kind: 'handout' }),
    )
    const filled = pages.filter(({ groups }) => groups.some((group) => /w\d+x/.test(textOfGroup(group))))
    expect(filled.length).toBeGreaterThan(2)
    for (const { groups, below } of filled) {
      const header = groups.find((group) => textOfGroup(group).includes('Serial'))
      const ground = below.find((frame) => frame.kind === 'box' && frame.width > 100)
      expect(header).toBeDefined()
      expect(ground && 'y' in ground ? ground.y : Number.NaN).toBeLessThanOrEqual(header?.y ?? 0)
    }
  })
})

describe('a header row that no page holds', () => {
  it('is divided, whole and in its order', () => {
    const layout = layOut([
      table('', tr(th(Array.from({ length: 60 }, (_, index) => p(words(`h${index}x`, 8))))), tr(td('body'))),
    ])
    expect(layout.pages.length).toBeGreaterThan(1)
    expect(strays(layout)).toEqual([])
    const said = paintedText(layout)
    for (let index = 0; index < 60; index++) expect(said).toContain(words(`h${index}x`, 8))
  })
})

describe("notes that don't fit on the page of their line", () => {
  const noted = Array.from({ length: 70 }, (_, index) => note(`n${index} ${'and more '.repeat(12)}`))
  const cases: [string, Block[]][] = [
    ['a paragraph', [p('All: ', ...noted)]],
    ['a row of a table', [table('', tr(td([p('All: ', ...noted)]), td('short')))]],
    [
      'a row over many pages',
      [table('', tr(td(noted.map((one) => p('short ', one, ' and more '.repeat(20))))))],
    ],
    ['a heading row', [table('', tr(th([p('All: ', ...noted)])), tr(td('body')))]],
  ]

  it.each(cases)('of %s go on to the next pages in their order, clear of the text', (_, blocks) => {
    const layout = layOut([...blocks, p('end')])
    expect(found(layout, 'n').flat()).toEqual(counted('n', 70))
    for (const { groups, height } of layout.pages) {
      const notes = groups.filter((group) => /\bn\d+/.test(textOfGroup(group)))
      const body = groups.filter((group) => /All|short|body|end/.test(textOfGroup(group)))
      for (const one of notes) {
        expect(one.y).toBeLessThan(height - 60)
        for (const other of body) expect(one.y).toBeGreaterThan(other.y)
      }
    }
    expect(strays(layout)).toEqual([])
  })
})

describe('cells narrower than their words', () => {
  const crowded = [
    p('inter', b('operability'), i('communications'), 'infrastructure'),
    p('a\u0323\u030a'.repeat(30)),
    np(3, words('item', 4)),
    quote(quote(quote(p('counterintelligence')))),
  ]

  it('keep them whole inside the page', () => {
    const row = tr(...Array.from({ length: 12 }, () => td(crowded)))
    const layout = layOut([table('', row)], { paper: 'a5' })
    expect(strays(layout)).toEqual([])
    expect(overlaps(layout)).toEqual([])
    const said = elementTexts(layout).map((text) => text.replaceAll(/[\s\u00ad]/g, ''))
    expect(said.filter((text) => text === 'interoperabilitycommunicationsinfrastructure')).toHaveLength(12)
    expect(said.filter((text) => text === 'counterintelligence')).toHaveLength(12)
  })

  it('never split an accent from its letter, nor an emoji', () => {
    const people = p('a\u0323\u030a'.repeat(30), '👩‍👩‍👧‍👦'.repeat(6))
    const layout = layOut([table('', tr(...Array.from({ length: 16 }, () => td(people))))], { paper: 'a5' })
    for (const { groups } of layout.pages)
      for (const { frames } of groups)
        for (const frame of frames)
          if (frame.kind === 'text')
            expect(frame.words.map(({ text }) => text).join('')).not.toMatch(/^(\p{M}|\u200d)/u)
  })
})

describe('a reference by title', () => {
  it('names the values of its fields, without characters that have no ink', () => {
    const paragraph = np(1, 'Talks with ', field('host'))
    const layout = layOut([
      p('See ', ref((paragraph as { attrs: { id: string } }).attrs.id, 'title')),
      paragraph,
    ])
    expect(paintedText(layout)).toContain('See Talks with Nor way')
  })
})

describe('contents of several pages', () => {
  it('never leave a few entries alone, nor a chapter at the foot without those below it', () => {
    for (let count = 12; count < 17; count++) {
      const sections = Array.from({ length: count }, (_, index) =>
        section(`Chapter ${index}`, {}, h(2, 'Facts'), p('Text'), h(2, 'Assessment'), p('Text')),
      )
      const { pages } = engine.layout(job(pack(doc(...sections, section('Last', {}, p('Text'))))))
      const contents = pages
        .map(({ groups }) =>
          groups
            .filter(({ unit }) => unit === 0)
            .map((group) =>
              textOfGroup(group)
                .trim()
                .replace(/[ .\d]+$/, ''),
            ),
        )
        .map((lines) => lines.filter((line) => /Chapter|Facts|Assessment|Last/.test(line)))
        .filter((lines) => lines.length > 0)
      expect(contents.flat()).toHaveLength(3 * count + 1)
      for (const lines of contents) {
        expect(lines.length, `${count} chapters`).toBeGreaterThan(3)
        expect(lines.at(-1)).not.toMatch(/Chapter/)
      }
    }
  })
})
