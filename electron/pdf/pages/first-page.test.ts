// The first page of a staff paper in the PDF: in each convention, with and without a title page, with unusual values.
import { beforeAll, describe, expect, it } from 'vitest'
import type { FirstPage } from '#shared/first-page-values'
import type { PackMeta } from '#shared/pack'
import type { Engine } from '../index'
import { doc, job, p, pack, ref, section } from '../testing/build'
import { tree } from '../testing/collected'
import { startEngine } from '../testing/engine'
import { ask, pagesOf } from '../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const SENTENCE = 'The delegation should expect candid talks about recruitment and the cost of modernisation. '
const full: FirstPage = {
  values: {
    to: 'Chief of Defence Staff',
    from: 'J5 Plans',
    through: 'Director of Operations',
    dateTimeGroup: '121430Z MAR 26',
    version: '1.2',
    copy: '3 of 12',
    subject: 'Talks in Arvena',
    action: 'J3\nJ4',
    information: 'Chief of Staff',
    handling: 'Do not forward',
  },
  references: [
    { id: 'ref-plan', text: 'Engagement plan of 3 January 2026' },
    { id: 'ref-paper', text: 'Arvenia defence white paper' },
  ],
}
const made = (firstPage: FirstPage, meta: Partial<PackMeta> = {}, paragraphs = 2) =>
  pack(
    doc(
      section(
        'Alpha',
        {},
        p('As said at ', ref('ref-paper', 'number'), '.'),
        ...Array.from({ length: paragraphs }, () => p(SENTENCE.repeat(5))),
      ),
    ),
    { firstPage, ...meta },
  )
const print = async (source: ReturnType<typeof made>, options = {}) => {
  const layout = engine.layout(job(source, options))
  return { layout, pdf: await engine.paint(layout) }
}
const pages = async (source: ReturnType<typeof made>, options = {}) =>
  pagesOf((await print(source, options)).pdf)
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ')

describe('each convention', () => {
  it.each([
    ['uk-minute', ['Copy No 3 of 12', 'TALKS IN ARVENA', 'A. Engagement plan', 'said at Reference B']],
    [
      'us-memorandum',
      [
        'MEMORANDUM THRU Director of Operations',
        'FOR Chief of Defence',
        'CF: Chief of Staff',
        'a. Eng',
        'said at reference b',
      ],
    ],
    [
      'nato-letter',
      ['TO: Chief of Defence', 'SUBJECT: Talks', 'DATE: 121430Z MAR 26', 'ACTION: J3', 'said at Reference B'],
    ],
    ['plain', ['To Chief of Defence', 'For action J3', '1. Engagement', 'said at reference 2']],
  ])('%s prints all values above the text', async (convention, expected) => {
    const [first = ''] = await pages(made({ ...full, convention }))
    const text = squeezed(first)
    for (const words of expected) expect(text).toContain(words)
    const said = text.toLowerCase()
    for (const value of Object.values(full.values))
      for (const line of value.split('\n')) expect(said).toContain(line.toLowerCase())
    expect(said.indexOf('chief of defence staff')).toBeLessThan(said.indexOf('alpha'))
    expect(text).not.toContain('Briefing pack')
  })
})

it('warns of no sign that no font has where addressees are on lines of their own', async () => {
  expect((await print(made(full))).layout.warnings).toEqual([])
})

it('prints as before while all values are empty', async () => {
  const source = made({ values: {}, references: [] })
  const { firstPage: _none, ...meta } = source.meta
  const before = await print({ ...source, meta })
  for (const empty of [
    { values: {}, references: [] },
    { convention: 'nato-letter', values: { to: ' ' }, references: [] },
  ])
    expect((await print({ ...source, meta: { ...meta, firstPage: empty } })).layout.pages).toEqual(
      before.layout.pages,
    )
})

it('stands above the first section behind a title page, in each theme', async () => {
  for (const theme of ['staff-paper', 'modern-report', 'course-handout']) {
    const all = await pages(made(full, { theme }, 40), { titlePage: 'with' })
    const at = all.findIndex((page) => page.includes('Chief of Defence Staff'))
    expect(squeezed(all[at] ?? ''), theme).toMatch(/Arvenia defence white paper.*Alpha/)
    expect(all.filter((page) => page.includes('Chief of Defence Staff'))).toHaveLength(1)
  }
})

it('shows a blank for what the convention needs, and leaves the rest out', async () => {
  const [first = ''] = await pages(
    made({ values: { from: 'J5' }, references: [] }, { theme: 'staff-paper', date: '' }),
  )
  expect(squeezed(first)).toContain('[Date]')
  expect(squeezed(first)).toContain('To: [To]')
  expect(first).not.toMatch(/Through|Copy|Version|Information/)
})

it('names a document that is gone', async () => {
  const [first = ''] = await pages(made({ ...full, references: full.references.slice(0, 1) }))
  expect(squeezed(first)).toContain('[missing reference]')
})

it('follows the order of the documents, and leads to them', async () => {
  const turned = { ...full, convention: 'uk-minute', references: [...full.references].reverse() }
  const { layout, pdf } = await print(made(turned))
  expect(squeezed(pagesOf(pdf)[0] ?? '')).toContain('said at Reference A')
  expect(layout.anchors.get('ref-paper')?.page).toBe(0)
})

it('is a list of labels and words, also to a screen reader', async () => {
  const { layout } = await print(made({ ...full, convention: 'nato-letter' }))
  expect(tree(layout.units[0]?.tags ?? [])).toContain('L(LI(LBody) LI(LBody)')
  expect(tree(layout.units[0]?.tags ?? [])).toContain('LI(Lbl LBody(L(LI(Lbl LBody) LI(Lbl LBody))))')
})

describe('odd values', () => {
  const wide = {
    ...full,
    values: {
      ...full.values,
      to: 'Headquarters '.repeat(24),
      subject: 'مذكرة إلى رئيس الأركان',
      copy: 'W'.repeat(80),
    },
  }
  const crowd = Array.from({ length: 40 }, (_, index) => `Addressee number ${index + 1}`)
  const many = { ...full, values: { ...full.values, action: crowd.join('\n') } }
  it.each(['uk-minute', 'us-memorandum', 'nato-letter', 'plain'])(
    'stay inside the text area: %s',
    async (convention) => {
      for (const page of [wide, many]) {
        const { layout, pdf } = await print(made({ ...page, convention }, { paper: 'a5' }))
        expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
        for (const { groups, width, height } of layout.pages)
          for (const { x, y, frames } of groups)
            for (const frame of frames) {
              if (frame.kind !== 'text') continue
              const length = (frame.words.reduce((sum, word) => sum + word.width, 0) * frame.size) / 1000
              expect(x + frame.x + length).toBeLessThan(width - 20)
              expect(x + frame.x).toBeGreaterThan(20)
              expect(y + frame.y).toBeGreaterThan(40)
              expect(y + frame.y).toBeLessThan(height - 40)
            }
      }
    },
  )

  it.each(['uk-minute', 'us-memorandum', 'nato-letter', 'plain'])(
    'list forty addressees at the end of the paper, before the annexes: %s',
    async (convention) => {
      const source = made({ ...many, convention })
      const annex = section('Omega', { annex: true }, p('Tables.'))
      const withAnnex = { ...source, doc: doc(...source.doc.content, annex) }
      const all = (await pages(withAnnex, { titlePage: 'without' })).map(squeezed)
      expect(all[0]).toMatch(/see distribution list/i)
      const text = all.join(' ')
      expect(text).toMatch(/distribution( list)?:? For action Addressee number 1 Addressee number 2 /i)
      for (const addressee of crowd) expect(text).toContain(addressee)
      expect(text.indexOf('Alpha')).toBeLessThan(text.indexOf('Addressee number 1 '))
      expect(text.lastIndexOf('Addressee number 40')).toBeLessThan(text.lastIndexOf('Omega'))
      // The shorter list stays on the first page.
      expect(all[0]).toContain('Chief of Staff')
      expect(text).not.toContain('For information Chief of Staff For')
    },
  )

  it('list no addressees at the end while the first page has room for them', async () => {
    const few = { ...full, values: { ...full.values, action: crowd.slice(0, 8).join('\n') } }
    const all = (await pages(made({ ...few, convention: 'uk-minute' }))).map(squeezed)
    expect(all[0]).toContain('Addressee number 8')
    expect(all.join(' ')).not.toMatch(/distribution list/i)
  })
})

describe('in another language', () => {
  it.each([
    ['de', ['Ausfertigung 3 of 12', 'Bezug B', 'AN:', 'VON:', 'BETREFF:', 'BEZUG: A.', 'ZUR KENNTNIS:']],
    ['fr', ['Exemplaire 3 of 12', 'Référence B', 'À :', 'DE :', 'OBJET :', 'POUR ACTION :']],
    ['es', ['Ejemplar 3 of 12', 'Referencia B', 'ASUNTO:', 'POR CONDUCTO DE:']],
    ['it', ['Copia 3 of 12', 'Riferimento B', 'OGGETTO:', 'PER CONOSCENZA:']],
    ['nl', ['Exemplaar 3 of 12', 'Referentie B', 'ONDERWERP:', 'TER ACTIE:']],
    ['nb', ['Eksemplar 3 of 12', 'Referanse B', 'EMNE:', 'TIL ORIENTERING:']],
    ['pl', ['Egzemplarz 3 of 12', 'Dokument B', 'DOTYCZY:', 'DO WYKONANIA:']],
    ['pt', ['Exemplar 3 of 12', 'Referência B', 'ASSUNTO:', 'PARA CONHECIMENTO:']],
    ['uk', ['Примірник 3 of 12', 'Посилання B', 'КОМУ:', 'ТЕМА:', 'ДО ВІДОМА:']],
    ['ar', ['رقم النسخة', 'الموضوع', 'المراجع', 'للإجراء']],
  ])('has the labels of %s, as the convention writes them, and none in English', async (language, words) => {
    const both = await Promise.all(
      ['uk-minute', 'nato-letter'].map((convention) => pages(made({ ...full, convention }, { language }))),
    )
    const text = squeezed(both.flat().join(' '))
    const [minute = ''] = both[0] ?? []
    const shown = `${text} ${squeezed(minute).toLocaleUpperCase(language)}`
    for (const word of words) expect(shown).toContain(word)
    expect(text).not.toMatch(/\b(TO|FROM|THROUGH|SUBJECT|Reference|Copy No|Distribution)\b/)
  })
})
