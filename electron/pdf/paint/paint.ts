// Paints pages to PDF bytes. Only this folder and `enclose` use pdf-lib.
import { PDFContext, PDFHeader, type PDFRef } from 'pdf-lib'
import type { AssetId } from '#shared/document/nodes'
import { attachFiles, bindPages } from '../enclose/bind'
import { claimOf, type FileClaim } from '../enclose/conformance'
import { withEnclosures } from '../enclose/join'
import { type Enclosures, factsOf, openEnclosures } from '../enclose/opened'
import type { FontSet } from '../fonts/font-set'
import type { Frame, Layout, Page } from '../types'
import { OVERLAY, pagePainter } from './content'
import { digest } from './digest'
import type { Element } from './element'
import { embedFont } from './embed-fonts'
import { GlyphEncoder } from './glyphs'
import { blankImage, type DrawingTools, embedDrawing, embedImage } from './images'
import { Links } from './links'
import { writeInfo, writeOutputIntent, writeXmp } from './metadata'
import { BytesObject, latin1, num, numberText, refText, TextObject, textString } from './objects'
import { namedDestinations, type Places, pageLabels, writeOutline } from './outline'
import { Structure } from './structure'
import { type Deflate, writeFile } from './writer'

/** Resources for painting besides the layout. */
export interface PaintResources {
  readonly fonts: FontSet
  readonly deflate: Deflate
}

/** Pages painted between two progress reports. */
const REPORT_EVERY = 20
/** Children per node of the page tree. */
const PAGES_PER_NODE = 64

/** Paints a layout. The same layout produces the same bytes. Page objects as in ISO 32000-1, 7.7.3.3. */
export async function paintPdf(
  pack: Layout,
  resources: PaintResources,
  onProgress: (done: number) => void,
): Promise<Uint8Array> {
  const enclosures = await openEnclosures(pack)
  const layout = withEnclosures(pack, factsOf(enclosures))
  const context = emptyFile(layout.info)
  const structure = new Structure(context, layout)
  const encoder = new GlyphEncoder(resources.fonts.tables)
  const shared = context.nextRef()
  const fontResources = context.nextRef()
  const drawing = { fonts: resources.fonts, encoder, deflate: resources.deflate, fontResources }
  const images = await embedImages(context, layout, drawing)
  const bound = bindPages(context, layout, enclosures, resources.deflate)
  const pages = layout.pages.map(() => context.nextRef())
  const tools = {
    encoder,
    structure,
    enclosed: bound.find,
    imageName: (asset: string) => (images.has(asset) ? `I${[...images.keys()].indexOf(asset)}` : null),
  }
  const contents: Uint8Array[] = []
  const places = { layout, pages, structure }
  const links = new Links(context, places)
  const nodes = pageNodes(context, pages)
  const objects = [...images.values()].map((ref, index) => `/I${index} ${refText(ref)}`).join('')
  const states = statesText(layout)
  const resourcesText = (more: string): string =>
    `<</Font ${refText(fontResources)}${states}/XObject<<${objects}${more}>>>>`
  const resourcesOf = (page: number): string => {
    const enclosed = bound.objectsOn(page)
    return enclosed === '' ? refText(shared) : resourcesText(enclosed)
  }
  const paint = pagePainter(tools, layout.pages, pages)
  layout.pages.forEach((page, index) => {
    const [ref, painted] = [pages[index] as PDFRef, paint(index)]
    const bytes = resources.deflate(painted.content)
    contents.push(bytes)
    const content = context.register(new BytesObject('/Filter/FlateDecode', bytes))
    const parents = structure.addParents(parentsText(painted.marked))
    const annotations = painted.links.flatMap((link) => links.add(link, ref))
    // PDF/UA-1 (ISO 14289-1), 7.18.3: tab order follows the structure tree wherever there are annotations.
    const annots = annotations.length === 0 ? '' : `/Annots[${annotations.map(refText).join(' ')}]`
    context.assign(
      ref,
      new TextObject(
        `<</Type/Page/Parent ${refText(nodes.parentOf(index))}/MediaBox[0 0 ${num(page.width)} ${num(page.height)}]${cutBoxes(page)}/Resources ${resourcesOf(index)}` +
          `/Contents ${refText(content)}/StructParents ${parents}/Tabs/S${annots}>>`,
      ),
    )
    if (index % REPORT_EVERY === 0) onProgress(index / layout.pages.length)
  })
  context.assign(fontResources, new TextObject(fontsText(context, encoder, resources)))
  context.assign(shared, new TextObject(resourcesText('')))
  links.write()
  const elements = structure.write()
  const root = writeCatalog(context, layout, {
    places,
    nodes: nodes.root,
    deflate: resources.deflate,
    claim: claimOf(layout, enclosures),
    layers: bound.layers,
  })
  const info = writeInfo(context, layout.info)
  const id = digest([...contents, ...namesOf(layout, enclosures)])
  const file = writeFile(context, resources.deflate, { root, info, id, elements })
  onProgress(1)
  return file
}

/** What tells files of the same contents apart. */
const namesOf = ({ info }: Layout, { files }: Enclosures): Uint8Array[] => [
  latin1([info.date, ...files.keys()].join(' ')),
  new TextEncoder().encode(info.title),
]

/** Graphics states that pages need. */
function statesText({ pages }: Layout): string {
  const isNeeded = ({ isOverlaid, watermark }: Page): boolean => isOverlaid && watermark.length > 0
  return pages.some(isNeeded) ? `/ExtGState<</${OVERLAY}<</Type/ExtGState/BM/Multiply>>>>` : ''
}

/** The boxes of a page that is cut (ISO 32000-1, 14.11.2): what is left of it, and how far ink may run over that. */
function cutBoxes({ width, height, cut }: Page): string {
  if (!cut) return ''
  const box = (inset: number): string =>
    `[${[inset, inset, width - inset, height - inset].map(num).join(' ')}]`
  return `/TrimBox${box(cut.margin)}/BleedBox${box(cut.margin - cut.bleed)}`
}

function emptyFile({ standard }: Layout['info']): PDFContext {
  const context = PDFContext.create()
  context.header = standard === 'ua2' ? PDFHeader.forVersion(2, 0) : PDFHeader.forVersion(1, 7)
  return context
}

/** The fonts that were used, embedded. */
function fontsText(context: PDFContext, encoder: GlyphEncoder, resources: PaintResources): string {
  const fonts = [...encoder.used]
    .sort(([a], [b]) => a - b)
    .map(
      ([font, used]) =>
        `/F${font} ${refText(embedFont({ context, ...resources }, font, used, encoder.copiesIn(font)))}`,
    )
  return `<<${fonts.join('')}>>`
}

async function embedImages(
  context: PDFContext,
  layout: Layout,
  drawing: DrawingTools,
): Promise<Map<AssetId, PDFRef>> {
  const ids = new Set<AssetId>()
  for (const page of layout.pages) {
    for (const { frames } of [...page.groups, { frames: page.furniture }]) {
      for (let i = 0; i < frames.length; i++) {
        const frame = frames[i] as Frame
        if (frame.kind === 'image') ids.add(frame.asset)
      }
    }
  }
  const images = new Map<AssetId, PDFRef>()
  for (const id of ids) {
    const asset = layout.assets.get(id)
    const drawn = asset?.mime === 'image/svg+xml'
    const ref = drawn
      ? await embedDrawing(context, asset, drawing)
      : asset
        ? await embedImage(context, asset, drawing.deflate)
        : null
    images.set(id, ref ?? blankImage(context))
  }
  return images
}

/** The page tree (ISO 32000-1, 7.7.3): intermediate nodes let readers find a page of a long document quickly. */
function pageNodes(
  context: PDFContext,
  pages: readonly PDFRef[],
): { root: PDFRef; parentOf: (index: number) => PDFRef } {
  const root = context.nextRef()
  const count = Math.max(1, Math.ceil(pages.length / PAGES_PER_NODE))
  const refs = count === 1 ? [root] : Array.from({ length: count }, () => context.nextRef())
  refs.forEach((ref, index) => {
    const kids = pages.slice(index * PAGES_PER_NODE, (index + 1) * PAGES_PER_NODE)
    const parent = ref === root ? '' : `/Parent ${refText(root)}`
    context.assign(
      ref,
      new TextObject(`<</Type/Pages${parent}/Kids[${kids.map(refText).join(' ')}]/Count ${kids.length}>>`),
    )
  })
  if (count > 1) {
    context.assign(
      root,
      new TextObject(`<</Type/Pages/Kids[${refs.map(refText).join(' ')}]/Count ${pages.length}>>`),
    )
  }
  return { root, parentOf: (index) => refs[Math.floor(index / PAGES_PER_NODE)] as PDFRef }
}

const DUPLEX = { longEdge: 'DuplexFlipLongEdge', shortEdge: 'DuplexFlipShortEdge' } as const

/** What a print dialog is to propose (ISO 32000-1, 12.2). */
const printing = ({ sides, exact }: Layout['info']): string =>
  (sides ? `/Duplex/${DUPLEX[sides]}` : '') + (exact ? '/PrintScaling/None' : '')

interface CatalogParts {
  readonly places: Places
  readonly nodes: PDFRef
  readonly deflate: Deflate
  readonly claim: FileClaim
  /** Its entry for layers, if there are any. */
  readonly layers: string
}

/**
 * The catalog (ISO 32000-1, 7.7.2). Of its entries, ISO 14289-1 demands `MarkInfo` (6.2), `StructTreeRoot`, `Metadata` and
 * `DisplayDocTitle` (7.1) and `Lang` (7.2); ISO 19005-2 demands `OutputIntents` for device colours (6.2.4.3).
 */
function writeCatalog(context: PDFContext, layout: Layout, parts: CatalogParts): PDFRef {
  const outline = writeOutline(context, parts.places)
  const attached = attachFiles(context, layout, parts.deflate)
  const names = namedDestinations(parts.places) + attached.names
  return context.register(
    new TextObject(
      `<</Type/Catalog/Pages ${refText(parts.nodes)}/Lang${textString(layout.info.language)}/MarkInfo<</Marked true>>` +
        `/StructTreeRoot ${refText(parts.places.structure.root)}/ViewerPreferences<</DisplayDocTitle true${layout.rightToLeft ? '/Direction/R2L' : ''}${printing(layout.info)}>>/Metadata ${refText(writeXmp(context, layout.info, parts.claim))}` +
        `/OutputIntents[${writeOutputIntent(context, parts.deflate)}]/PageLabels${pageLabels(layout.pages)}` +
        `${names === '' ? '' : `/Names<<${names}>>`}${attached.catalog}${parts.layers}${outline ? `/Outlines ${refText(outline)}/PageMode/UseOutlines` : ''}>>`,
    ),
  )
}

/** The parent tree's entry of a page: the elements of its marked content (ISO 32000-1, 14.7.4.4). */
const parentsText = (marked: readonly Element[]): string =>
  `[${marked.map((element) => numberText(element.object)).join(' ')}]`
