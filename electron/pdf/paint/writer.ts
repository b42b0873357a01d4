// Writes the file: objects in compressed object streams, with a cross-reference stream.
import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib'
import { BytesObject, latin1, refText, TextObject } from './objects'

/** Compresses bytes in zlib format; text is converted to bytes, its characters are all below U+0100. */
export type Deflate = (data: Uint8Array | string) => Uint8Array

/** Objects per stream: more compress better, fewer are faster to look up. */
const OBJECTS_PER_STREAM = 200
/**
 * Widths of the fields of a cross-reference stream (ISO 32000-1, 7.5.8.2): kind, offset or stream number, generation
 * or index.
 */
const FIELDS = [1, 4, 2] as const
const ENTRY = FIELDS[0] + FIELDS[1] + FIELDS[2]
/**
 * Kinds of entries of a cross-reference stream: in the file at an offset, or inside an object stream (ISO 32000-1,
 * 7.5.8.3).
 */
const KIND = { free: 0, plain: 1, packed: 2 } as const

/** Objects that are serialised only when written. */
export interface LateObjects {
  readonly count: number
  readonly numberOf: (index: number) => number
  readonly textOf: (index: number) => string
}

/** Content of the file besides the context; `id` is 32 hex digits. */
export interface Rest {
  readonly elements: LateObjects
  readonly root: PDFRef
  /** The information dictionary; null where the standard wants none. */
  readonly info: PDFRef | null
  readonly id: string
}

/**
 * Writes all objects of a context in the file structure of ISO 32000-1, 7.5: header, objects and object streams (7.5.7), a
 * cross-reference stream (7.5.8). The file identifier (14.4) is demanded by ISO 19005-2, 6.1.3. pdf-lib's own writer would
 * pack object streams in slow JavaScript.
 */
export function writeFile(context: PDFContext, deflate: Deflate, rest: Rest): Uint8Array {
  const plain: [number, PDFObject][] = []
  const texts: [number, TextObject][] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof TextObject) texts.push([ref.objectNumber, object])
    else plain.push([ref.objectNumber, object])
  }
  const packed: LateObjects = {
    count: texts.length,
    numberOf: (index) => texts[index]?.[0] ?? 0,
    textOf: (index) => texts[index]?.[1].source ?? '',
  }
  const all = [packed, rest.elements]
  let next = context.largestObjectNumber + 1
  const size = all.reduce((sum, { count }) => sum + Math.ceil(count / OBJECTS_PER_STREAM), next) + 1
  const table = new Uint8Array(size * ENTRY)
  setEntry(table, 0, KIND.free, 0, 65_535)
  for (const objects of all) {
    for (let start = 0; start < objects.count; start += OBJECTS_PER_STREAM) {
      plain.push([
        next,
        packObjects(objects, start, deflate, (object, index) =>
          setEntry(table, object, KIND.packed, next, index),
        ),
      ])
      next += 1
    }
  }
  return writeObjects(context, plain, { deflate, table, size, rest })
}

interface FileEnd {
  readonly deflate: Deflate
  readonly table: Uint8Array
  readonly size: number
  readonly rest: Rest
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
  const { root, info, id } = end.rest
  const entries = `/Type/XRef/Size ${end.size}/W[${FIELDS.join(' ')}]/Filter/FlateDecode/Root ${refText(root)}${info ? `/Info ${refText(info)}` : ''}/ID[<${id}><${id}>]`
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

function packObjects(
  objects: LateObjects,
  start: number,
  deflate: Deflate,
  note: (object: number, index: number) => void,
): BytesObject {
  const count = Math.min(OBJECTS_PER_STREAM, objects.count - start)
  let offsets = ''
  let body = ''
  for (let index = 0; index < count; index++) {
    const object = objects.numberOf(start + index)
    note(object, index)
    offsets += `${object} ${body.length} `
    body += `${objects.textOf(start + index)}\n`
  }
  return new BytesObject(
    `/Type/ObjStm/N ${count}/First ${offsets.length}/Filter/FlateDecode`,
    deflate(offsets + body),
  )
}
