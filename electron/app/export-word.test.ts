// Packs as Word files, read back as XML and by LibreOffice.
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block, Section } from '#shared/document/nodes'
import type { ExportOptions, Pack } from '#shared/pack'
import type { Engine } from '../pdf'
import * as d from '../pdf/testing/build'
import { svgAsset } from '../pdf/testing/pictures'
import { pngAsset } from '../pdf/testing/png'
import { taggedWords } from '../pdf/testing/read-back'
import { showcase } from '../pdf/testing/showcase'
import {
  all,
  officeProgram,
  paragraphsOf,
  partsOf,
  printedByOffice,
  rootOf,
  valueIn,
  wordsOf,
} from '../word/testing/read-back'
import { type ExportInput, exportPdf } from './export-pdf'
import { checkWord, exportWord } from './export-word'
import { openPackFile } from './pack-file'
import { loadEngine } from './resources'

const root = join(import.meta.dirname, '..', '..')
let engine: Engine
beforeAll(async () => {
  engine = await loadEngine(root)
})

const write = async (input: ExportInput): Promise<Uint8Array> => (await exportWord(engine, input)).docx
const shown = (options: Partial<ExportOptions> = {}, meta: Partial<Pack['meta']> = {}) => {
  const { pack, assets } = showcase(meta)
  return d.job(pack, { edition: 'own', ...options }, assets)
}
const one = (...blocks: Block[]) =>
  d.job(d.pack(d.doc(d.section('Alpha', {}, ...blocks))), { edition: 'own' })
const instructions = (docx: Uint8Array): string[] =>
  all(rootOf(docx, 'word/document.xml'), 'instrText').map(({ children }) => children[0]?.text.trim() ?? '')

describe('a Word file', () => {
  it('is the same each time, and has the title, author and date of the pack, not of today', async () => {
    const job = shown()
    const [one, two] = [await write(job), await write(job)]
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
    const core = partsOf(one).get('docProps/core.xml')
    expect(core).toContain('<dc:title>Country engagement briefing</dc:title>')
    expect(core).toContain('<dc:creator>Maj A. Smith</dc:creator>')
    expect(core).toContain('2026-03-12T00:00:00Z')
    expect([...partsOf(one).values()].join()).not.toContain(String(new Date().getFullYear() + 1))
  })

  it('names the paper above annexes as the PDF does, in the letters of its language', async () => {
    const named = async (language: string) => {
      const annex = d.section('Maps', { annex: true }, d.p('Here.'))
      const firstPage = { convention: 'uk-minute', values: { to: 'CDS' }, references: [] }
      const made = d.pack(d.doc(d.section('Alpha', {}, d.p('There.')), annex), { firstPage, language })
      const docx = await write(d.job(made, { edition: 'own' }))
      const counted = all(rootOf(docx, 'word/numbering.xml'), 'lvlText').map(
        ({ attributes }) => attributes['w:val'],
      )
      return { counted, text: paragraphsOf(docx).map(([, words]) => words) }
    }
    const { counted, text } = await named('en-GB')
    expect(counted).toContain('ANNEX %1 TO DE/2026/014 DATED 12 MARCH 2026')
    expect(text.join()).not.toContain('DATED')
    // Word can't count with Ukrainian letters as annexes have them.
    expect((await named('uk')).text.join()).toContain('ДОДАТОК А ДО DE/2026/014 ВІД 12 БЕРЕЗНЯ 2026 РОКУ')
  })

  it('counts headings, paragraphs and annexes by lists, in which each level is as in the pack', async () => {
    const docx = await write(shown())
    const [numbering, document] = [rootOf(docx, 'word/numbering.xml'), rootOf(docx, 'word/document.xml')]
    const texts = all(numbering, 'lvlText').map(({ attributes }) => attributes['w:val'])
    for (const text of ['%1', '%1.%2', 'Annex %1', '%1.', '%2.', '(%3)', '(%4)', '(%5)'])
      expect(texts).toContain(text)
    const numbered = all(document, 'p').filter((paragraph) =>
      valueIn(paragraph, 'pStyle')?.startsWith('Numbered'),
    )
    expect(numbered.map((paragraph) => valueIn(paragraph, 'ilvl'))).toEqual([
      '0',
      '0',
      '1',
      '1',
      '2',
      '2',
      '3',
      '4',
      '0',
    ])
    const headings = paragraphsOf(docx).filter(([style]) => style === 'Heading1')
    expect(headings.map(([, words]) => words)).toEqual([
      ...['Purpose and bottom line', 'Political and military setting', 'Risks', 'Training', 'Wide figures'],
      ...['Biographies', 'Points of contact'],
    ])
  })

  it('has captions, references and contents as fields with the numbers of today', async () => {
    const risks = d.section('Risks', { id: 'risks' }, d.p('Words'))
    const table = d.table('Costs', d.tr(d.th('Year')), d.tr(d.td('2026')))
    const text = d.p('See ', d.ref('risks'), ' and ', d.ref(table.attrs.id))
    const made = d.pack(d.doc(d.section('Alpha', {}, text, table), risks))
    const docx = await write(d.job(made, { edition: 'own', titlePage: 'with' }))
    const found = instructions(docx)
    expect(found.some((code) => code.startsWith('TOC '))).toBe(true)
    expect(found).toContain('SEQ Table \\* ARABIC')
    expect(found.filter((code) => /^REF _Ref\d+ \\r \\h$/.test(code))).toHaveLength(1)
    expect(found.filter((code) => /^REF _Ref\d+ \\h$/.test(code))).toHaveLength(1)
    expect(paragraphsOf(docx).find(([, words]) => words.startsWith('See'))?.[1]).toMatch(
      /^See section\u00a02.* and Table\u00a01/,
    )
    const names = all(rootOf(docx, 'word/document.xml'), 'bookmarkStart').map(
      ({ attributes }) => attributes['w:name'],
    )
    const used = found.flatMap((code) => /_Ref\d+/.exec(code) ?? [])
    expect(used.filter((name) => !names.includes(name))).toEqual([])
    expect(
      paragraphsOf(docx)
        .filter(([style]) => style.startsWith('TOC'))
        .map(([, words]) => words),
    ).toEqual(['Contents', '1Alpha1', '2Risks1'])
  })

  it('has tables with merged cells, header rows that repeat, widths and shades', async () => {
    const table = d.table(
      '',
      d.tr(d.th('Day'), d.th('Event')),
      d.tr(d.td([d.p('Monday')], { rowspan: 2 }), d.td('Call', { shade: 'amber' })),
      d.tr(d.td('Plenary')),
      d.tr(d.td('All', { colspan: 2 })),
    )
    const document = rootOf(await write(one(table)), 'word/document.xml')
    const rows = all(document, 'tr')
    expect(rows.map((row) => all(row, 'tblHeader').length)).toEqual([1, 0, 0, 0])
    expect(rows.map((row) => all(row, 'vMerge').map(({ attributes }) => attributes['w:val'] ?? ''))).toEqual([
      [],
      ['restart'],
      [''],
      [],
    ])
    expect(valueIn(rows[3] ?? document, 'gridSpan')).toBe('2')
    expect(all(rows[1] ?? document, 'shd').length).toBe(1)
    const widths = all(document, 'gridCol').map(({ attributes }) => Number(attributes['w:w']))
    expect(widths.every((width) => width > 400)).toBe(true)
  })

  it('has footnotes, also as endnotes, lists of notes after sections, and links', async () => {
    const docx = await write(shown())
    expect(wordsOf(rootOf(docx, 'word/footnotes.xml'))).toContain('Interview with the deputy chief of staff')
    expect(partsOf(docx).get('word/_rels/document.xml.rels')).toContain('https://www.example.org/defence')
    const ends = await write(shown({ notes: 'list' }))
    expect(wordsOf(rootOf(ends, 'word/endnotes.xml'))).toContain('Interview with the deputy chief of staff')
    const after = await write(shown({ notes: 'sections', sources: 'sections' }))
    expect(partsOf(after).has('word/footnotes.xml')).toBe(false)
    expect(
      paragraphsOf(after)
        .map(([, words]) => words)
        .join('\n'),
    ).toContain('Interview with the deputy chief of staff')
  })

  it('has pictures with their alternative text, decoration without one, drawings beside a picture', async () => {
    const [png, svg] = [
      pngAsset(20, 10),
      svgAsset('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'),
    ]
    const blocks = [
      d.image(png.id, { alt: 'Map of the port' }),
      d.image(svg.id, { alt: '', decorative: true }),
    ]
    const docx = await write({
      ...one(...blocks),
      assets: new Map([png, svg].map((asset) => [asset.id, asset])),
    })
    const text = partsOf(docx).get('word/document.xml') ?? ''
    expect(text.match(/descr="[^"]*"/g)).toEqual([
      'descr="Map of the port"',
      'descr="Map of the port"',
      'descr=""',
      'descr=""',
    ])
    expect(text).toContain('decorative')
    expect([...partsOf(docx).keys()].filter((path) => path.includes('media'))).toEqual([
      'word/media/image1.png',
      'word/media/image2.svg',
      'word/media/drawing.png',
    ])
  })

  it('has the marking in each head and foot, landscape sections, annexes with pages of their own', async () => {
    const docx = await write(shown())
    const edges = [...partsOf(docx)].filter(([path]) => /^word\/(header|footer)\d+\.xml$/.test(path))
    expect(edges.length).toBeGreaterThan(7)
    expect(edges.filter(([, text]) => !text.includes('OFFICIAL-SENSITIVE'))).toEqual([])
    expect(edges.some(([, text]) => text.includes('Page B-'))).toBe(true)
    const sections = all(rootOf(docx, 'word/document.xml'), 'sectPr')
    expect(sections.map((section) => all(section, 'pgSz')[0]?.attributes['w:orient'] ?? 'portrait')).toEqual([
      ...['portrait', 'portrait', 'landscape', 'portrait', 'portrait'],
    ])
    expect(sections.map((section) => all(section, 'pgNumType')[0]?.attributes['w:start'])).toEqual([
      '1',
      '1',
      undefined,
      '1',
      '1',
    ])
  })

  it('has languages and directions: Arabic and Hebrew run from right to left', async () => {
    const docx = await write(one(d.p('مرحبا بالعالم'), d.p('Greeting: שלום'), d.p('Українська мова')))
    const paragraphs = all(rootOf(docx, 'word/document.xml'), 'p')
    const about = (words: string) => paragraphs.find((paragraph) => wordsOf(paragraph).includes(words))
    const arabic = about('مرحبا')
    expect(arabic && all(arabic, 'bidi').length).toBe(1)
    expect(arabic && all(arabic, 'lang')[0]?.attributes['w:bidi']).toBe('ar')
    const greeting = about('Greeting')
    expect(greeting && all(greeting, 'bidi').length).toBe(0)
    expect(greeting && all(greeting, 'rtl').length).toBe(1)
    expect(valueIn(about('Українська') ?? rootOf(docx, 'word/document.xml'), 'lang')).toBe('uk')
  })

  it('has open comments as threads of Word, in review copies only', async () => {
    const entry = (author: string, text: string) => ({ author, text, time: '2026-05-01T08:00:00.000Z' })
    const comments = [
      { id: 'c1', resolved: false, entries: [entry('Maj Reed', 'Is this so?'), entry('Capt Low', 'It is.')] },
      { id: 'c2', resolved: true, entries: [entry('Maj Reed', 'Settled')] },
    ]
    const words = {
      type: 'text',
      text: 'Disputed words',
      marks: [{ type: 'comment', attrs: { id: 'c1' } }],
    } as const
    const made = d.pack(d.doc(d.section('Alpha', { comments }, d.p('Before ', words, ' after'))))
    const plain = await write(d.job(made, { edition: 'own' }))
    expect([...partsOf(plain).values()].join()).not.toMatch(/Is this so|Maj Reed/)
    const review = await write(d.job(made, { edition: 'own', comments: true }))
    const written = all(rootOf(review, 'word/comments.xml'), 'comment')
    expect(written.map((comment) => [comment.attributes['w:author'], wordsOf(comment)])).toEqual([
      ['Maj Reed', 'Is this so?'],
      ['Capt Low', 'It is.'],
    ])
    expect(partsOf(review).get('word/commentsExtended.xml')).toMatch(
      /paraId="00000002" w15:paraIdParent="00000001"/,
    )
    expect(partsOf(review).get('word/document.xml')).toMatch(
      /commentRangeStart.*Disputed words.*commentRangeEnd/,
    )
    expect(
      paragraphsOf(review)
        .map(([, text]) => text)
        .join(),
    ).not.toContain('C1')
  })

  it('shows an enclosed picture, and says that the pages of an enclosed PDF are not there', async () => {
    const png = pngAsset(20, 10)
    const pdf = {
      id: 'f'.repeat(64),
      mime: 'application/pdf',
      name: 'report.pdf',
      bytes: new Uint8Array([37]),
    } as const
    const enclosed = (asset: string, count: number) =>
      d.enclosure({ asset, sheets: [{ count, width: 200, height: 100 }], source: 'The ministry' })
    const made = d.pack(
      d.doc(d.section('Map', {}, enclosed(png.id, 1)), d.section('Report', {}, enclosed(pdf.id, 3))),
    )
    const { docx, warnings } = await exportWord(engine, d.job(made, { edition: 'own' }, [png, pdf]))
    const words = paragraphsOf(docx).map(([, text]) => text)
    expect(words).toContain('The 3 enclosed pages are in the PDF of this pack, and not in this document.')
    expect(words.join('\n')).toContain('The ministry')
    expect([...partsOf(docx).keys()].filter((path) => path.includes('media'))).toEqual([
      'word/media/image1.png',
    ])
    expect(partsOf(docx).get('word/document.xml')).toContain('descr="Map"')
    expect(warnings.map(({ message }) => message)).toContain(
      'A Word file does not have the enclosed pages of “Report”: send the PDF, too.',
    )
  })

  it('is checked for what it lacks, not for what a PDF claims, before a reader is chosen', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7')
    const pdf = { id: 'report', name: 'report.pdf', mime: 'application/pdf' as const, bytes }
    const enclosed = (form: 'pages' | 'attachment') =>
      d.enclosure({ asset: pdf.id, form, sheets: [{ count: 3, width: 200, height: 100 }] })
    const made = d.pack(
      d.doc(d.section('Report', {}, enclosed('pages')), d.section('Figures', {}, enclosed('attachment'))),
    )
    const messages = (await checkWord(engine, d.job(made, {}, [pdf]))).map(({ message }) => message)
    expect(messages).toContain('A Word file does not have the enclosed pages of “Report”: send the PDF, too.')
    expect(messages).toContain('A Word file does not have the attached file of “Figures”: send the PDF, too.')
    expect(messages.join()).not.toContain('PDF/A')
  })

  it('counts no pages of an enclosed PDF, which it does not have, and attaches nothing', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7')
    const pdf = { id: 'report', name: 'report.pdf', mime: 'application/pdf' as const, bytes }
    const enclosed = (attrs: object) =>
      d.enclosure({ asset: pdf.id, sheets: [{ count: 30, width: 200, height: 100 }], ...attrs })
    const sections = [
      d.section('Report', {}, enclosed({ divider: false })),
      d.section('Figures', {}, enclosed({ form: 'attachment' })),
      d.section('Outlook', {}, d.p('Words.')),
    ]
    const { docx } = await exportWord(
      engine,
      d.job(d.pack(d.doc(...sections)), { edition: 'own', titlePage: 'with' }, [pdf]),
    )
    const words = paragraphsOf(docx).map(([, text]) => text)
    expect(words.filter((text) => /Report|Figures|Outlook/.test(text)).slice(0, 3)).toEqual([
      expect.stringMatching(/Report\s*1$/),
      expect.stringMatching(/Figures\s*2$/),
      expect.stringMatching(/Outlook\s*3$/),
    ])
    expect(words.join()).toContain('This file is attached to the PDF of this pack: report.pdf')
    expect(words.join()).toContain('The 30 enclosed pages are in the PDF of this pack')
  })

  it('writes an empty pack, and says what a Word file can’t have', async () => {
    const { docx, warnings } = await exportWord(
      engine,
      d.job(d.pack(d.doc()), { edition: 'own', twoPerSheet: true }),
    )
    expect(paragraphsOf(docx).map(([, words]) => words)).toContain('Country engagement briefing')
    expect(warnings.map(({ message }) => message)).toContain('A Word file does not have two pages per sheet.')
  })
})

const to = <B extends Block>(audience: string, block: B): B =>
  ({ ...block, attrs: { ...('attrs' in block ? block.attrs : {}), audience } }) as unknown as B

it('has no byte of what the edition withholds, nor of what is never printed', async () => {
  const [seen, hidden] = [pngAsset(31, 17), { ...pngAsset(13, 7), name: 'Zyxhidden.png' }]
  const comments: Section['attrs']['comments'] = [
    {
      id: 'c',
      resolved: false,
      entries: [{ author: 'Zyxauthor', time: '2026-05-01T08:00:00.000Z', text: 'Zyxcomment' }],
    },
  ]
  const suggested = { type: 'text', text: 'Zyxsuggested', marks: [{ type: 'toConfirm' }] } as const
  const made = d.pack(
    d.doc(
      d.section(
        'Open',
        { comments, templateId: 'zyx-template' },
        d.p('Open words, ', suggested, d.note('A source', 'source', '2027-01')),
        to('own', d.p('Zyxown ', d.field('secret'))),
        d.guidance(d.p('Zyxguidance')),
        d.callout('assessment', d.p('Zyxjudgement')),
        d.image(seen.id, { caption: 'Seen' }),
        to('own', d.image(hidden.id, { alt: 'Zyxalt', caption: 'Zyxcaption' })),
      ),
      d.section('Zyxexcluded', { excluded: true }, d.p('Zyxdraft')),
      d.section('Zyxsection', { audience: 'own' }, d.p('Zyxwords', d.note('Zyxnote'))),
    ),
    {},
    [d.packField('secret', 'Zyxvalue', 'Zyxlabel')],
  )
  const docx = await write(d.job(made, { edition: 'partner' }, [seen, hidden]))
  const parts = partsOf(docx)
  expect([...parts].flat().join('\n')).not.toMatch(/zyx/i)
  expect(Buffer.from(docx).toString('latin1')).not.toMatch(/zyx/i)
  expect([...parts.keys()].filter((path) => path.includes('media'))).toHaveLength(1)
  expect(
    paragraphsOf(docx)
      .map(([, words]) => words)
      .join('\n'),
  ).toContain('Open words')
})

const office = officeProgram()

describe.skipIf(office === null)(
  'LibreOffice (skipped where it is not installed: `npm run verify:word` installs it)',
  () => {
    /** Words without the characters that stand for other things in other programs. */
    const plain = (text: string | undefined): string =>
      (text ?? '').normalize('NFKC').replace(/[\u2066-\u2069\u200b-\u200f\-‐–•▪]/g, '')

    it.each([
      ['a briefing', { titlePage: 'with' }],
      ['notes after each section', { notes: 'sections', sources: 'sections' }],
      ['endnotes', { notes: 'list' }],
    ] as const)('prints the same words in the same order as our PDF: %s', async (_, options) => {
      const { pack, assets } = await openPackFile(join(root, 'resources', 'sample.bpack'))
      const input = {
        pack,
        assets,
        options: { paper: 'a4', kind: 'briefing', edition: 'own', ...options },
      } as const
      const ours = await taggedWords((await exportPdf(engine, input)).pdf, ['Note'])
      const theirs = await taggedWords(printedByOffice(office ?? '', await write(input)), ['Note'])
      const [own, read] = [ours, theirs].map((words) => plain(`${words['']}${words.Note}`))
      // The marking is announced before the title; in a Word file it is in the head of the page.
      expect(read).toBe(own?.slice(own.indexOf(read?.slice(0, 20) ?? '')))
    })
  },
)
