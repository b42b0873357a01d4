// What is known of a Word file that was read and not yet taken in.
import type { MarkingLevel } from './document/nodes'

/** Most files that are taken in at once. */
export const MOST_WORD_FILES = 1000
/** Most remarks about a file. */
export const MOST_REMARKS = 400

/** Something of a file that isn't in the pack, or is there in another form. */
export interface WordRemark {
  readonly kind: 'lost' | 'changed'
  readonly what: string
  /** The heading and the first words of the paragraph; empty for the whole file. */
  readonly place: string
  /** How often it is there. */
  readonly count: number
}

/** What may be a portion mark at the start of paragraphs, as it is typed: `(S//NF)`. */
export interface FoundPortion {
  readonly text: string
  readonly count: number
}

/** Names of the properties of a Word file that say which pack it was made of. */
export const PACK_PROPERTY = 'AttachePack'
export const REVISION_PROPERTY = 'AttacheRevision'

/** The pack that a Word file was made of. */
export interface MadeFrom {
  readonly pack: string
  /** How often the pack had been saved. */
  readonly revision: number
}

/** A Word file as it was read. */
export interface WordFile {
  readonly title: string
  /** Titles of the sections with their levels. */
  readonly sections: readonly { readonly title: string; readonly level: number; readonly annex: boolean }[]
  /** Different lines of the heads and feet of pages. */
  readonly lines: readonly string[]
  readonly portions: readonly FoundPortion[]
  /** Null for a file of another program, and for one that has lost it. */
  readonly madeFrom?: MadeFrom | null
  readonly remarks: readonly WordRemark[]
}

/** What the user says about the marking of a file. */
export interface WordMarking {
  readonly scheme: string
  readonly level: NonNullable<MarkingLevel>
  readonly caveat: string
  /** The words that look like markings are none: they stay words. */
  readonly none: boolean
}
