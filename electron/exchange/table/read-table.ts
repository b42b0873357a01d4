// A table of values from a file: a workbook, or text of cells. Files of strangers: read in a thread, never more than the limits allow.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fromBufferPromise, type ZipFile } from 'yauzl'
import { AppError } from '#shared/result'
import {
  type DataTable,
  shortened,
  TABLE_ENCODINGS,
  TABLE_LIMITS,
  type TableCell,
  type TableReading,
  tableOf,
} from '#shared/table'
import { invalid } from '../parse'
import { unreadable } from '../unreadable'
import { readCsv } from './csv'
import { decode } from './decode'
import { readWorkbook } from './workbook'

/** Largest part of a workbook when it is unpacked, and entries that are looked at. */
const MAX_PART = 64 * 1024 * 1024
const MAX_ENTRIES = 2000
const PARTS =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/
/** Workbooks of other kinds, by a part that only they have. */
const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^content\.xml$/, 'it is an OpenDocument spreadsheet (.ods), as LibreOffice saves it'],
  [/^xl\/workbook\.bin$/, 'it is a binary workbook (.xlsb) of Excel'],
  [/^Index\/(Document\.iwa|.*\.iwa)$|^Index\.zip$/, 'it is a spreadsheet of Numbers'],
]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** A workbook of Excel before 2007, or one with a password. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]

/** Reads a table. Throws `exchange/invalid` or `exchange/too-large`; the message names the file and the place. */
export async function readTable(path: string, reading: TableReading = {}): Promise<DataTable> {
  const name = basename(path)
  const bytes = await readBytes(path, name)
  const starts = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte)
  if (starts(OLD_OFFICE))
    throw invalid(
      name,
      'it is a workbook of an old kind, or one with a password. Save it as .xlsx without a password, or as .csv',
    )
  const read = starts(ZIP) ? await workbookLines(bytes, name, reading) : textLines(bytes, name, reading)
  const { lines } = read
  if (lines.length > TABLE_LIMITS.rows + 1) throw tooLarge(name, `more than ${TABLE_LIMITS.rows} rows`)
  if (lines.some((cells) => cells.length > TABLE_LIMITS.columns))
    throw tooLarge(name, `more than ${TABLE_LIMITS.columns} columns`)
  const table = tableOf(lines)
  if (table === null)
    throw invalid(name, 'it is empty. It needs a row with headings, and rows of values below')
  if (table.rows.length === 0) throw invalid(name, 'it has headings and no row of values below them')
  const { lines: _, ...known } = read
  return { ...table, ...known, notes: [...read.notes, ...table.notes] }
}

async function readBytes(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > TABLE_LIMITS.bytes) throw tooLarge(name, `more than ${TABLE_LIMITS.bytes / 1024 / 1024} MB`)
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw unreadable(name, cause)
  }
}

/** What is known of a file beside its table. */
interface ReadLines extends Pick<DataTable, 'notes' | 'encoding' | 'hasHidden' | 'readsHidden'> {
  readonly lines: readonly (readonly TableCell[])[]
}

function textLines(bytes: Buffer, name: string, { encoding: chosen }: TableReading): ReadLines {
  const { text, encoding, guessed } = decode(bytes, chosen)
  if (text.includes('\0')) throw invalid(name, 'it is not text and not a workbook. Save it as .xlsx or .csv')
  const read = readCsv(text, TABLE_LIMITS.rows + 1)
  if ('openQuote' in read)
    throw invalid(`${name}: row ${read.openQuote}`, 'a quotation mark is opened and never closed')
  const lines = read.lines.map((cells) => cells.map((cell) => readable(cell.replaceAll('\r\n', '\n'))))
  const all = read.lines.flat()
  const notes = [...encodingNotes(all, encoding, guessed), ...looseNotes(read.loose)]
  return { lines, notes, encoding, hasHidden: false, readsHidden: false }
}

/** A character that the encoding doesn't have must not be printed as another. */
const readable = (text: string): TableCell =>
  text.includes('\ufffd')
    ? { text, fault: `A character of “${shortened(text)}” can’t be read in this encoding.` }
    : { text }

/** Words that show whether the encoding is right. */
const SAMPLES = 3

function encodingNotes(
  cells: readonly string[],
  encoding: DataTable['encoding'],
  guessed: boolean,
): string[] {
  const label = TABLE_ENCODINGS.find(([id]) => id === encoding)?.[1] ?? ''
  const sample = (letters: RegExp) =>
    [...new Set(cells.filter((cell) => letters.test(cell)))]
      .slice(0, SAMPLES)
      .map((cell) => `“${shortened(cell.trim())}”`)
      .join(', ')
  const bad = sample(/\ufffd/)
  if (bad !== '')
    return [
      `The file has characters that can’t be read as ${label}: ${bad}. Rows with such a value are not exported: choose another encoding, or mend the file.`,
    ]
  if (!guessed) return []
  return [
    `The file doesn’t say its encoding and is not UTF-8. It was read as ${label}: ${sample(/[^\0-\x7f]/)}. If that looks wrong, choose another encoding.`,
  ]
}

const looseNotes = (rows: readonly number[]): string[] =>
  rows.length === 0
    ? []
    : [
        `Text after a closing quotation mark was taken into the cell in row${rows.length === 1 ? '' : 's'} ${rows.slice(0, 5).join(', ')}${rows.length > 5 ? ` and ${rows.length - 5} more` : ''}. Look at what these rows say.`,
      ]

async function workbookLines(
  bytes: Buffer,
  name: string,
  { hidden: withHidden = false }: TableReading,
): Promise<ReadLines> {
  const parts = await unpack(bytes, name)
  const read = await readWorkbook(async (part) => parts.get(part), TABLE_LIMITS, withHidden)
  if (read === null) throw invalid(name, 'it is no workbook (.xlsx), or it is damaged')
  const { lines, hidden, uncalculated, repeated } = read
  const left = [counted(hidden.rows, 'row'), counted(hidden.columns, 'column')].filter(
    (words) => words !== '',
  )
  const notes = [
    ...(left.length > 0 ? [`Hidden in the workbook, and left out: ${left.join(' and ')}.`] : []),
    ...(repeated.length > 0
      ? [
          `Cells are merged over several rows, and their value was taken for each of these rows: ${repeated.slice(0, MOST_RANGES).join(', ')}${repeated.length > MOST_RANGES ? ` and ${repeated.length - MOST_RANGES} more` : ''}.`,
        ]
      : []),
    ...(uncalculated
      ? [
          'The values of its formulas may be out of date: it asks to be calculated when it is opened. Open it in a spreadsheet program and save it.',
        ]
      : []),
  ]
  return { lines, notes, encoding: null, hasHidden: withHidden || left.length > 0, readsHidden: withHidden }
}

/** Ranges that a note names. */
const MOST_RANGES = 5

const counted = (number: number, noun: string): string =>
  number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`

async function unpack(bytes: Buffer, name: string): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    if (zip.entryCount > MAX_ENTRIES) throw tooLarge(name, `more than ${MAX_ENTRIES} entries`)
    for await (const entry of zip.eachEntry()) {
      const other = OTHER_KINDS.find(([part]) => part.test(entry.fileName))?.[1]
      if (other !== undefined)
        throw invalid(name, `${other}. Open it there, choose File > Save As, and save it as .xlsx`)
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
