// What is found in PDFs of others, and that hostile ones end with a message.
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { ask } from '../testing/read-back'
import { inspectEnclosure } from './inspect'
import { addScript, looseFile, madeDocument, madePdf, toCatalog } from './testing/made'

const pagesOf = async (bytes: Uint8Array) => (await inspectEnclosure(bytes)).pages

describe('inspecting a PDF', () => {
  it('finds the visible size of each page, upright', async () => {
    const pdf = await madePdf([
      { words: 'Portrait' },
      { words: 'Turned', turn: 90 },
      { words: 'Cropped', size: [600, 800], crop: [50, 100, 400, 300] },
      { words: 'Upside down', size: [300, 200], turn: -180 },
    ])
    expect(await pagesOf(pdf)).toEqual([
      { width: 595.28, height: 841.89, rotate: 0 },
      { width: 841.89, height: 595.28, rotate: 90 },
      { width: 400, height: 300, rotate: 0 },
      { width: 300, height: 200, rotate: 180 },
    ])
  })

  it('finds title, author, and what will be left out', async () => {
    const document = await madeDocument([{ words: 'One' }])
    addScript(document)
    await document.attach(new Uint8Array([1, 2, 3]), 'secret.txt')
    document.getForm().createTextField('name').addToPage(document.getPage(0))
    const found = await inspectEnclosure(await document.save())
    expect(found).toMatchObject({
      title: 'Annual report',
      author: 'Registry',
      encrypted: false,
      unlocked: null,
    })
    expect(found.active).toEqual([
      'scripts',
      'actions that run by themselves',
      'embedded files',
      'form fields',
    ])
  })

  it('cleans the title', async () => {
    const document = await madeDocument([{ words: 'One' }])
    document.setTitle('A\u0000\n report\u202e ')
    expect((await inspectEnclosure(await document.save())).title).toBe('A report')
  })

  it('counts pages whose content is lost, and refuses a file without any other', async () => {
    const [lost, whole] = ['<</Type/Page/Parent 2 0 R/Contents 9 0 R>>', '<</Type/Page/Parent 2 0 R>>']
    const tree = '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 100 50]>>'
    const file = (...pages: string[]) => looseFile('<</Type/Catalog/Pages 2 0 R>>', tree, ...pages)
    expect((await inspectEnclosure(file(lost, whole))).lost).toBe(1)
    await expect(inspectEnclosure(file(lost, lost))).rejects.toThrow('all its pages are empty')
  })

  it('reads a file whose cross-reference table is lost', async () => {
    const pdf = looseFile(
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[100 50 0 0]>>',
      '<</Type/Page/Parent 2 0 R>>',
    )
    expect(await pagesOf(pdf)).toEqual([{ width: 100, height: 50, rotate: 0 }])
  })

  it('reads the pages of a file whose page tree is lost', async () => {
    const pdf = looseFile('<</Type/Catalog/Pages 9 0 R>>', '<</Type/Page/MediaBox[0 0 70 80]>>')
    expect(await pagesOf(pdf)).toHaveLength(1)
  })
})

describe('protected PDFs', () => {
  const locked = async (userPassword: string): Promise<Uint8Array> => {
    const document = await madeDocument([{ words: 'Bound (with) \\ care' }])
    document.encrypt({ userPassword, ownerPassword: 'owner' })
    return document.save()
  }

  it('asks for the password, and says when it is wrong', async () => {
    const pdf = await locked('s3cret')
    const refusal = { code: 'enclosure/locked' }
    await expect(inspectEnclosure(pdf)).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining('Type its password'),
    })
    await expect(inspectEnclosure(pdf, { password: 'x' })).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining('wrong'),
    })
  })

  it('opens files of programs that write the password as UTF-8', async () => {
    const asBytes = String.fromCharCode(...new TextEncoder().encode('pässwörd'))
    const found = await inspectEnclosure(await locked(asBytes), { password: 'pässwörd' })
    expect(found.encrypted).toBe(true)
  })

  it('gives a copy without the password that other programs read', async () => {
    const { unlocked, title } = await inspectEnclosure(await locked('s3cret'), { password: 's3cret' })
    expect(title).toBe('Annual report')
    expect(ask(unlocked ?? new Uint8Array(), 'qpdf', '--check', '@')).toContain('File is not encrypted')
    expect(ask(unlocked ?? new Uint8Array(), 'pdftotext', '@', '-')).toContain('Bound (with) \\ care')
  })

  it('opens one that only restricts printing', async () => {
    const found = await inspectEnclosure(await locked(''))
    expect(found.encrypted).toBe(true)
    expect(found.pages).toHaveLength(1)
  })
})

describe('hostile PDFs', () => {
  it.each([
    ['nothing', ''],
    ['other bytes', 'PK\u0003\u0004 a Word file'],
    ['a head alone', '%PDF-1.7\n'],
    ['a catalog without pages', '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>'],
    ['names for numbers', '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages/None>>endobj trailer<</Root/1>>'],
  ])('refuses %s', async (_, text) => {
    await expect(inspectEnclosure(new TextEncoder().encode(text))).rejects.toMatchObject({
      code: 'enclosure/invalid',
      message: expect.stringContaining('The PDF can’t be read.'),
    })
  })

  it('ends in a page tree that contains itself', async () => {
    const pdf = looseFile(
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 999999999>>',
      '<</Type/Page/Parent 3 0 R/MediaBox[0 0 10 10]>>',
    )
    expect(await pagesOf(pdf)).toHaveLength(1)
  })

  it('refuses more pages than a pack can have', async () => {
    const kids = '3 0 R '.repeat(6000)
    const pdf = looseFile('<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]>>`, '<</Type/Page>>')
    await expect(inspectEnclosure(pdf)).rejects.toMatchObject({
      message: expect.stringContaining('more than 5000 pages'),
    })
  })

  it('bounds pages of absurd size', async () => {
    const page = (box: string): string => `<</Type/Page/MediaBox[${box}]/UserUnit 1000000000>>`
    const pdf = looseFile(
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]>>',
      page('0 0 100000 100000'),
      page('0 0 99999999999 1'),
      page('0 0 0 0'),
    )
    expect((await pagesOf(pdf)).map(({ width }) => width)).toEqual([100_000, 612, 612])
  })

  it('refuses object streams that unpack to far more than the file', async () => {
    const bomb = deflateSync(Buffer.alloc(100 * 1024 * 1024), { level: 9 })
    const head = `%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n2 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${bomb.length}>>stream\n`
    const pdf = Buffer.concat([
      Buffer.from(head),
      bomb,
      Buffer.from('\nendstream endobj\n3 0 obj 4 endobj\n'),
    ])
    await expect(inspectEnclosure(pdf)).rejects.toMatchObject({
      message: expect.stringContaining('far more than its size'),
    })
  })

  it.each([
    ['comments', '%a'],
    ['digits', '1'],
    ['objects that never end', '1 0 obj('],
    ['arrays', '1 0 obj [['],
  ])('ends in a file full of %s', async (_, piece) => {
    const pdf = new TextEncoder().encode(`%PDF-1.7\nx${piece.repeat(2_000_000 / piece.length)}`)
    await expect(inspectEnclosure(pdf)).rejects.toMatchObject({ code: 'enclosure/invalid' })
  })

  it('ignores a cross-reference stream of absurd size', async () => {
    const pdf = looseFile(
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]>>',
      '<</Type/Page>>',
      '<</Type/XRef/Size 99999999999/W[1 4 2]/Index[0 99999999999]/Length 1>>stream\nx\nendstream',
    )
    expect(await pagesOf(pdf)).toHaveLength(1)
  })

  it('reads texts whose bytes are wrong', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    toCatalog(document, 'Outlines', { First: { Title: PDFString.of('\\376\\377\\330'), Next: {} } })
    expect((await inspectEnclosure(await document.save())).bookmarks).toBe(0)
  })
})
