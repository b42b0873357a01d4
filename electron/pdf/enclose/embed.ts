// Binds a page of a stranger's PDF in: as a form XObject, upright, with its lower left corner at the origin.
import { PDFArray, type PDFContext, type PDFObject, PDFRawStream, type PDFRef } from 'pdf-lib'
import { BytesObject, refText } from '../paint/objects'
import type { Deflate } from '../paint/writer'
import { appearancesOn } from './appearances'
import { Copier, streamOf } from './copy'
import { decodeStream } from './decode'
import { dictIn, entry, itemsOf } from './lookup'
import type { OpenedFile } from './open'
import { type Box, type Matrix, type SourcePage, toUpright } from './pages'

/** Bytes of the content of one page at most, where it must be decoded. */
const MOST_CONTENT = 64 * 1024 * 1024

/** Binds the pages of one file in; fonts and pictures that they share are copied once. */
export class PageBinder {
  private readonly file: OpenedFile
  private readonly to: PDFContext
  private readonly deflate: Deflate
  private readonly copier: Copier

  constructor(file: OpenedFile, to: PDFContext, deflate: Deflate) {
    this.file = file
    this.to = to
    this.deflate = deflate
    this.copier = new Copier(file.context, to)
  }

  /** A page (from 0) as a form XObject; null when the file has no such page. */
  page(index: number): PDFRef | null {
    const page = this.file.pages[index]
    if (!page) return null
    const appearances = appearancesOn(page, this.file.off)
    const upright = matrixText(toUpright(page))
    if (appearances.length === 0) return this.content(page, `/Matrix[${upright}]`)
    const parts = [
      refText(this.content(page, '')),
      ...appearances.map(({ stream }) => this.copier.stream(stream)),
    ]
    const drawn = [
      '/P0 Do',
      ...appearances.map(({ matrix }, at) => `q ${matrixText(matrix)} cm /P${at + 1} Do Q`),
    ]
    const objects = parts.map((part, at) => `/P${at} ${part}`).join('')
    const entries = `${formHead(page.box)}/Matrix[${upright}]/Resources<</XObject<<${objects}>>>>`
    return this.to.register(streamOf(entries, `${drawn.join('\n')}\n`))
  }

  /** Layers that the bound pages name, as references in our file: all, and those that are off. */
  layers(): { readonly all: string[]; readonly off: string[] } {
    const all = [...this.copier.layers]
    return {
      all: all.map(([, copy]) => refText(copy)),
      off: all.filter(([ref]) => this.file.off.has(ref)).map(([, copy]) => refText(copy)),
    }
  }

  private content({ dict, resources, box }: SourcePage, matrix: string): PDFRef {
    const group = dictIn(dict, 'Group')
    const entries =
      `${formHead(box)}${matrix}/Resources ${resources ? this.copier.text(resources) : '<<>>'}` +
      `${group ? `/Group ${this.copier.text(group)}` : ''}`
    const streams = streamsOf(entry(dict, 'Contents'))
    const [only] = streams
    if (only && streams.length === 1)
      return this.to.register(new BytesObject(entries + this.copier.filter(only), only.contents))
    const content = this.deflate(joined(streams.flatMap(decodedParts)))
    return this.to.register(new BytesObject(`${entries}/Filter/FlateDecode`, content))
  }
}

const formHead = (box: Box): string =>
  `/Type/XObject/Subtype/Form/BBox[${box.map((side) => fixed(side, 4)).join(' ')}]`

const matrixText = (matrix: Matrix): string => matrix.map((value) => fixed(value, 10)).join(' ')

const fixed = (value: number, digits: number): string =>
  value
    .toFixed(digits)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0')

/** The streams of a page's content: one, or several that readers take as one (ISO 32000-1, 7.7.3.3). */
function streamsOf(contents: PDFObject | undefined): PDFRawStream[] {
  if (contents instanceof PDFRawStream) return [contents]
  if (!(contents instanceof PDFArray)) return []
  return itemsOf(contents, MOST_STREAMS).filter((one) => one instanceof PDFRawStream)
}
const MOST_STREAMS = 10_000

function decodedParts(stream: PDFRawStream): Uint8Array[] {
  const bytes = decodeStream(stream, MOST_CONTENT)
  return bytes ? [bytes] : []
}

/** The parts with a line break between them: no word goes over the end of a stream. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
    whole[at++] = 10
  }
  return whole
}
