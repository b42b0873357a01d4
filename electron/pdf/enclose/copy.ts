// Copies what pages draw with from a stranger's PDF into ours: fonts, pictures, patterns, object by object, each once.
import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { BytesObject, latin1, num, refText, TextObject } from '../paint/objects'
import { nameIn, resolve } from './lookup'

/**
 * Entries that are never copied: what acts, what leads back into the file (pages, structure, annotations), what lies in other
 * files, and private data. `F` and its like are those of streams in other files (ISO 32000-1, 7.3.8.2).
 */
const LEFT_OUT = new Set(
  [
    ...[
      'A',
      'AA',
      'AF',
      'Annots',
      'Alternates',
      'Catalog',
      'Dest',
      'JS',
      'LastModified',
      'Measure',
      'Metadata',
    ],
    ...[
      'Names',
      'OPI',
      'OpenAction',
      'Parent',
      'PieceInfo',
      'PtData',
      'Ref',
      'StructParent',
      'StructParents',
    ],
  ].map((name) => PDFName.of(name)),
)
const LEFT_OUT_OF_STREAMS = new Set(
  ['DL', 'F', 'FDecodeParms', 'FFilter', 'Length', 'Interpolate', 'PS', 'Subtype2'].map((name) =>
    PDFName.of(name),
  ),
)
/** Dictionaries of these types are not drawn with. */
const NEVER = new Set([
  ...[
    'Page',
    'Pages',
    'Catalog',
    'Annot',
    'Action',
    'Filespec',
    'EmbeddedFile',
    'StructTreeRoot',
    'StructElem',
  ],
  ...['Outlines', 'Sig', 'ObjStm', 'XRef'],
])

/** Objects within an object; deeper ones are left out. */
const DEEPEST = 60

/** The objects of one file, copied as they are asked for. */
export class Copier {
  private readonly from: PDFContext
  private readonly to: PDFContext
  private readonly copies = new Map<PDFRef, PDFRef>()
  private readonly waiting: PDFRef[] = []
  /** Layers that the copied objects name, with their copies. */
  readonly layers = new Map<PDFRef, PDFRef>()

  constructor(from: PDFContext, to: PDFContext) {
    this.from = from
    this.to = to
  }

  /** An object in PDF syntax; all that it refers to is copied. */
  text(object: PDFObject | undefined): string {
    const text = this.write(object, 0)
    this.finish()
    return text
  }

  /** A reference to the copy of a stream; that of a direct one is new each time. */
  stream(object: PDFObject): string {
    if (object instanceof PDFRef) return this.text(object)
    return object instanceof PDFRawStream ? refText(this.to.register(this.streamCopy(object, 0))) : 'null'
  }

  /** The filter of a stream and its parameters, for a stream with the same bytes. */
  filter({ dict }: PDFRawStream): string {
    const entries = ['Filter', 'DecodeParms'].map((key) => {
      const value = dict.get(PDFName.of(key))
      return value ? `/${key} ${this.text(value)}` : ''
    })
    return entries.join('')
  }

  private finish(): void {
    for (let ref = this.waiting.pop(); ref; ref = this.waiting.pop()) {
      const object = resolve(this.from, ref)
      const copy = this.copies.get(ref) as PDFRef
      if (object instanceof PDFDict && nameIn(object, 'Type') === 'OCG') this.layers.set(ref, copy)
      this.to.assign(copy, object instanceof PDFRawStream ? this.streamCopy(object, 0) : this.plain(object))
    }
  }

  private plain(object: PDFObject | undefined): TextObject {
    return new TextObject(this.write(object, 0))
  }

  private streamCopy({ dict, contents }: PDFRawStream, depth: number): PDFObject {
    if (isNeverDrawn(dict) || dict.has(PDFName.of('F'))) return new TextObject('null')
    return new BytesObject(this.entries(dict, depth, true), contents)
  }

  private write(object: PDFObject | undefined, depth: number): string {
    if (object instanceof PDFRef) return this.reference(object)
    if (depth > DEEPEST) return 'null'
    if (object instanceof PDFName) return object.toString()
    if (object instanceof PDFNumber) return numberIn(object.asNumber())
    if (object instanceof PDFHexString || object instanceof PDFString) return hexOf(object)
    if (object instanceof PDFBool) return object.asBoolean() ? 'true' : 'false'
    if (object instanceof PDFArray)
      return `[${object
        .asArray()
        .map((item) => this.write(item, depth + 1))
        .join(' ')}]`
    if (object instanceof PDFDict)
      return isNeverDrawn(object) ? 'null' : `<<${this.entries(object, depth + 1, false)}>>`
    return 'null'
  }

  private reference(ref: PDFRef): string {
    const known = this.copies.get(ref)
    if (known) return refText(known)
    const object = resolve(this.from, ref)
    if (object === undefined || (object instanceof PDFDict && isNeverDrawn(object))) return 'null'
    const copy = this.to.nextRef()
    this.copies.set(ref, copy)
    this.waiting.push(ref)
    return refText(copy)
  }

  private entries(dict: PDFDict, depth: number, ofStream: boolean): string {
    let text = ''
    for (const [key, value] of dict.entries()) {
      if (LEFT_OUT.has(key) || (ofStream && LEFT_OUT_OF_STREAMS.has(key))) continue
      text += `${key.toString()} ${this.write(value, depth + 1)}`
    }
    return text
  }
}

const TYPE = PDFName.of('Type')

function isNeverDrawn(dict: PDFDict): boolean {
  const type = dict.get(TYPE)
  return type instanceof PDFName && NEVER.has(type.asString().slice(1))
}

/** Readers accept numbers up to this. */
const LARGEST = 2_147_483_647

/** A number with up to nine decimals: matrices of fonts and pictures need them. */
function numberIn(value: number): string {
  if (!Number.isFinite(value)) return '0'
  if (Number.isInteger(value)) return String(Math.max(-LARGEST, Math.min(LARGEST, value)))
  const text = Math.abs(value) >= 1e6 ? num(Math.max(-LARGEST, Math.min(LARGEST, value))) : value.toFixed(9)
  return text.includes('.') ? text.replace(/\.?0+$/, '') || '0' : text
}

const hexOf = (text: PDFHexString | PDFString): string => {
  let hex = ''
  for (const byte of text.asBytes()) hex += byte.toString(16).padStart(2, '0')
  return `<${hex}>`
}

/** A stream of ours. */
export const streamOf = (entries: string, text: string): BytesObject => new BytesObject(entries, latin1(text))
