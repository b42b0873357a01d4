// Annexes by the convention of the paper: their names, their parts, and the list at the end of the body.
import { beforeAll, expect, it } from 'vitest'
import type { PackMeta } from '#shared/pack'
import type { Engine } from '../index'
import { doc, job, p, pack, ref, section } from '../testing/build'
import { startEngine } from '../testing/engine'
import { pagesOf } from '../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const annex = (title: string, level = 1) => {
  const made = section(title, { annex: true, level }, p(`About ${title}.`))
  return { ...made, attrs: { ...made.attrs, id: title.toLowerCase() } }
}
const body = section('Alpha', {}, p('See ', ref('maps', 'number'), ' and ', ref('routes', 'number'), '.'))
const source = pack(doc(body, annex('Forces'), annex('Maps'), annex('Routes', 2)))
const firstPage = (convention: string) => ({ convention, values: { to: 'CDS' }, references: [] })
const print = async (meta: object, options = {}) => {
  const made = { ...source, meta: { ...source.meta, ...meta } }
  const pages = pagesOf(await engine.paint(engine.layout(job(made, { titlePage: 'without', ...options }))))
  return pages.map((page) => page.replaceAll(/\s+/g, ' '))
}

it('are named and listed as before in a pack without a first page', async () => {
  const [first = '', second = '', third = '', ...others] = await print({})
  expect(first).toContain('See Annex B and Annex B.1.')
  expect(first).not.toContain('Annexes')
  expect(second).toContain('Annex A Forces')
  expect(third).toMatch(/Annex B Maps.*B\.1 Routes/)
  expect(others).toEqual([])
})

it('have appendices in a NATO letter, each on its own page, and a list before the first', async () => {
  const [first = '', , third = '', fourth = ''] = await print({ firstPage: firstPage('nato-letter') })
  expect(first).toContain('See Annex B and Appendix 1 to Annex B.')
  expect(first).toContain('ANNEXES: Annex A Forces Annex B Maps Appendix 1 to Annex B Routes')
  expect(third).toContain('ANNEX B TO DE/2026/014 DATED 12 MARCH 2026 Maps')
  expect(fourth).toContain('APPENDIX 1 TO ANNEX B TO DE/2026/014 DATED 12 MARCH 2026 Routes')
})

it('name their paper with as much of it as is known', async () => {
  const second = async (meta: Partial<PackMeta>) =>
    (await print({ firstPage: firstPage('uk-minute'), ...meta }))[1] ?? ''
  expect(await second({ date: '' })).toContain('ANNEX A TO DE/2026/014 Forces')
  expect(await second({ reference: ' ' })).toContain('Annex A Forces')
  expect(await second({ reference: 'Gz/{annex}/$&' })).toContain(
    'ANNEX A TO Gz/{annex}/$& DATED 12 MARCH 2026',
  )
})

it('are lettered and named in the language of the pack', async () => {
  const inLanguage = async (language: string, rest: Partial<PackMeta> = {}) =>
    (await print({ language, ...rest })).join(' ').replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  const ukrainian = await inLanguage('uk', { firstPage: firstPage('nato-letter') })
  expect(ukrainian).toContain('ДОДАТОК Б ДО DE/2026/014 ВІД 12 БЕРЕЗНЯ 2026 РОКУ')
  expect(ukrainian).toContain('Додаток Б, доповнення 1 Routes')
  expect(ukrainian).toContain('Сторінка Б-1 з Б-2')
  expect(await inLanguage('ar')).toMatch(/الملحق أ[\s\S]*الملحق ب/)
  expect(await inLanguage('de', { firstPage: firstPage('uk-minute') })).toContain(
    'ANHANG 1 ZU ANLAGE B ZU DE/2026/014',
  )
})

it('are numbered enclosures of a US memorandum, with their pages', async () => {
  const [first = '', second = '', third = ''] = await print({ firstPage: firstPage('us-memorandum') })
  expect(first).toContain('See Enclosure 2 and Enclosure 2.1.')
  expect(first).toContain('Enclosures: Enclosure 1 Forces Enclosure 2 Maps')
  expect(second).toMatch(/Enclosure 1 Forces.*Page 1-1 of 1-1/)
  expect(third).toMatch(/Enclosure 2 Maps/)
})

it('are listed on request in any pack that has some', async () => {
  const [first = ''] = await print({}, { annexList: true })
  expect(first).toContain('Annexes: Annex A Forces Annex B Maps')
  const alone = { ...source, doc: doc(section('Alpha', {}, p('Alone.'))) }
  const pdf = await engine.paint(engine.layout(job(alone, { annexList: true })))
  expect(pagesOf(pdf).join()).not.toContain('Annexes')
})
