// What a PDF can do besides showing pages: named, because none of it is bound in.
import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFStream } from 'pdf-lib'
import { dictIn, entry, nameIn } from './lookup'

/** Words for what is removed, in the order in which they are listed. */
const KINDS = [
  'scripts',
  'launch actions',
  'actions that run by themselves',
  'actions that send data',
  'links to other files',
  'embedded files',
  'sound, video and 3D',
  'an XFA form',
  'form fields',
  'signatures',
] as const
type Kind = (typeof KINDS)[number]

/** By the value of `S` of an action (ISO 32000-1, 12.6.4). */
const ACTIONS: Readonly<Record<string, Kind>> = {
  JavaScript: 'scripts',
  Launch: 'launch actions',
  SubmitForm: 'actions that send data',
  ImportData: 'actions that send data',
  GoToR: 'links to other files',
  GoToE: 'links to other files',
  Rendition: 'sound, video and 3D',
  Sound: 'sound, video and 3D',
  Movie: 'sound, video and 3D',
  RichMediaExecute: 'sound, video and 3D',
  GoTo3DView: 'sound, video and 3D',
}

/** By the value of `Subtype` of an annotation (ISO 32000-1, 12.5.6). */
const ANNOTATIONS: Readonly<Record<string, Kind>> = {
  FileAttachment: 'embedded files',
  RichMedia: 'sound, video and 3D',
  Screen: 'sound, video and 3D',
  Movie: 'sound, video and 3D',
  Sound: 'sound, video and 3D',
  '3D': 'sound, video and 3D',
}

/** Dictionaries within dictionaries that are looked at. */
const DEEPEST = 12

/** What of a file is left out when its pages are bound in, as words for a sentence. */
export function activeIn(context: PDFContext, catalog: PDFDict | undefined): string[] {
  const found = new Set<Kind>()
  const visit = (object: PDFObject, depth: number): void => {
    if (depth > DEEPEST) return
    if (object instanceof PDFStream) note(object.dict, depth)
    else if (object instanceof PDFDict) note(object, depth)
    else if (object instanceof PDFArray) for (const item of object.asArray()) visit(item, depth + 1)
  }
  const note = (dict: PDFDict, depth: number): void => {
    noteDict(dict, found)
    for (const [, value] of dict.entries()) visit(value, depth + 1)
  }
  for (const [, object] of context.enumerateIndirectObjects()) visit(object, 0)
  if (catalog) noteCatalog(catalog, found)
  return KINDS.filter((kind) => found.has(kind))
}

function noteDict(dict: PDFDict, found: Set<Kind>): void {
  const action = nameOf(dict, S)
  const kind = action === '' ? undefined : ACTIONS[action]
  if (kind) found.add(kind)
  const subtype = nameOf(dict, SUBTYPE)
  const media = subtype !== '' && dict.has(RECT) ? ANNOTATIONS[subtype] : undefined
  if (media) found.add(media)
  if (nameOf(dict, TYPE) === 'EmbeddedFile') found.add('embedded files')
  if (dict.has(AA)) found.add('actions that run by themselves')
  if (nameOf(dict, FT) === 'Sig' && dict.has(V)) found.add('signatures')
}

const [S, SUBTYPE, RECT, TYPE, AA, FT, V] = ['S', 'Subtype', 'Rect', 'Type', 'AA', 'FT', 'V'].map((key) =>
  PDFName.of(key),
) as [PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName]

function nameOf(dict: PDFDict, key: PDFName): string {
  const value = dict.get(key)
  return value instanceof PDFName ? value.asString().slice(1) : ''
}

function noteCatalog(catalog: PDFDict, found: Set<Kind>): void {
  const open = entry(catalog, 'OpenAction')
  if (open instanceof PDFDict && nameIn(open, 'S') !== 'GoTo') found.add('actions that run by themselves')
  const names = dictIn(catalog, 'Names')
  if (names?.has(PDFName.of('JavaScript'))) found.add('scripts')
  const form = dictIn(catalog, 'AcroForm')
  if (!form) return
  if (form.has(PDFName.of('XFA'))) found.add('an XFA form')
  const fields = entry(form, 'Fields')
  if (fields instanceof PDFArray && fields.size() > 0) found.add('form fields')
}
