// Calls from the window about an export for each row of a table.
import type { ExportReport } from './exported'
import type { ExportOptions, PackId } from './pack'
import type { DataTable, TableReading } from './table'
import type { ColumnFields } from './table-fields'
import type { RowsTold, Together } from './together'

/** A table that the user chose. */
export interface ChosenTable extends DataTable {
  /** Identifies it in later calls; paths never come from the window. */
  readonly tableId: string
  /** Name of its file. */
  readonly name: string
}

/** What became of an export for each row. */
export interface RowsReport {
  /** Identifies one of the files, for the folder that they are in. */
  readonly exportId: string | null
  /** For display only. */
  readonly folder: string
  readonly saved: number
  /** Rows of the table. */
  readonly of: number
  readonly cancelled: boolean
  /** Rows that were not exported, and why. */
  readonly failed: readonly { readonly line: number; readonly why: string }[]
  /** Rows in which cells are empty: the labels of their fields are printed as blanks. */
  readonly empty: readonly { readonly line: number; readonly labels: readonly string[] }[]
}

/** A finished PDF with all rows. */
export interface TogetherReport extends ExportReport {
  readonly rows: RowsTold
}

export interface TableCalls {
  /** Asks for the file of a table and reads it; null when the user cancelled. */
  'tables.choose': { request: null; reply: ChosenTable | null }
  /** Reads the file of a table again, in another way. */
  'tables.readAgain': { request: TableReading & { tableId: string }; reply: ChosenTable }
  /** Asks for a folder, and before files there are replaced, then exports; null when the user cancelled. */
  'export.rows': {
    request: {
      id: PackId
      jobId: string
      options: ExportOptions
      tableId: string
      matches: ColumnFields
      pattern: string
    }
    reply: RowsReport | null
  }
  /** Asks where to write, then exports one PDF with all rows; null when the user cancelled. */
  'export.allRows': {
    request: {
      id: PackId
      jobId: string
      options: ExportOptions
      tableId: string
      matches: ColumnFields
      together: Together
    }
    reply: TogetherReport | null
  }
}
