// Opens a stranger's PDF: all that inspecting, checking, placing and binding its pages in need to know of it.
import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib'
import { activeIn } from './active'
import { hasUndrawn, needsAppearances } from './appearances'
import { cautionsOf, damageOf } from './cautions'
import { type Archival, archivalOf, type Claims, claimsOf } from './claims'
import { layersOff } from './layers'
import { asDict, entry, rawEntry, textIn } from './lookup'
import { MOST_PAGES, pagesOf, type SourcePage, sizeOf } from './pages'
import { invalid, parseFile } from './parse'
import { bookmarksOf, linksOn, placesIn, type SourceBookmark, type SourceLink } from './targets'

/** A file whose pages can be bound in. */
export interface OpenedFile {
  readonly context: PDFContext
  readonly pages: readonly SourcePage[]
  readonly encrypted: boolean
  /** Layers that are off. */
  readonly off: ReadonlySet<PDFRef>
  readonly facts: FileFacts
}

/** What the check and the layout need to know of a file, as plain data. */
export interface FileFacts {
  /** Upright sizes in points. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
  readonly links: readonly (readonly SourceLink[])[]
  readonly bookmarks: readonly SourceBookmark[]
  readonly title: string
  readonly author: string
  readonly claims: Claims
  readonly archival: Archival
  /** What is left out when the pages are bound in, as words. */
  readonly active: readonly string[]
  /** Its form has values that only a reader with forms would draw. */
  readonly undrawnForm: boolean
  /** It has annotations that only some readers draw. */
  readonly undrawnNotes: boolean
  /** Pages (from 0) whose content is lost: the file is damaged. */
  readonly lost: ReadonlySet<number>
  /** What shows otherwise than a reader expects, as sentences without their subject. */
  readonly cautions: readonly string[]
  /** It has layers that are off. */
  readonly hiddenLayers: boolean
}

/** Opens a file. Throws `enclosure/locked` and `enclosure/invalid`. */
export async function openFile(bytes: Uint8Array, password?: string): Promise<OpenedFile> {
  const { context, encrypted } = await parseFile(bytes, password)
  const catalog = asDict(context.lookup(context.trailerInfo.Root))
  const pages = pagesOf(context, catalog)
  if (pages.length === 0) throw invalid('It has no pages, or they are lost.')
  if (pages.length > MOST_PAGES)
    throw invalid(`It has more than ${MOST_PAGES} pages. Divide it, or add the pages that are needed.`)
  const off = layersOff(catalog)
  const facts = factsOf(context, catalog, pages, off)
  const cautions = [...damageOf(bytes, catalog, pages), ...facts.cautions]
  return { context, pages, encrypted, off, facts: { ...facts, cautions } }
}

/** Whether a page names a content that the file doesn't have. */
const isLost = (page: PDFDict): boolean =>
  rawEntry(page, 'Contents') !== undefined && entry(page, 'Contents') === undefined

function factsOf(
  context: PDFContext,
  catalog: PDFDict | undefined,
  pages: readonly SourcePage[],
  off: ReadonlySet<PDFRef>,
): FileFacts {
  const places = placesIn(context, catalog, pages)
  const info = asDict(context.lookup(context.trailerInfo.Info))
  const claims = claimsOf(catalog)
  return {
    sizes: pages.map(sizeOf),
    links: pages.map((page) => linksOn(page, places)),
    bookmarks: bookmarksOf(catalog, places),
    title: info ? textIn(info, 'Title') : '',
    author: info ? textIn(info, 'Author') : '',
    claims,
    archival: archivalOf(context, catalog, pages, claims),
    active: activeIn(context, catalog),
    undrawnForm: needsAppearances(catalog),
    undrawnNotes: pages.some((page) => hasUndrawn(page, off)),
    lost: new Set(pages.flatMap(({ dict }, index) => (isLost(dict) ? [index] : []))),
    cautions: cautionsOf(catalog, pages),
    hiddenLayers: off.size > 0,
  }
}
