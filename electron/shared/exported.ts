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
  readonly stage: 'layout' | 'painting' | 'writing'
  /** From 0 to 1. */
  readonly done: number
}
