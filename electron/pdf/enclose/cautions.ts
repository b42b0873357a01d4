// What the user should know of a PDF before its pages are bound in: what they show is not what the reader expects.
import type { PDFDict } from 'pdf-lib'
import { asDict, dictIn, entry, nameIn, numberIn, resolve } from './lookup'
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

/** How far from its end a file says where its table of objects is. */
const END = 4096
const ENDINGS = ['%%EOF', 'startxref']

/** What may be missing from a damaged file without leaving a gap: sentences as those of `cautionsOf`. */
export function damageOf(
  bytes: Uint8Array,
  catalog: PDFDict | undefined,
  pages: readonly SourcePage[],
): string[] {
  const root = catalog && dictIn(catalog, 'Pages')
  const named = (root && numberIn(root, 'Count')) ?? 0
  const end = new TextDecoder('latin1').decode(bytes.subarray(-END))
  const bare = pages.filter(lacksParts).length
  const again = 'Compare it with the original, or ask for it again.'
  return [
    ...(ENDINGS.some((words) => end.includes(words))
      ? []
      : [`seems to be cut off: pages and pictures at its end may be missing. ${again}`]),
    ...(root ? [] : [`has lost the list of its pages: some may be missing, or in another order. ${again}`]),
    ...(named > pages.length
      ? [`says that it has more pages than were found in it: ${pages.length} of ${named}. ${again}`]
      : []),
    ...(bare > 0
      ? [
          `lacks fonts or pictures of ${bare === 1 ? 'a page' : `${bare} pages`}, which may show less than the original. ${again}`,
        ]
      : []),
  ]
}

/** Whether a page names a font or picture that the file doesn't have. */
function lacksParts({ dict, resources }: SourcePage): boolean {
  const parts = resources && asDict(resolve(dict.context, resources))
  if (!parts) return false
  return ['Font', 'XObject'].some((kind) => {
    const named = dictIn(parts, kind)
    return named?.values().some((part) => resolve(dict.context, part) === undefined) ?? false
  })
}

/** Whether the pages of a form are made by the reader, so that the file has only a page that says so. */
function isDrawnByReader(catalog: PDFDict | undefined): boolean {
  const form = catalog && dictIn(catalog, 'AcroForm')
  return form !== undefined && entry(form, 'XFA') !== undefined && isTrue(catalog, 'NeedsRendering')
}

const isTrue = (dict: PDFDict | undefined, key: string): boolean =>
  dict !== undefined && entry(dict, key)?.toString() === 'true'
