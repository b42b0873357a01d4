// A whole pack collected, in printing order and with all numbers known: what a file is made of that has no fixed pages.
import type { AnnexNaming } from '#shared/document/annex-names'
import type { AssetId, CommentThread } from '#shared/document/nodes'
import type { Numbering } from '#shared/document/survey'
import type { Target } from '#shared/document/targets'
import type { Asset, ExportOptions, NotesLocation, PackMeta, Problem } from '#shared/pack'
import type { Theme } from '../theme'
import type { AttachedFile, DocumentInfo, Tag } from '../types'
import type { Block, CollectedHeading, Note, Run, TableBlock } from './blocks'
import type { CollectedFirstPage } from './first-page'
import type { CollectedFrontMatter } from './front-matter'

/** Sizes of the pages of one orientation, in points. */
export interface PageSize {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly inner: number
  readonly outer: number
  readonly measure: number
  readonly textHeight: number
}

/** A comment with its number, which the runs that it is about name. */
export interface CollectedComment {
  readonly number: number
  readonly thread: CommentThread
}

/** A part of the pack: a section, or what the program adds. */
export interface PackPart {
  readonly blocks: readonly Block[]
  /** Lines in columns, in place of blocks. */
  readonly rows: CollectedFirstPage | null
  readonly tags: readonly Tag[]
  readonly headings: readonly CollectedHeading[]
  readonly comments: readonly CollectedComment[]
  /** Pages of a file that the section encloses and that are in the PDF alone. */
  readonly absent: number
  /** The file that it attaches in place of its pages. */
  readonly attached: AttachedFile | null
}

/** A part with its place in the pages. */
export interface PlacedPart {
  readonly unit: PackPart
  readonly landscape: boolean
  /** `A` for annex A, empty for the body: its pages are numbered on their own. */
  readonly series: string
  /** Starts on a new page. */
  readonly newPage: boolean
  /** That page is a right-hand one. */
  readonly recto: boolean
}

/** The title of the pack, or the first page of the paper in its place, and the contents. */
export interface PackFront
  extends Pick<CollectedFrontMatter, 'tags' | 'logo' | 'title' | 'details' | 'markingLines' | 'contents'> {
  readonly firstPage: CollectedFirstPage | null
  /** On pages of its own. */
  readonly separate: boolean
}

/** A table fitted into a width. */
export interface TableFit {
  /** The table, with smaller type if necessary. */
  readonly table: TableBlock
  /** Widths of the columns, which fill the width. */
  readonly widths: readonly number[]
  /** Beside the content of each cell. */
  readonly padding: number
}

/** A pack, collected. */
export interface CollectedPack {
  readonly theme: Theme
  readonly meta: PackMeta
  readonly info: DocumentInfo
  readonly options: ExportOptions
  readonly numbering: Numbering & { readonly annexes: AnnexNaming; readonly sections: boolean }
  readonly notes: NotesLocation
  /** Notes that are listed at the end, in order. */
  readonly endnotes: readonly Note[]
  readonly assets: ReadonlyMap<AssetId, Asset>
  /** Parts of the marking, each on a line of its own. */
  readonly marking: readonly string[]
  readonly portrait: PageSize
  readonly landscape: PageSize
  readonly front: PackFront
  readonly parts: readonly PlacedPart[]
  readonly targets: ReadonlyMap<string, Target>
  /** Printed page number of each anchor, and of the last page of each series. */
  readonly pageOf: ReadonlyMap<string, string>
  readonly lastOf: ReadonlyMap<string, string>
  /** Number of pages that the layout needed. */
  readonly pages: number
  readonly warnings: readonly Problem[]
  /** Fits a table into a width on pages of an orientation. */
  fitTable(table: TableBlock, width: number, landscape: boolean): TableFit
  /** Whether a paragraph runs from right to left. */
  isRightToLeft(runs: readonly Run[]): boolean
}
