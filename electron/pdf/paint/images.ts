// Embeds images: JPEGs, and PNG data that a PDF can use directly, unchanged; other PNGs as samples.
import { JpegEmbedder, type PDFContext, type PDFRef } from 'pdf-lib'
import { rasterFault } from '#shared/image'
import type { Asset } from '#shared/pack'
import { PNG_COLOUR, type Png, readPng } from '#shared/png'
import type { XmlElement } from '#shared/xml'
import { jpegOrientation, rasterSize } from '../raster-size'
import { inspectSvg } from '../svg/inspect'
import { embeddedPicture, hrefOf, readSvg } from '../svg/source'
import { BytesObject, latin1, refText } from './objects'
import { samplesIn } from './png-samples'
import { drawSvg } from './svg/draw'
import { fine } from './svg/matrix'
import { DrawingResources } from './svg/resources'
import type { Picture, SvgTools } from './svg/scene'
import type { Deflate } from './writer'

/** Embeds an image; null when its bytes are damaged. */
export async function embedImage(
  context: PDFContext,
  asset: Pick<Asset, 'mime' | 'bytes'>,
  deflate: Deflate,
): Promise<PDFRef | null> {
  if (asset.mime === 'image/png') {
    const png = readPng(asset.bytes)
    const plain = png && plainPng(png)
    return plain ? context.register(plain) : png && sampledPng(context, png, deflate)
  }
  try {
    const ref = await (await JpegEmbedder.for(asset.bytes)).embedIntoContext(context)
    return turned(context, ref, jpegOrientation(asset.bytes))
  } catch (error) {
    // The embedder throws plain errors and strings on damaged files; the page keeps the image's space.
    if (error instanceof Error || typeof error === 'string') return null
    throw error
  }
}

/** Matrices of the unit square by orientation: flips, half turn, quarter turns. */
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

/** An upright image: cameras store it as it fell on the sensor, with its orientation (Exif, tag Orientation). */
function turned(context: PDFContext, image: PDFRef, orientation: number): PDFRef {
  const matrix = TURNS[orientation] ?? ''
  if (matrix === '') return image
  const entries = `/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</I ${refText(image)}>>>>`
  return context.register(new BytesObject(entries, latin1(`${matrix} cm /I Do`)))
}

/**
 * A PNG without transparency and interlacing: its rows are in the format of PDF's PNG predictor (ISO 32000-1, 7.4.4.4).
 */
function plainPng(png: Png): BytesObject | null {
  const { width, height, depth, colour, interlaced, transparent, data } = png
  const space = interlaced || transparent ? null : colourSpace(png)
  if (space === null) return null
  const colours = colour === PNG_COLOUR.rgb ? 3 : 1
  const entries =
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${depth}/ColorSpace${space}` +
    `/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ${colours}/BitsPerComponent ${depth}/Columns ${width}>>`
  return new BytesObject(entries, joined(data))
}

function colourSpace({ colour, palette }: Png): string | null {
  if (colour === PNG_COLOUR.grey) return '/DeviceGray'
  if (colour === PNG_COLOUR.rgb) return '/DeviceRGB'
  if (colour !== PNG_COLOUR.palette || !palette) return null
  const hex = [...palette].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${hex}>]`
}

/** Any other PNG: its samples, and its transparency as a soft-mask image (ISO 32000-1, 11.6.5.3). */
function sampledPng(context: PDFContext, png: Png, deflate: Deflate): PDFRef | null {
  const samples = samplesIn(png)
  if (!samples) return null
  const { width, height, colours, grey, alpha } = samples
  const image = (space: string, data: Uint8Array, rest: string): PDFRef =>
    context.register(
      new BytesObject(
        `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/${space}/Filter/FlateDecode${rest}`,
        deflate(data),
      ),
    )
  const mask = alpha ? `/SMask ${refText(image('DeviceGray', alpha, ''))}` : ''
  return image(grey ? 'DeviceGray' : 'DeviceRGB', colours, mask)
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

/** Tools for embedding a drawing. */
export interface DrawingTools extends SvgTools {
  readonly deflate: Deflate
  /** The fonts of all pages, which a drawing's text also uses. */
  readonly fontResources: PDFRef
}

/**
 * Embeds an SVG as a form XObject (ISO 32000-1, 8.10) that fills the unit square, as images do; null when it can't be
 * read.
 */
export async function embedDrawing(
  context: PDFContext,
  { bytes }: Asset,
  tools: DrawingTools,
): Promise<PDFRef | null> {
  const source = readSvg(bytes)
  const facts = inspectSvg(bytes)
  if (!source || !facts) return null
  const { width, height } = facts
  const resources = new DrawingResources(context, tools.deflate, tools.fontResources)
  const pictures = await embedPictures(context, source.root, tools.deflate)
  const operators = drawSvg({ tools, source, resources, pictures, outer: [width, height] })
  resources.finish()
  // In SVG, y points downwards.
  const matrix = [1 / width, 0, 0, -1 / height, 0, 1].map((value) => value.toFixed(8)).join(' ')
  const group = resources.blends ? '/Group<</S/Transparency/I true/CS/DeviceRGB>>' : ''
  const entries =
    `/Type/XObject/Subtype/Form${group}/BBox[${[0, 0, width, height].map(fine).join(' ')}]/Matrix[${matrix}]` +
    `/Resources ${refText(resources.ref)}/Filter/FlateDecode`
  return context.register(new BytesObject(entries, tools.deflate(operators)))
}

/** Embeds the pictures within a drawing, by their addresses. */
async function embedPictures(
  context: PDFContext,
  root: XmlElement,
  deflate: Deflate,
): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>()
  const visit = async (element: XmlElement): Promise<void> => {
    const href = element.name === 'image' ? hrefOf(element) : ''
    const picture = href === '' || pictures.has(href) ? null : embeddedPicture(href)
    const size = picture && rasterSize(picture.mime, picture.bytes)
    const sound = picture && size && rasterFault(picture.mime, picture.bytes) === null
    const ref = sound ? await embedImage(context, picture, deflate) : null
    if (ref && size) pictures.set(href, { ref, ...size })
    for (const child of element.children) await visit(child)
  }
  await visit(root)
  return pictures
}

/** A white image of one pixel, for an image found to be damaged only when embedding it. */
export function blankImage(context: PDFContext): PDFRef {
  const entries = '/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray'
  return context.register(new BytesObject(entries, latin1('\xff')))
}
