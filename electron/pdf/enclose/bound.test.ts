// Enclosed PDFs in an exported pack, read back by poppler, qpdf and pdf.js.
import { PDFName, PDFString, rgb } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { sheetsOf } from '#shared/document/enclosures'
import type { Enclosure } from '#shared/document/nodes'
import type { Asset, ExportOptions } from '#shared/pack'
import type { Engine } from '../index'
import { doc, enclosure, job, p, pack, section } from '../testing/build'
import { startEngine } from '../testing/engine'
import { ask, boxedWords, drawnPage, pagesOf, readBack, textOf } from '../testing/read-back'
import { inspectEnclosure } from './inspect'
import { addScript, madeDocument, madePdf, toCatalog } from './testing/made'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

type Attrs = Partial<Enclosure['attrs']>
const asset = (bytes: Uint8Array, id = 'report'): Asset => ({
  id,
  mime: 'application/pdf',
  name: `${id}.pdf`,
  bytes,
})

/** Prints a pack with a section, an enclosed file and another section. */
async function bound(bytes: Uint8Array, attrs: Attrs = {}, options: Partial<ExportOptions> = {}) {
  const { pages } = await inspectEnclosure(bytes)
  const own = enclosure({ asset: 'report', sheets: sheetsOf(pages), ...attrs })
  const made = pack(
    doc(
      section('Purpose', {}, p('The first words.')),
      section('Annual report', {}, own),
      section('Outlook', {}, p('The last words.')),
    ),
  )
  const layout = engine.layout(job(made, { titlePage: 'without', ...options }, [asset(bytes)]))
  const problems = await engine.enclosureProblems(layout)
  const pdf = await engine.paint(layout)
  expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
  return { pdf, messages: problems.map(({ message }) => message) }
}

const three = () => madePdf([{ words: 'Alpha sheet' }, { words: 'Beta sheet' }, { words: 'Gamma sheet' }])
const claims = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')

describe('enclosed pages', () => {
  it('stand in their place, behind a divider, numbered on', async () => {
    const { pdf } = await bound(
      await three(),
      { source: 'Registry', note: 'Held in room 4' },
      { titlePage: 'with' },
    )
    const pages = pagesOf(pdf)
    const at = (words: string) => pages.findIndex((page) => page.includes(words))
    const divider = at('Held in room 4')
    expect(pages[divider]).toMatch(/2 +Annual report/)
    expect(pages[divider]).toMatch(/Source +Registry/)
    expect(pages[divider]).toMatch(/Pages +3/)
    expect(['Alpha', 'Beta', 'Gamma', 'last words'].map(at)).toEqual(
      [1, 2, 3, 4].map((step) => divider + step),
    )
    expect(pages[at('Beta')]).toContain('Page 4 of 6')
    expect(pages[at('Beta')]?.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2)
    expect(pages.slice(0, 2).join()).toMatch(/Outlook[ .]+6/)
  })

  it('are those that were chosen', async () => {
    const { pdf } = await bound(await three(), { pages: '1, 3' })
    expect(textOf(pdf)).toContain('2 of 3 (1, 3)')
    expect(textOf(pdf)).not.toContain('Beta')
  })

  it('are on the sheets of a booklet, in a range of pages, and behind blank pages', async () => {
    const folded = await bound(await three(), {}, { booklet: true })
    const sides = pagesOf(folded.pdf)
    // Eight pages on two sheets: the last one beside the first.
    expect(sides).toHaveLength(4)
    expect(
      sides
        .join()
        .match(/Alpha|Beta|Gamma/g)
        ?.sort(),
    ).toEqual(['Alpha', 'Beta', 'Gamma'])
    const range = await bound(await three(), {}, { pages: '4' })
    expect(pagesOf(range.pdf)).toHaveLength(1)
    expect(textOf(range.pdf)).toContain('Beta')
    const sided = await bound(await three(), {}, { titlePage: 'with', twoSided: true, annexList: false })
    expect(textOf(sided.pdf).match(/Alpha|Beta|Gamma/g)).toEqual(['Alpha', 'Beta', 'Gamma'])
  })

  it('need no divider', async () => {
    const { pdf } = await bound(await three(), { divider: false })
    const { outline, pages } = await readBack(pdf)
    expect(pages).toBe(5)
    expect(outline).toContainEqual({ title: '2 Annual report', page: 2, level: 1 })
    expect(pagesOf(pdf)[1]).toContain('Alpha')
  })

  it.each([
    ['tooLarge', 'This file is too large to be included.'],
    ['tooSensitive', 'This file is too sensitive to be included.'],
  ] as const)('are replaced by a sheet when they are %s', async (form, words) => {
    const { pdf, messages } = await bound(await three(), { form, divider: false })
    expect(textOf(pdf)).toContain(words)
    expect(textOf(pdf)).not.toContain('Alpha')
    expect(claims(pdf)).toContain('<pdfuaid:part>1')
    expect(messages).toEqual([])
  })

  it.each([0, 90, 180, 270])('are turned upright, from %d degrees', async (turn) => {
    const document = await madeDocument([{ words: '', size: [400, 600], turn }])
    const page = document.getPage(0)
    // Red at what the reader sees as the upper left corner, whatever the turn.
    const corner = { 0: [0, 500], 90: [0, 0], 180: [300, 0], 270: [300, 500] }[turn] as [number, number]
    page.drawRectangle({ x: corner[0], y: corner[1], width: 100, height: 100, color: rgb(1, 0, 0) })
    const { pdf } = await bound(await document.save(), { fit: 'keep', stamp: 'never', divider: false })
    const [width, height] = turn % 180 === 0 ? [400, 600] : [600, 400]
    expect(ask(pdf, 'pdfinfo', '-f', '2', '-l', '2', '@')).toMatch(
      new RegExp(`size: +${width} x ${height} pts`),
    )
    const colour = drawnPage(pdf, 2)
    expect(colour(50, 50)).toBe('#ff0000')
    expect(colour(width - 50, height - 50)).toBe('#ffffff')
  })

  it('show what their crop box shows', async () => {
    const document = await madeDocument([{ words: '', size: [600, 800], crop: [100, 200, 300, 400] }])
    const page = document.getPage(0)
    page.drawRectangle({ x: 100, y: 500, width: 100, height: 100, color: rgb(0, 0, 1) })
    page.drawRectangle({ x: 0, y: 0, width: 90, height: 800, color: rgb(1, 0, 0) })
    const { pdf } = await bound(await document.save(), { fit: 'keep', stamp: 'never', divider: false })
    const colour = drawnPage(pdf, 2)
    expect([colour(50, 50), colour(250, 350), colour(2, 200)]).toEqual(['#0000ff', '#ffffff', '#ffffff'])
  })

  it('are never written over where the marking needs room', async () => {
    const document = await madeDocument([{ words: '' }])
    document.getPage(0).drawRectangle({ x: 0, y: 0, width: 596, height: 842, color: rgb(0, 1, 0) })
    const bytes = await document.save()
    for (const fit of ['scale', 'keep'] as const) {
      const { pdf } = await bound(bytes, { fit, divider: false })
      const colour = drawnPage(pdf, 2)
      const words = boxedWords(pdf).filter(({ page }) => page === 2)
      expect(words.length).toBeGreaterThan(5)
      for (const { left, top, right, bottom } of words)
        expect(colour((left + right) / 2, (top + bottom) / 2)).not.toBe('#00ff00')
      for (const { left, top } of words) expect(colour(left - 1, top - 1)).toBe('#ffffff')
    }
  })

  it('bear the marking over their edges, or not at all, as chosen', async () => {
    const bytes = await three()
    const over = await bound(bytes, { stamp: 'always', divider: false })
    expect(pagesOf(over.pdf)[1]).toContain('OFFICIAL-SENSITIVE')
    const plain = await bound(bytes, { stamp: 'never', divider: false })
    expect(pagesOf(plain.pdf)[1]?.trim()).toBe('Alpha sheet')
  })

  it('keep the colours that pages begin with, whatever was drawn before', async () => {
    const document = await madeDocument([{ words: '', size: [200, 200] }])
    const { context } = document
    document.getPage(0).node.addContentStream(context.register(context.stream('0 0 200 200 re f')))
    const { pdf } = await bound(
      await document.save(),
      { fit: 'keep', stamp: 'never', divider: false },
      { draft: true },
    )
    expect(drawnPage(pdf, 2)(100, 100)).toBe('#000000')
  })

  it('show DRAFT over a scan, and hide nothing of it', async () => {
    const document = await madeDocument([{ words: '', size: [400, 400] }])
    const page = document.getPage(0)
    page.drawRectangle({ x: 0, y: 0, width: 400, height: 400, color: rgb(1, 1, 1) })
    page.drawRectangle({ x: 0, y: 0, width: 400, height: 200, color: rgb(0, 0, 0) })
    const { pdf } = await bound(
      await document.save(),
      { fit: 'keep', stamp: 'never', divider: false },
      { draft: true },
    )
    const colour = drawnPage(pdf, 2)
    const all = Array.from({ length: 400 * 400 }, (_, at) => [at % 400, Math.floor(at / 400)] as const)
    const coloured = (wanted: string, from: number, to: number) =>
      all.filter(([x, y]) => y > from && y < to && colour(x, y) === wanted).length
    expect(coloured('#e6e6e6', 5, 195)).toBeGreaterThan(500)
    expect(coloured('#000000', 205, 395)).toBe(400 * 189)
  })

  it('keep their own size within what readers show', async () => {
    const { pdf } = await bound(await madePdf([{ words: 'Vast', size: [100_000, 100_000] }]), { fit: 'keep' })
    const size = /size: +([\d.]+) x ([\d.]+)/.exec(ask(pdf, 'pdfinfo', '-f', '3', '-l', '3', '@'))
    expect(Number(size?.[2])).toBeLessThanOrEqual(14_400)
    expect(textOf(pdf)).toContain('Vast')
  })
})

describe('links and bookmarks of enclosed files', () => {
  const linked = async (): Promise<Uint8Array> => {
    const document = await madeDocument([{ words: 'One' }, { words: 'Two' }, { words: 'Three' }])
    const [one, two, three] = document.getPages()
    const { context } = document
    const link = (rest: Record<string, unknown>) =>
      context.register(
        context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [72, 700, 200, 760], ...rest } as never),
      )
    const web = { S: 'URI', URI: PDFString.of('https://example.org/a') }
    one?.node.set(
      PDFName.of('Annots'),
      context.obj([
        link({ Dest: [three?.ref, 'XYZ', 0, 400, null] }),
        link({ A: { S: 'GoTo', D: [two?.ref, 'Fit'] } }),
        link({ A: web }),
        link({ A: { S: 'Launch', F: PDFString.of('calc.exe') } }),
        link({ A: { S: 'URI', URI: PDFString.of('javascript:alert(1)') } }),
      ] as never),
    )
    const below = context.register(
      context.obj({ Title: PDFString.of('Part'), Dest: [three?.ref, 'Fit'] } as never),
    )
    const left = context.register(
      context.obj({ Title: PDFString.of('Left'), Dest: [two?.ref, 'Fit'] } as never),
    )
    const top = context.register(
      context.obj({
        Title: PDFString.of('Whole'),
        Dest: [one?.ref, 'Fit'],
        First: below,
        Next: left,
      } as never),
    )
    toCatalog(document, 'Outlines', { First: top })
    return document.save()
  }

  it('lead to the right pages, below the heading of the section', async () => {
    const { pdf } = await bound(await linked())
    const { outline, links } = await readBack(pdf)
    expect(outline.slice(1, 5)).toEqual([
      { title: '2 Annual report', page: 2, level: 1 },
      { title: 'Whole', page: 3, level: 2 },
      { title: 'Part', page: 5, level: 3 },
      { title: 'Left', page: 4, level: 2 },
    ])
    expect(links[2]).toEqual([5, 4, 'https://example.org/a'])
  })

  it('are left out with the pages that they lead to', async () => {
    const { pdf, messages } = await bound(await linked(), { pages: '1, 3' })
    const { outline, links } = await readBack(pdf)
    expect(outline.map(({ title }) => title)).not.toContain('Left')
    expect(links[2]).toEqual([4, 'https://example.org/a'])
    expect(messages.join()).toContain('launch actions')
  })
})

describe('what enclosed files do and hide', () => {
  it('has no scripts, and says so', async () => {
    const document = await madeDocument([{ words: 'Calm' }])
    addScript(document)
    await document.attach(new Uint8Array([1]), 'hidden.exe')
    const { pdf, messages } = await bound(await document.save())
    const objects = ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-')
    expect(objects).not.toMatch(/JavaScript|app\.alert|EmbeddedFile|hidden\.exe/)
    expect(messages).toContain(
      'Left out of the enclosed file: scripts, actions that run by themselves and embedded files.',
    )
  })

  it('prints the values of form fields, but none that are hidden', async () => {
    const document = await madeDocument([{ words: 'Form' }])
    const page = document.getPage(0)
    const field = document.getForm().createTextField('name')
    field.setText('Filled in')
    field.addToPage(page, { x: 50, y: 400, width: 200, height: 30 })
    const hidden = document.getForm().createTextField('secret')
    hidden.setText('Unseen')
    hidden.addToPage(page, { x: 50, y: 300, width: 200, height: 30, hidden: true })
    const { pdf } = await bound(await document.save())
    expect(textOf(pdf)).toContain('Filled in')
    expect(textOf(pdf)).not.toContain('Unseen')
    expect((await readBack(pdf)).links[2]).toEqual([])
  })

  it('leaves layers off that are off', async () => {
    const document = await madeDocument([{ words: '', size: [200, 200] }])
    const { context } = document
    const layer = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('Draft') } as never))
    const page = document.getPage(0)
    page.node
      .normalizedEntries()
      .Resources.set(PDFName.of('Properties'), context.obj({ MC0: layer } as never))
    const content = context.stream('/OC /MC0 BDC 1 0 0 rg 0 0 200 200 re f EMC')
    page.node.addContentStream(context.register(content))
    toCatalog(document, 'OCProperties', { OCGs: [layer], D: { OFF: [layer] } })
    const { pdf, messages } = await bound(await document.save(), {
      fit: 'keep',
      stamp: 'never',
      divider: false,
    })
    expect(drawnPage(pdf, 2)(100, 100)).toBe('#ffffff')
    expect(messages.join()).toContain('layers that are switched off')
  })

  it('copies fonts and pictures that pages share once', async () => {
    const pages = Array.from({ length: 40 }, (_, index) => ({ words: `Number ${index}` }))
    const { pdf } = await bound(await madePdf(pages))
    const fonts = ask(pdf, 'qpdf', '--qdf', '--object-streams=disable', '@', '-').match(
      /BaseFont \/Helvetica\b/g,
    )
    expect(fonts).toHaveLength(1)
  })

  it('ends in resources that contain themselves', async () => {
    const document = await madeDocument([{ words: 'Loop' }])
    const { context } = document
    const [one, two] = [context.nextRef(), context.nextRef()]
    context.assign(one, context.obj({ Loop: two, Page: document.getPage(0).ref } as never))
    context.assign(two, context.obj({ Loop: one } as never))
    document.getPage(0).node.normalizedEntries().Resources.set(PDFName.of('Pattern'), one)
    const { pdf } = await bound(await document.save())
    expect(textOf(pdf)).toContain('Loop')
  })
})

describe('files that are not what the pack says', () => {
  it('leaves sheets empty for pages that the file lacks, in their true proportions', async () => {
    const sheets = [{ count: 2, width: 800, height: 200 }]
    const { pdf, messages } = await bound(await madePdf([{ words: 'Only' }]), { sheets })
    expect(textOf(pdf)).toContain('Only')
    expect((await readBack(pdf)).pages).toBe(5)
    expect(messages).toContain(
      'The enclosed file has only one page: one page will be empty. Choose its pages again.',
    )
  })

  it('prints empty sheets for a file that is damaged, with the reason', async () => {
    const made = pack(
      doc(
        section(
          'Report',
          {},
          enclosure({ asset: 'report', sheets: [{ count: 1, width: 500, height: 700 }] }),
        ),
      ),
    )
    const layout = engine.layout(job(made, {}, [asset(new Uint8Array([1, 2, 3]))]))
    const problems = await engine.enclosureProblems(layout)
    expect(problems.map(({ message }) => message).join()).toContain(
      'Empty sheets are printed for the enclosed file. The PDF can’t be read.',
    )
    expect(ask(await engine.paint(layout), 'qpdf', '--check', '@')).toContain('No syntax')
  })

  it('says what is true of many files once, with their number', async () => {
    const bytes = await madePdf([{ words: 'Scan' }])
    const names = Array.from({ length: 40 }, (_, index) => `scan${index}`)
    const sheets = [{ count: 1, width: 595, height: 842 }]
    const sections = names.map((id) => section(id, {}, enclosure({ asset: id, sheets })))
    const assets = names.map((id) => asset(bytes.slice(), id))
    const problems = await engine.enclosureProblems(engine.layout(job(pack(doc(...sections)), {}, assets)))
    expect(problems.map(({ message }) => message).slice(1)).toEqual([
      'The enclosed file is why PDF/A is not claimed: the font Helvetica is not embedded in it. The same is true of 39 other enclosures.',
    ])
  })

  it('says when content is lost', async () => {
    const document = await madeDocument([{ words: 'Gone' }, { words: 'There' }])
    document.getPage(0).node.set(PDFName.of('Contents'), document.context.nextRef())
    const { messages } = await bound(await document.save())
    expect(messages.join()).toContain('The enclosed file is damaged: one page will be empty.')
  })
})

describe('claims', () => {
  it('are dropped with pages that don’t bear them, and the check says why', async () => {
    const { pdf, messages } = await bound(await three())
    expect(claims(pdf)).not.toMatch(/pdfaid:part>|pdfuaid:part>/)
    expect(messages).toContain(
      'The PDF will claim neither PDF/A nor PDF/UA. Screen readers know the enclosed pages by title and number only. To keep both claims, attach the files instead of binding their pages in.',
    )
    expect(messages).toContain(
      'The enclosed file is why PDF/A is not claimed: the font Helvetica is not embedded in it.',
    )
  })

  it('keep PDF/A at the level that the pages bear', async () => {
    const inner = await engine.paint(
      engine.layout(job(pack(doc(section('Inner', {}, p('Archival words.')))))),
    )
    const { pdf, messages } = await bound(inner)
    expect(claims(pdf)).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>')
    expect(claims(pdf)).not.toContain('pdfuaid:part>')
    expect(messages.join()).toContain('The PDF will claim PDF/A-2u instead of PDF/A-2a, and not PDF/UA.')
  })

  it('are those of PDF/A-4 where the export asks for it', async () => {
    const inner = await engine.paint(
      engine.layout(job(pack(doc(section('Inner', {}, p('Archival words.')))))),
    )
    const { pdf, messages } = await bound(inner, {}, { standard: 'ua2' })
    expect(claims(pdf)).toContain('<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>')
    expect(claims(pdf)).not.toMatch(/pdfaid:conformance>|pdfuaid:part>/)
    expect(messages.join()).toContain('The PDF will claim PDF/A-4, and not PDF/UA.')
    const other = await bound(await three(), {}, { standard: 'ua2' })
    expect(claims(other.pdf)).not.toMatch(/pdfaid:part>|pdfuaid:part>/)
    const attached = await bound(await three(), { form: 'attachment' }, { standard: 'ua2' })
    expect(claims(attached.pdf)).toMatch(/<pdfaid:part>4<.*<pdfaid:conformance>F<.*<pdfuaid:part>2</)
  })

  it('are kept for an attached file', async () => {
    const bytes = await three()
    const { pdf, messages } = await bound(bytes, { form: 'attachment' })
    expect(claims(pdf)).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
    expect(claims(pdf)).toContain('<pdfuaid:part>1')
    expect(ask(pdf, 'pdfdetach', '-list', '@')).toContain('report.pdf')
    expect(textOf(pdf)).toContain('This file is attached to the PDF: report.pdf')
    expect(messages).toEqual([])
  })
})
