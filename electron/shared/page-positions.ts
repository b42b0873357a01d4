// Positions of a pack's text on its pages, and page counts: data from the page engine for the pages view.
import type { NodeId } from './document/nodes'

/**
 * A position in the text of a pack. Letters are all characters except white space and hyphens, which differ in print.
 */
export interface TextPosition {
  readonly section: NodeId
  /** Index of the block in the section's `content`. */
  readonly block: number
  /** Letters of the block before it. */
  readonly letters: number
}

/** A clicked position, with the letters around it to find it again where the counts differ. */
export interface ClickedPosition extends TextPosition {
  readonly before: string
  readonly after: string
}

/** Where a text position is on the pages, in points from the top left. */
export interface PageBounds {
  /** Counted from 0. */
  readonly page: number
  /** The line. */
  readonly top: number
  readonly bottom: number
  /** The part of its block on that page. */
  readonly blockTop: number
  readonly blockBottom: number
  readonly left: number
}

/** Pages of a section. */
export interface SectionPages {
  /** Number of pages that show any of it. */
  readonly pages: number
  /** Number printed on the first of them. */
  readonly label: string
  /** The same page, counted from 0. */
  readonly first: number
}

/** Pages of a pack. */
export interface PageCounts {
  readonly pages: number
  /** By id; sections that are not printed are missing. */
  readonly sections: ReadonlyMap<NodeId, SectionPages>
}
