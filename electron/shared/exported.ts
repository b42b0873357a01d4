// What an export gives, and how far it is.
import type { Problem } from './pack'

/** A file written to a place of the user's choice. */
export interface WrittenFile {
  /** Identifies the file in later calls; paths never come from the window. */
  readonly exportId: string
  /** For display only. */
  readonly path: string
}

/** Result of a finished export. */
export interface ExportReport extends WrittenFile {
  readonly pages: number
  readonly bytes: number
  readonly warnings: readonly Problem[]
}

export interface ExportProgress {
  readonly jobId: string
  /** `rows`: an export for each row of a table. */
  readonly stage: 'layout' | 'painting' | 'writing' | 'rows'
  /** From 0 to 1. */
  readonly done: number
  /** How many of the rows are finished; only in that stage. */
  readonly rows?: { readonly done: number; readonly of: number } | undefined
}
