// What an import of files gives.
import type { TemplateImport } from './own-template'
import type { PackSummary } from './pack'
import type { WaitingWord } from './word-calls'

/** A pack that was there before and has sections of an imported one: the file was made of it, or it of the file. */
export interface Twin {
  readonly pack: PackSummary
  /** Both have the same sections, word for word. */
  readonly same: boolean
}

/** What was imported from a file. */
export type Imported =
  /** `known`: the same file was imported before, as this pack. */
  | { readonly kind: 'pack'; readonly pack: PackSummary; readonly known: boolean; readonly twin: Twin | null }
  | { readonly kind: 'templates'; readonly done: TemplateImport }
  /** Word files, which are read and shown before they are taken in. */
  | { readonly kind: 'word'; readonly files: readonly WaitingWord[] }

/** What was imported from several files. */
export interface ImportedFiles {
  readonly imported: readonly Imported[]
  /** A sentence about each file that could not be imported. */
  readonly failures: readonly string[]
}
