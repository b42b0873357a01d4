// A table of values, from a file: a heading for each column, and rows of cells as they are written.

/** A cell. */
export interface TableCell {
  /** As written in a text file, as shown in a workbook. */
  readonly text: string
  /** The date that it shows, written `2026-03-12`; absent for anything else. */
  readonly day?: string | undefined
  /** The time beside that date, as `14:30`. */
  readonly time?: string | undefined
  /** Why it has no value that could be used. */
  readonly fault?: string | undefined
}

/** A row with the headings' cells; missing ones are empty. */
export interface TableRow {
  /** Its number in the file, the headings being in the first one. */
  readonly line: number
  readonly cells: readonly TableCell[]
  /** Why nothing can be made of it, whatever its columns are used for; absent in a sound row. */
  readonly fault?: string | undefined
}

/** Encodings of text files, with their names. */
export const TABLE_ENCODINGS = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Western European (Windows-1252)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['windows-1255', 'Hebrew (Windows-1255)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['windows-1257', 'Baltic (Windows-1257)'],
  ['utf-16le', 'UTF-16, little end first'],
  ['utf-16be', 'UTF-16, big end first'],
] as const
export type TableEncoding = (typeof TABLE_ENCODINGS)[number][0]

/** How a file is read where it can be read in several ways; what is absent is left to the program. */
export interface TableReading {
  readonly encoding?: TableEncoding | undefined
  /** Hidden rows and columns of a workbook are read too. */
  readonly hidden?: boolean | undefined
}

export interface DataTable {
  /** No two are alike. */
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  /** What the reader should know about how it was read. */
  readonly notes: readonly string[]
  /** Encoding of a text file; null for a workbook. */
  readonly encoding: TableEncoding | null
  /** Whether a workbook has hidden rows or columns. */
  readonly hasHidden: boolean
  /** Whether they were read. */
  readonly readsHidden: boolean
}

/** Limits of a table from a file. */
export const TABLE_LIMITS = { bytes: 32 * 1024 * 1024, rows: 10_000, columns: 200, letters: 20_000 } as const

/**
 * Makes a table of lines of cells: the first line that has words has the headings, empty lines are left out. Null when there are no
 * words.
 */
export function tableOf(
  lines: readonly (readonly TableCell[])[],
): Pick<DataTable, 'columns' | 'rows' | 'notes'> | null {
  const first = lines.findIndex((cells) => !isEmptyLine(cells))
  const headings = lines[first]
  if (headings === undefined) return null
  const width = headings.findLastIndex(({ text }) => text.trim() !== '') + 1
  const { columns, notes } = headingsOf(headings.slice(0, width).map(({ text }) => text))
  const rows = lines.flatMap((cells, index) =>
    index <= first || isEmptyLine(cells) ? [] : [rowOf(cells, index + 1, width)],
  )
  const late = (lines[0]?.length ?? 0) > 1 && first > 0
  return {
    columns,
    rows,
    notes: late ? [`The first row is empty: row ${first + 1} was taken for the headings.`, ...notes] : notes,
  }
}

/** Whether a line has no words. */
export const isEmptyLine = (cells: readonly TableCell[]): boolean =>
  cells.every(({ text, fault }) => text.trim() === '' && fault === undefined)

/** Headings that can be told apart: one that comes again gets a number, an empty one that of its column. */
function headingsOf(texts: readonly string[]): Pick<DataTable, 'columns' | 'notes'> {
  const taken = new Set<string>()
  const [doubled, empty]: [string[], string[]] = [[], []]
  const free = (heading: string): string => {
    let name = heading
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${heading} (${count})`
    taken.add(name.toLowerCase())
    return name
  }
  const columns = texts.map((text, index) => {
    const heading = text.trim().replaceAll(/\s+/g, ' ')
    const name = free(heading || `Column ${index + 1}`)
    if (heading === '') empty.push(name)
    else if (name !== heading) doubled.push(name)
    return name
  })
  const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')
  return {
    columns,
    notes: [
      ...(doubled.length > 0 ? [`Headings that come again have a number: ${quoted(doubled)}.`] : []),
      ...(empty.length > 0 ? [`Columns without a heading have a name: ${quoted(empty)}.`] : []),
    ],
  }
}

function rowOf(cells: readonly TableCell[], line: number, width: number): TableRow {
  const whole = Array.from({ length: width }, (_, index) => withFault(cells[index] ?? { text: '' }))
  const extra = cells.slice(width).find(({ text }) => text.trim() !== '')
  if (!extra) return { line, cells: whole }
  return {
    line,
    cells: whole,
    fault: `It has more cells than there are headings: “${shortened(extra.text)}” has none.`,
  }
}

function withFault(cell: TableCell): TableCell {
  if (cell.fault !== undefined) return cell
  const { length } = cell.text
  if (length > TABLE_LIMITS.letters)
    return {
      ...cell,
      fault: `A cell has ${length} characters; a value has at most ${TABLE_LIMITS.letters}.`,
    }
  if (!WORKBOOK_ERROR.test(cell.text)) return cell
  return { ...cell, fault: `A cell has the error ${cell.text} instead of a value.` }
}

/** What a workbook shows where a formula failed. */
const WORKBOOK_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/

/** A text that is quoted in a message. */
export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
