// The pages of a parsed PDF in their order: their boxes, turned upright, with what they inherit.
import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject } from 'pdf-lib'
import {
  arrayIn,
  asDict,
  dictIn,
  entry,
  itemsOf,
  nameIn,
  numberIn,
  numberOf,
  numbersOf,
  resolve,
} from './lookup'

/** Left, bottom, right and top, in the units of the page. */
export type Box = readonly [number, number, number, number]

/** A turn to the right that makes a page upright, in degrees. */
export type Turn = 0 | 90 | 180 | 270

/** A page as found in its file. */
export interface SourcePage {
  readonly dict: PDFDict
  /** As found: pages that share them have the same reference. */
  readonly resources: PDFObject | null
  /** The visible box. */
  readonly box: Box
  readonly turn: Turn
  /** Points per unit. */
  readonly unit: number
}

/** Pages of a file at most: a longer one is refused. */
export const MOST_PAGES = 5000

/** Attributes that pages inherit from the nodes above them (ISO 32000-1, 7.7.3.4). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const
type Inherited = Readonly<Partial<Record<(typeof INHERITED)[number], PDFObject>>>

interface Node {
  readonly dict: PDFDict
  readonly from: Inherited
}

/**
 * The pages of a file (ISO 32000-1, 7.7.3): its page tree in order, or, if that leads to none, all pages that it has. At most one
 * more than `MOST_PAGES`. A tree that contains itself ends there.
 */
export function pagesOf(context: PDFContext, catalog: PDFDict | undefined): SourcePage[] {
  const root = catalog && dictIn(catalog, 'Pages')
  const found = root ? pagesBelow(root) : []
  return found.length > 0 ? found : loosePages(context)
}

function pagesBelow(root: PDFDict): SourcePage[] {
  const pages: SourcePage[] = []
  const seen = new Set<PDFDict>()
  const open: Node[] = [{ dict: root, from: {} }]
  while (open.length > 0 && pages.length <= MOST_PAGES) {
    const { dict, from } = open.pop() as Node
    const kids = nameIn(dict, 'Type') === 'Page' ? undefined : arrayIn(dict, 'Kids')
    const inherited = inheritedBy(dict, from)
    if (!kids) {
      if (dict !== root || nameIn(dict, 'Type') === 'Page') pages.push(pageOf(dict, inherited))
      continue
    }
    if (seen.has(dict)) continue
    seen.add(dict)
    for (const kid of itemsOf(kids, MOST_PAGES + 1).reverse()) {
      const below = asDict(kid)
      if (below) open.push({ dict: below, from: inherited })
    }
  }
  return pages
}

function inheritedBy(dict: PDFDict, from: Inherited): Inherited {
  const own = INHERITED.flatMap((key) => {
    const value = dict.get(PDFName.of(key))
    return value ? [[key, value] as const] : []
  })
  return own.length > 0 ? { ...from, ...Object.fromEntries(own) } : from
}

/** Pages of a file whose tree is lost, in the order of their numbers. */
function loosePages(context: PDFContext): SourcePage[] {
  const pages: SourcePage[] = []
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || nameIn(object, 'Type') !== 'Page') continue
    pages.push(pageOf(object, inheritedBy(object, {})))
    if (pages.length > MOST_PAGES) break
  }
  return pages
}

/** A sheet of US letter, which readers assume where a page has no box. */
const LETTER: Box = [0, 0, 612, 792]

function pageOf(dict: PDFDict, inherited: Inherited): SourcePage {
  const { context } = dict
  const whole = boxOf(resolve(context, inherited.MediaBox)) ?? LETTER
  const cropped = boxOf(resolve(context, inherited.CropBox))
  const turn = resolve(context, inherited.Rotate)
  const quarters = Math.round((numberOf(turn) ?? 0) / 90)
  const unit = numberIn(dict, 'UserUnit') ?? 1
  return {
    dict,
    resources: asDict(resolve(context, inherited.Resources)) ? (inherited.Resources ?? null) : null,
    box: (cropped && common(whole, cropped)) ?? whole,
    turn: ((((quarters % 4) + 4) % 4) * 90) as Turn,
    unit: unit > 0 && unit <= MOST_UNIT ? unit : 1,
  }
}

/** The largest unit that readers accept. */
const MOST_UNIT = 75_000
/** Boxes smaller than this are no pages, and none is larger. */
const LEAST_SIDE = 1
const MOST_SIDE = 1_000_000

/** A rectangle (ISO 32000-1, 7.9.5) with its corners in order; null for one that is no page. */
function boxOf(object: PDFObject | undefined): Box | null {
  if (!(object instanceof PDFArray)) return null
  const numbers = numbersOf(object, 4)
  if (!numbers) return null
  const [a, b, c, d] = numbers as [number, number, number, number]
  return asPage([Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)])
}

function asPage(box: Box): Box | null {
  const [width, height] = [box[2] - box[0], box[3] - box[1]]
  const sides = [width, height, ...box.map(Math.abs)]
  if (sides.some((side) => side > MOST_SIDE)) return null
  return width >= LEAST_SIDE && height >= LEAST_SIDE ? box : null
}

const common = (one: Box, other: Box): Box | null =>
  asPage([
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ])

/** Width and height of a page as it is seen, in points. */
export function sizeOf({ box, turn, unit }: SourcePage): { readonly width: number; readonly height: number } {
  const [width, height] = [(box[2] - box[0]) * unit, (box[3] - box[1]) * unit]
  return turn % 180 === 0 ? { width, height } : { width: height, height: width }
}

/** Coefficients of a transformation as in PDF (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

/** Maps the visible box, turned upright, to points from its lower left corner. */
export function toUpright(page: SourcePage): Matrix {
  const { width, height } = sizeOf(page)
  const [a, b, c, d, e, f] = toUnitSquare(page)
  return [a * width, b * height, c * width, d * height, e * width, f * height]
}

/** Maps the visible box, turned upright, onto the unit square. */
export function toUnitSquare({ box, turn }: Pick<SourcePage, 'box' | 'turn'>): Matrix {
  const [left, bottom, right, top] = box
  const [w, h] = [right - left, top - bottom]
  switch (turn) {
    case 90:
      return [0, -1 / w, 1 / h, 0, -bottom / h, right / w]
    case 180:
      return [-1 / w, 0, 0, -1 / h, right / w, top / h]
    case 270:
      return [0, 1 / w, -1 / h, 0, top / h, -left / w]
    default:
      return [1 / w, 0, 0, 1 / h, -left / w, -bottom / h]
  }
}

export const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

/** Annotations of a page, without repetitions. */
export function annotationsOf({ dict }: SourcePage): PDFDict[] {
  const annots = arrayIn(dict, 'Annots')
  if (!annots) return []
  const found = new Set<PDFDict>()
  for (const one of itemsOf(annots, MOST_ANNOTATIONS)) {
    const annotation = asDict(one)
    if (annotation) found.add(annotation)
  }
  return [...found]
}

/** Annotations of a page at most. */
const MOST_ANNOTATIONS = 5000

/** A value of an entry that may be a page: its index. */
export function pageIndex(pages: ReadonlyMap<PDFDict, number>, dest: PDFArray): number | undefined {
  const target = entry(dest, 0)
  if (target instanceof PDFDict) return pages.get(target)
  const number = numberIn(dest, 0)
  return number !== undefined && Number.isInteger(number) && number >= 0 && number < pages.size
    ? number
    : undefined
}
