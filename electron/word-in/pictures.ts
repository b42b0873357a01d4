// Pictures of a Word file: images that a pack can show; for anything else a place that says what was there.
import type { BlockNode, Item, Line } from './lines'
import { newAnchor } from './lines'
import type { Reading, Story } from './reading'
import { shortened } from './report'
import { child, type El, find, numberIn } from './tree'

/** English metric units of a twip. */
const EMU = 635
const FORMATS: Readonly<Record<string, string>> = {
  emf: 'a Windows metafile (EMF)',
  wmf: 'a Windows metafile (WMF)',
  gif: 'a GIF',
  bmp: 'a bitmap (BMP)',
  tif: 'a TIFF',
  tiff: 'a TIFF',
  wdp: 'a JPEG XR',
  pict: 'a Macintosh picture',
}

/** A picture as the file names it. */
interface Picture {
  /** Relationship of its bytes. */
  readonly id: string
  readonly alt: string
  readonly decorative: boolean
  /** In twips; undefined when it isn't said. */
  readonly width: number | undefined
  /** Only a link, which is never followed. */
  readonly linked: boolean
}

/** Reads the pictures of a drawing, new or old. */
export function readPictures(reading: Reading, story: Story, drawing: El): readonly Item[] {
  if (drawing.name === 'w:drawing') return readDrawing(reading, story, drawing)
  if (find(drawing, 'v:rect')?.attributes['o:hr'] === 't') return [rule(story)]
  return readOldDrawing(reading, story, drawing)
}

/** Reads an embedded object of another program: its picture is kept, the object isn't. */
export function readObject(reading: Reading, story: Story, object: El): readonly Item[] {
  const program = find(object, 'o:OLEObject')?.attributes.ProgID ?? ''
  const what = program === '' ? 'An embedded object' : `An embedded object (${shortened(program)})`
  const items = readOldDrawing(reading, story, object, true)
  if (items.length > 0) {
    reading.report.lost(`${what}: only its picture is in the pack`)
    return items
  }
  reading.report.lost(what)
  return [placeholder(reading, story, what, '')]
}

function readDrawing(reading: Reading, story: Story, drawing: El): readonly Item[] {
  const frame = child(drawing, 'wp:inline') ?? child(drawing, 'wp:anchor') ?? drawing
  const properties = child(frame, 'wp:docPr')
  const alt = altOf(properties)
  const decorative = /^(1|true)$/.test(find(properties, 'adec:decorative')?.attributes.val ?? '')
  const extent = numberIn(child(frame, 'wp:extent')?.attributes.cx)
  const pictures = allOf(frame, 'pic:pic')
  if (pictures.length === 0) return otherDrawing(reading, story, frame, alt)
  return pictures.flatMap((picture) => {
    const blip = find(picture, 'a:blip')
    const own = find(picture, 'a:ext')
    const embedded = blip?.attributes['r:embed']
    const width = pictures.length === 1 ? extent : numberIn(own?.attributes.cx)
    const named = altOf(find(picture, 'pic:cNvPr'))
    return imageItems(reading, story, {
      id: embedded ?? blip?.attributes['r:link'] ?? '',
      alt: alt || (pictures.length > 1 ? named : ''),
      decorative,
      width: width === undefined ? undefined : width / EMU,
      linked: embedded === undefined,
    })
  })
}

/** A drawing without a picture: its text boxes are read elsewhere. */
function otherDrawing(reading: Reading, story: Story, frame: El, alt: string): readonly Item[] {
  const kind = find(frame, 'c:chart') ? 'A chart' : find(frame, 'dgm:relIds') ? 'A diagram (SmartArt)' : null
  if (kind === null) {
    if (!find(frame, 'w:txbxContent'))
      reading.report.lost(alt === '' ? 'A drawing' : `A drawing: “${shortened(alt)}”`)
    return []
  }
  reading.report.lost(alt === '' ? kind : `${kind}: “${shortened(alt)}”`)
  return [placeholder(reading, story, kind, alt)]
}

function readOldDrawing(reading: Reading, story: Story, drawing: El, ofObject = false): readonly Item[] {
  const images = allOf(drawing, 'v:imagedata')
  if (images.length === 0) {
    if (!ofObject && !find(drawing, 'w:txbxContent') && find(drawing, 'v:shape'))
      reading.report.lost('A drawing')
    return []
  }
  return images.flatMap((image) => {
    const shape = shapeAround(drawing, image)
    const width = /(?:^|;)\s*width:\s*([\d.]+)(pt|in|cm|mm|px)?/.exec(shape?.attributes.style ?? '')
    const embedded = image.attributes['r:id'] ?? image.attributes['o:relid']
    return imageItems(
      reading,
      story,
      {
        id: embedded ?? image.attributes['r:href'] ?? '',
        alt: (shape?.attributes.alt ?? '').trim(),
        decorative: false,
        width: width ? Number(width[1]) * (TWIPS[width[2] ?? 'px'] ?? 15) : undefined,
        linked: embedded === undefined,
      },
      ofObject,
    )
  })
}

const TWIPS: Readonly<Record<string, number>> = { pt: 20, in: 1440, cm: 567, mm: 56.7, px: 15 }

function imageItems(reading: Reading, story: Story, picture: Picture, ofObject = false): Item[] {
  const { report, reader, word, assets } = reading
  const target = word.targets(story.part).get(picture.id)
  const name = target?.to.split('/').at(-1) ?? ''
  const bytes = target && !target.external ? word.bytes(target.to) : undefined
  const said = picture.alt === '' ? '' : `: “${shortened(picture.alt)}”`
  const lose = (why: string): Item[] => {
    if (ofObject) return []
    report.lost(`A picture, ${why}${said}`)
    return [placeholder(reading, story, `A picture, ${why}`, picture.alt)]
  }
  if (target?.external || picture.linked) return lose('which is in another place and only linked')
  if (!bytes) return lose('which is missing in the file')
  try {
    const { id, mime } = reader.asset(name, bytes)
    assets.set(id, { id, mime, name, bytes })
    return [
      { kind: 'image', node: imageNode(reading, story, picture, id), anchor: newAnchor(), page: story.page },
    ]
  } catch {
    const format = FORMATS[name.split('.').at(-1)?.toLowerCase() ?? '']
    return lose(
      format === undefined
        ? 'which is damaged or of a kind that a pack can’t hold'
        : `${format}, which a pack can’t hold`,
    )
  }
}

function imageNode({ reader }: Reading, { page }: Story, picture: Picture, asset: string): BlockNode {
  const share =
    picture.width === undefined ? 100 : Math.round((picture.width / Math.max(page.width, 1)) * 100)
  return {
    type: 'image',
    attrs: {
      id: reader.newId(),
      asset,
      alt: picture.alt,
      caption: '',
      widthPercent: Math.max(5, Math.min(100, share || 100)),
      decorative: picture.decorative && picture.alt === '',
      marking: null,
    },
  }
}

/** A line in place of something that a pack can't hold. */
function placeholder({ styles }: Reading, { page }: Story, what: string, alt: string): Line {
  const text = alt === '' ? `[Left out: ${lower(what)}]` : `[Left out: ${lower(what)}: ${alt}]`
  return {
    kind: 'line',
    pieces: [{ type: 'text', text, marks: [{ type: 'italic' }] }],
    style: styles.paragraph(undefined),
    heading: null,
    number: null,
    indented: false,
    align: null,
    anchor: newAnchor(),
    counts: null,
    page,
    end: [],
  }
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

const rule = ({ page }: Story): Item => ({
  kind: 'rule',
  node: { type: 'horizontalRule' },
  anchor: newAnchor(),
  page,
})

const altOf = (properties: El | undefined): string =>
  (properties?.attributes.descr || properties?.attributes.title || '').trim()

/** The elements of a name, not those in text boxes, and of alternatives only the first that has any. */
function allOf(element: El, name: string): El[] {
  if (element.name === name) return [element]
  if (element.name === 'w:txbxContent') return []
  if (element.name === 'mc:AlternateContent') {
    for (const one of element.children) {
      const found = allOf(one, name)
      if (found.length > 0) return found
    }
    return []
  }
  return element.children.flatMap((one) => allOf(one, name))
}

/** The nearest element with a style around an image. */
function shapeAround(element: El, image: El): El | undefined {
  for (const one of element.children) {
    if (one === image) return element
    const found = shapeAround(one, image)
    if (found) return found
  }
  return undefined
}
