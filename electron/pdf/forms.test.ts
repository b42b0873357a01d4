// Staff forms as printed: tick boxes that are seen and announced, lines to write on, blocks that stay on one page.
import { beforeAll, describe, expect, it } from 'vitest'
import { coordinationTable, decisionTable, signatureTable } from '#shared/document/form-tables'
import type { Block, Inline, Table } from '#shared/document/nodes'
import type { Engine } from '.'
import { doc, field, h, job, p, pack, packField, section, table, td, th, tr } from './testing/build'
import { startEngine } from './testing/engine'
import { boxedWords, drawnPage, elementsOf, overlappingWords, pagesOf, textOf } from './testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const text = (words: string): Inline[] => [{ type: 'text', text: words }]
const packOf = (...blocks: Block[]) =>
  pack(doc(section('Paper', {}, ...blocks)), {}, [packField('who', 'The Chief of Defence')])
const layoutOf = (...blocks: Block[]) => engine.layout(job(packOf(...blocks), { edition: 'own' }))
const print = (...blocks: Block[]): Promise<Uint8Array> => engine.paint(layoutOf(...blocks))
const box = (checked: boolean): Inline => ({ type: 'tickBox', attrs: { checked } })

/** A decision with its first box ticked. */
const approved = (): Table =>
  JSON.parse(JSON.stringify(decisionTable('d')).replace('"checked":false', '"checked":true'))

describe('a decision block', () => {
  it('prints its boxes, its labels and the words in it', async () => {
    const values = {
      remarks: text('Within the budget.'),
      appointment: [field('who')],
      date: text('4 May 2026'),
    }
    const words = textOf(await print(decisionTable('d', values)), '-layout')
    expect(words).toMatch(/Decision +☐ Approved +☐ Not approved +☐ Discuss/)
    expect(words).toMatch(
      /Remarks +Within the budget\.\s+Signature\s+Name\s+Rank and appointment +The Chief of Defence/,
    )
    expect(words).toMatch(/Date +4 May 2026/)
    expect(textOf(await print(approved()), '-layout')).toMatch(/☑ Approved +☐ Not approved/)
  })

  it('tells a listener which box is ticked, and reads each line under its label', async () => {
    const heard = elementsOf(await print(approved()))
    expect(heard.filter(({ alt }) => alt !== '').map(({ alt, role }) => [role, alt])).toEqual([
      ['Span', 'Ticked: '],
      ['Span', 'Not ticked: '],
      ['Span', 'Not ticked: '],
    ])
    expect(heard.filter(({ role }) => role === 'TH')).toHaveLength(6)
  })

  it('draws a ticked box with more ink than an empty one', async () => {
    const [marked, empty] = await Promise.all([print(approved()), print(decisionTable('d'))])
    const ink = (pdf: Uint8Array): number => {
      const word = boxedWords(pdf).find(({ text: words }) => /[☐☑]/.test(words))
      const page = drawnPage(pdf, 1, 288)
      let dark = 0
      for (let x = (word?.left ?? 0) * 4; x < (word?.left ?? 0) * 4 + 48; x += 1)
        for (let y = (word?.top ?? 0) * 4; y < (word?.bottom ?? 0) * 4; y += 1)
          if (page(Math.round(x), Math.round(y)) < '#808080') dark += 1
      return dark
    }
    expect(ink(empty)).toBeGreaterThan(50)
    expect(ink(marked)).toBeGreaterThan(ink(empty) * 1.2)
  })

  it('leaves lines to write remarks on, and drops them once there are remarks', () => {
    const rules = (values = {}) =>
      layoutOf(decisionTable('d', values)).pages.flatMap((page) =>
        page.groups.flatMap(({ frames }) => frames.filter(({ kind }) => kind === 'rule')),
      ).length
    expect(rules() - rules({ remarks: text('Agreed.') })).toBe(2)
  })

  it('stays on one page with its heading, wherever it begins', async () => {
    for (let lines = 26; lines < 44; lines += 3) {
      const filler = Array.from({ length: lines }, (_, index) => p(`Line ${index}.`))
      const pages = pagesOf(await print(...filler, h(1, 'Decision sought'), approved()))
      const holding = pages.filter((page) => /Decision sought|Not approved|Signature|Rank and/.test(page))
      expect(holding, `${lines} lines`).toHaveLength(1)
    }
  })

  it('is for the own side, unless the author says otherwise', async () => {
    const partner = async (block: Block) =>
      textOf(await engine.paint(engine.layout(job(packOf(p('Open.'), block), { edition: 'partner' }))))
    expect(await partner(decisionTable('d'))).not.toContain('Approved')
    expect(await partner(coordinationTable('c', [text('Legal adviser')]))).not.toContain('Legal')
    expect(await partner(signatureTable('s'))).toContain('Signature')
    const open = decisionTable('d')
    expect(await partner({ ...open, attrs: { ...open.attrs, audience: 'everyone' } })).toContain('Approved')
  })

  it('holds long and right-to-left words, and none overlaps another', async () => {
    const name = 'Bartholomew '.repeat(25).trim()
    const pdf = await print(
      decisionTable('d', {
        name: text(name),
        appointment: text('رئيس أركان الدفاع'),
        remarks: text('x'.repeat(300)),
      }),
      coordinationTable('c', [text(name), text('مستشار قانوني'), []]),
      signatureTable('s', { name: text(name) }, false),
    )
    expect(overlappingWords(boxedWords(pdf))).toEqual([])
    expect(textOf(pdf).match(/Bartholomew/g)).toHaveLength(75)
  })
})

it('prints the totals of options, and which is best, in a numeric column', async () => {
  const number = (words: string) => td(words)
  const options = table(
    'Scores',
    tr(th('Criterion'), th('Weight'), th('A'), th('B')),
    tr(td('Cost'), number('2'), number('4'), number('3')),
    tr(td('Time'), number('1'), number('5'), td('')),
    tr(th('Total'), td(''), td(''), td('')),
  )
  const kind = (one: 'optionsHigher' | 'optionsLower'): Block => ({
    ...options,
    attrs: { ...options.attrs, kind: one },
  })
  expect(textOf(await print(kind('optionsHigher')), '-layout')).toMatch(
    /Total \(higher is better\) +13 (?!\d)/,
  )
  expect(textOf(await print(kind('optionsLower')), '-layout')).toMatch(/Total \(lower is better\) +13 (?!\d)/)
  expect(textOf(await print(options), '-layout')).not.toContain('13')
})

it('tick boxes stand in any text: cells, lists and headings', async () => {
  const pdf = await print(
    p('Before ', box(true), ' between ', box(false), ' after.'),
    table('Checks', tr(th('Item'), th('Done')), tr(td('Visa'), td([p(box(true))]))),
  )
  expect(textOf(pdf)).toContain('Before ☑ between ☐ after.')
  expect(textOf(pdf, '-layout')).toMatch(/Visa +☑/)
})

it('keeps two signatures in a row on one page with their heading, wherever they begin', async () => {
  const two = [
    signatureTable('one', { name: text('A. Reed') }),
    signatureTable('two', { name: text('B. Hale') }),
  ]
  for (let lines = 20; lines < 44; lines += 3) {
    const filler = Array.from({ length: lines }, (_, index) => p(`Line ${index}.`))
    const pages = pagesOf(await print(...filler, h(1, 'Signed by'), ...two))
    const holding = pages.filter((page) => /Signed by|A\. Reed|B\. Hale/.test(page))
    expect(holding, `${lines} lines`).toHaveLength(1)
  }
})
