// Where links and bookmarks of a PDF lead: places on its pages, or addresses.
import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib'
import { arrayIn, asDict, dictIn, entry, nameIn, numberIn, resolve, textIn } from './lookup'
import { annotationsOf, apply, pageIndex, type SourcePage, toUnitSquare } from './pages'

/** A place on a page of the file (from 0): shares of the upright page's width and height, from its top left. */
export interface SourcePlace {
  readonly page: number
  readonly x: number
  readonly y: number
}

/** An area on a page, in shares of the upright page from its top left, and where it leads. */
export interface SourceLink {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly target: SourcePlace | { readonly href: string }
}

export interface SourceBookmark {
  readonly title: string
  /** From 1. */
  readonly level: number
  readonly place: SourcePlace
}

/** Finds places in a file. */
export interface Places {
  /** Where an action or a destination leads; null for what is neither a place in the file nor an allowed address. */
  targetOf(holder: PDFDict): SourcePlace | { readonly href: string } | null
}

/** Addresses that a link may have: the same as in a pack. */
const ADDRESS = /^(https?:\/\/|mailto:|tel:)[^\s"<>]*$/i

/** Reads the named destinations when the first is asked for. */
export function placesIn(
  context: PDFContext,
  catalog: PDFDict | undefined,
  pages: readonly SourcePage[],
): Places {
  const indexes = new Map<PDFDict, number>()
  pages.forEach(({ dict }, index) => {
    if (!indexes.has(dict)) indexes.set(dict, index)
  })
  let named: Map<string, PDFObject> | null = null
  const byName = (name: string): PDFObject | undefined => {
    named ??= namedDestinations(catalog)
    return resolve(context, named.get(name))
  }
  const placeOf = (dest: PDFObject | undefined): SourcePlace | null => {
    const found = isName(dest) ? byName(nameText(dest)) : dest
    const array = found instanceof PDFDict ? entry(found, 'D') : found
    if (!(array instanceof PDFArray)) return null
    const page = pageIndex(indexes, array)
    return page === undefined ? null : { page, ...cornerOf(pages[page] as SourcePage, array) }
  }
  return {
    targetOf(holder) {
      const action = dictIn(holder, 'A')
      if (!action) return placeOf(entry(holder, 'Dest'))
      if (nameIn(action, 'S') === 'GoTo') return placeOf(entry(action, 'D'))
      const href = nameIn(action, 'S') === 'URI' ? textIn(action, 'URI') : ''
      return ADDRESS.test(href) ? { href } : null
    },
  }
}

type Name = PDFName | PDFString | PDFHexString
const isName = (object: PDFObject | undefined): object is Name =>
  object instanceof PDFName || object instanceof PDFString || object instanceof PDFHexString

/** Bytes as text: names are compared byte by byte. */
function nameText(name: Name): string {
  if (name instanceof PDFName) return name.asString().slice(1)
  return String.fromCharCode(...name.asBytes().slice(0, LONGEST_NAME))
}
const LONGEST_NAME = 1000

/** The top left corner that a destination shows (ISO 32000-1, 12.3.2.2), in shares of the upright page. */
function cornerOf(page: SourcePage, dest: PDFArray): { readonly x: number; readonly y: number } {
  const kind = nameIn(dest, 1)
  const [left, , , top] = page.box
  const at = (index: number, or: number): number => numberIn(dest, index) ?? or
  const [x, y] =
    kind === 'XYZ'
      ? [at(2, left), at(3, top)]
      : kind === 'FitH' || kind === 'FitBH'
        ? [left, at(2, top)]
        : [left, top]
  const [across, up] = apply(toUnitSquare(page), x, y)
  return { x: inside(across), y: inside(1 - up) }
}

const inside = (share: number): number => Math.min(1, Math.max(0, share))

/** Nodes of a name tree and entries of an outline that are read at most. */
const MOST_NODES = 20_000

/** Named destinations: the dictionary of PDF 1.1, and the name tree (ISO 32000-1, 12.3.2.3 and 7.9.6). */
function namedDestinations(catalog: PDFDict | undefined): Map<string, PDFObject> {
  const found = new Map<string, PDFObject>()
  const old = catalog && dictIn(catalog, 'Dests')
  for (const [name, dest] of old?.entries() ?? []) found.set(nameText(name), dest)
  const names = catalog && dictIn(catalog, 'Names')
  const root = names && dictIn(names, 'Dests')
  const open = root ? [root] : []
  const seen = new Set<PDFDict>()
  while (open.length > 0 && seen.size < MOST_NODES) {
    const node = open.pop() as PDFDict
    if (seen.has(node)) continue
    seen.add(node)
    const pairs = arrayIn(node, 'Names')?.asArray() ?? []
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const name = resolve(node.context, pairs[i])
      if (isName(name)) found.set(nameText(name), pairs[i + 1] as PDFObject)
    }
    for (const kid of arrayIn(node, 'Kids')?.asArray() ?? []) {
      const below = asDict(resolve(node.context, kid))
      if (below) open.push(below)
    }
  }
  return found
}

/** The links of a page that lead somewhere. */
export function linksOn(page: SourcePage, places: Places): SourceLink[] {
  return annotationsOf(page).flatMap((annotation) => {
    if (nameIn(annotation, 'Subtype') !== 'Link') return []
    const target = places.targetOf(annotation)
    const area = target && areaOf(page, annotation)
    return area ? [{ ...area, target }] : []
  })
}

function areaOf(page: SourcePage, annotation: PDFDict): Omit<SourceLink, 'target'> | null {
  const rect = arrayIn(annotation, 'Rect')
  const numbers = rect ? [0, 1, 2, 3].map((index) => numberIn(rect, index)) : []
  const [x1, y1, x2, y2] = numbers
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null
  const matrix = toUnitSquare(page)
  const [a, b] = [apply(matrix, x1, y1), apply(matrix, x2, y2)]
  const [left, right] = [inside(Math.min(a[0], b[0])), inside(Math.max(a[0], b[0]))]
  const [top, bottom] = [inside(1 - Math.max(a[1], b[1])), inside(1 - Math.min(a[1], b[1]))]
  const area = { x: left, y: top, width: right - left, height: bottom - top }
  return area.width > 0 && area.height > 0 ? area : null
}

/** Levels of bookmarks that are kept; deeper ones are left out. */
const MOST_LEVELS = 6
const MOST_BOOKMARKS = 5000

/** The bookmarks of a file that lead to its pages, in order (ISO 32000-1, 12.3.3). */
export function bookmarksOf(catalog: PDFDict | undefined, places: Places): SourceBookmark[] {
  const bookmarks: SourceBookmark[] = []
  const seen = new Set<PDFDict>()
  const outlines = catalog && dictIn(catalog, 'Outlines')
  const first = outlines && dictIn(outlines, 'First')
  const open: { readonly item: PDFDict; readonly level: number }[] = first ? [{ item: first, level: 1 }] : []
  while (open.length > 0 && bookmarks.length < MOST_BOOKMARKS && seen.size < MOST_NODES) {
    const { item, level } = open.pop() as (typeof open)[number]
    if (seen.has(item)) continue
    seen.add(item)
    const target = places.targetOf(item)
    const title = textIn(item, 'Title')
    if (target && 'page' in target && title !== '') bookmarks.push({ title, level, place: target })
    const [next, below] = [dictIn(item, 'Next'), dictIn(item, 'First')]
    if (next) open.push({ item: next, level })
    if (below && level < MOST_LEVELS) open.push({ item: below, level: level + 1 })
  }
  return bookmarks
}
