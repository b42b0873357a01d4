// Printers, and what to print on them.
import type { ExportOptions, PackId } from './pack'

/** A printer that accepts PDFs directly. */
export interface Printer {
  /** The system's name; unique. */
  readonly name: string
  readonly label: string
}

/** Options for a printer. */
export interface PrinterOptions {
  readonly printer: string
  /** From 1 to 99. */
  readonly copies: number
  readonly twoSided: boolean
}

/** A request to print a pack. */
export interface PrintRequest {
  readonly id: PackId
  /** Identifies it in progress events and in `export.cancel`. */
  readonly jobId: string
  readonly options: ExportOptions
  /** Null opens the pages in the system's PDF viewer, to print from there. */
  readonly printerOptions: PrinterOptions | null
}
