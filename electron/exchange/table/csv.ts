// Cells of a text file whose delimiter is a comma, semicolon, tab or bar; the only user of papaparse.
import papaparse from 'papaparse'

const DELIMITERS = [',', ';', '\t', '|']
/** The line with which Excel names the delimiter. */
const NAMED = /^"?sep=(.)"?\r?\n/i

/** The cells of a text, or the line of a quotation mark that is never closed. */
export type CsvResult = { readonly lines: readonly (readonly string[])[] } | { readonly openQuote: number }

/** Reads all lines, at most `most` of them and one more. */
export function readCsv(text: string, most: number): CsvResult {
  const named = NAMED.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const delimiter = named?.[1] ?? delimiterOf(body)
  const { data, errors } = papaparse.parse<string[]>(body, { delimiter, preview: most + 1 })
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  return open ? { openQuote: (open.row ?? 0) + 1 } : { lines: data }
}

/** The delimiter that cuts the first line with words into most cells: later lines may have any of them in their words. */
function delimiterOf(text: string): string {
  const counts = DELIMITERS.map((delimiter) => {
    const { data } = papaparse.parse<string[]>(text.slice(0, 100_000), { delimiter, preview: 20 })
    return (data.find((cells) => cells.some((cell) => cell.trim() !== '')) ?? []).length
  })
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
