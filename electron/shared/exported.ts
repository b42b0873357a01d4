// What an export gives, and how far it is.
import type { ExportOptions, PackId, Problem } from './pack'

/** Kinds of files that a pack is exported to, by their extensions. */
export const EXPORT_FILES = ['pdf', 'docx'] as const
export type ExportFile = (typeof EXPORT_FILES)[number]

/** A pack to be exported. */
export interface ExportOrder {
  readonly id: PackId
  readonly jobId: string
  readonly options: ExportOptions
  readonly file?: ExportFile | undefined
}

/** A file written to a place of the user's choice. */
export interface WrittenFile {
  /** Identifies the file in later calls; paths never come from the window. */
  readonly exportId: string
  /** For display only. */
  readonly path: string
}

/** A folder of the user's choice for several files. */
export interface ChosenFolder {
  /** Identifies the folder in later calls. */
  readonly folderId: string
  /** For display only. */
  readonly path: string
}

/** Result of a finished export. */
export interface ExportReport extends WrittenFile {
  /** Of the PDF; a Word file is divided into pages where it is opened. */
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

/** What a copy of the whole pack is without, unless the user wants it: nobody sees it in print, but whoever gets the file can read it. */
export const LEFT_OF_COPIES = ['excluded', 'comments', 'proposals', 'fields', 'imageNames'] as const
export type LeftOfCopy = (typeof LEFT_OF_COPIES)[number]

/** A copy to send; without an edition that of everything, less what it goes without. */
export interface CopyOrder {
  readonly id: PackId
  readonly edition?: string | null | undefined
  readonly without?: readonly LeftOfCopy[] | undefined
}
