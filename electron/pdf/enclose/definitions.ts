// Objects that a PDF defines more than once: the cross-reference table says which definition counts, not the order in the file.
import { type PDFContext, type PDFObject, type PDFParser, PDFRef } from 'pdf-lib'
import { readXref, type XrefEntry } from './xref'

interface Definition {
  readonly object: PDFObject
  /** Where it is in the file; that of the object stream that holds it. */
  readonly offset: number
}

/** What was defined while a file was parsed. */
interface Definitions {
  readonly offsets: Map<PDFRef, number>
  /** All definitions of objects that have several. */
  readonly several: Map<PDFRef, Definition[]>
  /** Objects that are no longer of the first generation. */
  readonly later: Set<PDFRef>
}

const known = new WeakMap<PDFContext, Definitions>()

/** Notes what a parser finds, and where. */
export function noteDefinitions(parser: PDFParser): void {
  const context = Reflect.get(parser, 'context') as PDFContext
  const bytes = Reflect.get(parser, 'bytes') as { offset(): number }
  const found: Definitions = { offsets: new Map(), several: new Map(), later: new Set() }
  known.set(context, found)
  let offset = 0
  const parse = Reflect.get(parser, 'parseIndirectObject') as () => Promise<PDFRef>
  Reflect.set(parser, 'parseIndirectObject', () => {
    offset = bytes.offset()
    return parse.call(parser)
  })
  const assign = context.assign.bind(context)
  context.assign = (ref, object) => {
    const before = found.offsets.get(ref)
    if (before !== undefined) noteAgain(found, ref, { object, offset }, { context, before })
    found.offsets.set(ref, offset)
    if (ref.generationNumber > 0) found.later.add(ref)
    assign(ref, object)
  }
}

function noteAgain(
  { several }: Definitions,
  ref: PDFRef,
  definition: Definition,
  { context, before }: { readonly context: PDFContext; readonly before: number },
): void {
  const earlier = context.lookup(ref)
  const list = several.get(ref) ?? (earlier ? [{ object: earlier, offset: before }] : [])
  several.set(ref, [...list.slice(-MOST_DEFINITIONS), definition])
}

/** Definitions of one object that are kept: a file that defines more is hostile. */
const MOST_DEFINITIONS = 200

/** Gives each object of a parsed file the definition that counts. Without a table to go by, it keeps the last one. */
export function settleDefinitions(bytes: Uint8Array, context: PDFContext): void {
  const found = known.get(context)
  if (!found || (found.several.size === 0 && found.later.size === 0)) return
  const head = headOf(bytes)
  const { entries, root } = readXref(bytes.subarray(head), context.pdfFileDetails.prevStartXRef, context)
  const start = (offset: number): readonly number[] => [offset + head, offset]
  for (const [ref, list] of found.several) {
    const places = placesOf(entries, ref, start)
    const right = list.find(({ offset }) => places.includes(offset))
    if (right) context.assign(ref, right.object)
  }
  for (const ref of found.later) aliasOf(entries, ref, context)
  if (root && context.lookup(root)) context.trailerInfo.Root = root
}

/** Where the definition of an object that counts may begin: bytes before the head of a file may be counted, or not. */
function placesOf(
  entries: ReadonlyMap<number, XrefEntry>,
  { objectNumber }: PDFRef,
  start: (offset: number) => readonly number[],
): readonly number[] {
  const entry = entries.get(objectNumber)
  if (!entry) return []
  if ('offset' in entry) return start(entry.offset)
  const holder = entries.get(entry.container)
  return holder && 'offset' in holder ? start(holder.offset) : []
}

/** Some programs write another generation into the table, and where an object is named, than before the object itself. */
function aliasOf(entries: ReadonlyMap<number, XrefEntry>, ref: PDFRef, context: PDFContext): void {
  const entry = entries.get(ref.objectNumber)
  if (!entry || !('offset' in entry) || entry.generation === ref.generationNumber) return
  const named = PDFRef.of(ref.objectNumber, entry.generation)
  const object = context.lookup(ref)
  if (object && context.lookup(named) === undefined) context.assign(named, object)
}

/** Offset of the head of a file: some have other bytes before it, such as those of a mail. */
function headOf(bytes: Uint8Array): number {
  for (let at = 0; at < Math.min(bytes.length, FARTHEST_HEAD); at++)
    if (bytes[at] === 37 && bytes[at + 1] === 80 && bytes[at + 2] === 68 && bytes[at + 3] === 70) return at
  return 0
}
const FARTHEST_HEAD = 2048
