// A pack in a language that runs from right to left: its layout is mirrored, as read back from the PDF.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '#shared/document/nodes'
import type { ExportOptions, PackMeta } from '#shared/pack'
import type { Engine, Layout } from '.'
import { callout, doc, job, note, np, p, pack, section, table, td, th, tr, ul } from './testing/build'
import { startEngine } from './testing/engine'
import { ask, type BoxedWord, boxedWords } from './testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const LONG = 'تؤدي الدبلوماسية الدفاعية دورا مهما في بناء الثقة بين الدول. '.repeat(12).trim()

const layOut = (
  blocks: readonly Block[],
  meta: Partial<PackMeta> = {},
  options: Partial<ExportOptions> = {},
): Layout =>
  engine.layout(job(pack(doc(section('الموقف', {}, ...blocks)), { language: 'ar', ...meta }), options))

const wordsOf = async (...given: Parameters<typeof layOut>): Promise<readonly BoxedWord[]> =>
  boxedWords(await engine.paint(layOut(...given)))

function place(words: readonly BoxedWord[], text: string): BoxedWord {
  const found = words.find((word) => word.text.includes(text))
  if (!found) throw new Error(`There is no ${text}.`)
  return found
}

describe('a mirrored pack', () => {
  it('has its marks and numbers at the right of their words, and lines that begin there', async () => {
    const words = await wordsOf([
      p(LONG, note('حاشية')),
      np(1, 'فقرة'),
      ul('بند'),
      ul('F-16'),
      table('', tr(th('أول'), th('ثان')), tr(td('Battalion'), td('آخر'))),
    ])
    const right = Math.max(...words.map((one) => one.right))
    expect(place(words, 'الموقف').left).toBeGreaterThan(right / 2)
    const above = (text: string) => {
      const { top, right: edge } = place(words, text)
      return words.filter((one) => Math.abs(one.top - top) < 4 && one.left >= edge)
    }
    for (const text of ['فقرة', 'بند', 'F-16', 'حاشية']) expect(above(text), text).toHaveLength(1)
    expect(place(words, 'أول').left).toBeGreaterThan(place(words, 'ثان').right)
    // Also a cell in Latin letters.
    expect(place(words, 'Battalion').right).toBeCloseTo(place(words, 'أول').right, 0)
    expect(place([...words].reverse(), 'DE/2026/014').right).toBeCloseTo(right, 0)
  })

  it('has the bar of a panel, and the rule above notes, at the right', () => {
    const [page] = layOut([p('نص', note('حاشية')), callout('risk', p('خطر'))]).pages
    const bar = page?.below.find((frame) => frame.kind === 'box' && frame.width < 5)
    const rule = page?.below.find((frame) => frame.kind === 'rule')
    expect(bar?.kind === 'box' && bar.x).toBeGreaterThan(400)
    expect(rule?.kind === 'rule' && rule.x).toBeGreaterThan(300)
  })

  it('has the pages of its contents at the left', async () => {
    const sections = Array.from({ length: 4 }, (_, index) =>
      section(`قسم ${index}`, {}, ...Array.from({ length: 9 }, () => p(LONG))),
    )
    const made = pack(doc(...sections), { language: 'ar', theme: 'modern-report' })
    const words = boxedWords(await engine.paint(engine.layout(job(made)))).filter(({ page }) => page <= 2)
    const dots = words.filter(({ text }) => text === '.')
    const line = words.filter(({ top, text }) => text !== '.' && Math.abs(top - (dots[0]?.top ?? 0)) < 4)
    const edges = dots.filter(({ top }) => top === dots[0]?.top).map(({ left }) => left)
    expect(Math.min(...line.map(({ left }) => left))).toBeLessThan(Math.min(...edges))
    expect(place(line, 'قسم').left).toBeGreaterThan(Math.max(...edges))
  })

  it('has titles and labels in Latin letters at the right, too', async () => {
    const sections = Array.from({ length: 3 }, () => section('מבוא', {}, callout('bottomLine', p('נקודה'))))
    const made = pack(doc(...sections), { language: 'he', title: 'Visit', subtitle: 'Arvenia' })
    const words = boxedWords(await engine.paint(engine.layout(job(made, { titlePage: 'with' }))))
    const right = place(words, 'Reference').right
    for (const text of ['pack', 'Visit', 'Arvenia', 'Contents'])
      expect(place(words, text).right, text).toBeCloseTo(right, 0)
    expect(place(words, 'line').right).toBeCloseTo(place(words, 'נקודה').right, 0)
  })

  it('has its pages from right to left: margins, two on a sheet, and what readers are told', async () => {
    const blocks = Array.from({ length: 20 }, () => p(LONG))
    const edges = layOut(blocks, {}, { mirrored: true, titlePage: 'without' }).pages.map(
      ({ groups }) => groups[0]?.x ?? 0,
    )
    expect(edges[0]).toBeLessThan(edges[1] ?? 0)
    const words = await wordsOf(blocks, {}, { twoPerSheet: true, titlePage: 'without' })
    const [title] = words
      .filter(({ text }) => text === 'الموقف')
      .sort((a, b) => b.bottom - b.top - a.bottom + a.top)
    expect(title?.left).toBeGreaterThan(421)
    const pdf = await engine.paint(layOut(blocks))
    expect(ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')).toMatch(/\/Direction \/R2L/)
  })
})

describe('a line in both directions', () => {
  it('has a space on either side of Latin words', async () => {
    const words = await wordsOf([p('شرح NATO and EU هنا')])
    const at = (text: string) => place(words, text)
    expect(at('شرح').left - at('EU').right).toBeGreaterThan(1.5)
    expect(at('NATO').left - at('هنا').right).toBeGreaterThan(1.5)
    expect(at('and').left).toBeGreaterThan(at('NATO').right)
  })
})
