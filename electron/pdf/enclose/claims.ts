// Whether a PDF bears the claim PDF/A when its pages are bound in: what it claims itself, and what can be checked of it.
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import { decodeStream } from './decode'
import { arrayIn, asDict, dictIn, entry, nameIn, numberIn, resolve } from './lookup'
import { annotationsOf, type SourcePage } from './pages'

/** What a file says of itself in its metadata. */
export interface Claims {
  /** Part and level of PDF/A, such as `2b`. */
  readonly pdfa?: string
  readonly pdfua?: string
}

const MOST_METADATA = 4 * 1024 * 1024

/** Reads the claims in the XMP packet of a file (ISO 19005-2, 6.6.4; ISO 14289-1, 5). */
export function claimsOf(catalog: PDFDict | undefined): Claims {
  const metadata = catalog && entry(catalog, 'Metadata')
  const bytes = metadata instanceof PDFRawStream ? decodeStream(metadata, MOST_METADATA) : null
  if (!bytes) return {}
  const xmp = new TextDecoder('utf-8').decode(bytes)
  const part = valueIn(xmp, 'pdfaid:part', /[1-4]/)
  const level = valueIn(xmp, 'pdfaid:conformance', /[ABUEF]/i).toLowerCase()
  const ua = valueIn(xmp, 'pdfuaid:part', /[12]/)
  return { ...(part === '' ? {} : { pdfa: part + level }), ...(ua === '' ? {} : { pdfua: ua }) }
}

/** The value of a property, which may be an element or an attribute. */
function valueIn(xmp: string, name: string, value: RegExp): string {
  const found = new RegExp(`${name}\\s*(?:>\\s*|=\\s*["']\\s*)(${value.source})\\s*[<"']`, value.flags).exec(
    xmp,
  )
  return found?.[1] ?? ''
}

/** Level that bound-in pages bear: `u` if their text can be read, else `b`; or why they bear none. */
export type Archival = { readonly level: 'u' | 'b' } | { readonly fault: string }

/** Claims whose pages may be part of a PDF/A-2 (ISO 19005-2). */
const BEARING: Readonly<Record<string, 'u' | 'b'>> = {
  '1a': 'u',
  '1b': 'b',
  '2a': 'u',
  '2b': 'b',
  '2u': 'u',
  '3a': 'u',
  '3b': 'b',
  '3u': 'u',
}

/** Judges a file. The claim is checked where that is possible without decoding its pages: fonts and print colours. */
export function archivalOf(
  context: PDFContext,
  catalog: PDFDict | undefined,
  pages: readonly SourcePage[],
  { pdfa }: Claims,
): Archival {
  const font = unembeddedFont(context, pages)
  if (font !== null) return { fault: `the font ${font} is not embedded in it` }
  const level = BEARING[pdfa ?? '']
  if (!level)
    return { fault: pdfa ? `it is PDF/A-${pdfa}, which can’t be part of PDF/A-2` : 'it is not PDF/A' }
  if (isForPrintColours(catalog)) return { fault: 'its colours are for a printing press (CMYK)' }
  return { level }
}

/** Whether device colours of the file mean something else than in ours: its output intent is not one for RGB. */
function isForPrintColours(catalog: PDFDict | undefined): boolean {
  const intents = catalog && arrayIn(catalog, 'OutputIntents')
  if (!intents) return false
  return intents.asArray().some((_, index) => {
    const intent = dictIn(intents, index)
    const profile = intent && dictIn(intent, 'DestOutputProfile')
    return profile !== undefined && numberIn(profile, 'N') === 4
  })
}

const MOST_OBJECTS = 500_000
const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3']

/** The name of a font that pages use and that is not embedded; null when all are. */
function unembeddedFont(context: PDFContext, pages: readonly SourcePage[]): string | null {
  const seen = new Set<PDFObject>()
  const open: PDFObject[] = pages.flatMap((page) => [
    ...(page.resources ? [page.resources] : []),
    ...annotationsOf(page).flatMap((annotation) => annotation.get(PDFName.of('AP')) ?? []),
  ])
  while (open.length > 0 && seen.size < MOST_OBJECTS) {
    const next = open.pop() as PDFObject
    if (seen.has(next)) continue
    seen.add(next)
    const object = next instanceof PDFRef ? resolve(context, next) : next
    if (object instanceof PDFArray) open.push(...object.asArray().filter(leadsOn))
    const dict = asDict(object)
    if (!dict || isNoPartOfPages(dict)) continue
    const font = missingFont(dict)
    if (font !== null) return font
    for (const [key, value] of dict.entries()) if (!LEADS_BACK.has(key) && leadsOn(value)) open.push(value)
  }
  return null
}

const LEADS_BACK = new Set(
  ['Parent', 'P', 'StructParent', 'Metadata', 'PieceInfo'].map((key) => PDFName.of(key)),
)
const isNoPartOfPages = (dict: PDFDict): boolean =>
  ['Page', 'Pages', 'Catalog'].includes(nameIn(dict, 'Type'))

const leadsOn = (object: PDFObject): boolean =>
  object instanceof PDFRef ||
  object instanceof PDFDict ||
  object instanceof PDFArray ||
  object instanceof PDFStream

/** Fonts whose letters are in the file by themselves, or in fonts below them. */
const WITHOUT_FILE = ['Type0', 'Type3']

function missingFont(dict: PDFDict): string | null {
  if (nameIn(dict, 'Type') !== 'Font' || WITHOUT_FILE.includes(nameIn(dict, 'Subtype'))) return null
  const descriptor = dictIn(dict, 'FontDescriptor')
  if (descriptor && FONT_FILES.some((key) => dictIn(descriptor, key))) return null
  return nameIn(dict, 'BaseFont').replace(/^[A-Z]{6}\+/, '') || 'without a name'
}
