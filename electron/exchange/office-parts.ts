// The parts of a Word file, which is a zip file of a stranger: never more than the limits allow.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { MAX_ASSET_BYTES } from '#shared/image'
import { AppError } from '#shared/result'
import { invalid } from './parse'

const MB = 1024 * 1024
/** Limits of what is read. */
export const WORD_LIMITS = {
  /** Bytes of the file. */
  file: 200 * MB,
  /** Of a part with text, unpacked: a thousand pages take about ten million. */
  xml: 48 * MB,
  /** Of all parts together. */
  total: 400 * MB,
  entries: 20_000,
} as const

/** Which parts are read, and which of them are text, without which the file is of no use. */
interface Wanted {
  readonly parts: RegExp
  readonly text: RegExp
}
const OFFICE: Wanted = {
  parts: /\.(xml|rels|png|jpe?g|jfif|gif|svg|bmp|tiff?|emf|wmf|wdp|pict?)$|vbaProject\.bin$/i,
  text: /\.(xml|rels)$/i,
}
const NOTES: Wanted = {
  parts: /\.(md|markdown|docx|docm|png|jpe?g|gif|svg|webp|bmp|zip)$/i,
  text: /\.(md|markdown|docx|docm|zip)$/i,
}
const ZIP = [0x50, 0x4b]
/** A document of Word before 2007, or one with a password. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\s*\{\\rtf/, 'it is rich text (RTF). Open it in Word and save it as .docx'],
  [/^\s*<(!doctype html|html)/i, 'it is a web page. Open it in Word and save it as .docx'],
  [/^\s*<\?xml/, 'it is XML in a single file. Open it in Word and save it as .docx'],
  [/^%PDF/, 'it is a PDF. To enclose it, drop it on the outline of a pack'],
]

/**
 * Reads the parts of a `.docx` by name. A picture that is too large or damaged is missing; text that can't be unpacked is an
 * error. Throws `exchange/invalid` and `exchange/too-large`.
 */
export async function readOfficeParts(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const name = basename(path)
  const bytes = await readBytes(path, name)
  const starts = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte)
  if (starts(OLD_OFFICE))
    throw invalid(
      name,
      'it is a document of an old kind (.doc), or one with a password. Save it in Word as .docx without a password',
    )
  if (!starts(ZIP)) throw invalid(name, whatInstead(bytes))
  try {
    return await unpack(
      await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: false }),
      name,
      OFFICE,
    )
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw invalid(name, 'the file is damaged or incomplete. Ask for it to be sent again', cause)
  }
}

/**
 * Reads the texts and pictures of a zip file of notes, by name; some programs put zip files into one. Throws `exchange/invalid` and
 * `exchange/too-large`.
 */
export async function readArchive(path: string, name: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytes = await readBytes(path, name)
  const parts = await openNotes(bytes, name)
  const all = new Map(parts)
  for (const [part, inner] of parts) {
    if (!/\.zip$/i.test(part)) continue
    all.delete(part)
    for (const [below, more] of await openNotes(Buffer.from(inner), `${name}: ${part}`))
      if (!/\.zip$/i.test(below)) all.set(below, more)
  }
  return all
}

async function openNotes(bytes: Buffer, name: string): Promise<Map<string, Uint8Array>> {
  try {
    return await unpack(
      await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: false }),
      name,
      NOTES,
    )
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw invalid(name, 'the file is damaged or incomplete. Ask for it to be sent again', cause)
  }
}

function whatInstead(bytes: Buffer): string {
  if (bytes.length === 0) return 'the file is empty'
  const start = bytes.toString('latin1', 0, 200).replace(/^\xef\xbb\xbf/, '')
  return (
    KINDS.find(([pattern]) => pattern.test(start))?.[1] ?? 'it is no Word document (.docx), or it is damaged'
  )
}

async function readBytes(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > WORD_LIMITS.file) throw tooLarge(name, `more than ${WORD_LIMITS.file / MB} MB`)
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw invalid(name, `the file can’t be read (${(cause as NodeJS.ErrnoException).code}): ${path}`, cause)
  }
}

async function unpack(zip: ZipFile, name: string, wanted: Wanted): Promise<Map<string, Uint8Array>> {
  if (zip.entryCount > WORD_LIMITS.entries) throw tooLarge(name, `more than ${WORD_LIMITS.entries} parts`)
  const parts = new Map<string, Uint8Array>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    const part = entry.fileName.replaceAll('\\', '/').replace(/^\/+/, '')
    if (!wanted.parts.test(part) || parts.has(part)) continue
    const isText = wanted.text.test(part)
    const bytes = await inflate(zip, entry, isText ? WORD_LIMITS.xml : MAX_ASSET_BYTES).catch(
      (cause: unknown) => {
        if (isText)
          throw invalid(`${name}: ${part}`, 'the part is damaged. Ask for the file to be sent again', cause)
        return null
      },
    )
    if (bytes === null && isText)
      throw tooLarge(name, `a part with more than ${WORD_LIMITS.xml / MB} MB of text`)
    total += bytes?.length ?? 0
    if (total > WORD_LIMITS.total)
      throw tooLarge(name, `more than ${WORD_LIMITS.total / MB} MB when it is unpacked`)
    if (bytes) parts.set(part, bytes)
  }
  return parts
}

/** Counts the bytes actually unpacked, as the stated size may be a lie; null when there are more than `most`. */
async function inflate(zip: ZipFile, entry: Entry, most: number): Promise<Uint8Array | null> {
  if (entry.uncompressedSize > most) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length
    if (size > most) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

const tooLarge = (name: string, what: string): AppError =>
  new AppError('exchange/too-large', `${name}: it has ${what}. Divide it into several files.`)
