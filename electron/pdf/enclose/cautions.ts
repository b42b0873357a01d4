// What the user should know of a PDF before its pages are bound in: what they show is not what the reader expects.
import type { PDFDict } from 'pdf-lib'
import { dictIn, entry, nameIn } from './lookup'
import { annotationsOf, type SourcePage } from './pages'

/** Sentences without their subject, which is the file. */
export function cautionsOf(catalog: PDFDict | undefined, pages: readonly SourcePage[]): string[] {
  const redacted = pages.filter((page) =>
    annotationsOf(page).some((annotation) => nameIn(annotation, 'Subtype') === 'Redact'),
  ).length
  return [
    ...(redacted > 0
      ? [
          'has redactions that were only marked: the words below them are still there, and are printed. Apply the redactions in the program that made them, and enclose that file.',
        ]
      : []),
    ...(catalog && dictIn(catalog, 'Collection')
      ? [
          'is a portfolio: only its cover sheet is printed. Save the files in it, and enclose them one by one.',
        ]
      : []),
    ...(isDrawnByReader(catalog)
      ? [
          'is a form that only Adobe Reader draws (XFA): its pages may say no more than “Please wait”. Print it to a new PDF there, and enclose that file.',
        ]
      : []),
  ]
}

/** Whether the pages of a form are made by the reader, so that the file has only a page that says so. */
function isDrawnByReader(catalog: PDFDict | undefined): boolean {
  const form = catalog && dictIn(catalog, 'AcroForm')
  return form !== undefined && entry(form, 'XFA') !== undefined && isTrue(catalog, 'NeedsRendering')
}

const isTrue = (dict: PDFDict | undefined, key: string): boolean =>
  dict !== undefined && entry(dict, key)?.toString() === 'true'
