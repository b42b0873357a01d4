// Another pack as an enclosure: what is asked before its pages are made, and what is known of them afterwards.
import type { EnclosedFile } from './enclosed-file'
import type { PackMarking } from './markings'
import type { Pack, PackId, Paper } from './pack'

/**
 * Whose head, foot and page numbers its pages have: its own, or those of the pack that encloses it, which are continued on them.
 */
export const PAGE_HEADS = ['own', 'continued'] as const
export type PageHeads = (typeof PAGE_HEADS)[number]

/** A pack of the library, or a pack file that was opened. */
export type PackSource = { readonly packId: PackId } | { readonly fileId: string }

export interface PackOrder {
  readonly from: PackSource
  /** Who will read it; absent when everyone may read all of it. */
  readonly edition?: string | undefined
  readonly heads: PageHeads
  /** That of the pack that encloses it. */
  readonly paper: Paper
}

/** A pack whose pages were added to the library as a PDF. */
export interface EnclosedPack extends EnclosedFile {
  readonly title: string
  /** Its reference, or who issued it. */
  readonly source: string
  readonly marking: PackMarking
  /** Findings of its check. */
  readonly problems: number
}

/** A pack file that was opened to be enclosed. It is not added to the library. */
export interface OpenedPack {
  readonly fileId: string
  readonly pack: Pack
}

export interface EnclosedPackCalls {
  /** Opens a pack file that is to be enclosed. */
  'enclosures.openPack': { request: { name: string; bytes: Uint8Array }; reply: OpenedPack }
  /** Makes the pages of a pack and adds them to the library as a PDF. Throws `export/no-edition` when an edition must be chosen. */
  'enclosures.addPack': { request: PackOrder; reply: EnclosedPack }
}
