// The title page and the contents: which packs have them, in the PDF.
import { beforeAll, expect, it } from 'vitest'
import type { Pack } from '#shared/pack'
import type { Engine } from '../index'
import { doc, enclosure, job, p, pack, pageBreak, section } from '../testing/build'
import { startEngine } from '../testing/engine'
import { pagesOf } from '../testing/read-back'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

const SENTENCE = 'The delegation should expect candid talks about recruitment and the cost of modernisation. '
const long = (count: number) => Array.from({ length: count }, () => p(SENTENCE.repeat(6)))
const annex = (title: string) => section(title, { annex: true }, ...long(12))
const annexes = [annex('Bravo'), annex('Charlie'), annex('Delta')]
const short = pack(doc(section('Alpha', {}, ...long(8))))
const longer = pack(doc(section('Alpha', {}, ...long(26))))

const pagesWith = async (made: Pack, options = {}) =>
  pagesOf(await engine.paint(engine.layout(job(made, options))))

it('are left out of a pack of one or two pages', async () => {
  const [first = '', ...others] = await pagesWith(short)
  expect(others).toHaveLength(1)
  expect(first).toContain('Country engagement briefing')
  expect(first).toContain('The delegation should expect')
  expect(first).not.toContain('Contents')
})

it('are printed in a longer one, also if the author broke its pages', async () => {
  for (const made of [
    longer,
    pack(doc(section('Alpha', {}, p('1'), pageBreak, p('2'), pageBreak, p('3')))),
  ]) {
    const [first = '', second = ''] = await pagesWith(made)
    expect(first).toContain('Contents')
    expect(first).not.toContain('The delegation should expect')
    expect(second).toContain('Alpha')
  }
})

it('are left out whatever the length of the annexes; a pack of annexes alone has them', async () => {
  const [first = '', ...others] = await pagesWith({
    ...short,
    doc: doc(section('Alpha', {}, ...long(8)), ...annexes),
  })
  expect(others.length).toBeGreaterThan(3)
  expect(first).toContain('The delegation should expect')
  const [alone] = await pagesWith(pack(doc(...annexes)))
  expect(alone).toContain('Contents')
})

it('are printed where many files are enclosed, however short the text is', async () => {
  const file = () => section('File', { annex: true }, enclosure())
  const [few] = await pagesWith(pack(doc(section('Alpha', {}, p('1')), file(), file())))
  expect(few).not.toContain('Contents')
  const [many] = await pagesWith(pack(doc(section('Alpha', {}, p('1')), file(), file(), file())))
  expect(many).toContain('Contents')
})

it('are printed or left out as the user chose', async () => {
  const [forced = ''] = await pagesWith(short, { titlePage: 'with' })
  expect(forced).toContain('Contents')
  expect(forced).not.toContain('The delegation should expect')
  const [without = ''] = await pagesWith(longer, { titlePage: 'without' })
  expect(without).toContain('The delegation should expect')
  expect(without).not.toContain('Contents')
})
