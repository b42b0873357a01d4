// An export for each row of a table: a PDF a row, one after another; a bad row doesn't stop the others.
import { AppError } from '#shared/result'
import type { DataTable, TableRow } from '#shared/table'
import { type ColumnFields, emptyFields, rowFault, withRow } from '#shared/table-fields'
import type { Engine } from '../pdf'
import { type ExportInput, exportPdf, type MadePdf } from './export-pdf'
import { appendToLog, logFile, logLines } from './log-file'
import { writeFileWhole } from './write-file'

/** What to export, and where to. */
export interface RowsInput extends ExportInput {
  readonly table: DataTable
  readonly matches: ColumnFields
  /** The file of each row. */
  readonly files: readonly string[]
  /** Temporary names in the folder of the files, noted by the caller: as many are written at the same time. */
  readonly partials: readonly string[]
}

/** What became of a row. */
export type RowResult = {
  /** Its number in the file. */
  readonly line: number
  readonly file: string
} & (
  | { readonly pages: number; readonly bytes: number; readonly empty: readonly string[] }
  | { readonly failed: string }
)

/**
 * Exports every row and reports each when its file is on disk. Sections that no field of the table changes are laid out
 * once: they are kept by the identity of their JSON. A disk is slow to answer, so files are written while the next ones
 * are made.
 */
export async function exportRows(
  engine: Engine,
  input: RowsInput,
  onRow: (result: RowResult) => void,
  isCancelled: () => boolean = () => false,
): Promise<void> {
  const { table, files, partials } = input
  const free = [...partials]
  const writing = new Set<Promise<void>>()
  for (const [index, row] of table.rows.entries()) {
    // Messages are heard between two rows.
    await new Promise(setImmediate)
    if (isCancelled()) break
    const [line, file] = [row.line, files[index] ?? '']
    const made = await rowPdfOrReason(engine, input, row)
    while (free.length === 0) await Promise.race(writing)
    const partial = free.pop()
    const written = outcome(made, file, partial).then((result) => {
      if (partial !== undefined) free.push(partial)
      writing.delete(written)
      onRow({ line, file, ...result })
    })
    writing.add(written)
  }
  await Promise.all(writing)
}

interface Made {
  readonly pdf: Uint8Array
  readonly pages: number
  readonly empty: readonly string[]
}

async function rowPdfOrReason(engine: Engine, input: RowsInput, row: TableRow): Promise<Made | string> {
  const fault = rowFault(row, input.matches)
  if (fault !== null) return fault
  try {
    const { pdf, pages } = await rowPdf(engine, input, row)
    return { pdf, pages, empty: emptyFields(input.pack, input.matches, row) }
  } catch (error) {
    return whyNot(error)
  }
}

async function outcome(made: Made | string, file: string, partial: string | undefined) {
  if (typeof made === 'string') return { failed: made }
  try {
    await writeFileWhole(file, made.pdf, partial)
    return { pages: made.pages, bytes: made.pdf.length, empty: made.empty }
  } catch (error) {
    return { failed: whyNot(error) }
  }
}

/** Why a row failed, in words; what nobody expected goes into the log. */
export function whyNot(error: unknown): string {
  if (error instanceof AppError) return error.message
  appendToLog(logLines('a row of a table could not be exported', error))
  return `Something went wrong in Attaché; details are in ${logFile()}.`
}

/** The PDF of one row. */
export const rowPdf = (
  engine: Engine,
  { pack, assets, options, matches }: Omit<RowsInput, 'files' | 'partials'>,
  row: TableRow,
): Promise<MadePdf> => exportPdf(engine, { pack: withRow(pack, matches, row), assets, options })
