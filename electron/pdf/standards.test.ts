// The two standards of an export, read back by qpdf and poppler; `npm run verify:pdf` has all their rules checked.
import { beforeAll, describe, expect, it } from 'vitest'
import type { Standard } from '#shared/pack'
import type { Engine } from './index'
import {
  doc,
  h,
  image,
  job,
  note,
  np,
  ol,
  p,
  pack,
  quote,
  section,
  table,
  tasks,
  td,
  th,
  tr,
} from './testing/build'
import { startEngine } from './testing/engine'
import { pngAsset } from './testing/png'
import { ask, objectsOf, type QpdfObject, textOf } from './testing/read-back'

const picture = pngAsset(31, 17)
const made = pack(
  doc(
    section(
      'First',
      {},
      p('Words with a note', note('What the note says.'), ' and more.'),
      quote(p('Said by others.')),
    ),
    section(
      'Second',
      {},
      table('Figures', tr(th('Head')), tr(td([quote(p('Said in a cell.'))]))),
      image(picture.id, { caption: 'A place' }),
      tasks([true, 'Done'], [false, 'Open']),
    ),
  ),
  { title: 'The title', reference: 'DEB/14 & 15', organisation: 'Branch <A>' },
)
let engine: Engine
const files = {} as Record<Standard, Uint8Array>
beforeAll(async () => {
  engine = await startEngine()
  for (const standard of ['ua1', 'ua2'] as const)
    files[standard] = await engine.paint(engine.layout(job(made, { standard, titlePage: 'with' }, [picture])))
})

const elements = (pdf: Uint8Array): [string, QpdfObject][] =>
  [...objectsOf(pdf)].filter(([, one]) => one['/S'] !== undefined && one['/P'] !== undefined)
const having = (pdf: Uint8Array, role: string): [string, QpdfObject][] =>
  elements(pdf).filter(([, one]) => one['/S'] === `/${role}`)
const within = (pdf: Uint8Array, [, one]: [string, QpdfObject]): string | undefined =>
  objectsOf(pdf).get(one['/P'] ?? '')?.['/S']
const raw = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')
const properties = (pdf: Uint8Array): string => ask(pdf, 'pdfinfo', '-meta', '@')

describe('PDF/UA-2 and PDF/A-4', () => {
  it('are claimed in a file of PDF 2.0 without an information dictionary', () => {
    expect(raw(files.ua2)).toMatch(/^%PDF-2\.0/)
    expect(raw(files.ua2)).not.toContain('/Info ')
    const claims = /<pdfaid:part>4<.*<pdfaid:rev>2020<.*<pdfuaid:part>2<.*<pdfuaid:rev>2024</
    expect(raw(files.ua2)).toMatch(claims)
    expect(raw(files.ua2)).not.toContain('pdfaid:conformance')
    expect(ask(files.ua2, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
  })

  it('name the namespace of each structure type', () => {
    const all = objectsOf(files.ua2)
    const spaceOf = (role: string): string | undefined =>
      all.get(having(files.ua2, role)[0]?.[1]['/NS'] ?? '')?.['/NS']
    expect(['Document', 'H1', 'P', 'FENote', 'Title'].map(spaceOf)).toEqual(
      Array(5).fill('http://iso.org/pdf2/ssn'),
    )
    expect(['TOC', 'TOCI', 'Reference', 'BlockQuote'].map(spaceOf)).toEqual(
      Array(4).fill('http://iso.org/pdf/ssn'),
    )
  })

  it('have entries of the contents name their headings', () => {
    const headings = having(files.ua2, 'H1').map(([id]) => id)
    const entries = having(files.ua2, 'TOCI')
    expect(entries).toHaveLength(2)
    // The first heading is that of the contents.
    expect(entries.map(([, one]) => one['/Ref'])).toEqual(headings.slice(1).map((id) => [id]))
  })

  it('have marks of notes and notes name each other', () => {
    const [[id, written] = ['', {}]] = having(files.ua2, 'FENote')
    const marks = having(files.ua2, 'Link').filter(([, one]) => one['/Ref']?.includes(id))
    expect(marks).toHaveLength(1)
    expect(written['/Ref']).toEqual(marks.map(([mark]) => mark))
    expect(having(files.ua2, 'Note')).toEqual([])
  })

  it('have links lead to elements, and to pages for readers that know only these', () => {
    const all = objectsOf(files.ua2)
    const actions = [...all.values()].flatMap((one) => (one['/Subtype'] === '/Link' ? [one['/A']] : []))
    expect(actions).toHaveLength(4)
    for (const action of actions) {
      const [page, element] = ['/D', '/SD'].map((key) => (action?.[key] as string[] | undefined)?.[0])
      expect(all.get(page ?? '')).toMatchObject({ '/Type': '/Page' })
      expect(all.get(element ?? '')?.['/S']).toMatch(/^\/(H1|FENote|Link|P)$/)
    }
  })

  it('keep captions with what they describe, quotations in cells out of BlockQuote, and labelled lists numbered', () => {
    const captions = having(files.ua2, 'Caption').map((one) => within(files.ua2, one))
    expect(captions).toEqual(['/Table', '/Sect'])
    expect(having(files.ua2, 'BlockQuote')).toHaveLength(1)
    const lists = having(files.ua2, 'L').map(([, one]) => one['/A']?.['/ListNumbering'])
    expect(lists).toEqual(['/Unordered'])
  })
})

describe('PDF/UA-1 and PDF/A-2a', () => {
  it('stay the default, with nothing of PDF 2.0', async () => {
    const usual = await engine.paint(engine.layout(job(made, { titlePage: 'with' }, [picture])))
    expect(Buffer.compare(usual, files.ua1)).toBe(0)
    expect(raw(usual)).toMatch(/^%PDF-1\.7/)
    expect(elements(usual).filter(([, one]) => one['/NS'] ?? one['/Ref'])).toEqual([])
    expect(having(usual, 'FENote')).toEqual([])
  })
})

it.each(['ua1', 'ua2'] as const)('%s says the same words', (standard) => {
  expect(textOf(files[standard])).toBe(textOf(files.ua1))
})

it.each(['ua1', 'ua2'] as const)('%s has its title, reference, organisation and marking', (standard) => {
  const xmp = properties(files[standard])
  expect(having(files[standard], 'Title')).toHaveLength(1)
  expect(xmp).toContain('<dc:identifier>DEB/14 &amp; 15</dc:identifier>')
  expect(xmp).toContain('<dc:publisher><rdf:Bag><rdf:li>Branch &lt;A&gt;</rdf:li></rdf:Bag></dc:publisher>')
  expect(xmp).toContain('<pdf:Keywords>OFFICIAL-SENSITIVE')
})

it.each(['ua1', 'ua2'] as const)('%s has numbered paragraphs as lists, nested by level', async (standard) => {
  const numbered = doc(
    section('Points', {}, np(1, 'One'), np(2, 'Below'), np(2, 'Beside'), ol(1, 'Listed'), np(1, 'Two')),
    section('More', {}, np(2, 'Deep first'), np(1, 'Then one'), h(2, 'Between'), np(1, 'Anew')),
  )
  const pdf = await engine.paint(engine.layout(job(pack(numbered), { standard, titlePage: 'without' })))
  const tree = ask(pdf, 'pdfinfo', '-struct-text', '@')
  const depths = new Map(
    [...tree.matchAll(/^( *)"(One|Below|Beside|Listed|Two|Deep first|Then one|Anew)"$/gm)].map(
      ([, indent = '', words = '']) => [words, indent.length] as const,
    ),
  )
  const step = (words: string): number => ((depths.get(words) ?? 0) - (depths.get('One') ?? 0)) / 2
  // A nested list is three elements further down: the list, its item, the body; a paragraph is within.
  expect(['Below', 'Beside', 'Two', 'Deep first', 'Then one', 'Anew'].map(step)).toEqual([3, 3, 0, 0, 0, 0])
  expect(step('Listed')).toBeGreaterThan(3)
  const kinds = having(pdf, 'L').map(([, one]) => one['/A']?.['/ListNumbering'])
  expect(kinds.sort()).toEqual(
    ['Decimal', 'Decimal', 'Decimal', 'Decimal', 'LowerAlpha', 'LowerAlpha'].map((kind) => `/${kind}`),
  )
  expect(tree).toMatch(/Lbl[^"]*"1\. "\s+LBody[^"]*P[^"]*"One"/)
})
