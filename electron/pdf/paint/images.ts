// Embeds images: PNG data that a PDF can hold as it is goes in untouched, all else through pdf-lib.
import { JpegEmbedder, type PDFContext, type PDFRef, PngEmbedder } from 'pdf-lib'
import type { Asset } from '#shared/pack'
import type { XmlElement } from '#shared/xml'
import { jpegOrientation, rasterSize } from '../raster-size'
import { readSvgFacts, viewBoxOf } from '../svg/facts'
import { embeddedPicture, hrefOf, readSvg } from '../svg/source'
import { BytesObject, latin1, refText } from './objects'
import { drawSvg } from './svg/draw'
import { fine } from './svg/matrix'
import { DrawingResources } from './svg/resources'
import type { Picture } from './svg/scene'
import type { SvgTools } from './svg/text'
import type { Deflate } from './writer'

/** Embeds an image; null when its bytes are damaged. */
export async function embedImage(
  context: PDFContext,
  asset: Pick<Asset, 'mime' | 'bytes'>,
): Promise<PDFRef | null> {
  try {
    if (asset.mime === 'image/jpeg') {
      const ref = await (await JpegEmbedder.for(asset.bytes)).embedIntoContext(context)
      return turned(context, ref, jpegOrientation(asset.bytes))
    }
    const plain = asset.mime === 'image/png' ? plainPng(asset.bytes) : null
    if (plain) return context.register(plain)
    return await (await PngEmbedder.for(asset.bytes)).embedIntoContext(context)
  } catch (error) {
    // The embedders throw plain errors and text on damaged files; the page keeps the image's room.
    if (error instanceof Error || typeof error === 'string') return null
    throw error
  }
}

/** Matrices of the unit square by orientation: flips, half a turn, quarter turns. */
const TURNS = [
  '',
  '',
  '-1 0 0 1 1 0',
  '-1 0 0 -1 1 1',
  '1 0 0 -1 0 1',
  '0 -1 -1 0 1 1',
  '0 -1 1 0 0 1',
  '0 1 1 0 0 0',
  '0 1 -1 0 1 0',
]

/** An image upright: cameras store it as it fell on the chip, and how to turn it. */
function turned(context: PDFContext, image: PDFRef, orientation: number): PDFRef {
  const matrix = TURNS[orientation] ?? ''
  if (matrix === '') return image
  const entries = `/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</I ${refText(image)}>>>>`
  return context.register(new BytesObject(entries, latin1(`${matrix} cm /I Do`)))
}

const COLOUR = { grey: 0, rgb: 2, palette: 3 } as const

/** A PNG without transparency and interlacing: its rows are in the form that PDF's PNG predictor reads. */
function plainPng(bytes: Uint8Array): BytesObject | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const [depth, colour, interlace] = [view.getUint8(24), view.getUint8(25), view.getUint8(28)]
  const { data, palette, transparent } = readChunks(view, bytes)
  if (interlace !== 0 || transparent) return null
  const space = colourSpace(colour, palette)
  if (space === null || data.length === 0) return null
  const colours = colour === COLOUR.rgb ? 3 : 1
  const entries =
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${depth}/ColorSpace${space}` +
    `/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ${colours}/BitsPerComponent ${depth}/Columns ${width}>>`
  return new BytesObject(entries, joined(data))
}

function colourSpace(colour: number, palette: Uint8Array | null): string | null {
  if (colour === COLOUR.grey) return '/DeviceGray'
  if (colour === COLOUR.rgb) return '/DeviceRGB'
  if (colour !== COLOUR.palette || !palette) return null
  const hex = [...palette].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${hex}>]`
}

interface Chunks {
  readonly data: Uint8Array[]
  readonly palette: Uint8Array | null
  readonly transparent: boolean
}

function readChunks(view: DataView, bytes: Uint8Array): Chunks {
  const data: Uint8Array[] = []
  let palette: Uint8Array | null = null
  let transparent = false
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'IDAT') data.push(body)
    if (name === 'PLTE') palette = body
    if (name === 'tRNS') transparent = true
    at += length + 12
  }
  return { data, palette, transparent }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** What embedding a drawing needs. */
export interface DrawingTools extends SvgTools {
  readonly deflate: Deflate
  /** The fonts of all pages: a drawing's text uses the same. */
  readonly fontResources: PDFRef
}

/** Embeds an SVG as a drawing that fills the unit square, as images do; null when it can't be read. */
export async function embedDrawing(
  context: PDFContext,
  { bytes }: Asset,
  tools: DrawingTools,
): Promise<PDFRef | null> {
  const source = readSvg(bytes)
  const size = readSvgFacts(bytes)
  if (!source || !size) return null
  const [x, y, width, height] = viewBoxOf(source.root) ?? [0, 0, size.width, size.height]
  const resources = new DrawingResources(context, tools.deflate, tools.fontResources)
  const pictures = await embedPictures(context, source.root)
  const operators = drawSvg({ tools, source, resources, pictures, size: [width, height] })
  resources.finish()
  // SVG counts downwards.
  const matrix = [1 / width, 0, 0, -1 / height, -x / width, 1 + y / height]
    .map((value) => value.toFixed(8))
    .join(' ')
  const group = resources.blends ? '/Group<</S/Transparency/I true/CS/DeviceRGB>>' : ''
  const entries =
    `/Type/XObject/Subtype/Form${group}/BBox[${[x, y, x + width, y + height].map(fine).join(' ')}]/Matrix[${matrix}]` +
    `/Resources ${refText(resources.ref)}/Filter/FlateDecode`
  return context.register(new BytesObject(entries, tools.deflate(operators)))
}

/** Embeds the pictures within a drawing, by their addresses. */
async function embedPictures(context: PDFContext, root: XmlElement): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>()
  const visit = async (element: XmlElement): Promise<void> => {
    const href = element.name === 'image' ? hrefOf(element) : ''
    const picture = href === '' || pictures.has(href) ? null : embeddedPicture(href)
    const size = picture && rasterSize(picture.mime, picture.bytes)
    const ref = picture && size ? await embedImage(context, picture) : null
    if (ref && size) pictures.set(href, { ref, ...size })
    for (const child of element.children) await visit(child)
  }
  await visit(root)
  return pictures
}

/** A white square of one pixel, for an image that turned out damaged only when it was embedded. */
export function blankImage(context: PDFContext): PDFRef {
  const entries = '/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray'
  return context.register(new BytesObject(entries, latin1('\xff')))
}
