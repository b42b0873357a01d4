// Parses PDFs of strangers with pdf-lib, within bounds on time and memory that depend on the size of the file alone.
import {
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFObjectStreamParser,
  PDFParser,
  PDFRawStream,
  type PDFRef,
  PDFStreamWriter,
  type PDFString,
  PDFXRefStreamParser,
} from 'pdf-lib'
import { inflateUpTo } from '#shared/inflate'
import { AppError } from '#shared/result'
import { noteDefinitions, settleDefinitions } from './definitions'
import { forgiveParser } from './forgive'
import { nameIn } from './lookup'

/** Bytes that all object streams of a file may unpack to, besides a hundred times its size. */
const MOST_UNPACKED = 64 * 1024 * 1024
const UNPACKED_PER_BYTE = 100
/** Bytes that the parser may go back over, as it does in damaged files, per byte of the file and besides. */
const REREAD_PER_BYTE = 12
const MOST_REREAD = 16 * 1024 * 1024

/** What parsing a file may still cost. */
interface Budget {
  unpack: number
  reread: number
}

const budgets = new WeakMap<PDFContext, Budget>()

const TOO_MUCH = 'It unpacks to far more than its size, or repeats itself endlessly.'

/** A parsed file. */
export interface ParsedFile {
  readonly context: PDFContext
  readonly encrypted: boolean
}

/**
 * Parses a PDF. A file that opens without a password needs none, even if it is encrypted. Throws `enclosure/locked` when a
 * password is needed or wrong, `enclosure/invalid` when the bytes are no PDF or cost too much to read.
 */
export async function parseFile(bytes: Uint8Array, password: string | undefined): Promise<ParsedFile> {
  boundParsers()
  try {
    return await load(bytes, password ?? '').catch((error: unknown) => {
      const bytewise = inUtf8(password ?? '')
      if (bytewise === password || !isWrongPassword(error)) throw error
      return load(bytes, bytewise)
    })
  } catch (error) {
    throw readable(error, password)
  }
}

async function load(bytes: Uint8Array, password: string): Promise<ParsedFile> {
  const { context } = await PDFDocument.load(bytes, {
    ignoreEncryption: true,
    updateMetadata: false,
    preserveXFA: true,
    password,
    parseSpeed: Number.POSITIVE_INFINITY,
  })
  const budget = budgets.get(context)
  if (budget && budget.unpack < 0) throw invalid(TOO_MUCH)
  settleDefinitions(bytes, context)
  refuseUndecrypted(context)
  return { context, encrypted: context.isDecrypted }
}

/** A file that lost the word of its encryption with its end would print as gibberish. */
function refuseUndecrypted(context: PDFContext): void {
  const { Encrypt, ID } = context.trailerInfo
  // Encrypted files have an id, which stays when the encryption is taken off.
  if (context.isDecrypted || context.lookup(Encrypt) || ID !== undefined) return
  const isEncryption = (object: PDFObject): boolean =>
    object instanceof PDFDict &&
    nameIn(object, 'Filter') === 'Standard' &&
    ['O', 'U', 'P'].every((key) => object.has(PDFName.of(key)))
  if (context.enumerateIndirectObjects().some(([, object]) => isEncryption(object)))
    throw invalid('It is encrypted, and its end is lost. Ask for it again.')
}

/** A password as some programs write it where the format asks for one byte a letter: each byte of its UTF-8 as a letter. */
const inUtf8 = (password: string): string => String.fromCharCode(...new TextEncoder().encode(password))

const WRONG_PASSWORD = 'Password incorrect'
const isWrongPassword = (error: unknown): boolean =>
  error instanceof Error && error.message === WRONG_PASSWORD

/** The bytes of a parsed file, without its encryption. */
export const unlockedBytes = ({ context }: ParsedFile): Promise<Uint8Array> =>
  PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer()

/** An error about a file that can't be bound in. */
export const invalid = (why: string, cause?: unknown): AppError =>
  new AppError('enclosure/invalid', `The PDF can’t be read. ${why}`, { cause })

/** What the user can do about an error of the parser, which throws plain errors with texts for programmers. */
function readable(error: unknown, password: string | undefined): unknown {
  if (error instanceof AppError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (message === 'NEEDS PASSWORD' || message === WRONG_PASSWORD)
    return new AppError(
      'enclosure/locked',
      password ? 'The password is wrong. Type it again.' : 'The PDF is protected. Type its password.',
    )
  if (message === 'unknown encryption method' || message === 'unsupported encryption algorithm')
    return invalid(
      'It is encrypted in a way that this program does not know. Remove the encryption in the program that made it.',
      error,
    )
  return invalid(
    'It is not a PDF, or it is damaged. Open it in a PDF reader and print it to a new PDF.',
    error,
  )
}

let bound = false

/**
 * Puts bounds on pdf-lib's parsers, once. Object streams are unpacked here, up to a limit; cross-reference streams are read
 * for their dictionary only, because the parser finds objects by itself.
 */
function boundParsers(): void {
  if (bound) return
  bound = true
  const { forBytesWithOptions } = PDFParser
  PDFParser.forBytesWithOptions = (bytes, ...options) =>
    boundParser(forBytesWithOptions(bytes, ...options), bytes)
  PDFObjectStreamParser.forStream = (stream, wait) => {
    const parser = new PDFObjectStreamParser(unpacked(stream), wait)
    const budget = budgets.get(stream.dict.context)
    if (budget) countRereading(parser, budget)
    return parser
  }
  PDFXRefStreamParser.forStream = (stream) => {
    const entries = new Map(stream.dict.entries())
    entries.set(PDFName.of('Index'), stream.dict.context.obj([0, 0]))
    entries.delete(PDFName.of('Filter'))
    return new PDFXRefStreamParser(plainStream(stream, entries, new Uint8Array()))
  }
}

function boundParser(parser: PDFParser, bytes: Uint8Array): PDFParser {
  const budget: Budget = {
    unpack: MOST_UNPACKED + bytes.length * UNPACKED_PER_BYTE,
    reread: MOST_REREAD + bytes.length * REREAD_PER_BYTE,
  }
  budgets.set(Reflect.get(parser, 'context') as PDFContext, budget)
  countRereading(parser, budget)
  keepDecrypted(parser)
  noteDefinitions(parser)
  forgiveParser(parser)
  return parser
}

interface ByteStream {
  offset(): number
  moveTo(offset: number): void
}

/** Ends a parser that goes back too often: then its time would grow with the square of the file's size. */
function countRereading(parser: PDFParser | PDFObjectStreamParser, budget: Budget): void {
  const stream = Reflect.get(parser, 'bytes') as ByteStream
  const move = stream.moveTo.bind(stream)
  stream.moveTo = (offset) => {
    const back = stream.offset() - offset
    if (back > 0) budget.reread -= back
    if (budget.reread < 0 || budget.unpack < 0) throw invalid(TOO_MUCH)
    move(offset)
  }
}

/** Decrypted strings are bytes, which may look like escapes: they are kept as digits, so that nothing reads them as such. */
function keepDecrypted(parser: PDFParser): void {
  if (Reflect.get(parser, 'cryptoFactory') === undefined) return
  const parse = Reflect.get(parser, 'parseString') as (ref?: PDFRef) => PDFString
  Reflect.set(parser, 'parseString', (ref?: PDFRef) => {
    const text = parse.call(parser, ref)
    return ref ? PDFHexString.of(hexOf(text.asString())) : text
  })
}

function hexOf(bytes: string): string {
  let hex = ''
  for (let i = 0; i < bytes.length; i++) hex += (bytes.charCodeAt(i) & 255).toString(16).padStart(2, '0')
  return hex
}

/** An object stream without its filter. */
function unpacked(stream: PDFRawStream): PDFRawStream {
  const { dict, contents } = stream
  const filter = dict.lookup(PDFName.of('Filter'))
  if (filter !== PDFName.of('FlateDecode')) return stream
  const budget = budgets.get(dict.context)
  const most = budget?.unpack ?? MOST_UNPACKED
  const inflated = inflateUpTo(contents, most)
  if (budget) budget.unpack -= inflated ? inflated.bytes.length : most + 1
  if (!inflated) throw invalid(TOO_MUCH)
  const entries = new Map(dict.entries())
  entries.delete(PDFName.of('Filter'))
  return plainStream(stream, entries, inflated.bytes)
}

const plainStream = (
  { dict }: PDFRawStream,
  entries: Map<PDFName, PDFObject>,
  bytes: Uint8Array,
): PDFRawStream => PDFRawStream.of(PDFDict.fromMapWithContext(entries, dict.context), bytes)
