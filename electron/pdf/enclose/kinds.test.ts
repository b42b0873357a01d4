// Kinds of PDFs that other programs bind in wrongly: what is seen of each, and what is said of it.
import { beforeAll, describe, expect, it } from 'vitest'
import { sheetsOf } from '#shared/document/enclosures'
import type { Engine } from '../index'
import { doc, enclosure, job, pack, section } from '../testing/build'
import { startEngine } from '../testing/engine'
import { ask, drawnPage, pagesOf } from '../testing/read-back'
import { inspectEnclosure } from './inspect'
import { looseFile, madePdf, onePage, tableFile } from './testing/made'

let engine: Engine
beforeAll(async () => {
  engine = await startEngine()
})

/** Binds the pages of a file in, each at its own size without anything else on its sheet. */
async function bound(bytes: Uint8Array) {
  const { pages, cautions } = await inspectEnclosure(bytes)
  const own = enclosure({
    ...{ asset: 'file', sheets: sheetsOf(pages) },
    ...({ fit: 'keep', stamp: 'never', divider: false } as const),
  })
  const made = pack(doc(section('Enclosed', {}, own)))
  const asset = { id: 'file', mime: 'application/pdf', name: 'file.pdf', bytes } as const
  const layout = engine.layout(job(made, { titlePage: 'without' }, [asset]))
  const pdf = await engine.paint(layout)
  expect(ask(pdf, 'qpdf', '--check', '@')).toContain('No syntax or stream encoding errors')
  return { pdf, words: pagesOf(pdf)[1]?.trim() ?? '', cautions }
}
const wordsOf = async (bytes: Uint8Array) => (await bound(bytes)).words
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes)

describe('objects that are defined twice', () => {
  const [, , , wrong = ''] = onePage('Wrong')

  it('are those that the cross-reference table names', async () => {
    expect(await wordsOf(tableFile(onePage('Right'), { extra: `4 0 obj\n${wrong}\nendobj\n` }))).toBe('Right')
  })

  it('are the last ones without a table', async () => {
    const twice = textOf(looseFile(...onePage('First'))).replace(
      'trailer',
      `4 0 obj\n${wrong}\nendobj\ntrailer`,
    )
    expect(await wordsOf(bytesOf(twice))).toBe('Wrong')
  })

  it('are not those of a PDF that is attached to the file', async () => {
    const inner = textOf(tableFile(onePage('Inner')))
    const stream = `<</Type/EmbeddedFile/Length 7 0 R>>\nstream\n${inner}\nendstream`
    // What the parser takes for the end of the attached file is the end of a stream in it.
    const file = tableFile([
      ...onePage('Outer'),
      stream.replaceAll('stream\nBT', 'stream BT'),
      String(inner.length),
    ])
    expect(await wordsOf(file)).toBe('Outer')
  })

  it('are those of the last update', async () => {
    const file = textOf(tableFile(onePage('Before')))
    const [, , , after = ''] = onePage('After')
    const entry = `${String(file.length).padStart(10, '0')} 00000 n \n`
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1])
    const object = `4 0 obj\n${after}\nendobj\n`
    const update = `${object}xref\n4 1\n${entry}trailer\n<</Size 6/Root 1 0 R/Prev ${start}>>\nstartxref\n${file.length + object.length}\n%%EOF\n`
    expect(await wordsOf(bytesOf(file + update))).toBe('After')
  })
})

describe('damage that other readers mend', () => {
  const whole = textOf(tableFile(onePage('Whole')))

  it.each([20, 40, 60, 100, 150])('is an end that lacks %d bytes', async (bytes) => {
    expect(await wordsOf(bytesOf(whole.slice(0, -bytes)))).toBe('Whole')
  })

  it.each([
    ['numbers of two signs', '/Rotate --0/UserUnit 1.0.2'],
    ['names with escapes', '/#54abs/S'],
  ])('is %s', async (_what, page) => {
    expect(await wordsOf(tableFile(onePage('Whole', { page })))).toBe('Whole')
  })

  it('is another generation in the table than before the object', async () => {
    expect(await wordsOf(bytesOf(whole.replace('4 0 obj', '4 3 obj')))).toBe('Whole')
  })

  it('is not the loss of what an encrypted file needs', async () => {
    const file = looseFile(...onePage('Gibberish'), '<</Filter/Standard/V 2/R 3/O(x)/U(y)/P -1>>')
    await expect(inspectEnclosure(file)).rejects.toThrow('It is encrypted, and its end is lost.')
  })
})

describe('boxes of pages', () => {
  it.each([
    ['with an origin of their own', '/MediaBox[-50 -60 250 140]', 300, 200],
    ['with corners the other way round', '/MediaBox[300 200 0 0]/CropBox[290 190 10 10]', 280, 180],
    ['with a crop box outside of the page', '/CropBox[400 400 500 500]', 300, 200],
    ['in larger units, turned', '/UserUnit 2/Rotate 90', 400, 600],
    ['turned by no quarter', '/Rotate 450', 200, 300],
  ])('%s', async (_what, page, width, height) => {
    const { pdf, words } = await bound(tableFile(onePage('Box', { page })))
    expect(words).toBe('Box')
    expect(ask(pdf, 'pdfinfo', '-f', '2', '-l', '2', '@')).toMatch(
      new RegExp(`Page +2 size: +${width} x ${height} pts`),
    )
  })
})

describe('layers', () => {
  it.each(['View', 'Print'])('that are off by their use (%s) stay off', async (use) => {
    const red = '/OC /L BDC 1 0 0 rg 0 0 300 200 re f EMC'
    const [catalog = '', pages = '', page = ''] = onePage('', {
      catalog: `/OCProperties<</OCGs[6 0 R]/D<</AS[<</Event/${use}/Category[/${use}]/OCGs[6 0 R]>>]>>>>`,
    })
    const file = tableFile([
      ...[catalog, pages, page.replace('<</Font', '<</Properties<</L 6 0 R>>/Font')],
      `<</Length ${red.length}>>\nstream\n${red}\nendstream`,
      '<<>>',
      `<</Type/OCG/Name(Internal)/Usage<</${use}<</${use}State/OFF>>>>>>`,
    ])
    expect(drawnPage((await bound(file)).pdf, 2)(150, 100)).toBe('#ffffff')
  })
})

describe('what is said of files that show otherwise than expected', () => {
  it.each([
    [
      'redactions',
      { page: '/Annots[<</Subtype/Redact/Rect[0 0 9 9]>>]' },
      'redactions that were only marked',
    ],
    ['portfolios', { catalog: '/Collection<</View/D>>' }, 'is a portfolio: only its cover sheet'],
    [
      'forms that the reader draws',
      { catalog: '/NeedsRendering true/AcroForm<</XFA(x)>>' },
      'is a form that only Adobe Reader draws (XFA)',
    ],
  ])('%s', async (_what, entries, said) => {
    const { cautions } = await bound(tableFile(onePage('Words', entries)))
    expect(cautions).toEqual([expect.stringContaining(said)])
  })
})

describe('what is said of damaged files', () => {
  const pages = ['One', 'Two', 'Three'].map((words) => ({ words }))

  it('is nothing of whole ones', async () => {
    expect((await inspectEnclosure(await madePdf(pages))).cautions).toEqual([])
  })

  it('names the pages that are cut off with the end of a file', async () => {
    const whole = await madePdf(pages)
    const { pages: found, lost, cautions } = await inspectEnclosure(whole.subarray(0, whole.length / 2))
    expect([found.length, lost]).toEqual([2, 0])
    expect(cautions).toEqual([
      expect.stringContaining('seems to be cut off'),
      expect.stringContaining('more pages than were found in it: 2 of 3'),
      expect.stringContaining('lacks fonts or pictures of 2 pages'),
    ])
  })

  it('names a list of pages that is lost', async () => {
    const [catalog = '', , page = '', ...others] = onePage('Words')
    const { cautions } = await inspectEnclosure(
      looseFile(catalog, 'null', page.replace('/Parent 2 0 R', ''), ...others),
    )
    expect(cautions).toEqual([expect.stringContaining('has lost the list of its pages')])
  })
})
