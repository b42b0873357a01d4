// What annotations and form fields of a page show in print, as drawings: nothing of them can be filled in or clicked.
import { type PDFDict, type PDFObject, PDFRawStream, type PDFRef } from 'pdf-lib'
import { isOff } from './layers'
import { arrayIn, asDict, dictIn, entry, nameIn, numberIn, numbersIn, rawEntry } from './lookup'
import { annotationsOf, apply, type Matrix, type SourcePage } from './pages'

/** An appearance with its place on the page. */
export interface Appearance {
  /** A stream, or a reference to one. */
  readonly stream: PDFObject
  readonly matrix: Matrix
}

/** Flags of an annotation (ISO 32000-1, 12.5.3): only what prints is drawn. */
const FLAG = { hidden: 2, print: 4, noView: 32 } as const
/** Links are links, and the windows of comments are not printed. */
const UNDRAWN = ['Link', 'Popup', 'Screen', 'Movie', 'Sound', 'RichMedia', '3D']

const prints = (annotation: PDFDict, off: ReadonlySet<PDFRef>): boolean => {
  const flags = numberIn(annotation, 'F') ?? 0
  const shown = (flags & FLAG.print) !== 0 && (flags & (FLAG.hidden | FLAG.noView)) === 0
  return shown && !UNDRAWN.includes(nameIn(annotation, 'Subtype')) && !isOff(annotation, off)
}

/** Whether a page has annotations that print and that only some readers draw: they have no appearance of their own. */
export const hasUndrawn = (page: SourcePage, off: ReadonlySet<PDFRef>): boolean =>
  annotationsOf(page).some(
    (annotation) =>
      prints(annotation, off) && nameIn(annotation, 'Subtype') !== 'Widget' && !dictIn(annotation, 'AP'),
  )

/** The appearances that a page shows in print, in their order (ISO 32000-1, 12.5.5). */
export function appearancesOn(page: SourcePage, off: ReadonlySet<PDFRef>): Appearance[] {
  return annotationsOf(page).flatMap((annotation) => {
    if (!prints(annotation, off)) return []
    const found = normalAppearance(annotation)
    const matrix = found && matrixOf(annotation, found.drawing.dict)
    return matrix ? [{ stream: found.raw, matrix }] : []
  })
}

interface Found {
  readonly raw: PDFObject
  readonly drawing: PDFRawStream
}

/** The normal appearance, in the state that the annotation is in. */
function normalAppearance(annotation: PDFDict): Found | null {
  const appearances = dictIn(annotation, 'AP')
  if (!appearances) return null
  const normal = entry(appearances, 'N')
  if (normal instanceof PDFRawStream) return found(appearances, 'N', normal)
  const states = asDict(normal)
  const state = nameIn(annotation, 'AS') || nameIn(annotation, 'V')
  if (!states || state === '') return null
  const drawing = entry(states, state)
  return drawing instanceof PDFRawStream ? found(states, state, drawing) : null
}

const found = (holder: PDFDict, key: string, drawing: PDFRawStream): Found => ({
  raw: rawEntry(holder, key) ?? drawing,
  drawing,
})

/** The transformation that brings the box of an appearance onto the rectangle of its annotation (ISO 32000-1, algorithm 8.1). */
function matrixOf(annotation: PDFDict, form: PDFDict): Matrix | null {
  const rect = numbersIn(annotation, 'Rect', 4)
  const box = numbersIn(form, 'BBox', 4)
  if (!rect || !box) return null
  const own = (numbersIn(form, 'Matrix', 6) ?? [1, 0, 0, 1, 0, 0]) as unknown as Matrix
  const [x1, y1, x2, y2] = box as [number, number, number, number]
  const corners = [apply(own, x1, y1), apply(own, x2, y1), apply(own, x1, y2), apply(own, x2, y2)]
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom]
  const [a, b, c, d] = rect as [number, number, number, number]
  if (!(width > 0) || !(height > 0) || a === c || b === d) return null
  const [sx, sy] = [Math.abs(c - a) / width, Math.abs(d - b) / height]
  return [sx, 0, 0, sy, Math.min(a, c) - left * sx, Math.min(b, d) - bottom * sy]
}

/** Whether a form relies on the reader to draw the values of its fields. */
export function needsAppearances(catalog: PDFDict | undefined): boolean {
  const form = catalog && dictIn(catalog, 'AcroForm')
  const needs = form && entry(form, 'NeedAppearances')
  return needs?.toString() === 'true' && (form ? (arrayIn(form, 'Fields')?.size() ?? 0) > 0 : false)
}
