// Cells of a text file whose delimiter is a comma, semicolon, tab or bar, read as spreadsheet programs do.

const DELIMITERS = [',', ';', '\t', '|']
/** The line with which Excel names the delimiter. */
const NAMED = /^"?sep=(.)"?\r?\n/i
/** More than delimiters. */
const WORDS = /[^\s,;|"]/
/** Lines that are looked at for the delimiter. */
const FIRST_LINES = 20

/** The cells of a text, or the row of a quotation mark that is never closed. */
export type CsvResult =
  | {
      readonly lines: readonly (readonly string[])[]
      /** Rows of the file, from 1, in which text follows a closing quotation mark: it is taken into the cell. */
      readonly loose: readonly number[]
    }
  | {
      /** Those before it. */
      readonly lines: readonly (readonly string[])[]
      readonly openQuote: number
    }

/** Reads all lines, at most `most` of them and one more. A line that names the delimiter counts as an empty one. */
export function readCsv(text: string, most: number): CsvResult {
  const named = NAMED.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const read = readLines(body, named?.[1] ?? delimiterOf(body), most + 1)
  if (!named) return read
  return 'openQuote' in read
    ? { ...read, openQuote: read.openQuote + 1 }
    : { lines: [[], ...read.lines], loose: read.loose.map((row) => row + 1) }
}

/** The delimiter that cuts the first line with words into most cells: later lines may have any of them in their words. */
function delimiterOf(text: string): string {
  const counts = DELIMITERS.map((delimiter) => {
    const read = readLines(text.slice(0, 100_000), delimiter, FIRST_LINES)
    return (read.lines.find((cells) => cells.some((cell) => WORDS.test(cell))) ?? []).length
  })
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** RFC 4180, and what others write: a quotation mark within a cell is a letter, and text after a closing one belongs to the cell. */
function readLines(text: string, delimiter: string, most: number): CsvResult {
  const lines: string[][] = []
  const loose: number[] = []
  const unquoted = new RegExp(`[\\r\\n${delimiter.replace(/[\\\]^-]/, '\\$&')}]`, 'g')
  let cells: string[] = []
  let at = 0
  while (at < text.length && lines.length < most) {
    let cell = ''
    if (text[at] === '"') {
      const quoted = readQuoted(text, at + 1)
      if (quoted === null) return { lines, openQuote: lines.length + 1 }
      ;[cell, at] = quoted
    }
    unquoted.lastIndex = at
    const end = unquoted.exec(text)?.index ?? text.length
    const rest = text.slice(at, end)
    if (cell !== '' && rest.trim() !== '' && loose.at(-1) !== lines.length + 1) loose.push(lines.length + 1)
    cells.push(cell + rest)
    at = end + 1
    if (text[end] === delimiter) {
      // A delimiter at the very end has an empty cell behind it.
      if (at === text.length) cells.push('')
      else continue
    }
    if (text[end] === '\r' && text[at] === '\n') at += 1
    lines.push(cells)
    cells = []
  }
  if (cells.length > 0) lines.push(cells)
  return { lines, loose }
}

/** The words of a quoted cell that begins at `from`, and where they end; null when they don't. */
function readQuoted(text: string, from: number): [words: string, end: number] | null {
  let words = ''
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return null
    words += text.slice(at, quote)
    if (text[quote + 1] !== '"') return [words, quote + 1]
    words += '"'
    at = quote + 2
  }
}
