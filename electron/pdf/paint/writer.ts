// Writes the file: objects packed into streams by a fast deflate, with a cross-reference stream.
import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib'
import { BytesObject, latin1, refText, TextObject } from './objects'

/** Packs bytes in zlib format; text stands for the bytes that are its characters, all below U+0100. */
export type Deflate = (data: Uint8Array | string) => Uint8Array

/** Objects of a stream: more pack better, fewer are quicker to look one up in. */
const OBJECTS_PER_STREAM = 200
/** Widths of the cross-reference fields: kind, offset or stream number, generation or index. */
const FIELDS = [1, 4, 2] as const
const ENTRY = FIELDS[0] + FIELDS[1] + FIELDS[2]
/** Of an entry: in the file at an offset, or inside an object stream. */
const KIND = { free: 0, plain: 1, packed: 2 } as const

/** What the trailer names; `id` is 32 hex digits. */
export interface Trailer {
  readonly root: PDFRef
  readonly info: PDFRef
  readonly id: string
}

/** Writes all objects of a context. pdf-lib's own writer would pack object streams in slow JavaScript. */
export function writeFile(context: PDFContext, deflate: Deflate, trailer: Trailer): Uint8Array {
  const plain: [number, PDFObject][] = []
  const packed: [number, TextObject][] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof TextObject) packed.push([ref.objectNumber, object])
    else plain.push([ref.objectNumber, object])
  }
  let next = context.largestObjectNumber + 1
  const size = next + Math.ceil(packed.length / OBJECTS_PER_STREAM) + 1
  const table = new Uint8Array(size * ENTRY)
  setEntry(table, 0, KIND.free, 0, 65_535)
  for (let start = 0; start < packed.length; start += OBJECTS_PER_STREAM) {
    const chunk = packed.slice(start, start + OBJECTS_PER_STREAM)
    const stream = next++
    for (const [index, [number]] of chunk.entries()) setEntry(table, number, KIND.packed, stream, index)
    plain.push([stream, packObjects(chunk, deflate)])
  }
  return writeObjects(context, plain, { deflate, table, size, trailer })
}

interface FileEnd {
  readonly deflate: Deflate
  readonly table: Uint8Array
  readonly size: number
  readonly trailer: Trailer
}

function writeObjects(
  context: PDFContext,
  objects: readonly [number, PDFObject][],
  end: FileEnd,
): Uint8Array {
  const parts: Uint8Array[] = []
  let offset = 0
  const write = (bytes: Uint8Array): void => {
    parts.push(bytes)
    offset += bytes.length
  }
  const writeObject = (number: number, object: PDFObject): void => {
    setEntry(end.table, number, KIND.plain, offset, 0)
    write(latin1(`${number} 0 obj\n`))
    const bytes = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(bytes, 0)
    write(bytes)
    write(latin1('\nendobj\n'))
  }
  const header = new Uint8Array(context.header.sizeInBytes())
  context.header.copyBytesInto(header, 0)
  write(header)
  write(latin1('\n'))
  for (const [number, object] of objects) writeObject(number, object)
  const start = offset
  setEntry(end.table, end.size - 1, KIND.plain, start, 0)
  const { root, info, id } = end.trailer
  const entries = `/Type/XRef/Size ${end.size}/W[${FIELDS.join(' ')}]/Filter/FlateDecode/Root ${refText(root)}/Info ${refText(info)}/ID[<${id}><${id}>]`
  writeObject(end.size - 1, new BytesObject(entries, end.deflate(end.table)))
  write(latin1(`startxref\n${start}\n%%EOF\n`))
  return join(parts, offset)
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

function setEntry(table: Uint8Array, object: number, kind: number, value: number, extra: number): void {
  let at = object * ENTRY
  table[at++] = kind
  table[at++] = value >>> 24
  table[at++] = value >>> 16
  table[at++] = value >>> 8
  table[at++] = value
  table[at++] = extra >>> 8
  table[at] = extra
}

function packObjects(chunk: readonly (readonly [number, TextObject])[], deflate: Deflate): BytesObject {
  let offsets = ''
  let body = ''
  for (const [number, object] of chunk) {
    offsets += `${number} ${body.length} `
    body += `${object.source}\n`
  }
  return new BytesObject(
    `/Type/ObjStm/N ${chunk.length}/First ${offsets.length}/Filter/FlateDecode`,
    deflate(offsets + body),
  )
}
