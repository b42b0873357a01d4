// A file of others as it was read to be enclosed.
import type { AssetId, EnclosedPages } from './document/nodes'
import type { PageMarking } from './enclosed-words'

/** What is known of a file that was added to the library. */
export interface EnclosedFile {
  readonly asset: AssetId
  /** The sizes of its pages. */
  readonly sheets: readonly EnclosedPages[]
  /** What an export leaves out, as words for a sentence: `scripts`, `embedded files`. */
  readonly active: readonly string[]
  /** What shows otherwise than a reader expects, as sentences without their subject: `is a portfolio: …`. */
  readonly cautions: readonly string[]
  /** Pages whose content is lost. */
  readonly lost: number
  /** The highest marking that is written on its pages, by any scheme. */
  readonly marked: PageMarking | null
  /** It was protected by a password; the library keeps it without. */
  readonly unlocked: boolean
}
