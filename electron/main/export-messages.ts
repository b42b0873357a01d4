// Messages between the main process and the thread of an export.

import type { ExportFile, ExportProgress } from '#shared/exported'
import type { Failure } from '#shared/failure'
import type { ComparedNumbers } from '#shared/history'
import type { ExportOptions, PackId, Problem } from '#shared/pack'
import type { DataTable } from '#shared/table'
import type { ColumnFields } from '#shared/table-fields'
import type { RowsTold, Together } from '#shared/together'
import type { RowResult } from '../app/export-rows'

/** A pack, perhaps with all rows of a table, or what changed between two versions of it. */
export type Printed =
  | {
      readonly options: ExportOptions
      readonly file?: ExportFile | undefined
      readonly rows?: RowsTogether | undefined
    }
  | { readonly compare: ComparedNumbers }

/** A table of values, and the fields that its columns fill in. */
export interface Rows {
  readonly table: DataTable
  readonly matches: ColumnFields
}

/** All rows of a table in one PDF. */
export interface RowsTogether extends Rows {
  readonly together: Together
}

/** Message to the worker. Paths never leave the main process. */
export interface ExportRequest {
  readonly database: string
  readonly packId: PackId
  readonly what: Printed
  /** Destination of the finished file, with symbolic links resolved. */
  readonly target: string
  /** Written first, in the same folder, then renamed: the target is either the old file or the complete new one. */
  readonly partial: string
}

/** The pack and options for a worker to check. Paths never leave the main process. */
export interface CheckRequest extends Pick<ExportRequest, 'database' | 'packId'> {
  readonly options: ExportOptions
  readonly file?: ExportFile | undefined
  /** Identifies the answer. */
  readonly check: number
}

/** Message to the worker: an export for each row of a table. The message `cancel` ends it after the row that it is at. */
export interface RowsOrder extends Pick<ExportRequest, 'database' | 'packId'>, Rows {
  readonly options: ExportOptions
  /** The file of each row. */
  readonly files: readonly string[]
  readonly partials: readonly string[]
}

/** Messages from the worker. */
export type ExportMessage =
  | { readonly kind: 'checked'; readonly check: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'unchecked'; readonly check: number; readonly failure: Failure }
  | { readonly kind: 'progress'; readonly stage: ExportProgress['stage']; readonly done: number }
  | {
      readonly kind: 'done'
      readonly pages: number
      readonly bytes: number
      readonly warnings: readonly Problem[]
      /** What became of the rows of a table. */
      readonly rows?: RowsTold | undefined
    }
  | { readonly kind: 'row'; readonly result: RowResult }
  | { readonly kind: 'rowsDone' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Result of a finished export. */
export type ExportDone = Extract<ExportMessage, { kind: 'done' }>
