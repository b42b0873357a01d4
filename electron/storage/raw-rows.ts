// Reads rows straight from the leaves of SQLite's b-trees: no list of tables, index or inner page is needed to find them.
// The format is documented at https://www.sqlite.org/fileformat2.html.
import { PAGE_BYTES, type RawPages } from './raw-pages'

export type RawValue = string | number | bigint | Buffer | null

/** A row. */
export interface RawRow {
  /** Leaves of tables and of indexes look different. */
  readonly of: 'table' | 'index'
  readonly rowid: number
  readonly values: readonly RawValue[]
  /** The end of it could not be read; values after that are missing. */
  readonly isCut: boolean
}

/** First byte of a page, or the byte after the file's header. */
const KINDS = { innerIndex: 2, innerTable: 5, leafIndex: 10, leafTable: 13 } as const
const FILE_HEAD = 100

/** Pages between two reports of progress. */
const TOLD_EVERY = 1000

/** Reads the rows of all pages that are leaves, or may have been before their first byte was damaged. */
export function* rawRows(pages: RawPages, tell: (done: number) => void = () => undefined): Generator<RawRow> {
  for (let number = 1; number <= pages.count; number += 1) {
    if (number % TOLD_EVERY === 0) tell(number / pages.count)
    const page = pages.page(number)
    if (page === undefined) continue
    const head = number === 1 ? FILE_HEAD : 0
    const kind = page[head] ?? 0
    // Other pages begin with the number of the next one, whose first byte is nearly always 0.
    if (kind === 0 || kind === KINDS.innerIndex || isInner(page, head, pages.count)) continue
    const of = kind === KINDS.leafIndex ? 'index' : 'table'
    yield* rowsOf(pages, page, head, of)
  }
}

/** Whether a page that says so is an inner page of a table: a leaf with one wrong bit names no pages. */
function isInner(page: Buffer, head: number, count: number): boolean {
  if (page[head] !== KINDS.innerTable) return false
  const last = page.readUInt32BE(head + 8)
  return last > 1 && last <= count
}

function* rowsOf(pages: RawPages, page: Buffer, head: number, of: RawRow['of']): Generator<RawRow> {
  const said = page.readUInt16BE(head + 3)
  let last = 0
  for (let cell = 0; head + 10 + 2 * cell < PAGE_BYTES; cell += 1) {
    const at = page.readUInt16BE(head + 8 + 2 * cell)
    const row = at > head + 8 + 2 * cell ? rowAt(pages, page, at, of) : undefined
    // The number of cells may be wrong; the rows of a table are in order, what is left of removed ones is not.
    if (cell >= said && (row === undefined || of === 'index' || row.rowid <= last)) return
    if (row === undefined) continue
    if (of === 'table') last = row.rowid
    yield row
  }
}

function rowAt(pages: RawPages, page: Buffer, at: number, of: RawRow['of']): RawRow | undefined {
  const length = varint(page, at)
  const rowid = of === 'table' ? varint(page, at + length.size) : { value: 0, size: 0 }
  const start = at + length.size + rowid.size
  if (length.value < 2 || length.value > MOST_BYTES) return undefined
  const payload = payloadOf(pages, page, start, length.value, of)
  const values = valuesOf(payload, length.value)
  return values && { of, rowid: rowid.value, values, isCut: payload.length < length.value }
}

/** More than SQLite stores in a row. */
const MOST_BYTES = 1_000_000_000

/** The bytes of a row: those on the page, and those on its chain of overflow pages as far as it can be followed. */
function payloadOf(pages: RawPages, page: Buffer, start: number, length: number, of: RawRow['of']): Buffer {
  const most = of === 'table' ? PAGE_BYTES - 35 : Math.floor(((PAGE_BYTES - 12) * 64) / 255) - 23
  if (length <= most) return page.subarray(start, Math.min(start + length, PAGE_BYTES))
  const least = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23
  const fitting = least + ((length - least) % (PAGE_BYTES - 4))
  const local = fitting <= most ? fitting : least
  const parts = [page.subarray(start, start + local)]
  if (start + local + 4 > PAGE_BYTES) return parts[0] as Buffer
  let [next, left] = [page.readUInt32BE(start + local), length - local]
  while (left > 0) {
    const more = next > 1 && next <= pages.count ? pages.page(next) : undefined
    if (more === undefined) break
    parts.push(more.subarray(4, 4 + Math.min(left, PAGE_BYTES - 4)))
    left -= PAGE_BYTES - 4
    next = more.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

/** The values of a record, as far as its bytes go; undefined when this is no record. */
function valuesOf(payload: Buffer, length: number): RawValue[] | undefined {
  const head = varint(payload, 0)
  if (head.value < 2 || head.value > payload.length) return undefined
  const values: RawValue[] = []
  let [type, at] = [head.size, head.value]
  while (type < head.value) {
    const kind = varint(payload, type)
    type += kind.size
    const size = sizeOf(kind.value)
    if (size === undefined) return undefined
    values.push(parsed(payload.subarray(at, at + size), kind.value))
    at += size
    if (at > payload.length) return values
  }
  // A row that is whole has no bytes left over.
  return payload.length < length || at === length ? values : undefined
}

/** Bytes of a value by the number of its type. */
function sizeOf(type: number): number | undefined {
  if (type >= 12) return Math.floor((type - 12) / 2)
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type]
}

function parsed(bytes: Buffer, type: number): RawValue {
  if (type >= 12) return type % 2 === 1 ? bytes.toString('utf8') : Buffer.from(bytes)
  if (type === 0 || bytes.length < (sizeOf(type) ?? 0)) return null
  if (type === 7) return bytes.readDoubleBE(0)
  if (type === 6) {
    const value = bytes.readBigInt64BE(0)
    return Number.isSafeInteger(Number(value)) ? Number(value) : value
  }
  return type >= 8 ? type - 8 : bytes.readIntBE(0, bytes.length)
}

/** A number of up to nine bytes, seven bits in each; of larger ones than we can count to, as good as it gets. */
function varint(bytes: Buffer, at: number): { readonly value: number; readonly size: number } {
  let value = 0
  for (let size = 1; size <= 9; size += 1) {
    const byte = bytes[at + size - 1]
    if (byte === undefined) return { value: 0, size }
    if (size === 9) return { value: value * 256 + byte, size }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, size }
  }
  return { value, size: 9 }
}
