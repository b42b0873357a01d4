// Reads the entries of a possibly hostile zip file into memory, or refuses it by file and entry; the only user of yauzl.
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { crc32 } from '#shared/crc32'
import { MAX_ASSET_BYTES } from '#shared/image'
import { MAX_ENCLOSURE_BYTES } from '#shared/limits'
import { AppError } from '#shared/result'
import { JSON_ENTRY, LIMITS } from './format'
import { invalid } from './parse'

/** Names allowed in a pack file; including the folder, which some tools add. */
const ALLOWED = /^(pack\.json|assets\/[0-9a-f]{64}\.(png|jpg|svg|pdf)|assets\/)$/
const FILE_TYPE = 0o170000
const SYMLINK = 0o120000

/**
 * Reads all entries of a pack file by name; `name` is the file's name in messages. Throws `exchange/invalid` and
 * `exchange/too-large`; never reads more than the limits allow.
 */
export async function unzip(path: string, name: string): Promise<Map<string, Buffer>> {
  const zip = await openZip(path, name)
  const entries = new Map<string, Buffer>()
  let total = 0
  try {
    for await (const entry of entriesOf(zip, name)) {
      refuseWrong(name, entry, entries)
      total += entry.uncompressedSize
      refuseLarge(name, entry, total)
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, await inflate(zip, entry, name))
    }
  } finally {
    zip.close()
  }
  return entries
}

async function openZip(path: string, name: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true })
  } catch (cause) {
    throw invalid(name, 'the file is damaged or incomplete. Ask for it to be sent again', cause)
  }
}

async function* entriesOf(zip: ZipFile, name: string): AsyncGenerator<Entry> {
  if (zip.entryCount > LIMITS.entries)
    throw tooLarge(name, `it holds ${zip.entryCount} entries`, `${LIMITS.entries}`)
  try {
    yield* zip.eachEntry()
  } catch (cause) {
    throw invalid(name, `its table of contents is invalid (${reasonOf(cause)})`, cause)
  }
}

function refuseWrong(name: string, entry: Entry, known: ReadonlyMap<string, Buffer>): void {
  const place = `${name}: ${entry.fileName}`
  if (known.has(entry.fileName)) throw invalid(place, 'the entry appears twice')
  if (!ALLOWED.test(entry.fileName)) throw invalid(place, 'a pack file has no such entry')
  if (entry.isEncrypted())
    throw invalid(place, 'the entry is encrypted; export the pack again without a password')
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK)
    throw invalid(place, 'the entry is a link to another file')
}

function refuseLarge(name: string, entry: Entry, total: number): void {
  const most = limitOf(entry)
  if (entry.uncompressedSize > most)
    throw tooLarge(`${name}: ${entry.fileName}`, `it has ${mb(entry.uncompressedSize)}`, mb(most))
  if (total > LIMITS.total)
    throw tooLarge(name, `its entries have more than ${mb(LIMITS.total)} together`, mb(LIMITS.total))
}

function limitOf(entry: Entry): number {
  if (entry.fileName === JSON_ENTRY) return LIMITS.json
  return entry.fileName.endsWith('.pdf') ? MAX_ENCLOSURE_BYTES : MAX_ASSET_BYTES
}

async function inflate(zip: ZipFile, entry: Entry, name: string): Promise<Buffer> {
  const place = `${name}: ${entry.fileName}`
  const bytes = await collect(zip, entry, place)
  if (crc32(bytes) !== entry.crc32) throw invalid(place, 'the entry is damaged (its checksum is wrong)')
  return bytes
}

/** Counts the bytes actually unpacked: the stated size may be a lie. */
async function collect(zip: ZipFile, entry: Entry, place: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += (chunk as Buffer).length
      if (size > limitOf(entry))
        throw tooLarge(place, 'it is larger than stated when unpacked', mb(limitOf(entry)))
      chunks.push(chunk as Buffer)
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw invalid(place, `the entry is damaged (${reasonOf(cause)})`, cause)
  }
  return Buffer.concat(chunks)
}

function tooLarge(place: string, complaint: string, most: string): AppError {
  return new AppError('exchange/too-large', `${place}: ${complaint}; at most ${most} are read.`)
}

function mb(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
