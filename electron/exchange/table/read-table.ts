// A table of values from a file: a workbook, or text of cells. Files of strangers: read in a thread, never more than the limits allow.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fromBufferPromise, type ZipFile } from 'yauzl'
import { AppError } from '#shared/result'
import { type DataTable, TABLE_LIMITS, type TableCell, tableOf } from '#shared/table'
import { invalid } from '../parse'
import { readCsv } from './csv'
import { decode } from './decode'
import { readWorkbook } from './workbook'

/** Largest part of a workbook when it is unpacked, and entries that are looked at. */
const MAX_PART = 64 * 1024 * 1024
const MAX_ENTRIES = 2000
const PARTS =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** A workbook of Excel before 2007, or one with a password. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]

/** Reads a table. Throws `exchange/invalid` or `exchange/too-large`; the message names the file and the place. */
export async function readTable(path: string): Promise<DataTable> {
  const name = basename(path)
  const bytes = await readBytes(path, name)
  const starts = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte)
  if (starts(OLD_OFFICE))
    throw invalid(
      name,
      'it is a workbook of an old kind, or one with a password. Save it as .xlsx without a password, or as .csv',
    )
  const lines = starts(ZIP) ? await workbookLines(bytes, name) : textLines(bytes, name)
  if (lines.length > TABLE_LIMITS.rows + 1) throw tooLarge(name, `more than ${TABLE_LIMITS.rows} rows`)
  if (lines.some((cells) => cells.length > TABLE_LIMITS.columns))
    throw tooLarge(name, `more than ${TABLE_LIMITS.columns} columns`)
  const table = tableOf(lines)
  if (table === null) throw invalid(name, 'it has no row with headings')
  if (table.rows.length === 0) throw invalid(name, 'it has no row below the headings')
  return table
}

async function readBytes(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > TABLE_LIMITS.bytes) throw tooLarge(name, `more than ${TABLE_LIMITS.bytes / 1024 / 1024} MB`)
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw invalid(name, `the file can’t be read (${(cause as NodeJS.ErrnoException).code}): ${path}`, cause)
  }
}

function textLines(bytes: Buffer, name: string): TableCell[][] {
  const text = decode(bytes)
  if (text.includes('\0')) throw invalid(name, 'it is not text and not a workbook. Save it as .xlsx or .csv')
  const read = readCsv(text, TABLE_LIMITS.rows + 1)
  if ('openQuote' in read)
    throw invalid(`${name}: row ${read.openQuote}`, 'a quotation mark is opened and never closed')
  return read.lines.map((cells) => cells.map((cell) => ({ text: cell.replaceAll('\r\n', '\n') })))
}

async function workbookLines(bytes: Buffer, name: string): Promise<readonly (readonly TableCell[])[]> {
  const parts = await unpack(bytes, name)
  const lines = await readWorkbook(async (part) => parts.get(part), TABLE_LIMITS)
  if (lines === null) throw invalid(name, 'it is no workbook (.xlsx), or it is damaged')
  return lines
}

async function unpack(bytes: Buffer, name: string): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    if (zip.entryCount > MAX_ENTRIES) throw tooLarge(name, `more than ${MAX_ENTRIES} entries`)
    for await (const entry of zip.eachEntry()) {
      if (!PARTS.test(entry.fileName)) continue
      if (entry.uncompressedSize > MAX_PART) throw tooLarge(name, 'a sheet that is too large')
      parts.set(entry.fileName, await inflate(zip, entry, name))
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw invalid(name, 'the workbook is damaged or incomplete', cause)
  }
  return parts
}

type Entry = Parameters<ZipFile['openReadStreamPromise']>[0]

/** Counts the bytes actually unpacked: the stated size may be a lie. */
async function inflate(zip: ZipFile, entry: Entry, name: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length
    if (size > MAX_PART) throw tooLarge(name, 'a sheet that is too large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const tooLarge = (name: string, what: string): AppError =>
  new AppError('exchange/too-large', `${name}: it has ${what}. Divide it into several tables.`)
