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
import { emptyPart, isDead, type PartKind, partKindOf } from './dead-parts'
import { nameIn, resolve } from './lookup'

const names = (text: string): ReadonlySet<PDFName> => new Set(text.split(' ').map((name) => PDFName.of(name)))

/**
 * Entries that are never copied: what acts, what leads back into the file (pages, structure, annotations), what lies in other
 * files, and private data.
 */
const LEFT_OUT = names(
  'A AA AF Annots Alternates Dest JS LastModified Measure Metadata Names OPI OpenAction Parent PieceInfo PtData Ref StructParent StructParents',
)
/** Those of streams; with `F` and its like, the data would be in another file (ISO 32000-1, 7.3.8.2). */
const LEFT_OUT_OF_STREAMS = names('DL F FDecodeParms FFilter Length PS Subtype2')
/** Dictionaries whose keys are names that the file gave: all their entries are copied. */
const NAMED = names('CharProcs Colorants ColorSpace ExtGState Font Pattern Properties Shading XObject')
/** Dictionaries of these types are not drawn with. */
const NEVER = names(
  'Action Annot Catalog EmbeddedFile Filespec ObjStm Outlines Page Pages Sig StructElem StructTreeRoot XRef',
)

/** Objects within an object; deeper ones are left out. */
const DEEPEST = 60

/** The objects of one file, copied as they are asked for. */
export class Copier {
  private readonly from: PDFContext
  private readonly to: PDFContext
  private readonly copies = new Map<PDFRef, PDFRef>()
  private readonly waiting: { readonly ref: PDFRef; readonly named: PDFName | null }[] = []
  /** What stands for fonts and drawings that the file has lost. */
  private readonly substitutes = new Map<PartKind, PDFRef>()
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
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) {
      const { ref, named } = next
      const object = resolve(this.from, ref)
      const copy = this.copies.get(ref) as PDFRef
      if (object instanceof PDFDict && nameIn(object, 'Type') === 'OCG') this.layers.set(ref, copy)
      this.to.assign(
        copy,
        object instanceof PDFRawStream
          ? this.streamCopy(object, 0)
          : new TextObject(this.write(object, 0, named)),
      )
    }
  }

  private streamCopy({ dict, contents }: PDFRawStream, depth: number): PDFObject {
    const isProgram = nameIn(dict, 'Subtype') === 'PS'
    if (isNeverDrawn(dict) || isProgram || dict.has(PDFName.of('F'))) return new TextObject('null')
    return new BytesObject(this.entries(dict, depth, [LEFT_OUT, LEFT_OUT_OF_STREAMS]), contents)
  }

  /** An object in PDF syntax; `named` is the key of a dictionary whose own keys are names that the file gave. */
  private write(object: PDFObject | undefined, depth: number, named: PDFName | null = null): string {
    if (object instanceof PDFRef) return this.reference(object, named)
    if (depth > DEEPEST) return 'null'
    if (object instanceof PDFName) return object.toString()
    if (object instanceof PDFNumber) return numberText(object.asNumber())
    if (object instanceof PDFHexString || object instanceof PDFString) return hexOf(object)
    if (object instanceof PDFBool) return object.asBoolean() ? 'true' : 'false'
    if (object instanceof PDFArray) {
      const items = object.asArray().map((item) => this.write(item, depth + 1))
      return `[${items.join(' ')}]`
    }
    if (!(object instanceof PDFDict) || isNeverDrawn(object)) return 'null'
    return `<<${this.entries(object, depth + 1, named ? [] : [LEFT_OUT], partKindOf(named))}>>`
  }

  private reference(ref: PDFRef, named: PDFName | null): string {
    const known = this.copies.get(ref)
    if (known) return refText(known)
    const object = resolve(this.from, ref)
    if (object === undefined || (object instanceof PDFDict && isNeverDrawn(object))) return 'null'
    const copy = this.to.nextRef()
    this.copies.set(ref, copy)
    this.waiting.push({ ref, named })
    return refText(copy)
  }

  private entries(
    dict: PDFDict,
    depth: number,
    without: readonly ReadonlySet<PDFName>[],
    kind: PartKind | null = null,
  ): string {
    let text = ''
    for (const [key, value] of dict.entries()) {
      if (without.some((left) => left.has(key))) continue
      const named = without.length > 0 && NAMED.has(key) ? key : null
      const isLost = kind !== null && isDead(kind, resolve(this.from, value))
      text += `${key.toString()} ${isLost ? this.substitute(kind) : this.write(value, depth + 1, named)}`
    }
    return text
  }

  private substitute(kind: PartKind): string {
    const ref = this.substitutes.get(kind) ?? emptyPart(kind, this.to)
    this.substitutes.set(kind, ref)
    return refText(ref)
  }
}

const TYPE = PDFName.of('Type')

function isNeverDrawn(dict: PDFDict): boolean {
  const type = dict.get(TYPE)
  return type instanceof PDFName && NEVER.has(type)
}

/** Readers accept numbers up to this. */
const LARGEST = 2_147_483_647

/** A number with up to nine decimals: matrices of fonts and pictures need them. */
function numberText(value: number): string {
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
