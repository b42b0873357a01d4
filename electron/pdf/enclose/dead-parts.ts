// What stands in an export for fonts and drawings that a damaged file names and has lost: such a one draws nothing.
import { type PDFContext, PDFDict, PDFName, type PDFObject, type PDFRef, PDFStream } from 'pdf-lib'
import { BytesObject, latin1, refText, TextObject } from '../paint/objects'
import { arrayIn, asDict, entry, nameIn } from './lookup'

/** Kinds of parts that content names. */
export type PartKind = 'Font' | 'XObject'

/** The kind of the parts in a dictionary of resources, by its key. */
export function partKindOf(key: PDFName | null): PartKind | null {
  if (key === PDFName.of('Font')) return 'Font'
  return key === PDFName.of('XObject') ? 'XObject' : null
}

/** Whether a part that content names is lost. */
export const isDead = (kind: PartKind, part: PDFObject | undefined): boolean =>
  kind === 'XObject' ? !(part instanceof PDFStream) : !(part instanceof PDFDict && isFont(part))

/** Registers what stands for a lost part: a drawing of nothing, or a font whose letters are all empty. */
export function emptyPart(kind: PartKind, to: PDFContext): PDFRef {
  const form = '/Type/XObject/Subtype/Form/BBox[0 0 0 0]'
  if (kind === 'XObject') return to.register(new BytesObject(form, new Uint8Array()))
  const letter = refText(to.register(new BytesObject('', latin1('0 0 d0'))))
  const all = (text: string) => Array(CODES).fill(text).join(' ')
  // Without it, readers would take another font, or complain of each letter.
  return to.register(
    new TextObject(
      `<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</none ${letter}>>/Encoding<</Type/Encoding/Differences[0 ${all('/none')}]>>/FirstChar 0/LastChar ${CODES - 1}/Widths[${all('0')}]/Resources<<>>>>`,
    ),
  )
}

const CODES = 256

const KINDS = ['Type0', 'Type1', 'MMType1', 'TrueType', 'Type3']

/** Whether a font has its kind, and the font below it that such a kind needs. */
function isFont(dict: PDFDict): boolean {
  const kind = nameIn(dict, 'Subtype')
  if (!KINDS.includes(kind)) return false
  if (kind === 'Type3') return asDict(entry(dict, 'CharProcs')) !== undefined
  const below = kind === 'Type0' ? arrayIn(dict, 'DescendantFonts') : undefined
  const first = below && entry(below, 0)
  return kind !== 'Type0' || (first !== undefined && asDict(first) !== undefined)
}
