// Small PDFs for tests, made with pdf-lib as a stranger's program would make them.
import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'

/** A page to make. */
export interface MadePage {
  readonly words: string
  readonly size?: readonly [number, number]
  readonly turn?: number
  readonly crop?: readonly [number, number, number, number]
}

/** A document with a line of words on each page, at its top left. */
export async function madeDocument(pages: readonly MadePage[]): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  document.setTitle('Annual report')
  document.setAuthor('Registry')
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const { words, size = [595.28, 841.89], turn = 0, crop } of pages) {
    const page = document.addPage([size[0], size[1]])
    page.setRotation(degrees(turn))
    if (crop) page.setCropBox(...crop)
    page.drawText(words, { x: 72, y: size[1] - 100, size: 18, font })
  }
  return document
}

/** The bytes of such a document. */
export async function madePdf(pages: readonly MadePage[]): Promise<Uint8Array> {
  return (await madeDocument(pages)).save()
}

/** Adds an entry to the catalog. */
export function toCatalog(document: PDFDocument, key: string, value: unknown): void {
  document.catalog.set(PDFName.of(key), document.context.obj(value as never))
}

/** Adds a script that runs when the document is opened. */
export function addScript(document: PDFDocument): void {
  toCatalog(document, 'OpenAction', { S: 'JavaScript', JS: PDFString.of('app.alert(1)') })
}

/** A PDF of objects given as text, without a cross-reference table: readers find them by themselves. */
export function looseFile(...objects: readonly string[]): Uint8Array {
  const body = objects.map((text, index) => `${index + 1} 0 obj\n${text}\nendobj\n`).join('')
  return new TextEncoder().encode(`%PDF-1.7\n${body}trailer\n<</Root 1 0 R>>\n%%EOF\n`)
}

/** The same with a cross-reference table; `extra` stands between objects and table, which doesn't know of it. */
export function tableFile(
  objects: readonly string[],
  { extra = '', catalog = 1 }: { readonly extra?: string; readonly catalog?: number } = {},
): Uint8Array {
  let body = '%PDF-1.7\n'
  const offsets = objects.map((text, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${text}\nendobj\n`
    return offset
  })
  body += extra
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}`
  const trailer = `trailer\n<</Size ${size}/Root ${catalog} 0 R>>\nstartxref\n${body.length}\n%%EOF\n`
  return new TextEncoder().encode(body + table + trailer)
}

/** Objects of a file of one page (300 × 200) that says `words`; `page` and `catalog` are further entries. */
export function onePage(words: string, { page = '', catalog = '' } = {}): string[] {
  const content = `BT /F1 24 Tf 20 100 Td (${words}) Tj ET`
  return [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]>>',
    `<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${page}>>`,
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
}
