// Pictures: each file once, and drawings beside a picture for programs that can't show them.
import { crc32 } from '#shared/crc32'
import type { AssetId } from '#shared/document/nodes'
import type { Asset } from '#shared/pack'
import { type FilePart, type Relations, zlib } from './package'
import { emus } from './units'
import { el } from './xml'

/** A picture with its size in points. */
export interface Picture {
  readonly asset: AssetId
  readonly width: number
  readonly height: number
  /** Empty for decoration. */
  readonly alt: string
}

const EXTENSIONS: Readonly<Partial<Record<Asset['mime'], string>>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/svg+xml': 'svg',
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const SVG = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main'
const DECORATIVE = 'http://schemas.microsoft.com/office/drawing/2017/decorative'
/** Extensions of drawings that Word looks for. */
const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}'
const DECORATIVE_EXTENSION = '{C183D7F6-B498-43B3-948B-1728B52AA6E4}'

/** The pictures of the file. */
export class Media {
  private readonly files = new Map<AssetId, string>()
  private readonly assets: ReadonlyMap<AssetId, Asset>
  private count = 0
  private needsStandIn = false

  constructor(assets: ReadonlyMap<AssetId, Asset>) {
    this.assets = assets
  }

  /** A picture in a line of text of the part with these relations; empty when the pack lacks it. */
  picture(picture: Picture, relations: Relations): string {
    const asset = this.assets.get(picture.asset)
    if (!asset || EXTENSIONS[asset.mime] === undefined) return ''
    const own = relations.to('image', this.fileOf(asset))
    const isDrawing = asset.mime === 'image/svg+xml'
    if (isDrawing) this.needsStandIn = true
    const shown = isDrawing ? relations.to('image', STAND_IN) : own
    return this.drawing(picture, shown, isDrawing ? own : null)
  }

  private fileOf(asset: Asset): string {
    const known = this.files.get(asset.id)
    if (known !== undefined) return known
    const file = `media/image${this.files.size + 1}.${EXTENSIONS[asset.mime]}`
    this.files.set(asset.id, file)
    return file
  }

  private drawing({ width, height, alt }: Picture, shown: string, svg: string | null): string {
    const id = ++this.count
    const size = { cx: emus(width), cy: emus(height) }
    const named = { id, name: `Picture ${id}`, descr: alt }
    const frame = el(
      'pic:pic',
      {},
      el('pic:nvPicPr', {}, el('pic:cNvPr', named), el('pic:cNvPicPr')),
      el('pic:blipFill', {}, blip(shown, svg), el('a:stretch', {}, el('a:fillRect'))),
      el(
        'pic:spPr',
        {},
        el('a:xfrm', {}, el('a:off', { x: 0, y: 0 }), el('a:ext', size)),
        el('a:prstGeom', { prst: 'rect' }, el('a:avLst')),
      ),
    )
    const inline = el(
      'wp:inline',
      { distT: 0, distB: 0, distL: 0, distR: 0 },
      el('wp:extent', size),
      el('wp:docPr', named, alt === '' ? decoration() : ''),
      el('a:graphic', {}, el('a:graphicData', { uri: `${DRAWING}/picture` }, frame)),
    )
    return el('w:drawing', {}, inline)
  }

  /** The files of all pictures. */
  parts(): FilePart[] {
    const files = [...this.files].flatMap(([id, path]): FilePart[] => {
      const bytes = this.assets.get(id)?.bytes
      return bytes ? [{ path: `word/${path}`, content: bytes, type: null }] : []
    })
    return this.needsStandIn
      ? [...files, { path: `word/${STAND_IN}`, content: standIn(), type: null }]
      : files
  }
}

const extension = (uri: string, ...content: readonly string[]): string =>
  el('a:extLst', {}, el('a:ext', { uri }, ...content))

const blip = (shown: string, svg: string | null): string =>
  el(
    'a:blip',
    { 'r:embed': shown },
    svg === null ? '' : extension(SVG_EXTENSION, el('asvg:svgBlip', { 'xmlns:asvg': SVG, 'r:embed': svg })),
  )

const decoration = (): string =>
  extension(DECORATIVE_EXTENSION, el('adec:decorative', { 'xmlns:adec': DECORATIVE, val: 1 }))

/** Shown in place of drawings by programs that know only pictures made of dots: a grey area. */
const STAND_IN = 'media/drawing.png'
const GREY = 0xee

function standIn(): Uint8Array {
  const header = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = [
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', zlib(new Uint8Array([0, GREY]))),
    pngChunk('IEND', new Uint8Array()),
  ]
  return joined(chunks)
}

function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([new TextEncoder().encode(type), data])
  return joined([bigEndian(data.length), body, bigEndian(crc32(body))])
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
